import type { PixelSummary } from '../../server/src/contract';

/** A row of the inventory, a draft of a Meta Pixel, changed by `part`. */
export const summary = (part: Partial<PixelSummary> = {}): PixelSummary => ({
  slug: 'spring',
  name: 'Spring campaign',
  vendor: 'meta-pixel',
  categories: ['marketing'],
  ownerName: 'Jo',
  ownerEmail: 'jo@example.org',
  state: 'draft',
  change: null,
  head: 1,
  live: null,
  approved: null,
  pauseReason: '',
  updatedAt: '2026-01-01T10:00:00.000Z',
  updatedBy: { id: 'ana', name: 'Ana', email: 'ana@example.org' },
  ...part,
});
