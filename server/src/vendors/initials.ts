import type { Vendor } from './define-vendor';

/** Words that half of all names hold, and that tell nothing. */
const COMMON = new Set(['pixel', 'tag', 'code', 'by', 'for', 'the', 'of']);

const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];

const tellingWords = ({ name, company }: Pick<Vendor, 'name' | 'company'>): string[] => {
  const words = wordsOf(name);
  const own = words.filter((word) => !COMMON.has(word.toLowerCase()));
  const makers = new Set(wordsOf(company ?? ''));
  const withoutMaker = own.filter((word) => !makers.has(word));
  return [withoutMaker, own, words].find((list) => list.length > 0) ?? [];
};

/**
 * Shorten a vendor's name to the one or two letters on its tile: `Meta Pixel` to Me, `TikTok Pixel` to TT, `Google Ads`
 * to Ad. The company's own name is left out where more remains, so that Google's vendors differ.
 */
export const initials = (vendor: Pick<Vendor, 'name' | 'company'>): string => {
  const [first = '', second] = tellingWords(vendor);
  if (second) return `${first.slice(0, 1)}${second.slice(0, 1)}`.toUpperCase();
  const [one, other] = first.match(/\p{Lu}/gu) ?? [];
  return one && other ? `${one}${other}` : `${first.slice(0, 1).toUpperCase()}${first.slice(1, 2)}`;
};
