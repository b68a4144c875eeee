import type { Category, Notice, Snapshot } from '../contract';

const ORDER: readonly Category[] = ['necessary', 'functional', 'measurement', 'marketing'];

/**
 * Name the pixels that can run, and those that something else puts into the site, by category, with vendor and
 * purpose: what the banner says, the same for every visitor. A category without pixels is left out; a pixel of two
 * categories stands in both.
 */
export const notice = ({ number, pixels }: Snapshot): Notice => {
  const live = pixels.filter(({ hash, approvedHash, paused }) => approvedHash === hash && !paused);
  const categories = ORDER.map((key) => ({
    key,
    pixels: live
      .filter(({ categories: asked }) => asked.includes(key))
      .map(({ vendorName, purpose, purposeIn }) => ({
        vendor: vendorName,
        purpose,
        ...(purposeIn ? { purposeIn } : {}),
      })),
  }));
  return { snapshot: number, categories: categories.filter((category) => category.pixels.length > 0) };
};
