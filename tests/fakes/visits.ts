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
});

export const visitOf = (changes: Partial<Visit> = {}): Visit => ({
  path: '/',
  choice: null,
  gpc: false,
  now: NOW,
  ...changes,
});

export const snapshotOf = (pixels: SnapshotPixel[], number = 12): Snapshot => ({
  format: 1,
  number,
  publishedAt: '2026-11-01T09:00:00.000Z',
  pixels,
});
