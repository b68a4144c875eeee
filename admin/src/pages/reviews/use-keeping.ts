import * as React from 'react';
import { useAuth } from '@strapi/strapi/admin';
import type { Review } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { useCounts } from '../../counts';
import { useMay } from '../../permissions';
import { failureText } from '../../words/failure-text';
import { keepOutcome, type KeepOutcome } from '../../words/keep-words';
import { whyNotMany } from '../../words/review-words';
import { useWords } from '../../words/words';

export interface Keeping {
  chosen: ReadonlyMap<string, Review>;
  busy: boolean;
  /** Why nothing was kept the last time; empty: something was, or nothing was tried. */
  error: string;
  outcome: KeepOutcome | null;
  /** Why a pixel cannot be chosen; empty: it can. */
  whyNot: (review: Review) => string;
  toggle: (review: Review) => void;
  clear: () => void;
  close: () => void;
  run: () => void;
}

const NOBODY: ReadonlyMap<string, Review> = new Map();

/** Choose pixels, also on several pages of the list, and keep them together. */
export const useKeeping = (shown: readonly Review[], onDone: () => void): Keeping => {
  const api = useApi();
  const words = useWords();
  const may = useMay();
  const { refresh } = useCounts();
  const email = useAuth('Reviews', (state) => state.user?.email) ?? '';
  const [chosen, setChosen] = React.useState(NOBODY);
  const [busy, setBusy] = React.useState(false);
  const [error, setError] = React.useState('');
  const [outcome, setOutcome] = React.useState<KeepOutcome | null>(null);
  const whyNot = (review: Review): string => whyNotMany(review, { email, mayReview: may.review }, words);

  // What the list shows anew counts; what was flagged since it was chosen is let go.
  const current = new Map(shown.map((review) => [review.slug, review]));
  const fresh = new Map(
    [...chosen].flatMap(([slug, before]) => {
      const review = current.get(slug) ?? before;
      return whyNot(review) === '' ? [[slug, review] as const] : [];
    }),
  );

  const run = async () => {
    if (busy || fresh.size === 0) return;
    setBusy(true);
    setError('');
    const items = [...fresh.values()].map(({ slug, period }) => ({ slug, period }));
    const answer = await api.keepMany({ items });
    setBusy(false);
    if (!answer.ok) return setError(failureText(answer.failure, words));
    const result = keepOutcome(answer.value, fresh, words);
    setOutcome(result);
    setChosen(new Map([...fresh].filter(([slug]) => result.refused.includes(slug))));
    refresh();
    onDone();
  };

  return {
    chosen: fresh,
    busy,
    error,
    outcome,
    whyNot,
    toggle: (review) => {
      const next = new Map(fresh);
      if (!next.delete(review.slug)) next.set(review.slug, review);
      setChosen(next);
    },
    clear: () => setChosen(NOBODY),
    close: () => setOutcome(null),
    run: () => void run(),
  };
};
