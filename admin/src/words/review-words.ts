import type {
  CalendarEntry,
  Review,
  ReviewDetail,
  ReviewEvidence,
  ReviewFlag,
  ReviewStatus,
} from '../../../server/src/contract';
import { languageName } from './language-name';
import type { Tone } from './pixel-state';
import { dayIn, daysBetween, dayWords, momentWords } from './review-days';
import type { Words } from './words';

/** Colour of a status; its word stands beside it. */
export const STATUS_TONES: Record<ReviewStatus, Tone> = {
  overdue: 'danger',
  due: 'warning',
  upcoming: 'neutral',
};

/** Say in a sentence what about a pixel deserves more than a nod. */
export const flagWords = ({ code, details }: ReviewFlag, words: Words): string => {
  const { say } = words;
  const { language } = details;
  return code === 'hard_to_read' && language !== undefined
    ? say('review.flag.hard_to_read_in', { language: languageName(String(language), words) })
    : say(`review.flag.${code}`, details);
};

/** Say when a pixel is due, in days and with the date in the site's time zone. `now` in milliseconds. */
export const dueWords = (
  { dueAt, status }: Pick<CalendarEntry, 'dueAt' | 'status'>,
  now: number,
  timeZone: string,
  words: Words,
): string => {
  const days = daysBetween(dayIn(timeZone, now), dayIn(timeZone, dueAt));
  const date = dayWords(dueAt, timeZone, words);
  return status === 'upcoming'
    ? words.say('review.due.in', { days, date })
    : words.say('review.due.ago', { days: Math.max(0, -days), date });
};

/** Days of the periods that counts are told of. */
const PERIOD = 30;
const LONG_PERIOD = 90;

/** Days since counting began, of those on which fires were counted: today is one of them. */
const daysAgo = ({ countedDays }: ReviewEvidence): number => Math.max(0, countedDays - 1);

/** Speak of no day on which nobody counted. */
const firesKey = ({ countedDays }: ReviewEvidence) => {
  if (countedDays < PERIOD) return 'review.evidence.fires-new';
  return countedDays < LONG_PERIOD ? 'review.evidence.fires-young' : 'review.evidence.fires';
};

const firesWords = (evidence: ReviewEvidence, { say }: Words): string => {
  const { fires30, pages30, fires90, pages90, countedDays } = evidence;
  if (fires30 === null || fires90 === null) return say('review.evidence.uncounted');
  return say(firesKey(evidence), {
    fires30,
    pages30: pages30 ?? 0,
    fires90,
    pages90: pages90 ?? 0,
    days: countedDays,
    ago: daysAgo(evidence),
  });
};

const changesWords = ({ purposeChanged, vendorChanged }: ReviewEvidence, { say }: Words): string => {
  if (purposeChanged && vendorChanged) return say('review.evidence.both-changed');
  if (purposeChanged) return say('review.evidence.purpose-changed');
  return say(vendorChanged ? 'review.evidence.vendor-changed' : 'review.evidence.unchanged');
};

const BYTES_A_KILOBYTE = 1000;

const weightWords = ({ weight: { bytes, hosts } }: ReviewEvidence, { say }: Words): string[] =>
  bytes === 0 && hosts === 0
    ? []
    : [
        say('review.evidence.weight', {
          size: (bytes / BYTES_A_KILOBYTE).toFixed(1),
          hosts,
        }),
      ];

/** Say everything that is known about a pixel, one sentence each. */
export const evidenceWords = (
  { evidence, owner }: Pick<Review, 'evidence' | 'owner'>,
  words: Words,
): string[] => {
  const { say } = words;
  const { daysSinceLook, ownerExists, events, goals } = evidence;
  return [
    say('review.evidence.look', { days: daysSinceLook }),
    firesWords(evidence, words),
    say(ownerExists ? 'review.evidence.owner' : 'review.evidence.no-owner', { ...owner }),
    changesWords(evidence, words),
    say('review.evidence.goals', { events, goals }),
    ...weightWords(evidence, words),
  ];
};

const firesInShort = (evidence: ReviewEvidence, { say }: Words): string => {
  const { fires30, countedDays } = evidence;
  if (fires30 === null) return say('review.short.uncounted');
  return countedDays < PERIOD
    ? say('review.short.fires-since', { fires: fires30, days: daysAgo(evidence) })
    : say('review.short.fires', { fires: fires30 });
};

/** The same in one line; `isNow`: it is about today, and not about the day of an earlier answer. */
export const evidenceInShort = (evidence: ReviewEvidence, isNow: boolean, words: Words): string =>
  [
    firesInShort(evidence, words),
    words.say(isNow ? 'review.short.look-ago' : 'review.short.look', { days: evidence.daysSinceLook }),
  ].join(' ');

/** Say whom a pixel reports to, and for whom it runs. */
export const whatItIs = (
  { vendorName, categories }: Pick<Review, 'vendorName' | 'categories'>,
  { say, list }: Words,
): string => {
  const asked = categories.filter((category) => category !== 'necessary');
  return asked.length === 0
    ? say('reviews.what-necessary', { vendor: vendorName })
    : say('reviews.what', {
        vendor: vendorName,
        categories: list(asked.map((category) => say(`category.${category}.inside`))),
      });
};

const askedWords = ({ owner, askedAt, asksAt }: Review, now: number, timeZone: string, words: Words) => {
  const values = { name: owner.name, date: momentWords(askedAt ?? asksAt, timeZone, words) };
  if (askedAt !== null) return words.say('review.asked', values);
  return words.say(Date.parse(asksAt) > now ? 'review.asks' : 'review.not-asked', values);
};

const endWords = (
  review: Review,
  { overdue, timeZone }: Pick<ReviewDetail, 'overdue' | 'timeZone'>,
  words: Words,
) => {
  const { stopsAt, stopped, status, graceEndsAt } = review;
  const at = stopsAt ?? graceEndsAt;
  const date = momentWords(at, timeZone, words);
  if (stopsAt === null)
    return words.say(status === 'overdue' ? 'review.end.told' : 'review.end.warn', { date });
  const policy = overdue === 'retire' ? 'retire' : 'pause';
  return words.say(stopped ? `review.end.${policy}-over` : `review.end.${policy}`, { date });
};

/** Say who was asked when, and what happens when nobody answers. `now` in milliseconds. */
export const whatHappens = (
  review: Review,
  rules: Pick<ReviewDetail, 'overdue' | 'timeZone'>,
  now: number,
  words: Words,
): string[] => [askedWords(review, now, rules.timeZone, words), endWords(review, rules, words)];

/** Say why a pixel cannot be kept along with others; empty: it can. */
export const whyNotMany = (
  { evidence: { flags }, owner }: Pick<Review, 'evidence' | 'owner'>,
  person: { email: string; mayReview: boolean },
  { say }: Words,
): string => {
  if (flags.length > 0) return say('reviews.not-flagged', { count: flags.length });
  const owns = person.email !== '' && person.email.toLowerCase() === owner.email.toLowerCase();
  return owns || person.mayReview ? '' : say('reviews.not-yours');
};
