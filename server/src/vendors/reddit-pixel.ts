import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, script } from './steps';

const SCRIPT = 'https://www.redditstatic.com/ads/pixel.js';
const OPTIONS = { optOut: false, useDecimalCurrencyValues: true };

const settings = settingsOf({
  pixelId: idSetting({
    vendor: 'Reddit Pixel',
    what: 'a Reddit pixel id',
    shape: /^[at]2_[a-z0-9]{4,20}$/,
    expected: 'a2_ or t2_ and then 4 to 20 small letters and digits',
    example: 'a2_abc123def456',
  }),
});
type Settings = z.infer<typeof settings>;

const stub: BrowserStep = {
  do: 'stub',
  path: ['rdt'],
  queue: { own: 'callQueue' },
  entry: 'arguments',
  forward: 'sendEvent',
};

/** @see https://business.reddithelp.com/s/article/supported-conversion-events */
const NAMES = {
  page_view: 'PageVisit',
  view_item: 'ViewContent',
  add_to_cart: 'AddToCart',
  purchase: 'Purchase',
  generate_lead: 'Lead',
  sign_up: 'SignUp',
  search: 'Search',
} as const;

/** Reddit knows no such events, and takes them under a name of ours. */
const CUSTOM_NAMES = {
  begin_checkout: 'begin_checkout',
  add_payment_info: 'add_payment_info',
  subscribe: 'subscribe',
} as const;

export const redditPixel = defineVendor({
  key: 'reddit-pixel',
  name: 'Reddit Pixel',
  company: 'Reddit',
  colour: '#a83a00',
  category: 'marketing',
  about: {
    who: 'Reddit, a site on which people discuss in groups.',
    purpose: 'Shows which ads on Reddit led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, which ad you came from, your internet address, your browser, device and screen, and a number by which Reddit recognises your browser. In its own console, Reddit has a switch that also reads e-mail addresses typed on the page.',
    cookies: [
      {
        name: '_rdt_uuid',
        lifetime: '90 days',
        purpose: 'A number by which Reddit recognises your browser.',
      },
      { name: '_rdt_cid', lifetime: '90 days', purpose: 'Remembers which ad on Reddit you came from.' },
      {
        name: '_rdt_em',
        lifetime: '90 days',
        purpose: 'Recognises you by your e-mail address. Only where that is switched on at Reddit.',
      },
    ],
    dataGoesTo: 'Reddit in the United States and in the Netherlands.',
    policyUrl: 'https://www.reddit.com/policies/privacy-policy',
  },
  settings,
  fields: {
    pixelId: {
      label: 'Pixel id',
      help: 'Starts with a2_ or t2_. In Reddit Ads, open Events Manager; the id stands beside the name of the pixel. There, switch automatic advanced matching off if you want to report what you name here and nothing else.',
      example: 'a2_abc123def456',
      input: 'text',
    },
  },
  hosts: () => [
    'www.redditstatic.com',
    'alb.reddit.com',
    'pixel-config.reddit.com',
    'conversions-config.reddit.com',
  ],
  browser: ({ pixelId }) => [stub, call('rdt', 'init', pixelId, OPTIONS), script(SCRIPT)],
  events: {
    ...eventsNamed(NAMES, (_: Settings, name) => [call('rdt', 'track', name)]),
    ...eventsNamed(CUSTOM_NAMES, (_: Settings, name) => [
      call('rdt', 'track', 'Custom', { customEventName: name }),
    ]),
  },
  identity: ({ pixelId }) => pixelId,
  recognise: readSnippet({
    settings: {
      pixelId: [
        /\brdt\(\s{0,9}['"]init['"]\s{0,9},\s{0,9}['"]([at]2_[a-z0-9]{4,20})['"]/,
        /redditstatic\.com\/ads\/pixel\.js\?[^\s"'<>]{0,100}?\bpixel_id=([at]2_[a-z0-9]{4,20})\b/,
        /^\s{0,99}([at]2_[a-z0-9]{4,20})\s{0,99}$/,
      ],
    },
    signs: [/redditstatic\.com\/ads\/pixel\.js/, /\brdt\(\s{0,9}['"]init['"]/],
  }),
  audit: {
    cookies: ['_rdt_uuid', '_rdt_cid', '_rdt_em'],
    hosts: ['www.redditstatic.com', 'alb.reddit.com'],
    globals: ['rdt'],
  },
  examples: [
    {
      settings: { pixelId: 'a2_abc123def456' },
      browser: [
        stub,
        { do: 'call', path: ['rdt'], args: ['init', 'a2_abc123def456', OPTIONS] },
        { do: 'script', src: SCRIPT },
      ],
      events: {
        page_view: [{ do: 'call', path: ['rdt'], args: ['track', 'PageVisit'] }],
        purchase: [{ do: 'call', path: ['rdt'], args: ['track', 'Purchase'] }],
        subscribe: [
          { do: 'call', path: ['rdt'], args: ['track', 'Custom', { customEventName: 'subscribe' }] },
        ],
      },
    },
    {
      settings: { pixelId: ' t2_1x2y3z ' },
      browser: [
        stub,
        { do: 'call', path: ['rdt'], args: ['init', 't2_1x2y3z', OPTIONS] },
        { do: 'script', src: SCRIPT },
      ],
      events: { sign_up: [{ do: 'call', path: ['rdt'], args: ['track', 'SignUp'] }] },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Reddit pixel id, for example: a2_abc123def456.' },
    { settings: { pixelId: 'abc123def456' }, message: 'a2_ or t2_ and then' },
    { settings: { pixelId: 'a2-abc123def456' }, message: 'a2_ or t2_ and then' },
    { settings: { pixelId: 'A2_ABC123' }, message: 'small letters and digits' },
    { settings: { pixelId: 'https://www.reddit.com/user/a2_abc123' }, message: 'a web address' },
    { settings: { pixelId: 'CABC1234567890DEFGHI' }, message: 'Choose TikTok Pixel as the vendor' },
  ],
});
