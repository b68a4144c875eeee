import type { z } from 'zod';
import { defineVendor } from './define-vendor';
import { advancedField, advancedSetting, EARLY_PINGS, googleSignals, googleTag } from './google-tag';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES } from './steps';

const ACTIVITY = 'sales/order0+standard';

/** Counting needs a session's or an order's number for the ways that are refused here, and none is sent. */
const objectionToActivity = (text: string): string | null => {
  if (/^[\w-]{1,100}\/[\w-]{1,100}\+(?:standard|unique)$/.test(text)) return null;
  if (/\+(?:per_session|transactions|items_sold)$/.test(text)) {
    return 'This way of counting needs numbers of the order, which are not sent. Choose an activity that counts standard or unique.';
  }
  if (/^DC-/i.test(text)) return `Enter only the part behind the / of the id, such as ${ACTIVITY}.`;
  return `Expected an activity: its group, a /, its tag and how it counts, for example: ${ACTIVITY}.`;
};

const settings = settingsOf({
  floodlightId: idSetting({
    vendor: 'Floodlight',
    what: 'a Floodlight id',
    shape: /^DC-\d{5,10}$/,
    expected: 'DC- and then 5 to 10 digits',
    example: 'DC-1234567',
  }),
  activity: checkedText(`Please fill in the activity, for example: ${ACTIVITY}.`, objectionToActivity),
  advanced: advancedSetting,
});
type Settings = z.infer<typeof settings>;

/** Every event counts as the one activity of the pixel. */
const AS_CONVERSION = Object.fromEntries(
  Object.keys(NEUTRAL_NAMES).map((event) => [event, 'conversion']),
) as { [E in keyof typeof NEUTRAL_NAMES]: 'conversion' };

