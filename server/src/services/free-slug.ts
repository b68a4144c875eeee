import slugify from '@sindresorhus/slugify';

const LONGEST = 70;

/** The slug that a pixel's name suggests. */
export const slugFrom = (name: string): string =>
  slugify(name).slice(0, LONGEST).replace(/-+$/, '') || 'pixel';

/** The first of `base`, `base-2`, `base-3` … that nobody has. */
export const firstFree = (base: string, taken: ReadonlySet<string>): string => {
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
};

/** Find a slug for a pixel's name that nobody has. `slugsLike` lists those that start with a text. */
export const freeSlug = async (
  name: string,
  slugsLike: (start: string) => Promise<string[]>,
): Promise<string> => {
  const base = slugFrom(name);
  return firstFree(base, new Set(await slugsLike(base)));
};
