import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, script } from './steps';

const SCRIPT = 'https://sc-static.net/scevent.min.js';
const EXAMPLE = '1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d';

const settings = settingsOf({
  pixelId: idSetting({
    vendor: 'Snapchat Pixel',
    what: 'a Snapchat pixel id',
    shape: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    expected: '32 digits and letters from a to f, in five groups with dashes between them',
    example: EXAMPLE,
  }).toLowerCase(),
});
type Settings = z.infer<typeof settings>;

/** @see https://businesshelp.snapchat.com/s/article/pixel-direct-implementation */
const stub: BrowserStep = {
  do: 'stub',
  path: ['snaptr'],
  queue: { own: 'queue' },
  entry: 'arguments',
  forward: 'handleRequest',
};

/** Snapchat has no event of its own for a lead; its five custom events are for what is missing. */
const NAMES = {
  page_view: 'PAGE_VIEW',
  view_item: 'VIEW_CONTENT',
  add_to_cart: 'ADD_CART',
  begin_checkout: 'START_CHECKOUT',
  add_payment_info: 'ADD_BILLING',
  purchase: 'PURCHASE',
  generate_lead: 'CUSTOM_EVENT_1',
  sign_up: 'SIGN_UP',
  search: 'SEARCH',
  subscribe: 'SUBSCRIBE',
} as const;

export const snapchatPixel = defineVendor({
  key: 'snapchat-pixel',
  name: 'Snapchat Pixel',
  company: 'Snap',
  colour: '#6b6200',
  category: 'marketing',
  about: {
    who: 'Snap, the company behind the app Snapchat.',
    purpose: 'Shows which ads on Snapchat led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, your internet address, your browser and device, and a number by which Snap recognises your browser. With the first thing that is reported on a page, Snap also asks whether it knows you. If you use Snapchat, Snap can connect this with your account. In its own console, Snap has a switch that also reads e-mail addresses and telephone numbers typed on the page.',
    cookies: [
      { name: '_scid', lifetime: '13 months', purpose: 'A number by which Snap recognises your browser.' },
      { name: '_scid_r', lifetime: '13 months', purpose: 'A copy of that number.' },
      { name: '_sctr', lifetime: '13 months', purpose: 'Remembers when Snap last looked for your account.' },
      { name: '_ScCbts', lifetime: '30 days', purpose: 'Remembers which of those looks are done.' },
      {
        name: 'sc_at',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which Snap recognises your browser, on any site.',
      },
    ],
    dataGoesTo: 'Snap in the United Kingdom, the Netherlands and the United States.',
    policyUrl: 'https://values.snap.com/privacy/privacy-policy',
  },
  settings,
  fields: {
    pixelId: {
      label: 'Pixel id',
      help: 'Five groups of digits and letters from a to f, with dashes between them. In Snapchat Ads Manager, open Events Manager and choose your pixel; the id stands below its name.',
      example: EXAMPLE,
      input: 'text',
    },
  },
  hosts: () => ['sc-static.net', 'tr.snapchat.com', 'tr6.snapchat.com'],
  /**
   * Public sources show the frame alone.
   *
   * @see https://github.com/university-of-york/design-patterns/issues/109
   */
  loads: { scripts: ['tr.snapchat.com'], frames: ['tr.snapchat.com'] },
  browser: ({ pixelId }) => [stub, call('snaptr', 'init', pixelId)],
  // The script makes itself known to Snap as soon as it is there: so an event loads it, and not the preparation.
  events: eventsNamed(NAMES, (_: Settings, name) => [call('snaptr', 'track', name), script(SCRIPT)]),
  identity: ({ pixelId }) => pixelId,
  recognise: readSnippet({
    settings: {
      pixelId: [
        /\bsnaptr\(\s{0,9}['"]init['"]\s{0,9},\s{0,9}['"]([0-9a-fA-F-]{36})['"]/,
        /\btr\.snapchat\.com\/[^\s"'<>]{0,200}?\bpids?=([0-9a-fA-F-]{36})\b/,
      ],
    },
    signs: [/sc-static\.net\/scevent\.min\.js/, /\bsnaptr\(/],
  }),
  audit: {
    cookies: ['_scid', '_scid_r', '_sctr', '_ScCbts', 'sc_at'],
    hosts: ['sc-static.net', 'tr.snapchat.com', 'tr6.snapchat.com'],
    globals: ['snaptr'],
  },
  examples: [
    {
      settings: { pixelId: EXAMPLE },
      browser: [stub, { do: 'call', path: ['snaptr'], args: ['init', EXAMPLE] }],
      events: {
        page_view: [
          { do: 'call', path: ['snaptr'], args: ['track', 'PAGE_VIEW'] },
          { do: 'script', src: SCRIPT },
        ],
        begin_checkout: [
          { do: 'call', path: ['snaptr'], args: ['track', 'START_CHECKOUT'] },
          { do: 'script', src: SCRIPT },
        ],
      },
    },
    {
      settings: { pixelId: ' 0F9E8D7C-6B5A-4F3E-9D2C-1B0A9F8E7D6C ' },
      browser: [
        stub,
        { do: 'call', path: ['snaptr'], args: ['init', '0f9e8d7c-6b5a-4f3e-9d2c-1b0a9f8e7d6c'] },
      ],
      events: {
        purchase: [
          { do: 'call', path: ['snaptr'], args: ['track', 'PURCHASE'] },
          { do: 'script', src: SCRIPT },
        ],
      },
    },
  ],
  refused: [
    { settings: { pixelId: '' }, message: `Please fill in a Snapchat pixel id, for example: ${EXAMPLE}.` },
    { settings: { pixelId: '1a2b3c4d5e6f4a1b8c2d3e4f5a6b7c8d' }, message: 'in five groups with dashes' },
    { settings: { pixelId: '1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8' }, message: 'in five groups with dashes' },
    { settings: { pixelId: 'ga2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d' }, message: 'letters from a to f' },
    { settings: { pixelId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
    {
      settings: { pixelId: EXAMPLE, user_email: 'jo@example.org' },
      message: 'This vendor has no such setting.',
    },
  ],
});
