interface Parts {
  /** Says how many there were. */
  records: { expire: (goesOn: () => boolean) => Promise<number> };
  onDone: (deleted: number) => void;
  onError: (error: unknown) => void;
}

/** Deletes what is kept for a time that is over, when it is told to: never twice at a time, and it never throws. */
export const createExpiry = ({ records, onDone, onError }: Parts) => {
  let stopped = false;
  let running: Promise<void> | null = null;

  const once = async (): Promise<void> => {
    try {
      onDone(await records.expire(() => !stopped));
    } catch (error) {
      onError(error);
    } finally {
      running = null;
    }
  };

  return {
    run: (): Promise<void> => (running ??= once()),
    /** Begin nothing new, and wait for what is under way. */
    stop: async (): Promise<void> => {
      stopped = true;
      await running;
    },
  };
};

export type Expiry = ReturnType<typeof createExpiry>;
