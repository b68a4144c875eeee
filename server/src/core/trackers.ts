import type { SnapshotPixel, Trackers } from '../contract';
import { baseOf, isTold, toldIn, type ToldIn } from './told';
import type { PreparedSnapshot } from './prepare';

/** Find what an editor wrote in a language, or in that language at large. */
const writtenIn = (
  lang: string,
  { purpose, purposeIn = {} }: SnapshotPixel,
): { text: string; lang: string | null } => {
  const find = (wanted: string) => Object.keys(purposeIn).find((key) => key.toLowerCase() === wanted);
  const found = find(lang.toLowerCase()) ?? find(baseOf(lang.toLowerCase()));
  const text = found === undefined ? undefined : purposeIn[found];
  return text === undefined ? { text: purpose, lang: null } : { text, lang: found ?? null };
};

const withoutTraces = ({ traces: _traces, ...about }: ToldIn) => about;

const toTracker =
  (lang: string) =>
  (pixel: SnapshotPixel): Trackers['trackers'][number] => {
    const { vendorName, categories, about, traces = [], declared, reviewedAt, hosts } = pixel;
    const told = toldIn(pixel, lang);
    return {
      vendor: vendorName,
      purpose: writtenIn(lang, pixel),
      categories,
      about: told ? withoutTraces(told) : (about ?? null),
      aboutLang: told ? baseOf(lang) : 'en',
      keeps: told?.traces ?? traces,
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
