import * as React from 'react';
import type { PixelSummary } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { useCounts } from '../../counts';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';
import { bulkOutcome, fits, type BulkKind, type BulkOutcome } from './bulk-words';
import type { Chosen } from './use-choosing';

export interface Bulk {
  busy: boolean;
  /** Why nothing was done the last time, in words; empty: something was, or nothing was tried. */
  error: string;
  /** What became of the pixels the last time. */
  outcome: BulkOutcome | null;
  run: (kind: BulkKind, reason: string) => void;
  clear: () => void;
}

const ask = (api: Api, kind: BulkKind, pixels: PixelSummary[], reason: string) =>
  kind === 'pause'
    ? api.bulkPause({ slugs: pixels.map(({ slug }) => slug), reason })
    : api.bulkSubmit({ items: pixels.map(({ slug, head }) => ({ slug, version: head })) });

/** Do something with the chosen pixels that it fits, and keep what became of each. */
export const useBulk = (chosen: Chosen, onDone: (outcome: BulkOutcome) => void): Bulk => {
  const api = useApi();
  const words = useWords();
  const { refresh } = useCounts();
  const [busy, setBusy] = React.useState(false);
  const [error, setError] = React.useState('');
  const [outcome, setOutcome] = React.useState<BulkOutcome | null>(null);
  const running = React.useRef(false);

  const run = async (kind: BulkKind, reason: string) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError('');
    const pixels = [...chosen.values()].filter((pixel) => fits(kind, pixel));
    const answer = await ask(api, kind, pixels, reason);
    running.current = false;
    setBusy(false);
    if (!answer.ok) return setError(failureText(answer.failure, words));
    const fresh = bulkOutcome(kind, answer.value, chosen, words);
    setOutcome(fresh);
    refresh();
    onDone(fresh);
  };

  return {
    busy,
    error,
    outcome,
    run: (kind, reason) => void run(kind, reason),
    clear: () => {
      setError('');
      setOutcome(null);
    },
  };
};
