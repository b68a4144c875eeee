const DAY = 24 * 60 * 60 * 1000;

/** A review is due soon within this many days. */
const SOON = 14;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Add days to a moment (RFC 3339). In UTC every day has 24 hours, so that no clock change moves a date. */
export const addDays = (moment: string, days: number): string => iso(Date.parse(moment) + days * DAY);

/** Add minutes to a moment (RFC 3339). */
export const addMinutes = (moment: string, minutes: number): string =>
  iso(Date.parse(moment) + minutes * 60_000);

/** The first moment of a moment's day, in UTC. */
export const startOfDay = (moment: string): string => iso(Math.floor(Date.parse(moment) / DAY) * DAY);

/** Say when somebody has to look again at what was approved at `approvedAt`. */
export const reviewDueAt = (approvedAt: string, everyDays: number): string => addDays(approvedAt, everyDays);

/** Due moments that count as `overdue` or `soon`: from `from` on (null: whenever), but before `before`. */
export interface DueRange {
  from: string | null;
  before: string;
}

/** Name the due moments that a filter asks for: overdue is what was due before today, soon what is due until in 14 days. */
export const dueRange = (review: 'overdue' | 'soon', now: string): DueRange => {
  const today = startOfDay(now);
  return review === 'overdue'
    ? { from: null, before: today }
    : { from: today, before: addDays(today, SOON + 1) };
};
