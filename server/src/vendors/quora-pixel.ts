import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, script } from './steps';

const SCRIPT = 'https://a.quora.com/qevents.js';
const EXAMPLE = '0123456789abcdef0123456789abcdef';

const settings = settingsOf({
  pixelId: idSetting({
    vendor: 'Quora Pixel',
    what: 'a Quora pixel id',
    shape: /^[0-9a-f]{32}$/,
    expected: '32 digits and letters from a to f',
    example: EXAMPLE,
  }),
});

/** What Quora does not name goes as Generic. */
const NAMES = {
  page_view: 'ViewContent',
  view_item: 'Generic',
  add_to_cart: 'AddToCart',
  begin_checkout: 'InitiateCheckout',
  add_payment_info: 'AddPaymentInfo',
  purchase: 'Purchase',
  generate_lead: 'GenerateLead',
  sign_up: 'CompleteRegistration',
  search: 'Search',
  subscribe: 'Generic',
} as const;

/** The queue that Quora's own snippet makes. */
const stub: BrowserStep = {
  do: 'stub',
  path: ['qp'],
  queue: { own: 'queue' },
  entry: 'arguments',
  forward: 'qp',
};

const expected = (pixelId: string): BrowserStep[] => [
  stub,
  { do: 'call', path: ['qp'], args: ['init', pixelId] },
  { do: 'script', src: SCRIPT },
];

export const quoraPixel = defineVendor({
  key: 'quora-pixel',
  name: 'Quora Pixel',
  company: 'Quora',
  colour: '#a82400',
  category: 'marketing',
  about: {
    who: 'Quora, an American company with a site for questions and answers.',
    purpose: 'Shows which ads on Quora led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, your browser and device, and a number by which Quora recognises your browser. If you are signed in to Quora, it can connect this with your account.',
    cookies: [
      {
        name: 'm-b',
        where: 'vendor_cookie',
        lifetime: '2 years',
        purpose: 'A number by which Quora recognises your browser, on any site.',
      },
    ],
    dataGoesTo: 'Quora in the United States.',
    policyUrl: 'https://www.quora.com/about/privacy',
  },
  settings,
  fields: {
    pixelId: {
      label: 'Pixel id',
      help: '32 digits and letters from a to f. In Quora Ads Manager, open Quora Pixel, then Setup pixel, and choose to install it yourself; it stands in the snippet behind init. There, leave automatic matching off if you want to report what you name here and nothing else.',
      example: EXAMPLE,
      input: 'text',
    },
  },
  hosts: () => ['a.quora.com', 'q.quora.com'],
  browser: ({ pixelId }) => [stub, call('qp', 'init', pixelId), script(SCRIPT)],
  events: eventsNamed(NAMES, (_, name) => [call('qp', 'track', name)]),
  noscript: ({ pixelId }) => `https://q.quora.com/_/ad/${pixelId}/pixel?tag=ViewContent&noscript=1`,
  identity: ({ pixelId }) => pixelId,
  recognise: readSnippet({
    settings: {
      pixelId: [
        /\bqp\(\s{0,9}["']init["']\s{0,9},\s{0,9}["']([0-9a-f]{32})["']/,
        /\bq\.quora\.com\/_\/ad\/([0-9a-f]{32})\/pixel/,
      ],
    },
    signs: [/\ba\.quora\.com\/qevents\.js/],
  }),
  audit: { cookies: ['m-b'], hosts: ['a.quora.com', 'q.quora.com'], globals: ['qp'] },
  examples: [
    {
      settings: { pixelId: EXAMPLE },
      browser: expected(EXAMPLE),
      events: {
        page_view: [{ do: 'call', path: ['qp'], args: ['track', 'ViewContent'] }],
        purchase: [{ do: 'call', path: ['qp'], args: ['track', 'Purchase'] }],
      },
    },
    {
      settings: { pixelId: ' 502c75240dff49ed874fa846a7f25ac2 ' },
      browser: expected('502c75240dff49ed874fa846a7f25ac2'),
      events: { subscribe: [{ do: 'call', path: ['qp'], args: ['track', 'Generic'] }] },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Quora pixel id' },
    { settings: { pixelId: EXAMPLE.slice(1) }, message: '32 digits and letters from a to f' },
    { settings: { pixelId: EXAMPLE.replace('a', 'z') }, message: '32 digits and letters from a to f' },
    { settings: { pixelId: `qp('init', '${EXAMPLE}'); </script>` }, message: 'a whole snippet' },
    { settings: { pixelId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
  ],
});
