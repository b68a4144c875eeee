/** Where messages for the operator go; for example `console` or `strapi.log`. */
export interface LogTarget {
  warn: (message: string) => unknown;
}

/** Writes messages for the operator. */
export interface Log {
  /** Write a message unless it was written before: what goes wrong on one page mostly goes wrong on all. */
  once: (message: string) => void;
  /** The same for something that was thrown. */
  thrown: (what: string, error: unknown) => void;
}

const MAX_KNOWN = 200;

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Write messages once each. It remembers the first 200, and is silent about others after that. */
export const createLog = (target: LogTarget): Log => {
  const known = new Set<string>();
  const once = (message: string): void => {
    if (known.has(message) || known.size >= MAX_KNOWN) return;
    known.add(message);
    target.warn(`pixel-inventory: ${message}`);
  };
  return { once, thrown: (what, error) => once(`${what} ${describe(error)}`) };
};
