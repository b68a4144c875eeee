import type { SnapshotPixel, Trackers } from '../contract';
import { baseOf, isTold, toldIn, type ToldIn } from './told';
import type { PreparedSnapshot } from './prepare';

/** Find what an editor wrote in a language, or in that language at large. */
export const writtenIn = (
  lang: string,
  { purpose, purposeIn = {} }: Pick<SnapshotPixel, 'purpose' | 'purposeIn'>,
): { text: string; lang: string | null } => {
  const find = (wanted: string) => Object.keys(purposeIn).find((key) => key.toLowerCase() === wanted);
  const found = find(lang.toLowerCase()) ?? find(baseOf(lang.toLowerCase()));
  const text = found === undefined ? undefined : purposeIn[found];
  return text === undefined ? { text: purpose, lang: null } : { text, lang: found ?? null };
};

const withoutTraces = ({ traces: _traces, ...about }: ToldIn) => about;

/** Find what is told of a pixel's vendor in a language, and what it keeps; in English where it is in no other. */
export const vendorIn = (
  lang: string,
  pixel: Pick<SnapshotPixel, 'about' | 'aboutIn' | 'traces'>,
): Pick<Trackers['trackers'][number], 'about' | 'aboutLang' | 'keeps'> => {
  const told = toldIn(pixel, lang);
  return {
    about: told ? withoutTraces(told) : (pixel.about ?? null),
    aboutLang: told ? baseOf(lang) : 'en',
    keeps: told?.traces ?? pixel.traces ?? [],
  };
};

const toTracker =
  (lang: string) =>
  (pixel: SnapshotPixel): Trackers['trackers'][number] => {
    const { vendorName, categories, declared, reviewedAt, hosts } = pixel;
    return {
      vendor: vendorName,
      purpose: writtenIn(lang, pixel),
      categories,
      ...vendorIn(lang, pixel),
      hosts,
      declared: declared === true,
      reviewedOn: reviewedAt?.slice(0, 10) ?? null,
    };
  };

/** List what runs on a site, or is put into it by something else: for a page, and for other sites' tools. */
export const trackers = ({ snapshot }: PreparedSnapshot, lang: string): Trackers => ({
  publication: snapshot.number,
  publishedAt: snapshot.publishedAt,
  lang,
  trackers: snapshot.pixels.filter(isTold).map(toTracker(lang)),
});
