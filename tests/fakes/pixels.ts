import type { Person, PixelContent, PixelRecord, SnapshotPixel } from '../../server/src/contract';

export const ana: Person = { id: 'ana-1', name: 'Ana Editor', email: 'ana@example.org' };
export const ben: Person = { id: 'ben-2', name: 'Ben Approver', email: 'ben@example.org' };
export const cleo: Person = { id: 'cleo-3', name: 'Cleo Second', email: 'cleo@example.org' };

export const content = (changes: Partial<PixelContent> = {}): PixelContent => ({
  name: 'Spring campaign',
  vendor: 'meta-pixel',
  settings: { pixelId: '123456789012345' },
  purpose: 'Tells us which of our ads on Facebook bring people to the shop.',
  categories: ['marketing'],
  events: [{ name: 'page_view', goal: 'Which ad shall we go on paying for?' }],
  placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [] },
  owner: { name: 'Jo Owner', email: 'jo@example.org' },
  reviewEveryDays: 90,
  ...changes,
});

export const HASH_A = 'a'.repeat(64);
export const HASH_B = 'b'.repeat(64);

export const record = (changes: Partial<PixelRecord> = {}): PixelRecord => ({
  slug: 'spring-campaign',
  head: 1,
  headHash: HASH_A,
  headAuthors: [ana],
  review: 'draft',
  approved: null,
  live: null,
  paused: false,
  pauseReason: '',
  retired: false,
  ...changes,
});

export const snapshotPixel = (changes: Partial<SnapshotPixel> = {}): SnapshotPixel => ({
  id: 'spring-campaign',
  version: 1,
  name: 'Spring campaign',
  vendor: 'meta-pixel',
  vendorName: 'Meta Pixel',
  purpose: 'Tells us which of our ads on Facebook bring people to the shop.',
  categories: ['marketing'],
  placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [] },
  hash: HASH_A,
  approvedHash: HASH_A,
  paused: false,
  stopsAt: null,
  setup: [],
  events: { page_view: { goal: 'Which ad?', triggers: [{ kind: 'page_view' }], steps: [] } },
  noscript: null,
  hosts: [],
  ...changes,
});
