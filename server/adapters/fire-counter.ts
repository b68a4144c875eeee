import type { FireCount, FireRow } from '../src/contract';
import { dayOf } from '../src/core/fires';
import type { Log } from './log';

/** Keeps what was counted, all of it or nothing. */
export type KeepCounts = (rows: FireRow[]) => Promise<void>;

/** Adds up in memory what browsers count, and hands the sums on some at a time. */
export interface FireCounter {
  /** Add what one browser counted, today. */
  add: (counts: readonly FireCount[]) => void;
  /** Hand on what was added up so far. Never rejects: what could not be kept is tried again later. */
  flush: () => Promise<void>;
}

interface Parts {
  keep: KeepCounts;
  log: Log;
  /** The time in milliseconds since 1970. */
  now: () => number;
  /** Milliseconds for which sums stay in memory. Default: ten seconds. */
  every?: number;
}

const TEN_SECONDS = 10_000;

/** Sums that wait at most, however long nobody keeps them. */
const MOST_SUMS = 20_000;

/** Let a process end in spite of a timer, where there is such a thing. */
const unref = (timer: number | { unref?: () => unknown }): void => {
  if (typeof timer !== 'number') timer.unref?.();
};

/** Build a counter. It has a timer only while something waits. */
export const createFireCounter = ({ keep, log, now, every = TEN_SECONDS }: Parts): FireCounter => {
  let sums = new Map<string, FireRow>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let line: Promise<void> = Promise.resolve();

  const take = (row: FireRow): void => {
    const key = `${row.day} ${row.pixel} ${row.event}`;
    const sum = sums.get(key);
    if (sum) {
      sum.fires += row.fires;
      sum.pages += row.pages;
    } else if (sums.size < MOST_SUMS) sums.set(key, row);
  };

  const arm = (): void => {
    if (timer !== undefined || sums.size === 0) return;
    timer = setTimeout(() => void flush(), every);
    unref(timer);
  };

  const send = async (): Promise<void> => {
    const rows = Array.from(sums.values());
    if (rows.length === 0) return;
    sums = new Map();
    try {
      await keep(rows);
    } catch (error) {
      rows.forEach(take);
      log.thrown('Counts of how often pixels fire could not be kept. They are tried again.', error);
      arm();
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    line = line.then(send);
    return line;
  };

  return {
    add: (counts) => {
      const day = dayOf(new Date(now()).toISOString());
      // The schema of what comes in knows no names; by here, a snapshot has known them.
      for (const [pixel, event, fires, pages] of counts) {
        take({ pixel, event: event as FireRow['event'], day, fires, pages });
      }
      arm();
    },
    flush,
  };
};
