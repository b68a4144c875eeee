import type { z } from 'zod';
import { defineVendor } from './define-vendor';
import {
  advancedField,
  advancedSetting,
  EARLY_PINGS,
  googleEvent,
  googleSignals,
  googleTag,
} from './google-tag';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES } from './steps';

const LABEL = 'AbC-D_efG-h12_34-567';

const objectionToLabel = (text: string): string | null => {
  if (/^[\w-]{8,30}$/.test(text)) return null;
  if (text.includes('/')) return `Enter only the part behind the / of send_to, such as ${LABEL}.`;
  return `Expected a conversion label: 8 to 30 letters, digits, - and _, for example: ${LABEL}.`;
};

const settings = settingsOf({
  conversionId: idSetting({
    vendor: 'Google Ads',
    what: 'a Google Ads id',
    shape: /^AW-\d{9,11}$/,
    expected: 'AW- and then 9 to 11 digits',
    example: 'AW-123456789',
  }),
  label: checkedText(null, objectionToLabel).default(''),
  advanced: advancedSetting,
});
type Settings = z.infer<typeof settings>;

export const googleAds = defineVendor({
  key: 'google-ads',
  name: 'Google Ads',
  company: 'Google',
  colour: '#7a5a00',
  category: 'marketing',
  about: {
    who: 'Google, with its service that shows ads in its search, on YouTube and on other sites.',
    purpose: 'Shows which ads at Google led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, which ad you came from, your internet address, your browser and device, and a number by which Google recognises your browser. If you are signed in to Google, it can connect this with your account. In its own console, Google has a switch that also reads e-mail addresses typed on the page.',
    cookies: [
      { name: '_gcl_au', lifetime: '90 days', purpose: 'Remembers that you came from an ad, and when.' },
      { name: '_gcl_aw', lifetime: '90 days', purpose: 'Remembers which ad at Google you came from.' },
      {
        name: 'IDE',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which Google recognises your browser, on any site that shows its ads.',
      },
      {
        name: 'test_cookie',
        where: 'vendor_cookie',
        lifetime: '15 minutes',
        purpose: 'Finds out whether cookies can be set.',
      },
      { name: '_gcl_gb', lifetime: '90 days', purpose: 'Remembers which ad at Google you came from.' },
      { name: '_gcl_gs', lifetime: '90 days', purpose: 'Remembers which ad at Google you came from.' },
      {
        name: 'DSID',
        where: 'vendor_cookie',
        lifetime: '2 weeks',
        purpose: 'Recognises you, if you are signed in to Google, on any site that shows its ads.',
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
    conversionId: {
      label: 'Google Ads id',
      help: 'Starts with AW-. In Google Ads, open Goals, then Conversions, choose a conversion and its tag setup; the id stands in the snippet. There, leave customer data from your site switched off if you want to report what you name here and nothing else.',
      example: 'AW-123456789',
      input: 'text',
    },
    label: {
      label: 'Conversion label',
      help: 'The part behind the / of send_to in the snippet of one conversion. With it, every event that you name here, except for page views, counts as this conversion: add one pixel for each conversion. Without it, events serve to build audiences alone.',
      example: LABEL,
      input: 'text',
    },
    advanced: advancedField(EARLY_PINGS),
  },
  hosts: () => [
    'www.googletagmanager.com',
    'www.googleadservices.com',
    '*.doubleclick.net',
    'pagead2.googlesyndication.com',
    'www.google.com',
  ],
  loads: {
    scripts: [
      'www.googleadservices.com',
      '*.doubleclick.net',
      'pagead2.googlesyndication.com',
      'www.google.com',
    ],
    frames: ['www.googletagmanager.com', '*.doubleclick.net'],
  },
  browser: ({ conversionId, advanced }) => googleTag(conversionId, advanced === true),
  /** @see https://developers.google.com/tag-platform/gtagjs/reference/events#conversion */
  events: {
    ...eventsNamed(NEUTRAL_NAMES, ({ conversionId, label }: Settings, name) => [
      label ? googleEvent(`${conversionId}/${label}`, 'conversion') : googleEvent(conversionId, name),
    ]),
    page_view: {
      name: 'page_view',
      steps: ({ conversionId }) => [googleEvent(conversionId, 'page_view')],
    },
  },
  signals: googleSignals,
  loadsEarly: ({ advanced }) => advanced === true,
  identity: ({ conversionId, label }) => (label ? `${conversionId}/${label}` : conversionId),
  recognise: readSnippet({
    settings: {
      conversionId: [/(?<![\w-])(AW-\d{9,11})(?![\w-])/],
      label: [/(?<![\w-])AW-\d{9,11}\/([\w-]{8,30})(?![\w-])/],
    },
    signs: [/googletagmanager\.com\/gtag\/js\?id=AW-/, /googleadservices\.com\/pagead\/conversion/],
  }),
  audit: {
    cookies: ['_gcl_au', '_gcl_aw', 'IDE', 'test_cookie', '_gcl_gb', '_gcl_gs', 'DSID'],
    hosts: ['www.googleadservices.com', 'googleads.g.doubleclick.net', 'td.doubleclick.net'],
    globals: ['gtag', 'dataLayer', 'google_tag_data'],
  },
  examples: [
    {
      settings: { conversionId: 'AW-123456789' },
      browser: [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['js', { $: 'date' }] },
        { do: 'call', path: ['gtag'], args: ['config', 'AW-123456789', { send_page_view: false }] },
        { do: 'script', src: 'https://www.googletagmanager.com/gtag/js?id=AW-123456789' },
      ],
      events: {
        page_view: [
          { do: 'call', path: ['gtag'], args: ['event', 'page_view', { send_to: 'AW-123456789' }] },
        ],
        purchase: [{ do: 'call', path: ['gtag'], args: ['event', 'purchase', { send_to: 'AW-123456789' }] }],
      },
      signals: googleSignals(),
    },
    {
      settings: { conversionId: ' AW-10876543210 ', label: LABEL, advanced: true },
      browser: [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['set', 'ads_data_redaction', true] },
        { do: 'call', path: ['gtag'], args: ['js', { $: 'date' }] },
        { do: 'call', path: ['gtag'], args: ['config', 'AW-10876543210', { send_page_view: false }] },
        { do: 'script', src: 'https://www.googletagmanager.com/gtag/js?id=AW-10876543210' },
      ],
      events: {
        page_view: [
          { do: 'call', path: ['gtag'], args: ['event', 'page_view', { send_to: 'AW-10876543210' }] },
        ],
        purchase: [
          {
            do: 'call',
            path: ['gtag'],
            args: ['event', 'conversion', { send_to: `AW-10876543210/${LABEL}` }],
          },
        ],
      },
      signals: googleSignals(),
      loadsEarly: true,
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Google Ads id, for example: AW-123456789.' },
    { settings: { conversionId: '123456789' }, message: 'AW- and then 9 to 11 digits' },
    { settings: { conversionId: 'AW-12345678' }, message: 'AW- and then 9 to 11 digits' },
    { settings: { conversionId: `AW-123456789/${LABEL}` }, message: 'AW- and then 9 to 11 digits' },
    { settings: { conversionId: 'G-ABC123DEF4' }, message: 'Choose Google Analytics 4 as the vendor' },
    { settings: { conversionId: 'DC-1234567' }, message: 'Choose Floodlight as the vendor' },
    {
      settings: { conversionId: 'AW-123456789', label: `AW-123456789/${LABEL}` },
      message: 'Enter only the part behind the /',
    },
    {
      settings: { conversionId: 'AW-123456789', label: 'purchase!' },
      message: 'Expected a conversion label',
    },
    {
      settings: { conversionId: 'AW-123456789', advanced: 'on' },
      message: 'Say yes or no to loading before consent.',
    },
  ],
});
