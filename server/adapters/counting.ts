import type { Site } from './site';

/** What every adapter can do besides answering. */
export interface Counting {
  /** Hand on what was counted and not kept yet: to be awaited before the application stops. Its promise never rejects. */
  flush: () => Promise<void>;
}

/** Let the handler of a site hand on what was counted. */
export const counting = <T extends object>(handler: T, { flush }: Site): T & Counting =>
  Object.assign(handler, { flush });
