import type {
  ConsentChoice,
  OptionalCategory,
  Snapshot,
  SnapshotPixel,
  Visit,
} from '../../server/src/contract';

/** The moment at which the cases play: 12 November 2026, midnight. */
export const NOW = Date.UTC(2026, 10, 12);

export const chosen = (...categories: OptionalCategory[]): ConsentChoice => ({
  categories,
  at: NOW / 1000 - 60,
  rule: 'opt_in',
  notice: { functional: 'f00000', measurement: 'e00000', marketing: 'a00000' },
  record: '7ZQ4M9T2XK5B8N1C',
});

export const visitOf = (changes: Partial<Visit> = {}): Visit => ({
  path: '/',
  choice: null,
  unclear: false,
  gpc: false,
  dnt: false,
  place: '',
  now: NOW,
  ...changes,
});

export const snapshotOf = (pixels: SnapshotPixel[], number = 12): Snapshot => ({
  format: 1,
  number,
  publishedAt: '2026-11-01T09:00:00.000Z',
  pixels,
});
