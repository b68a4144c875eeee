/** Where messages for the operator go; for example `console` or `strapi.log`. */
export interface LogTarget {
  warn: (message: string) => unknown;
}

/** Writes messages for the operator. */
export interface Log {
  /** Write a message unless it was written before: what goes wrong on one page mostly goes wrong on all. */
  once: (message: string) => void;
  /** Write a message, however often: for what happens rarely. */
  say: (message: string) => void;
  /** The same as `once` for something that was thrown. */
  thrown: (what: string, error: unknown) => void;
}

const MAX_KNOWN = 200;

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Write messages once each. It remembers the first 200, and is silent about others after that. */
export const createLog = (target: LogTarget): Log => {
  const known = new Set<string>();
  const say = (message: string): void => {
    target.warn(`pixel-inventory: ${message}`);
  };
  const once = (message: string): void => {
    if (known.has(message) || known.size >= MAX_KNOWN) return;
    known.add(message);
    say(message);
  };
  return { once, say, thrown: (what, error) => once(`${what} ${describe(error)}`) };
};
