import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, script } from './steps';

const SCRIPT = 'https://s.pinimg.com/ct/core.js';

const settings = settingsOf({
  tagId: idSetting({
    vendor: 'Pinterest Tag',
    what: 'a Pinterest tag id',
    shape: /^\d{13}$/,
    expected: '13 digits',
    example: '2612345678901',
  }),
});
type Settings = z.infer<typeof settings>;

/** @see https://help.pinterest.com/en/business/article/install-the-pinterest-tag */
const stub: BrowserStep = {
  do: 'stub',
  path: ['pintrk'],
  queue: { own: 'queue' },
  entry: 'array',
  props: { version: '3.0' },
};

/**
 * Pinterest's own names. The rest goes under names of ours, which Pinterest takes for audiences.
 *
 * @see https://help.pinterest.com/en/business/article/add-event-codes
 */
const NAMES = {
  page_view: 'pagevisit',
  view_item: 'view_item',
  add_to_cart: 'addtocart',
  begin_checkout: 'begin_checkout',
  add_payment_info: 'add_payment_info',
  purchase: 'checkout',
  generate_lead: 'lead',
  sign_up: 'signup',
  search: 'search',
  subscribe: 'subscribe',
} as const;

export const pinterestTag = defineVendor({
  key: 'pinterest-tag',
  name: 'Pinterest Tag',
  company: 'Pinterest',
  colour: '#b3122a',
  category: 'marketing',
  about: {
    who: 'Pinterest, a network on which people collect pictures.',
    purpose: 'Shows which ads on Pinterest led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, your browser and device, and a number by which Pinterest recognises your browser. With the first thing that is reported on a page, Pinterest also asks whether it knows you. In its own console, Pinterest has a switch called Enhanced match: while it is on, e-mail addresses typed on the page are read too.',
    cookies: [
      {
        name: '_pin_unauth',
        lifetime: '1 year',
        purpose: 'A number by which Pinterest recognises browsers of people who are not signed in.',
      },
      {
        name: '_pinterest_ct_ua',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'A number by which Pinterest recognises your browser, on any site.',
      },
      { name: '_epik', lifetime: '1 year', purpose: 'Remembers which ad on Pinterest you came from.' },
      {
        name: '_derived_epik',
        lifetime: '1 year',
        purpose: 'Remembers which ad you came from where the ad itself did not say.',
      },
    ],
    dataGoesTo: 'Pinterest in Ireland and in the United States.',
    policyUrl: 'https://policy.pinterest.com/privacy-policy',
  },
  settings,
  fields: {
    tagId: {
      label: 'Tag id',
      help: '13 digits. In Pinterest Ads, open Conversions, then Tag manager; the id stands beside the name of the tag. There, switch Enhanced match off if you want to report what you name here and nothing else.',
      example: '2612345678901',
      input: 'text',
    },
  },
  hosts: () => ['s.pinimg.com', 'ct.pinterest.com'],
  /**
   * Seen in the policy of a site that uses the tag; Pinterest names no hosts itself.
   *
   * @see https://github.com/mixpanel/docs-legacy/pull/2350
   */
  loads: { scripts: ['ct.pinterest.com'], frames: ['ct.pinterest.com'] },
  browser: ({ tagId }) => [stub, call('pintrk', 'load', tagId)],
  // The script makes itself known to Pinterest as soon as it is there: so an event loads it, and not the preparation.
  events: eventsNamed(NAMES, (_: Settings, name) => [call('pintrk', 'track', name), script(SCRIPT)]),
  noscript: ({ tagId }) => `https://ct.pinterest.com/v3/?tid=${tagId}&event=pagevisit&noscript=1`,
  identity: ({ tagId }) => tagId,
  recognise: readSnippet({
    settings: {
      tagId: [
        /\bpintrk\(\s{0,9}['"]load['"]\s{0,9},\s{0,9}['"]?(\d{13})\b/,
        /ct\.pinterest\.com\/v3\/?\?[^\s"'<>]{0,200}?\btid=(\d{13})\b/,
      ],
    },
    signs: [/s\.pinimg\.com\/ct\/core\.js/, /\bpintrk\(/],
  }),
  audit: {
    cookies: ['_pin_unauth', '_pinterest_ct_ua', '_epik', '_derived_epik'],
    hosts: ['s.pinimg.com', 'ct.pinterest.com'],
    globals: ['pintrk'],
  },
  examples: [
    {
      settings: { tagId: '2612345678901' },
      browser: [stub, { do: 'call', path: ['pintrk'], args: ['load', '2612345678901'] }],
      events: {
        page_view: [
          { do: 'call', path: ['pintrk'], args: ['track', 'pagevisit'] },
          { do: 'script', src: SCRIPT },
        ],
        purchase: [
          { do: 'call', path: ['pintrk'], args: ['track', 'checkout'] },
          { do: 'script', src: SCRIPT },
        ],
      },
    },
    {
      settings: { tagId: ' 2614444444444 ' },
      browser: [stub, { do: 'call', path: ['pintrk'], args: ['load', '2614444444444'] }],
      events: {
        generate_lead: [
          { do: 'call', path: ['pintrk'], args: ['track', 'lead'] },
          { do: 'script', src: SCRIPT },
        ],
      },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Pinterest tag id, for example: 2612345678901.' },
    { settings: { tagId: '261234567890' }, message: 'Expected a Pinterest tag id: 13 digits' },
    { settings: { tagId: '26123456789012' }, message: 'Expected a Pinterest tag id: 13 digits' },
    { settings: { tagId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
    { settings: { tagId: "pintrk('load', '2612345678901'" }, message: 'Expected a Pinterest tag id' },
    { settings: { tagId: '<noscript>2612345678901' }, message: 'a whole snippet' },
  ],
});
