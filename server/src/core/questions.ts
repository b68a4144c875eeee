import type {
  Asked,
  AskedPixel,
  NoticeMarks,
  OptionalCategory,
  Question,
  Questions,
  SnapshotPixel,
} from '../contract';
import { NOT_ASKED } from './consent-cookie';
import { isTold } from './told';
import { canonicalJson, type Sha256 } from './hash';
import { hasSameMeaning } from './same-meaning';

const MARK_LENGTH = 6;

const toAsked = ({ vendorName, purpose, about, traces = [] }: SnapshotPixel): AskedPixel => ({
  vendor: vendorName,
  purpose,
  dataGoesTo: about?.dataGoesTo ?? '',
  traces: traces.map(({ where, name }) => `${where} ${name}`).sort(),
});

/** Whether who agreed to the one has agreed to the other: it is no other vendor, no other purpose, and nothing more. */
const covers = (before: AskedPixel, now: AskedPixel): boolean =>
  before.vendor === now.vendor &&
  hasSameMeaning(before.dataGoesTo, now.dataGoesTo) &&
  now.traces.every((trace) => before.traces.includes(trace)) &&
  hasSameMeaning(before.purpose, now.purpose);

const markOf = (asked: AskedPixel[], sha256: Sha256): string => {
  const mark = sha256(canonicalJson(asked)).slice(0, MARK_LENGTH);
  return mark === NOT_ASKED ? '000001' : mark;
};

const askedIn = (category: OptionalCategory, pixels: readonly SnapshotPixel[]): AskedPixel[] =>
  pixels.filter((pixel) => isTold(pixel) && pixel.categories.includes(category)).map(toAsked);

const keyOf = ({ vendor, purpose, dataGoesTo, traces }: AskedPixel): string =>
  JSON.stringify([vendor, purpose, dataGoesTo, traces]);

/** A question, ready to be compared: nearly all of what is asked stands in it word by word. */
const readyToCover = (before: readonly AskedPixel[]): ((now: readonly AskedPixel[]) => boolean) => {
  const exact = new Set(before.map(keyOf));
  const ofVendor = new Map<string, AskedPixel[]>();
  for (const one of before) {
    const others = ofVendor.get(one.vendor);
    if (others) others.push(one);
    else ofVendor.set(one.vendor, [one]);
  }
  return (now) =>
    now.every(
      (pixel) =>
        exact.has(keyOf(pixel)) || ofVendor.get(pixel.vendor)?.some((one) => covers(one, pixel)) === true,
    );
};

/** Whether who agreed to all of the one has agreed to all of the other. */
const coversAll = (before: readonly AskedPixel[], now: readonly AskedPixel[]): boolean =>
  readyToCover(before)(now);

/** So many earlier questions are remembered; who answered an older one is asked again. */
const REMEMBERED = 30;
/** So many pixels in all of them, as every publication carries them; of the newest one, however many. */
const REMEMBERED_PIXELS = 1_000;

const remembered = (earlier: readonly Asked[]): Asked[] => {
  let pixels = 0;
  return earlier.slice(0, REMEMBERED).filter(({ asked }, at) => {
    pixels += asked.length;
    return at === 0 || pixels <= REMEMBERED_PIXELS;
  });
};

const renew = (before: Question | undefined, now: AskedPixel[], sha256: Sha256): Question => {
  const history: Asked[] = before ? [{ mark: before.mark, asked: before.asked }, ...before.earlier] : [];
  const known = history.filter(({ asked }) => asked.length > 0);
  // The same question keeps its mark, and its words as they were first put.
  const same = known.find(({ asked }) => coversAll(asked, now) && coversAll(now, asked));
  const current: Asked =
    now.length === 0 ? { mark: NOT_ASKED, asked: [] } : (same ?? { mark: markOf(now, sha256), asked: now });
  const earlier = remembered(known.filter(({ mark }) => mark !== current.mark));
  const fitting = now.length === 0 ? [] : earlier.filter(({ asked }) => coversAll(asked, now));
  return {
    ...current,
    fits: now.length === 0 ? [] : [current.mark, ...fitting.map(({ mark }) => mark)],
    earlier,
  };
};

/**
 * Say what visitors are asked in each category with these pixels. A question that differs by its spelling alone keeps its
 * mark; it is compared with the words in which it was first put, so that many small changes add up to a large one. Where
 * something is left out, the question is another, which a yes to the one before fits; so who is asked meanwhile has not
 * agreed to what comes back later. A category without pixels has no question.
 */
export const questionsOf = (
  before: Questions | undefined,
  pixels: readonly SnapshotPixel[],
  sha256: Sha256,
): Questions => {
  const question = (category: OptionalCategory): Question =>
    renew(before?.[category], askedIn(category, pixels), sha256);
  return {
    functional: question('functional'),
    measurement: question('measurement'),
    marketing: question('marketing'),
  };
};

/** The marks of questions: what a visitor's choice is compared with. */
export const marksOf = (questions: Questions): NoticeMarks => ({
  functional: questions.functional.mark,
  measurement: questions.measurement.mark,
  marketing: questions.marketing.mark,
});

/** The marks that a yes in each category may have been given to. */
export type FittingMarks = Readonly<Record<OptionalCategory, readonly string[]>>;

/** List the marks that fit the questions of today. */
export const fittingMarks = ({ functional, measurement, marketing }: Questions): FittingMarks => ({
  functional: functional.fits,
  measurement: measurement.fits,
  marketing: marketing.fits,
});
