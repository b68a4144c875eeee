import type { Log } from './log';

/** Tells the operator of what does not work: each cause once, until it works again. */
export interface Outages {
  /** `more` is what else is known: another one is no other cause. */
  failed: (cause: string, more: string) => void;
  works: () => void;
}

/** Keep an account of what does not work. `again`: what to say when it does. */
export const createOutages = (log: Log, again: string): Outages => {
  const told = new Set<string>();
  return {
    failed: (cause, more) => {
      if (!told.has(cause)) log.say(`${cause} ${more}`);
      told.add(cause);
    },
    works: () => {
      if (told.size > 0) log.say(again);
      told.clear();
    },
  };
};
