import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, script, set } from './steps';

const EXAMPLE = '0AbCdEfGhIjKlMnOpQrStUvWxYz12345';
const VERSION = '5.2.0';

const settings = settingsOf({
  writeKey: idSetting({
    vendor: 'Segment',
    what: 'a Segment write key',
    shape: /^[A-Za-z0-9]{16,40}$/,
    expected: '16 to 40 letters and digits',
    example: EXAMPLE,
  }),
});

/** The calls that are queued until the script takes over. */
const METHODS = ['page', 'track', 'identify', 'group', 'alias', 'ready', 'reset', 'on', 'once', 'off'];

/** Names of Segment's e-commerce and B2B specifications. */
const NAMES = {
  view_item: 'Product Viewed',
  add_to_cart: 'Product Added',
  begin_checkout: 'Checkout Started',
  add_payment_info: 'Payment Info Entered',
  purchase: 'Order Completed',
  generate_lead: 'Lead Generated',
  sign_up: 'Signed Up',
  search: 'Products Searched',
  subscribe: 'Subscribed',
} as const;

const expected = (writeKey: string): BrowserStep[] => [
  { do: 'methods', path: ['analytics'], methods: METHODS },
  { do: 'set', path: ['analytics', 'invoked'], value: true },
  { do: 'set', path: ['analytics', 'methods'], value: METHODS },
  { do: 'set', path: ['analytics', '_writeKey'], value: writeKey },
  { do: 'set', path: ['analytics', 'SNIPPET_VERSION'], value: VERSION },
  {
    do: 'script',
    src: `https://cdn.segment.com/analytics.js/v1/${writeKey}/analytics.min.js`,
    attrs: { 'data-global-segment-analytics-key': 'analytics' },
  },
];

export const segment = defineVendor({
  key: 'segment',
  name: 'Segment',
  company: 'Segment',
  colour: '#1f7a4d',
  category: 'marketing',
  about: {
    who: 'Segment, a service of the American company Twilio that hands data on to other companies.',
    purpose:
      'Notes what happens on a page once and hands it on to the services that this organisation chose at Segment.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, your browser and device, and a number by which Segment recognises your browser. Whom Segment hands it on to, and which further scripts it loads, is decided at Segment, not here: this list cannot know them.',
    cookies: [
      {
        name: 'ajs_anonymous_id',
        lifetime: '1 year',
        purpose: 'A number by which Segment recognises your browser.',
      },
      {
        name: 'ajs_user_id',
        lifetime: '1 year',
        purpose: 'Remembers who you are if the site tells Segment.',
      },
      {
        name: 'ajs_group_id',
        lifetime: '1 year',
        purpose: 'Remembers to which group you belong if the site tells Segment.',
      },
      {
        name: 'ajs_*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'What the cookies of these names keep, a second time.',
      },
    ],
    dataGoesTo:
      'Twilio in the United States or, if the operator chose that, in Ireland, and the companies that the operator connected.',
    policyUrl: 'https://www.twilio.com/en-us/legal/privacy',
  },
  settings,
  fields: {
    writeKey: {
      label: 'Write key',
      help: 'In Segment, open Connections, then Sources, choose your website, then Settings, then API keys. Destinations in device mode load further scripts: name every category that they need.',
      example: EXAMPLE,
      input: 'text',
    },
  },
  hosts: () => ['cdn.segment.com', 'api.segment.io', '*.segmentapis.com'],
  /**
   * What Segment's own snippet leaves, but for its `analytics.page()`: a page view is reported where it is declared.
   *
   * @see https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/
   */
  browser: ({ writeKey }) => [
    { do: 'methods', path: ['analytics'], methods: METHODS },
    set(['analytics', 'invoked'], true),
    set(['analytics', 'methods'], METHODS),
    set(['analytics', '_writeKey'], writeKey),
    set(['analytics', 'SNIPPET_VERSION'], VERSION),
    script(`https://cdn.segment.com/analytics.js/v1/${writeKey}/analytics.min.js`, {
      'data-global-segment-analytics-key': 'analytics',
    }),
  ],
  events: {
    page_view: { name: 'page', steps: () => [call('analytics.page')] },
    ...eventsNamed(NAMES, (_, name) => [call('analytics.track', name)]),
  },
  identity: ({ writeKey }) => writeKey,
  recognise: readSnippet({
    settings: {
      writeKey: [
        /\banalytics\._writeKey\s{0,9}=\s{0,9}["']([A-Za-z0-9]{16,40})["']/,
        /\banalytics\.load\(\s{0,9}["']([A-Za-z0-9]{16,40})["']/,
        /\bcdn\.segment\.com\/analytics\.js\/v1\/([A-Za-z0-9]{16,40})\//,
      ],
    },
    signs: [/\bcdn\.segment\.com\b/i],
  }),
  audit: {
    cookies: ['ajs_anonymous_id', 'ajs_user_id', 'ajs_group_id'],
    hosts: ['cdn.segment.com', 'api.segment.io', '*.segmentapis.com'],
    globals: ['analytics'],
  },
  examples: [
    {
      settings: { writeKey: EXAMPLE },
      browser: expected(EXAMPLE),
      events: {
        page_view: [{ do: 'call', path: ['analytics', 'page'], args: [] }],
        purchase: [{ do: 'call', path: ['analytics', 'track'], args: ['Order Completed'] }],
      },
    },
    {
      settings: { writeKey: ' 8UDQfnf3cyFSTsM4YANnW5sXmgZVILbA ' },
      browser: expected('8UDQfnf3cyFSTsM4YANnW5sXmgZVILbA'),
      events: { search: [{ do: 'call', path: ['analytics', 'track'], args: ['Products Searched'] }] },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Segment write key' },
    { settings: { writeKey: 'my-website' }, message: '16 to 40 letters and digits' },
    { settings: { writeKey: `${EXAMPLE}/../x` }, message: '16 to 40 letters and digits' },
    { settings: { writeKey: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
    { settings: { writeKey: 'YOUR_WRITE_KEY<script>' }, message: 'a whole snippet' },
  ],
});
