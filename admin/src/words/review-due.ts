import type { PixelSummary } from '../../../server/src/contract';
import type { Words } from './words';

const DAY_MS = 86_400_000;

type Reviewed = Pick<PixelSummary, 'state' | 'reviewDueAt' | 'reviewStatus'>;

/** Tell whether somebody has to look at a pixel now: its review is due, or overdue. */
export const needsReview = ({ reviewStatus }: Pick<PixelSummary, 'reviewStatus'>): boolean =>
  reviewStatus === 'due' || reviewStatus === 'overdue';

/** Say when somebody has to look at a pixel again: "In 12 days", "Due for 3 days". `now` in milliseconds. */
export const reviewDue = (
  { state, reviewDueAt, reviewStatus }: Reviewed,
  now: number,
  { say }: Words,
): string => {
  if (state === 'retired') return say('due.ended');
  const due = Date.parse(reviewDueAt ?? '');
  if (Number.isNaN(due)) return say('due.never');
  const days = Math.floor(Math.abs(due - now) / DAY_MS);
  if (reviewStatus === 'overdue') return say('due.overdue', { days });
  if (reviewStatus === 'due') return say('due.since', { days });
  return days === 0 ? say('due.soon') : say('due.in', { days });
};
