import type { Asking, Notice, OptionalCategory } from '../../server/src/contract';
import { prepare } from '../../server/src/core/prepare';
import { notice, usesOf } from '../../server/src/core/notice';
import { snapshotOf } from './visits';

type Pixel = Notice['categories'][number]['pixels'][number];

/** A service as visitors are told of it. */
export const told = (vendor: string, changes: Partial<Pixel> = {}): Pixel => ({
  vendor,
  purpose: `What ${vendor} is for.`,
  ...changes,
});

const TRACES: Pixel['traces'] = [
  { name: '_fbp', where: 'cookie', lifetime: '90 days', purpose: 'Recognises your browser.' },
  { name: 'fb_*', where: 'local_storage', lifetime: 'until you delete it', purpose: 'Counts ads.' },
];

/** Services of a shop: one that needs nothing, and three that need a yes. */
export const SHOP: Notice['categories'] = [
  { key: 'necessary', pixels: [told('Order desk')] },
  { key: 'measurement', pixels: [told('Matomo')] },
  {
    key: 'marketing',
    pixels: [
      told('Meta Pixel', { traces: TRACES, policyUrl: 'https://meta.example/privacy' }),
      told('TikTok Pixel'),
    ],
  },
];

/** The notice of the shop, in its usual words and colours. */
export const noticeOf = (changes: Partial<Notice> = {}): Notice => {
  const { categories: _, ...words } = notice(prepare(snapshotOf([])), []);
  return { ...words, categories: SHOP, ...changes };
};

const OPEN: OptionalCategory[] = ['measurement', 'marketing'];

/** What a visitor of the shop is asked who never chose, where a yes is needed. */
export const askingOf = (changes: Partial<Asking> = {}): Asking => {
  const { asked = OPEN, notice: written = noticeOf() } = changes;
  return {
    rule: 'opt_in',
    gpc: false,
    dnt: false,
    open: OPEN,
    asked,
    uses: usesOf(asked, written),
    granted: [],
    changed: [],
    record: null,
    notice: written,
    ...changes,
  };
};

/** What a visitor of the shop is asked, in a banner that looks like this. */
export const lookOf = (look: Partial<Notice['look']>): Asking =>
  askingOf({ notice: noticeOf({ look: { position: 'bottom', colours: null, ...look } }) });

/** A record of a choice that was made on 24 November 2026. */
export const RECORD = { id: '7ZQ4M9T2XK5B8N1C', at: Date.UTC(2026, 10, 24, 12) / 1000 };

/** A site's own colours. */
export const COLOURS = { background: '#0b3d2e', text: '#fff8e7', button: '#ffd166', buttonText: '#1a1a1a' };
