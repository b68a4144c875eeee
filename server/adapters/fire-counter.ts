import type { FireCount, FireRow } from '../src/contract';
import { addRow, dayOf, type FireSums } from '../src/core/fires';
import type { Log } from './log';

/** Keeps what was counted. Where it throws, what is left in `rows` was not kept: all of it, unless it took some out. */
export type KeepCounts = (rows: FireRow[]) => Promise<void>;

/** Adds up in memory what browsers count, and hands the sums on some at a time. */
export interface FireCounter {
  /** Add what one browser counted, today. Its promise is kept when that was handed on; it never rejects. */
  add: (counts: readonly FireCount[]) => Promise<void>;
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

/** Each failure doubles the wait, up to 64 times. */
const MOST_DOUBLINGS = 6;

/** Build a counter. It has a timer only while something waits. */
export const createFireCounter = ({ keep, log, now, every = TEN_SECONDS }: Parts): FireCounter => {
  let sums: FireSums = new Map();
  let due: { timer: ReturnType<typeof setTimeout>; promise: Promise<void>; end: () => void } | null = null;
  let line: Promise<void> = Promise.resolve();
  let failures = 0;

  const take = (row: FireRow): void => addRow(sums, row, MOST_SUMS);

  const arm = (): void => {
    if (due || sums.size === 0) return;
    let end: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => (end = resolve));
    const timer = setTimeout(() => void flush(), every * 2 ** Math.min(failures, MOST_DOUBLINGS));
    unref(timer);
    due = { timer, promise, end };
  };

  const send = async (): Promise<void> => {
    const rows = Array.from(sums.values());
    if (rows.length === 0) return;
    sums = new Map();
    try {
      await keep(rows);
      failures = 0;
    } catch (error) {
      failures += 1;
      rows.forEach(take);
      log.thrown('Counts of how often pixels fire could not be kept. They are tried again.', error);
      arm();
    }
  };

  const flush = (): Promise<void> => {
    const waiting = due;
    due = null;
    clearTimeout(waiting?.timer);
    line = line.then(send).then(waiting?.end);
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
      return due?.promise ?? Promise.resolve();
    },
    flush,
  };
};
