import type { Overview } from '../../../server/src/contract';
import { HOME, INVENTORY } from '../plugin-id';
import type { TextKey } from '../words/words';

interface Line {
  label: TextKey;
  count: number;
  to: string;
}

/** What somebody should do, each with where to do it; what there is none of is left out. */
export const widgetLines = ({ waiting, known }: Pick<Overview, 'waiting' | 'known'>): Line[] =>
  (
    [
      { label: 'widget.waiting', count: waiting.length, to: `${HOME}/approvals` },
      { label: 'widget.overdue', count: known.overdue.length, to: `${INVENTORY}?review=overdue` },
    ] as const
  ).filter(({ count }) => count > 0);
