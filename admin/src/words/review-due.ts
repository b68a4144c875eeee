import type { PixelSummary } from '../../../server/src/contract';
import { dayIn, daysBetween } from './review-days';
import type { Words } from './words';

type Reviewed = Pick<PixelSummary, 'state' | 'reviewDueAt' | 'reviewStatus'>;

/** Tell whether somebody has to look at a pixel now: its review is due, or overdue. */
export const needsReview = ({ reviewStatus }: Pick<PixelSummary, 'reviewStatus'>): boolean =>
  reviewStatus === 'due' || reviewStatus === 'overdue';

const zone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Say when somebody has to look at a pixel again: "In 12 days", "Due for 3 days". `now` in milliseconds; days are the reader's. */
export const reviewDue = (
  { state, reviewDueAt, reviewStatus }: Reviewed,
  now: number,
  { say }: Words,
): string => {
  if (state === 'retired') return say('due.ended');
  const due = Date.parse(reviewDueAt ?? '');
  if (Number.isNaN(due)) return say('due.never');
  const here = zone();
  const days = Math.abs(daysBetween(dayIn(here, now), dayIn(here, due)));
  if (reviewStatus === 'overdue') return say('due.overdue', { days });
  if (reviewStatus === 'due') return say('due.since', { days });
  return days === 0 ? say('due.soon') : say('due.in', { days });
};
