import type { Words } from './words';

/** Say exactly when something was, in UTC. `at` is RFC 3339. */
export const momentWords = (at: string, { language }: Pick<Words, 'language'>): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(at));