export const floodlight = defineVendor({
  key: 'floodlight',
  name: 'Floodlight',
  company: 'Google',
  colour: '#3d5a1e',
  category: 'marketing',
  about: {
    who: 'Google, with the part of its Marketing Platform that counts what ads lead to.',
    purpose: 'Shows which ads, at Google and elsewhere, led to visits and orders.',
    collects:
      'That the named activity happened, on which page, which ad you came from, your internet address, your browser and device, and a number by which Google recognises your browser.',
    cookies: [
      { name: '_gcl_au', lifetime: '90 days', purpose: 'Remembers that you came from an ad, and when.' },
      { name: '_gcl_dc', lifetime: '90 days', purpose: 'Remembers which ad at Google you came from.' },
      {
        name: 'IDE',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which Google recognises your browser, on any site that shows its ads.',
      },
      {
        name: 'FLC',
        where: 'vendor_cookie',
        lifetime: '10 seconds',
        purpose: 'Passes on which ad was seen last.',
      },
      { name: '_gcl_gs', lifetime: '90 days', purpose: 'Remembers which ad at Google you came from.' },
      {
        name: 'test_cookie',
        where: 'vendor_cookie',
        lifetime: '15 minutes',
        purpose: 'Finds out whether cookies can be set.',
      },
      {
        name: '_gcl_ls',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Remembers which ad at Google you came from.',
      },
    ],
    dataGoesTo: 'Google in Ireland and in the United States.',
    policyUrl: 'https://policies.google.com/privacy',
  },
  settings,
  fields: {
    floodlightId: {
      label: 'Floodlight id',
      help: 'Starts with DC-. In Campaign Manager 360, open the Floodlight configuration of the advertiser; the id stands in the snippet, behind id=.',
      example: 'DC-1234567',
      input: 'text',
    },
    activity: {
      label: 'Activity',
      help: 'What stands behind the / of send_to in the snippet of the activity: its group, a /, its tag, a + and how it counts. Every event that you name here counts as this activity: add one pixel for each activity.',
      example: ACTIVITY,
      input: 'text',
    },
    advanced: advancedField(EARLY_PINGS),
  },
  hosts: () => ['www.googletagmanager.com', '*.doubleclick.net', 'www.google.com'],
  loads: { frames: ['www.googletagmanager.com', '*.doubleclick.net'] },
  browser: ({ floodlightId, advanced }) => googleTag(floodlightId, advanced === true),
  /**
   * No `allow_custom_scripts`: with it, Google could load tags of others that nobody named here.
   *
   * @see https://support.google.com/campaignmanager/answer/7554821
   */
  events: eventsNamed(AS_CONVERSION, ({ floodlightId, activity }: Settings, name) => [
    call('gtag', 'event', name, { allow_custom_scripts: false, send_to: `${floodlightId}/${activity}` }),
  ]),
  signals: googleSignals,
  loadsEarly: ({ advanced }) => advanced === true,
  identity: ({ floodlightId, activity }) => `${floodlightId}/${activity}`,
  recognise: readSnippet({
    settings: {
      floodlightId: [/(?<![\w-])(DC-\d{5,10})(?![\w-])/],
      activity: [/(?<![\w-])DC-\d{5,10}\/([\w-]{1,100}\/[\w-]{1,100}\+[a-z_]{1,20})/],
    },
    signs: [
      /googletagmanager\.com\/gtag\/js\?id=DC-/,
      /\bfls\.doubleclick\.net\/activity/,
      /\bad\.doubleclick\.net\/(?:ddm\/)?activity/,
    ],
  }),
  audit: {
    cookies: ['_gcl_au', '_gcl_dc', 'IDE', 'FLC', '_gcl_gs', 'test_cookie'],
    hosts: ['*.fls.doubleclick.net', 'ad.doubleclick.net'],
    globals: ['gtag', 'dataLayer', 'google_tag_data'],
  },
  examples: [
    {
      settings: { floodlightId: 'DC-1234567', activity: ACTIVITY },
      browser: [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['js', { $: 'date' }] },
        { do: 'call', path: ['gtag'], args: ['config', 'DC-1234567', { send_page_view: false }] },
        { do: 'script', src: 'https://www.googletagmanager.com/gtag/js?id=DC-1234567' },
      ],
      events: {
        purchase: [
          {
            do: 'call',
            path: ['gtag'],
            args: [
              'event',
              'conversion',
              { allow_custom_scripts: false, send_to: 'DC-1234567/sales/order0+standard' },
            ],
          },
        ],
      },
      signals: googleSignals(),
    },
    {
      settings: { floodlightId: '\tDC-98765', activity: ' visits/home-1+unique ', advanced: true },
      browser: [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['set', 'ads_data_redaction', true] },
        { do: 'call', path: ['gtag'], args: ['js', { $: 'date' }] },
        { do: 'call', path: ['gtag'], args: ['config', 'DC-98765', { send_page_view: false }] },
        { do: 'script', src: 'https://www.googletagmanager.com/gtag/js?id=DC-98765' },
      ],
      events: {
        page_view: [
          {
            do: 'call',
            path: ['gtag'],
            args: [
              'event',
              'conversion',
              { allow_custom_scripts: false, send_to: 'DC-98765/visits/home-1+unique' },
            ],
          },
        ],
      },
      signals: googleSignals(),
      loadsEarly: true,
    },
  ],
  refused: [
    { settings: { activity: ACTIVITY }, message: 'Please fill in a Floodlight id, for example: DC-1234567.' },
    { settings: { floodlightId: 'DC-1234567' }, message: 'Please fill in the activity' },
    { settings: { floodlightId: '1234567', activity: ACTIVITY }, message: 'DC- and then 5 to 10 digits' },
    {
      settings: { floodlightId: 'AW-123456789', activity: ACTIVITY },
      message: 'Choose Google Ads as the vendor',
    },
    { settings: { floodlightId: 'DC-1234567', activity: 'sales/order0' }, message: 'Expected an activity' },
    {
      settings: { floodlightId: 'DC-1234567', activity: 'sales/order0+transactions' },
      message: 'needs numbers of the order',
    },
    {
      settings: { floodlightId: 'DC-1234567', activity: `DC-1234567/${ACTIVITY}` },
      message: 'Enter only the part behind the /',
    },
    {
      settings: { floodlightId: 'DC-1234567', activity: ACTIVITY, advanced: 'on' },
      message: 'Say yes or no to loading before consent.',
    },
  ],
});
