import type { Granted } from './choice';

export type ChoiceListener = (granted: Granted) => void;

/** Who wants to hear of a change of the choice. */
export interface ChoiceListeners {
  /** Call `listener` after every change. Answers with a function that ends it. */
  listen: (listener: ChoiceListener) => () => void;
  /** Tell all of them. Each fails alone; they may be the site's own. */
  tell: ChoiceListener;
}

/** Keep a list of listeners. */
export const choiceListeners = (): ChoiceListeners => {
  const listeners = new Set<ChoiceListener>();
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (granted) => {
      for (const listener of Array.from(listeners)) {
        try {
          listener(granted);
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
};
