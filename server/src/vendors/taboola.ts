import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { eventsNamed, push, script } from './steps';

const settings = settingsOf({
  accountId: idSetting({
    vendor: 'Taboola',
    what: 'a Taboola account id',
    shape: /^\d{5,9}$/,
    expected: '5 to 9 digits',
    example: '1234567',
  }),
});
type Settings = z.infer<typeof settings>;

/** Names that Taboola suggests for conversions. */
const NAMES = {
  page_view: 'page_view',
  view_item: 'view_content',
  add_to_cart: 'add_to_cart',
  begin_checkout: 'start_checkout',
  add_payment_info: 'add_payment_info',
  purchase: 'make_purchase',
  generate_lead: 'lead',
  sign_up: 'complete_registration',
  search: 'search',
  subscribe: 'subscribe',
} as const;

const expected = (id: number, name: string): BrowserStep[] => [
  { do: 'push', path: ['_tfa'], value: { notify: 'event', name, id } },
  {
    do: 'script',
    src: `https://cdn.taboola.com/libtrc/unip/${id}/tfa.js`,
    attrs: { id: 'tb_tfa_script' },
  },
];

export const taboola = defineVendor({
  key: 'taboola',
  name: 'Taboola Pixel',
  company: 'Taboola',
  colour: '#0b5ed7',
  category: 'marketing',
  about: {
    who: 'Taboola, an American and Israeli company that shows ads below the articles of news sites.',
    purpose: 'Shows which of these ads led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, your browser and device, and a number by which Taboola recognises your browser. Once it has loaded, it also notes by itself how long you stay on the page and how far you scroll; so it loads with the first event that is named here.',
    cookies: [
      {
        name: 't_gid',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'A number by which Taboola recognises your browser, on any site.',
      },
      { name: 't_pt_gid', lifetime: '1 year', purpose: 'The same number, for this site.' },
      { name: 'trc_cookie_storage', lifetime: '1 year', purpose: 'The same number, as the script keeps it.' },
      {
        name: 'taboola global:*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'The same number, as the script keeps it.',
      },
    ],
    dataGoesTo: 'Taboola in the United States, Israel and the European Union.',
    policyUrl: 'https://www.taboola.com/policies/privacy-policy',
  },
  settings,
  fields: {
    accountId: {
      label: 'Account id',
      help: '5 to 9 digits. In Taboola Ads, open Tracking, then Pixel; it stands in the snippet behind id. Conversions there have to carry the event names that stand here.',
      example: '1234567',
      input: 'text',
    },
  },
  hosts: () => ['cdn.taboola.com', 'trc.taboola.com', 'trc-events.taboola.com', 'psb.taboola.com'],
  browser: () => [],
  // The script measures the stay by itself, so it waits for a declared event; loading it twice does nothing.
  events: eventsNamed(NAMES, ({ accountId }: Settings, name) => [
    push('_tfa', { notify: 'event', name, id: Number(accountId) }),
    script(`https://cdn.taboola.com/libtrc/unip/${accountId}/tfa.js`, { id: 'tb_tfa_script' }),
  ]),
  noscript: ({ accountId }) => `https://trc.taboola.com/${accountId}/log/3/unip?en=page_view`,
  identity: ({ accountId }) => accountId,
  recognise: readSnippet({
    settings: {
      accountId: [
        /\bcdn\.taboola\.com\/libtrc\/unip\/(\d{5,9})\/tfa\.js/,
        /\b_tfa\.push\(\{[^}]{0,200}\bid["']?\s{0,9}:\s{0,9}["']?(\d{5,9})\b/,
        /\btrc\.taboola\.com\/(\d{5,9})\/log\//,
      ],
    },
    signs: [/\b_tfa\b/, /\bcdn\.taboola\.com\/libtrc\/unip\b/],
  }),
  audit: {
    cookies: ['t_gid', 't_pt_gid', 'trc_cookie_storage'],
    hosts: ['*.taboola.com'],
    globals: ['_tfa'],
  },
  examples: [
    {
      settings: { accountId: '1234567' },
      browser: [],
      events: { page_view: expected(1_234_567, 'page_view'), purchase: expected(1_234_567, 'make_purchase') },
    },
    {
      settings: { accountId: ' 12345 ' },
      browser: [],
      events: { generate_lead: expected(12_345, 'lead') },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Taboola account id, for example: 1234567.' },
    { settings: { accountId: '1234' }, message: 'Expected a Taboola account id: 5 to 9 digits' },
    { settings: { accountId: 'my-brand-sc' }, message: 'Expected a Taboola account id: 5 to 9 digits' },
    { settings: { accountId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
    { settings: { accountId: '<img src="https://trc.taboola.com/1/log">' }, message: 'a whole snippet' },
  ],
});
