import type { PixelSummary, ReviewFilter, ReviewStatus } from '../contract';
import { reviewStatus } from './review-dates';

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

/** Say how a pixel's review stands at `now` (RFC 3339); null: nobody has to look at it, as it is retired or was never approved. */
export const standingOf = (
  { state, reviewDueAt: dueAt }: Pick<PixelSummary, 'state' | 'reviewDueAt'>,
  graceDays: number,
  now: string,
): ReviewStatus | null => {
  if (state === 'retired' || !dueAt) return null;
  const due = Date.parse(dueAt);
  return reviewStatus({ due, graceEnds: due + graceDays * DAY }, Date.parse(now));
};

/** A row of the inventory that says how its review stands. */
export const withStanding = (pixel: PixelSummary, graceDays: number, now: string): PixelSummary => ({
  ...pixel,
  reviewStatus: standingOf(pixel, graceDays, now),
});

/** Due moments that a filter asks for: from `from` on (null: whenever), but before `before`. */
export interface DueRange {
  from: string | null;
  before: string;
}

/** Name the due moments that a filter asks for, so that it finds what `standingOf` names so. Soon: due within 14 days. */
export const dueRange = (review: ReviewFilter, graceDays: number, now: string): DueRange => {
  const at = Date.parse(now);
  const [due, overdue] = [iso(at + 1), iso(at - graceDays * DAY + 1)];
  if (review === 'soon') return { from: due, before: iso(at + SOON * DAY + 1) };
  return review === 'due' ? { from: overdue, before: due } : { from: null, before: overdue };
};
