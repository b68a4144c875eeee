import { isHardToRead, type Finding, type PixelContent } from '../contract';
import { findingsOf, NAMES_SHOWN, type Sibling } from '../core/findings';
import type { PixelIdentity } from '../io/ports';
import { factsOf } from '../vendors';

const groupByVendor = (pixels: readonly PixelIdentity[]): ReadonlyMap<string, PixelIdentity[]> => {
  const groups = new Map<string, PixelIdentity[]>();
  for (const pixel of pixels) {
    const group = groups.get(pixel.vendor);
    if (group) group.push(pixel);
    else groups.set(pixel.vendor, [pixel]);
  }
  return groups;
};

/** So many other pixels of the same vendor have to be known for the findings about one. */
export const OTHERS_NEEDED = NAMES_SHOWN + 1;

/** Find what about a pixel deserves a look; `others` are those of the same vendor in use under other ids. */
export const findingsAbout = (content: PixelContent, others: readonly Sibling[]): Finding[] =>
  findingsOf({ content, vendor: factsOf(content), others, isHardToRead });

/** Find what about each pixel deserves a look, in the light of all pixels in use. */
export const findingsAmong = (inUse: readonly PixelIdentity[]) => {
  const byVendor = groupByVendor(inUse);
  const identityOf = new Map(inUse.map(({ slug, identity }) => [slug, identity]));

  /** Stops as soon as there are more than a finding names: there may be thousands. */
  const othersOf = (slug: string, vendor: string): Sibling[] => {
    const own = identityOf.get(slug) ?? '';
    const others: Sibling[] = [];
    if (own === '') return others;
    for (const pixel of byVendor.get(vendor) ?? []) {
      if (pixel.slug !== slug && pixel.identity !== '' && pixel.identity !== own) others.push(pixel);
      if (others.length === OTHERS_NEEDED) break;
    }
    return others;
  };

  return (slug: string, content: PixelContent): Finding[] =>
    findingsAbout(content, othersOf(slug, content.vendor));
};
