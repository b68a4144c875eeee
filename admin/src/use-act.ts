import * as React from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { Answer } from './api';
import { useCounts } from './counts';
import type { Failure } from './failure';
import { failureText } from './words/failure-text';
import { useWords } from './words/words';

export interface Act {
  busy: boolean;
  /** Why the last try did not work, in words; empty: it did, or there was none. */
  error: string;
  /** Do it; on success say `done` and hand on the answer. */
  run: <T>(doIt: () => Promise<Answer<T>>, done: string, onDone: (value: T) => void) => void;
  clear: () => void;
}

/** Refusals that mean: what is on the screen is not how things stand any more. */
export interface Conflicts {
  codes: ReadonlySet<string>;
  /** Told the sentence in place of `error`. */
  tell: (sentence: string) => void;
}

/** Do something on the server once at a time, and say how it went. */
export const useAct = (conflicts?: Conflicts): Act => {
  const words = useWords();
  const { refresh } = useCounts();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = React.useState(false);
  const [error, setError] = React.useState('');
  const running = React.useRef(false);

  const refused = (failure: Failure) => {
    const sentence = failureText(failure, words);
    if (failure.code !== null && conflicts?.codes.has(failure.code)) conflicts.tell(sentence);
    else setError(sentence);
  };

  const run = async <T>(doIt: () => Promise<Answer<T>>, done: string, onDone: (value: T) => void) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError('');
    const answer = await doIt();
    running.current = false;
    setBusy(false);
    if (!answer.ok) return refused(answer.failure);
    toggleNotification({ type: 'success', message: done });
    onDone(answer.value);
    refresh();
  };

  return {
    busy,
    error,
    run: (doIt, done, onDone) => void run(doIt, done, onDone),
    clear: () => setError(''),
  };
};
