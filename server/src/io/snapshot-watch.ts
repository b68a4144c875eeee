/** What the watch needs: cheap to ask for the number, dear to load. */
interface Options<T> {
  latestNumber: () => Promise<number>;
  /** Load and prepare the newest snapshot; null where none was published. Throws where it is broken. */
  load: () => Promise<T | null>;
  /** Milliseconds between two looks for a publication that another instance made. */
  every: number;
  onError: (error: unknown) => void;
}

export interface SnapshotWatch<T> {
  /** The newest snapshot that could be loaded, from memory; null: no tags. */
  current: () => T | null;
  /**
   * Look now. Never throws. A newer snapshot that cannot be loaded leaves no tags; a database that does not answer
   * leaves those that are known.
   */
  refresh: () => Promise<void>;
  /** Look now, and from now on at the interval. */
  start: () => Promise<void>;
  stop: () => void;
}

/** No publication has this number. */
const NONE = -1;

/** Hold the newest snapshot in memory, so that a page request asks no database. */
export const watchSnapshots = <T>({ latestNumber, load, every, onError }: Options<T>): SnapshotWatch<T> => {
  let current: T | null = null;
  let loaded = NONE;
  let lastError = '';
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const report = (error: unknown): void => {
    if (String(error) !== lastError) onError(error);
    lastError = String(error);
  };

  const take = async (number: number): Promise<void> => {
    try {
      current = await load();
      loaded = number;
      lastError = '';
    } catch (error) {
      // What cannot be read may be an emergency stop: then no tags are right, and the next look tries again.
      current = null;
      loaded = NONE;
      report(error);
    }
  };

  const look = async (): Promise<void> => {
    try {
      const number = await latestNumber();
      if (number !== loaded) await take(number);
    } catch (error) {
      report(error);
    }
  };

  const refresh = (): Promise<void> => {
    running = running.then(look);
    return running;
  };

  return {
    current: () => current,
    refresh,
    start: async () => {
      await refresh();
      timer = setInterval(() => void refresh(), every);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
