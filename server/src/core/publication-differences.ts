import type {
  BannerSettings,
  ListedInPublication,
  PixelDifferences,
  PublishedWords,
  SnapshotPixel,
  TextChange,
  VisitorTextKey,
} from '../contract';
import { canonicalJson } from './hash';
import { baseOf } from './told';
import { languagesOf, textsFor } from './visitor-texts';

/** So many pixels that differ are listed. */
const LISTED = 200;

const keysOf = (texts: object): VisitorTextKey[] => Object.keys(texts) as VisitorTextKey[];

const isSame = (a: unknown, b: unknown): boolean =>
  // Most are alike to the letter, which is found much faster.
  JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);

const sameEntry = (a: ListedInPublication, b: ListedInPublication | undefined): boolean =>
  a.version === b?.version && a.paused === b.paused && a.name === b.name;

/** List the pixels that are in one publication alone, or differ in version, name or standing. */
export const listedDifferences = (
  before: readonly ListedInPublication[],
  after: readonly ListedInPublication[],
): Pick<PixelDifferences, 'before' | 'after' | 'more'> => {
  const was = new Map(before.map((pixel) => [pixel.slug, pixel]));
  const is = new Map(after.map((pixel) => [pixel.slug, pixel]));
  const differing = [
    ...after.filter((pixel) => !sameEntry(pixel, was.get(pixel.slug))),
    ...before.filter(({ slug }) => !is.has(slug)),
  ].map(({ slug }) => slug);
  const shown = new Set(differing.slice(0, LISTED));
  return {
    before: before.filter(({ slug }) => shown.has(slug)),
    after: after.filter(({ slug }) => shown.has(slug)),
    more: differing.length - shown.size,
  };
};

const withoutDates = ({ reviewedAt: _reviewedAt, stopsAt: _stopsAt, ...pixel }: SnapshotPixel) => pixel;

/** Find what differs in pixels that stayed the same version: what an update of the plugin made anew, and dates of reviews. */
export const contentDifferences = (
  before: readonly SnapshotPixel[],
  after: readonly SnapshotPixel[],
): Pick<PixelDifferences, 'recompiled' | 'redated'> => {
  const was = new Map(before.map((pixel) => [pixel.id, pixel]));
  const recompiled: string[] = [];
  let redated = 0;
  for (const pixel of after) {
    const earlier = was.get(pixel.id);
    if (!earlier || earlier.version !== pixel.version) continue;
    const alike = { ...earlier, paused: pixel.paused };
    if (!isSame(withoutDates(alike), withoutDates(pixel))) recompiled.push(pixel.name);
    else if (!isSame(alike, pixel)) redated += 1;
  }
  return { recompiled, redated };
};

/** List which words differ for visitors, language by language. A language that nobody wrote in falls back, as it does for them. */
export const textDifferences = (before: BannerSettings, after: BannerSettings): TextChange[] =>
  [...new Set([...languagesOf(after), ...languagesOf(before)])].flatMap((language) => {
    const was = textsFor([language], before).texts;
    const is = textsFor([language], after).texts;
    return keysOf(is)
      .filter((key) => was[key] !== is[key])
      .map((key) => ({ language, key, before: was[key], after: is[key] }));
  });

/** Write what visitors read in every language: the site's own first, which are read most. */
export const publishedWords = (banner: BannerSettings): PublishedWords[] =>
  [...new Set([banner.language, ...Object.keys(banner.texts), ...languagesOf(banner)])].map((language) => ({
    language,
    texts: textsFor([language], banner).texts,
    own: keysOf({ ...banner.texts[baseOf(language)], ...banner.texts[language] }),
  }));
