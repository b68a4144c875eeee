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
import { settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, set } from './steps';

const settings = settingsOf({
  measurementId: idSetting({
    vendor: 'Google Analytics 4',
    what: 'a measurement id',
    shape: /^G-[A-Z0-9]{6,12}$/,
    expected: 'G- and then 6 to 12 capital letters and digits',
    example: 'G-ABC123DEF4',
  }),
  advanced: advancedSetting,
});
type Settings = z.infer<typeof settings>;

export const googleAnalytics4 = defineVendor({
  key: 'google-analytics-4',
  name: 'Google Analytics 4',
  company: 'Google',
  colour: '#a34700',
  category: 'measurement',
  about: {
    who: 'Google, with its service for website statistics.',
    purpose: 'Counts visits and shows which pages and which ways to this site work.',
    collects:
      'Which page you opened and what you did there, where you came from, your browser, device and rough location, how long you stayed, and a number by which Google recognises your browser. In its own console, Google has a switch called Enhanced measurement: while it is on, Google also notes scrolling, clicks to other sites, searches on this site, videos, downloads and forms.',
    cookies: [
      { name: '_ga', lifetime: '2 years', purpose: 'A number that tells one browser from another.' },
      { name: '_ga_*', lifetime: '2 years', purpose: 'Remembers that several pages belong to one visit.' },
    ],
    dataGoesTo: 'Google in Ireland and in the United States.',
    policyUrl: 'https://policies.google.com/privacy',
  },
  settings,
  fields: {
    measurementId: {
      label: 'Measurement id',
      help: 'Starts with G-. In Google Analytics, open Admin, then Data streams, and choose your website; the id stands at the top right. On the same page, switch Enhanced measurement off if you want to report what you name here and nothing else.',
      example: 'G-ABC123DEF4',
      input: 'text',
    },
    advanced: advancedField(EARLY_PINGS),
  },
  hosts: () => ['www.googletagmanager.com', '*.google-analytics.com', '*.analytics.google.com'],
  browser: ({ measurementId, advanced }) => googleTag(measurementId, advanced === true),
  events: eventsNamed(NEUTRAL_NAMES, ({ measurementId }: Settings, name) => [
    googleEvent(measurementId, name),
  ]),
  /**
   * The script looks at this before it sets a cookie and before it sends.
   *
   * @see https://developers.google.com/analytics/devguides/collection/gtagjs/user-opt-out
   */
  stop: ({ measurementId }) => [
    set([`ga-disable-${measurementId}`], true),
    // With it goes the one that told Google's other tags of the choice.
    call('gtag', 'consent', 'update', { analytics_storage: 'denied' }),
  ],
  signals: googleSignals,
  loadsEarly: ({ advanced }) => advanced === true,
  identity: ({ measurementId }) => measurementId,
  recognise: readSnippet({
    settings: { measurementId: [/(?<![\w-])(G-[A-Z0-9]{6,12})(?![\w-])/] },
    signs: [/googletagmanager\.com\/gtag\/js\?id=G-/],
  }),
  audit: {
    cookies: ['_ga', '_ga_*'],
    hosts: ['www.googletagmanager.com', '*.google-analytics.com', '*.analytics.google.com'],
    globals: ['gtag', 'dataLayer', 'google_tag_manager', 'google_tag_data'],
  },
  examples: [
    {
      settings: { measurementId: 'G-ABC123DEF4' },
      browser: [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['js', { $: 'date' }] },
        { do: 'call', path: ['gtag'], args: ['config', 'G-ABC123DEF4', { send_page_view: false }] },
        { do: 'script', src: 'https://www.googletagmanager.com/gtag/js?id=G-ABC123DEF4' },
      ],
      events: {
        page_view: [
          { do: 'call', path: ['gtag'], args: ['event', 'page_view', { send_to: 'G-ABC123DEF4' }] },
        ],
        purchase: [{ do: 'call', path: ['gtag'], args: ['event', 'purchase', { send_to: 'G-ABC123DEF4' }] }],
      },
      stop: [
        { do: 'set', path: ['ga-disable-G-ABC123DEF4'], value: true },
        { do: 'call', path: ['gtag'], args: ['consent', 'update', { analytics_storage: 'denied' }] },
      ],
      signals: googleSignals(),
    },
    {
      settings: { measurementId: ' G-1A2B3C ', advanced: true },
      browser: [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['set', 'ads_data_redaction', true] },
        { do: 'call', path: ['gtag'], args: ['js', { $: 'date' }] },
        { do: 'call', path: ['gtag'], args: ['config', 'G-1A2B3C', { send_page_view: false }] },
        { do: 'script', src: 'https://www.googletagmanager.com/gtag/js?id=G-1A2B3C' },
      ],
      events: {
        subscribe: [{ do: 'call', path: ['gtag'], args: ['event', 'subscribe', { send_to: 'G-1A2B3C' }] }],
      },
      stop: [
        { do: 'set', path: ['ga-disable-G-1A2B3C'], value: true },
        { do: 'call', path: ['gtag'], args: ['consent', 'update', { analytics_storage: 'denied' }] },
      ],
      signals: googleSignals(),
      loadsEarly: true,
    },
  ],
  refused: [
    {
      settings: { measurementId: '' },
      message: 'Please fill in a measurement id, for example: G-ABC123DEF4.',
    },
    {
      settings: { measurementId: 'GTM-ABC1234' },
      message:
        'That looks like a Google Tag Manager container (GTM-…). Choose Google Tag Manager as the vendor, or enter a measurement id such as G-ABC123DEF4.',
    },
    {
      settings: { measurementId: 'UA-12345-1' },
      message: 'Universal Analytics (UA-…), which Google has ended',
    },
    {
      settings: { measurementId: 'AW-123456789' },
      message: 'a Google Ads id (AW-…). Choose Google Ads as the vendor, or enter a measurement id',
    },
    { settings: { measurementId: 'G-XXXXXXXXXX' }, message: 'a placeholder' },
    { settings: { measurementId: 'g-abc123def4' }, message: 'capital letters' },
    { settings: { measurementId: 'G-ABC12' }, message: '6 to 12 capital letters and digits' },
    { settings: { measurementId: 'G-ABC123&l=x' }, message: '6 to 12 capital letters and digits' },
    { settings: { measurementId: 'G-ABC123DEF4', apiSecret: 'x' }, message: 'no such setting' },
    {
      settings: { measurementId: 'G-ABC123DEF4', advanced: 'on' },
      message: 'Say yes or no to loading before consent.',
    },
  ],
});
