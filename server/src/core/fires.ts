import type { FireCount, FireRow, Fires, PixelSummary, Silence, Snapshot } from '../contract';
import { addDays } from './review-due';

/** Counts that a browser sends at a time: even with the longest names they fit into 2 kB. */
export const COUNTS_AT_ONCE = 15;

/** What one message may say of one event. More comes from no person who reads a page. */
const MOST_AT_ONCE = 100;

/** The period that the inventory speaks of, in days. */
const PERIOD = 30;
const LONG_PERIOD = 90;
/** Days for which counts are kept: a year can be compared with the one before. */
const KEPT_DAYS = 400;

/** The day of a moment (RFC 3339) in UTC, so many days later. */
export const dayOf = (moment: string, later = 0): string => addDays(moment, later).slice(0, 10);

const DAY_MS = 86_400_000;

/** Days from one day to another, both in UTC. */
const daysFrom = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / DAY_MS;

/** The first days of the periods that end today, and the first one that is still kept. */
export interface FirePeriods {
  from30: string;
  from90: string;
  kept: string;
}

/** Name the periods that end on the day of `now`. */
export const firePeriods = (now: string): FirePeriods => ({
  from30: dayOf(now, 1 - PERIOD),
  from90: dayOf(now, 1 - LONG_PERIOD),
  kept: dayOf(now, -KEPT_DAYS),
});

/** Of the last 90 days, today among them, those on which fires were counted at all: since the day `since`. */
export const countedDays = (since: string, now: string): number => {
  const { from90 } = firePeriods(now);
  return since <= from90 ? LONG_PERIOD : Math.max(0, daysFrom(since, dayOf(now)) + 1);
};

/** Says whether a pixel can report an event. */
export type Reports = (pixel: string, event: string) => boolean;

/** Read from a snapshot what can be counted: the events of the pixels that we run. */
export const countable = ({ pixels }: Pick<Snapshot, 'pixels'>): Reports => {
  const events = new Map(
    pixels.filter(({ declared }) => !declared).map(({ id, events: all }) => [id, new Set(Object.keys(all))]),
  );
  return (pixel, event) => events.get(pixel)?.has(event) === true;
};

/**
 * Take what a browser sent for what it can be: nothing of unknown pixels or events, each pair once, no more than a person can
 * have caused, and no more pages than there were events.
 */
export const believableCounts = (counts: readonly FireCount[], reports: Reports): FireCount[] => {
  const seen = new Set<string>();
  return counts.flatMap(([pixel, event, fires, pages]): FireCount[] => {
    const pair = `${pixel} ${event}`;
    if (seen.has(pair) || !reports(pixel, event)) return [];
    seen.add(pair);
    const counted = Math.min(fires, MOST_AT_ONCE);
    return [[pixel, event, counted, Math.min(pages, counted)]];
  });
};

/** Sums by event and day. */
export type FireSums = Map<string, FireRow>;

/** Add a row to the sum of its event on its day. Where that would be one sum more than `most`, it is left out. */
export const addRow = (sums: FireSums, row: FireRow, most = Infinity): void => {
  const key = `${row.day} ${row.pixel} ${row.event}`;
  const sum = sums.get(key);
  if (sum) {
    sum.fires += row.fires;
    sum.pages += row.pages;
  } else if (sums.size < most) sums.set(key, { ...row });
};

/** Add up what is said of the same event on the same day, so that each is named once. */
export const summedRows = (rows: readonly FireRow[]): FireRow[] => {
  const sums: FireSums = new Map();
  rows.forEach((row) => addRow(sums, row));
  return Array.from(sums.values());
};

/** Describes a pixel whose silence is judged. */
type Judged = Pick<PixelSummary, 'state' | 'delivery' | 'updatedAt'>;

/**
 * Say whether a live pixel is silent, going by a whole period: not before counting (`since`, a day) and the pixel's newest
 * version are that old. What something else injects is not counted at all.
 */
export const silenceOf = (
  { fires30, lastFiredOn }: Pick<Fires, 'fires30' | 'lastFiredOn'>,
  { state, delivery, updatedAt }: Judged,
  since: string,
  now: string,
): Silence | null => {
  const { from30 } = firePeriods(now);
  if (state !== 'live' || delivery === 'declared' || fires30 > 0) return null;
  if (since > from30 || dayOf(updatedAt) > from30) return null;
  return lastFiredOn === null ? 'never' : 'lately';
};
