import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, script } from './steps';

const SCRIPT = 'https://static.ads-twitter.com/uwt.js';
const EVENT = 'tw-o1abc-o2def';

const settings = settingsOf({
  pixelId: idSetting({
    vendor: 'X Pixel',
    what: 'an X pixel id',
    shape: /^[a-z0-9]{5}$/,
    expected: '5 small letters and digits',
    example: 'o1abc',
  }),
  eventId: checkedText(null, (text) =>
    /^tw-[a-z0-9]{5}-[a-z0-9]{5}$/.test(text)
      ? null
      : `Expected an event id: tw-, the pixel id, a dash and 5 small letters and digits, for example: ${EVENT}.`,
  ).default(''),
}).superRefine(({ pixelId, eventId }, ctx) => {
  if (eventId === '' || eventId.startsWith(`tw-${pixelId}-`)) return;
  const message = 'This event belongs to another pixel: its id starts with another pixel id.';
  ctx.addIssue({ code: 'custom', path: ['eventId'], message });
});
type Settings = z.infer<typeof settings>;

/** @see https://business.x.com/en/help/campaign-measurement-and-analytics/conversion-tracking-for-websites */
const stub: BrowserStep = {
  do: 'stub',
  path: ['twq'],
  queue: { own: 'queue' },
  entry: 'arguments',
  forward: 'exe',
  props: { version: '1.1' },
};

export const xPixel = defineVendor({
  key: 'x-pixel',
  name: 'X Pixel',
  company: 'X',
  colour: '#2b3440',
  category: 'marketing',
  about: {
    who: 'X, the network for short messages that was called Twitter.',
    purpose: 'Shows which ads on X led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, which ad you came from, your internet address, your browser and device, and a number by which X recognises your browser. If you use X, it can connect this with your account. X hears of anything else on a page only together with the page view.',
    cookies: [
      { name: '_twclid', lifetime: '30 days', purpose: 'Remembers which ad on X you came from.' },
      {
        name: 'muc_ads',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which X recognises your browser, on any site.',
      },
      {
        name: 'personalization_id',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'Recognises your browser to choose ads for it, on any site.',
      },
      {
        name: 'guest_id*',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'Recognises browsers of people who are not signed in to X.',
      },
    ],
    dataGoesTo: 'X in Ireland and in the United States.',
    policyUrl: 'https://x.com/en/privacy',
  },
  settings,
  fields: {
    pixelId: {
      label: 'Pixel id',
      help: '5 small letters and digits. In X Ads, open Tools, then Events manager; the id stands beside the name of the pixel.',
      example: 'o1abc',
      input: 'text',
    },
    eventId: {
      label: 'Event id',
      help: 'Starts with tw-. In X Ads every event has an id of its own. With it, every event that you name here, except for page views, counts as this one: add one pixel for each. Name page views too, as X takes no other event without them. Without an event id, page views alone are reported.',
      example: EVENT,
      input: 'text',
    },
  },
  hosts: () => [
    'static.ads-twitter.com',
    'ads-twitter.com',
    'ads-api.twitter.com',
    'analytics.twitter.com',
    't.co',
  ],
  browser: () => [stub],
  // `config` reports the page view: so it is the report, not the preparation, and X needs it before any other event.
  events: {
    ...eventsNamed(NEUTRAL_NAMES, ({ eventId }: Settings) =>
      eventId ? [call('twq', 'event', eventId, {})] : [],
    ),
    page_view: {
      name: 'PageView',
      steps: ({ pixelId }) => [call('twq', 'config', pixelId), script(SCRIPT)],
    },
  },
  identity: ({ pixelId, eventId }) => eventId || pixelId,
  recognise: readSnippet({
    settings: {
      pixelId: [
        /\btwq\(\s{0,9}['"](?:config|init)['"]\s{0,9},\s{0,9}['"]([a-z0-9]{5})['"]/,
        /\btw-([a-z0-9]{5})-[a-z0-9]{5}\b/,
        /(?:\bt\.co|analytics\.twitter\.com)\/i\/adsct\?[^\s"'<>]{0,300}?\btxn_id=([a-z0-9]{5})\b/,
      ],
      eventId: [/\b(tw-[a-z0-9]{5}-[a-z0-9]{5})\b/],
    },
    signs: [/static\.ads-twitter\.com\/uwt\.js/, /\btwq\(/],
  }),
  audit: {
    cookies: ['_twclid', 'muc_ads', 'personalization_id', 'guest_id*'],
    hosts: ['static.ads-twitter.com', 'analytics.twitter.com', 't.co'],
    globals: ['twq', 'twttr'],
  },
  examples: [
    {
      settings: { pixelId: 'o1abc' },
      browser: [stub],
      events: {
        page_view: [
          { do: 'call', path: ['twq'], args: ['config', 'o1abc'] },
          { do: 'script', src: SCRIPT },
        ],
        purchase: [],
      },
    },
    {
      settings: { pixelId: ' nyl43 ', eventId: 'tw-nyl43-o2def' },
      browser: [stub],
      events: {
        page_view: [
          { do: 'call', path: ['twq'], args: ['config', 'nyl43'] },
          { do: 'script', src: SCRIPT },
        ],
        purchase: [{ do: 'call', path: ['twq'], args: ['event', 'tw-nyl43-o2def', {}] }],
      },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in an X pixel id, for example: o1abc.' },
    { settings: { pixelId: 'o1ab' }, message: '5 small letters and digits' },
    { settings: { pixelId: 'O1ABC' }, message: '5 small letters and digits' },
    { settings: { pixelId: EVENT }, message: '5 small letters and digits' },
    { settings: { pixelId: 'o1abc', eventId: 'o1abc-o2def' }, message: 'Expected an event id' },
    { settings: { pixelId: 'nyl43', eventId: EVENT }, message: 'belongs to another pixel' },
  ],
});
