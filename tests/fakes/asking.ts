import type { Asking, Notice, OptionalCategory } from '../../server/src/contract';
import { usesOf } from '../../server/src/core/notice';
import { directionOf, textsFor } from '../../server/src/core/visitor-texts';

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
  const { lang, texts } = textsFor([], { position: 'bottom', colours: null, language: 'en', texts: {} });
  return {
    snapshot: 12,
    lang,
    dir: directionOf(lang),
    texts,
    look: { position: 'bottom', colours: null },
    categories: SHOP,
    ...changes,
  };
};

const OPEN: OptionalCategory[] = ['measurement', 'marketing'];

/** What a visitor of the shop is asked who never chose, where a yes is needed. */
export const askingOf = (changes: Partial<Asking> = {}): Asking => {
  const { asked = OPEN, notice = noticeOf() } = changes;
  return {
    rule: 'opt_in',
    gpc: false,
    dnt: false,
    open: OPEN,
    asked,
    uses: usesOf(asked, notice),
    granted: [],
    changed: [],
    record: null,
    notice,
    ...changes,
  };
};
