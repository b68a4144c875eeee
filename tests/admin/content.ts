import type { PixelContent } from '../../server/src/contract';

/** A Meta Pixel as an editor would describe it, changed by `part`. */
export const metaContent = (part: Partial<PixelContent> = {}): PixelContent => ({
  name: 'Spring campaign',
  vendor: 'meta-pixel',
  settings: { pixelId: '123456789012345' },
  purpose: 'Shows which of our ads brought somebody to the shop.',
  categories: ['marketing'],
  events: [{ name: 'page_view', goal: 'Which ads are worth their money?' }],
  placement: {
    include: [{ kind: 'prefix', path: '/' }],
    exclude: [{ kind: 'prefix', path: '/kids' }],
  },
  owner: { name: 'Jo', email: 'jo@example.org' },
  reviewEveryDays: 90,
  ...part,
});
