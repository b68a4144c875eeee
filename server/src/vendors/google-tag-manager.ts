import { defineVendor } from './define-vendor';
import { advancedField, advancedSetting, googleSignals, redactedTag } from './google-tag';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES, push, script } from './steps';

const settings = settingsOf({
  containerId: idSetting({
    vendor: 'Google Tag Manager',
    what: 'a container id',
    shape: /^GTM-[A-Z0-9]{4,9}$/,
    expected: 'GTM- and then 4 to 9 capital letters and digits',
    example: 'GTM-ABC1234',
  }),
  advanced: advancedSetting,
});

/** The help for a container: its tags are not ours to know. */
const EARLY_TAGS =
  "Leave this off, and nothing of Google's loads before a visitor agrees. With it on, the container loads at once for everybody, with all that is in it. Google's own tags inside set no cookies before a yes and after a no, but tell Google of the page, the browser and the internet address. Every other tag inside runs without a yes, unless it is set up in Google Tag Manager to wait for consent: check each of them. Whoever approves this pixel is told that it loads before consent.";

/** What Google's own tags inside keep. Named one by one: with `_gcl_*`, a no to the container would clean up what Google Ads may keep. */
const AD_COOKIES = ['_gcl_au', '_gcl_aw', '_gcl_dc', '_gcl_gb', '_gcl_gs'];

export const googleTagManager = defineVendor({
  key: 'google-tag-manager',
  name: 'Google Tag Manager',
  company: 'Google',
  colour: '#1d5fa8',
  category: 'marketing',
  about: {
    who: 'Google, with its service that loads the tags of other companies.',
    purpose: 'Loads whatever tags this organisation set up at Google, and tells them what happens on a page.',
    collects:
      'By itself only that the page was opened and what happened there. What the tags inside collect is decided at Google, not here: this list cannot know them.',
    cookies: [
      ...AD_COOKIES.map((name) => ({
        name,
        lifetime: '90 days',
        purpose: 'Remembers which ad you came from, if a tag inside asks for it.',
      })),
      {
        name: '_gcl_ls',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Remembers which ad you came from, if a tag inside asks for it.',
      },
    ],
    dataGoesTo: 'Google in Ireland and in the United States, and the companies whose tags are inside.',
    policyUrl: 'https://policies.google.com/privacy',
  },
  settings,
  fields: {
    containerId: {
      label: 'Container id',
      help: 'Starts with GTM-. In Google Tag Manager it stands at the top of the workspace. A container may hold any tag: name every category that the tags inside need. Tags that fire on All Pages fire without any of the events that you name here.',
      example: 'GTM-ABC1234',
      input: 'text',
    },
    advanced: advancedField(EARLY_TAGS),
  },
  /** @see https://developers.google.com/tag-platform/security/guides/csp */
  hosts: () => ['www.googletagmanager.com', 'www.google.com'],
  loads: { frames: ['www.googletagmanager.com'] },
  /** @see https://developers.google.com/tag-platform/tag-manager/datalayer */
  browser: ({ containerId, advanced }) => [
    ...(advanced ? redactedTag() : []),
    push('dataLayer', { 'gtm.start': { $: 'now' }, event: 'gtm.js' }),
    script(`https://www.googletagmanager.com/gtm.js?id=${containerId}`),
  ],
  events: eventsNamed(NEUTRAL_NAMES, (_, name) => [push('dataLayer', { event: name })]),
  signals: googleSignals,
  loadsEarly: ({ advanced }) => advanced === true,
  identity: ({ containerId }) => containerId,
  recognise: readSnippet({
    settings: { containerId: [/(?<![\w-])(GTM-[A-Z0-9]{4,9})(?![\w-])/] },
    signs: [/googletagmanager\.com\/(?:gtm\.js|ns\.html)/],
  }),
  audit: {
    cookies: AD_COOKIES,
    hosts: ['www.googletagmanager.com'],
    globals: ['dataLayer', 'google_tag_manager'],
  },
  examples: [
    {
      settings: { containerId: 'GTM-ABC1234' },
      browser: [
        { do: 'push', path: ['dataLayer'], value: { 'gtm.start': { $: 'now' }, event: 'gtm.js' } },
        { do: 'script', src: 'https://www.googletagmanager.com/gtm.js?id=GTM-ABC1234' },
      ],
      events: {
        page_view: [{ do: 'push', path: ['dataLayer'], value: { event: 'page_view' } }],
        purchase: [{ do: 'push', path: ['dataLayer'], value: { event: 'purchase' } }],
      },
      signals: googleSignals(),
    },
    {
      settings: { containerId: '\tGTM-K7Z9', advanced: true },
      browser: [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['set', 'ads_data_redaction', true] },
        { do: 'push', path: ['dataLayer'], value: { 'gtm.start': { $: 'now' }, event: 'gtm.js' } },
        { do: 'script', src: 'https://www.googletagmanager.com/gtm.js?id=GTM-K7Z9' },
      ],
      events: { search: [{ do: 'push', path: ['dataLayer'], value: { event: 'search' } }] },
      signals: googleSignals(),
      loadsEarly: true,
    },
  ],
  refused: [
    { settings: { containerId: ' ' }, message: 'Please fill in a container id, for example: GTM-ABC1234.' },
    {
      settings: { containerId: 'G-ABC123DEF4' },
      message: 'Choose Google Analytics 4 as the vendor, or enter a container id',
    },
    { settings: { containerId: 'GTM-XXXXXXX' }, message: 'a placeholder' },
    { settings: { containerId: 'GTM-ABC' }, message: 'GTM- and then 4 to 9 capital letters and digits' },
    {
      settings: { containerId: 'GTM-ABC123456789' },
      message: 'GTM- and then 4 to 9 capital letters and digits',
    },
    { settings: { containerId: "<script>(function(w,d,s,l,i){'GTM-ABC1234'" }, message: 'a whole snippet' },
    {
      settings: { containerId: 'https://tagmanager.google.com/#/container/1' },
      message: 'That looks like a web address.',
    },
    { settings: { container: 'GTM-ABC1234' }, message: 'Please fill in a container id' },
    {
      settings: { containerId: 'GTM-ABC1234', advanced: 'on' },
      message: 'Say yes or no to loading before consent.',
    },
  ],
});
