import * as React from 'react';
import type { Answer } from './api';
import type { Failure } from './failure';

export interface Load<T> {
  /** The last answer stays while a newer one is on its way. */
  value: T | null;
  failure: Failure | null;
  loading: boolean;
  reload: () => void;
  /** Put in a newer value that an action brought back. */
  replace: (value: T) => void;
}

interface State<T> {
  value: T | null;
  failure: Failure | null;
  loading: boolean;
}

/**
 * Load something when the screen opens and whenever `load` changes; `load` has to be stable (`useCallback`).
 * An answer that comes after a newer question is dropped.
 */
export const useLoad = <T>(load: () => Promise<Answer<T>>): Load<T> => {
  const [state, setState] = React.useState<State<T>>({ value: null, failure: null, loading: true });
  const [turn, setTurn] = React.useState(0);

  React.useEffect(() => {
    let current = true;
    setState((before) => ({ ...before, failure: null, loading: true }));
    void load().then((answer) => {
      if (!current || (!answer.ok && answer.failure.kind === 'left')) return;
      setState((before) =>
        answer.ok
          ? { value: answer.value, failure: null, loading: false }
          : { value: before.value, failure: answer.failure, loading: false },
      );
    });
    return () => {
      current = false;
    };
  }, [load, turn]);

  return {
    ...state,
    reload: React.useCallback(() => setTurn((count) => count + 1), []),
    replace: React.useCallback((value: T) => setState({ value, failure: null, loading: false }), []),
  };
};
