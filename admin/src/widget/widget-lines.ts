import type { Overview, ReviewList } from '../../../server/src/contract';
import { HOME, REVIEWS } from '../plugin-id';
import type { TextKey } from '../words/words';

interface Line {
  label: TextKey;
  count: number;
  to: string;
}

/** One is changed on its own screen; of several, the overview says more. */
const toSentBack = ([first, second]: Overview['sentBack']): string =>
  first && !second ? `${HOME}/pixels/${first.slug}` : HOME;

/** What somebody should do, each with where to do it; what there is none of is left out. */
export const widgetLines = (
  { waiting, sentBack }: Pick<Overview, 'waiting' | 'sentBack'>,
  { overdue, due }: Pick<ReviewList['counts'], 'overdue' | 'due'>,
): Line[] =>
  (
    [
      { label: 'widget.waiting', count: waiting.length, to: `${HOME}/approvals` },
      { label: 'widget.sent-back', count: sentBack.length, to: toSentBack(sentBack) },
      { label: 'widget.overdue', count: overdue, to: `${REVIEWS}?status=overdue` },
      { label: 'widget.due', count: due, to: `${REVIEWS}?status=due` },
    ] as const
  ).filter(({ count }) => count > 0);
