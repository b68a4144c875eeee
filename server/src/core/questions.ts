import type {
  AskedPixel,
  NoticeMarks,
  OptionalCategory,
  Question,
  Questions,
  SnapshotPixel,
} from '../contract';
import { NOT_ASKED } from './consent-cookie';
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

// Also pixels that are stopped for now: to start them again is no news.
const askedIn = (category: OptionalCategory, pixels: readonly SnapshotPixel[]): AskedPixel[] =>
  pixels.filter(({ categories }) => categories.includes(category)).map(toAsked);

const renew = (before: Question | undefined, now: AskedPixel[], sha256: Sha256): Question => {
  // Whoever answers while there are none answers nothing about those that come, or come back.
  if (now.length === 0) return { mark: NOT_ASKED, asked: [] };
  const known = before?.asked ?? [];
  const isCovered = now.every((pixel) => known.some((one) => covers(one, pixel)));
  return before && isCovered ? before : { mark: markOf(now, sha256), asked: now };
};

/**
 * Say what visitors are asked in each category with these pixels. A question that covers them already stays, with its
 * mark: what is left out, or spelled better, is nothing to ask again about. It is compared with the question as it was
 * first put, so that many small changes add up to a large one. A category without pixels has no question.
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
