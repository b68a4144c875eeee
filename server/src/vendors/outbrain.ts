import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, script } from './steps';

const SCRIPT = 'https://amplify.outbrain.com/cp/obtp.js';
const EXAMPLE = '00123456789abcdef0123456789abcdef0';

const settings = settingsOf({
  marketerId: idSetting({
    vendor: 'Outbrain',
    what: 'an Outbrain marketer id',
    shape: /^[0-9a-f]{34}$/,
    expected: '34 digits and letters from a to f',
    example: EXAMPLE,
  }),
});

/** The page view has a name of its own; the others are the names that conversions get in Outbrain's console. */
const NAMES = {
  page_view: 'PAGE_VIEW',
  view_item: 'View content',
  add_to_cart: 'Add to cart',
  begin_checkout: 'Checkout',
  add_payment_info: 'Add payment info',
  purchase: 'Purchase',
  generate_lead: 'Lead',
  sign_up: 'Sign up',
  search: 'Search',
  subscribe: 'Subscribe',
} as const;

/** The queue that Outbrain's own snippet makes. */
const stubOf = (marketerId: string): BrowserStep => ({
  do: 'stub',
  path: ['obApi'],
  queue: { own: 'queue' },
  entry: 'arguments',
  forward: 'dispatch',
  props: { version: '1.1', loaded: true, marketerId },
});

const expected = (name: string): BrowserStep[] => [
  { do: 'call', path: ['obApi'], args: ['track', name] },
  { do: 'script', src: SCRIPT },
];

export const outbrain = defineVendor({
  key: 'outbrain',
  name: 'Outbrain Pixel',
  company: 'Outbrain',
  colour: '#b34700',
  category: 'marketing',
  about: {
    who: 'Outbrain, an American company that shows ads below the articles of news sites.',
    purpose: 'Shows which of these ads led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, your browser and device, and a number by which Outbrain recognises your browser. As soon as it loads, it asks which ad you came from; so it loads with the first event that is named here.',
    cookies: [
      {
        name: 'obuid',
        where: 'vendor_cookie',
        lifetime: '90 days',
        purpose: 'A number by which Outbrain recognises your browser, on any site.',
      },
      {
        name: 'outbrain_cid_fetch',
        lifetime: '5 minutes',
        purpose: 'Remembers that it was asked which ad you came from.',
      },
      { name: 'dicbo_id', lifetime: '1 day', purpose: 'Remembers which ad you came from.' },
    ],
    dataGoesTo: 'Outbrain in the United States, Israel and the European Union.',
    policyUrl: 'https://www.outbrain.com/privacy/',
  },
  settings,
  fields: {
    marketerId: {
      label: 'Marketer id',
      help: '34 digits and letters from a to f. In the Outbrain dashboard, open Conversions, then Pixel; it stands in the snippet behind OB_ADV_ID. Event-based conversions there have to carry the names that stand here.',
      example: EXAMPLE,
      input: 'text',
    },
  },
  hosts: () => ['amplify.outbrain.com', 'tr.outbrain.com', 'wave.outbrain.com'],
  loads: { scripts: ['wave.outbrain.com', 'tr.outbrain.com'] },
  browser: ({ marketerId }) => [stubOf(marketerId)],
  // The script asks its server at once, so it waits for a declared event; loading it twice does nothing.
  events: eventsNamed(NAMES, (_, name) => [call('obApi', 'track', name), script(SCRIPT)]),
  identity: ({ marketerId }) => marketerId,
  recognise: readSnippet({
    settings: {
      marketerId: [
        /\bOB_ADV_ID\s{0,9}=\s{0,9}["']([0-9a-f]{34})["']/,
        /\bmarketerId["']?\s{0,9}[:=]\s{0,9}["']([0-9a-f]{34})["']/,
      ],
    },
    signs: [/\bamplify\.outbrain\.com\b/, /\bobApi\b/],
  }),
  audit: {
    cookies: ['obuid', 'outbrain_cid_fetch', 'dicbo_id'],
    hosts: ['*.outbrain.com'],
    globals: ['obApi'],
  },
  examples: [
    {
      settings: { marketerId: EXAMPLE },
      browser: [stubOf(EXAMPLE)],
      events: { page_view: expected('PAGE_VIEW'), purchase: expected('Purchase') },
    },
    {
      settings: { marketerId: ' 0084a3fde60ab652bf9cd5cc0158baee25\n' },
      browser: [stubOf('0084a3fde60ab652bf9cd5cc0158baee25')],
      events: { generate_lead: expected('Lead') },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in an Outbrain marketer id' },
    { settings: { marketerId: EXAMPLE.slice(2) }, message: '34 digits and letters from a to f' },
    { settings: { marketerId: EXAMPLE.toUpperCase() }, message: '34 digits and letters from a to f' },
    {
      settings: { marketerId: `var OB_ADV_ID = '${EXAMPLE}'` },
      message: '34 digits and letters from a to f',
    },
    { settings: { marketerId: `'${EXAMPLE}';</script>` }, message: 'a whole snippet' },
  ],
});
