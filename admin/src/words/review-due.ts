import type { PixelSummary } from '../../../server/src/contract';
import type { Words } from './words';

const DAY_MS = 86_400_000;

/** A pixel that nobody has to look at has no day: it is retired, or was never approved. */
type Reviewed = Pick<PixelSummary, 'state' | 'reviewDueAt'>;

const dueOf = ({ state, reviewDueAt }: Reviewed): number =>
  state === 'retired' || !reviewDueAt ? NaN : Date.parse(reviewDueAt);

/** Tell whether a review's moment has passed. `now` in milliseconds. */
export const isOverdue = (pixel: Reviewed, now: number): boolean => dueOf(pixel) <= now;

/** Say when somebody has to look at a pixel again: "In 12 days", "3 days overdue". `now` in milliseconds. */
export const reviewDue = (pixel: Reviewed, now: number, { say }: Words): string => {
  const due = dueOf(pixel);
  if (Number.isNaN(due)) return say(pixel.state === 'retired' ? 'due.ended' : 'due.never');
  const days = Math.floor(Math.abs(due - now) / DAY_MS);
  if (due <= now) return days === 0 ? say('due.today') : say('due.late', { days });
  return days === 0 ? say('due.soon') : say('due.in', { days });
};
