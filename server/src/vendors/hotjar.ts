import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, script, set } from './steps';

/** Version of the snippet; Hotjar's server hands out the script that fits it. */
const VERSION = 6;

const settings = settingsOf({
  siteId: idSetting({
    vendor: 'Hotjar',
    what: 'a Hotjar site id',
    shape: /^\d{4,8}$/,
    expected: '4 to 8 digits',
    example: '1234567',
  }),
});

const expected = (siteId: number): BrowserStep[] => [
  { do: 'stub', path: ['hj'], queue: { own: 'q' }, entry: 'arguments' },
  { do: 'set', path: ['_hjSettings'], value: { hjid: siteId, hjsv: VERSION } },
];

export const hotjar = defineVendor({
  key: 'hotjar',
  name: 'Hotjar',
  company: 'Hotjar',
  colour: '#c2185b',
  category: 'measurement',
  about: {
    who: 'Hotjar, a company from Malta that belongs to Contentsquare and records how people use websites.',
    purpose: 'Records visits as if on film and shows where people click, move and scroll.',
    collects:
      'From the moment it loads, and not only for the events that are named here: which pages you open, where you move the mouse, click, tap and scroll, what the page shows you, your internet address without its last part, and your browser, device and screen size. What you type is left out unless the operator of this site allows it. It cannot be told to record less, so it loads with the page view alone.',
    cookies: [
      {
        name: '_hjSessionUser_*',
        lifetime: '1 year',
        purpose: 'A number that tells one browser from another.',
      },
      {
        name: '_hjSession_*',
        lifetime: '30 minutes',
        purpose: 'Remembers that several pages belong to one visit.',
      },
      {
        name: '_hjTLDTest',
        lifetime: 'until the browser is closed',
        purpose: 'Tries out for which domain cookies can be set.',
      },
      {
        name: '_hjIncludedInSessionSample_*',
        lifetime: '2 minutes',
        purpose: 'Remembers whether this visit is recorded.',
      },
      {
        name: '_hjClosedSurveyInvites',
        lifetime: '1 year',
        purpose: 'Remembers that you closed a question to visitors.',
      },
      {
        name: '_hjDonePolls',
        lifetime: '1 year',
        purpose: 'Remembers that you answered a question to visitors.',
      },
      {
        name: '_hjMinimizedPolls',
        lifetime: '1 year',
        purpose: 'Remembers that you put a question to visitors aside.',
      },
      {
        name: 'hjActiveViewportIds',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Remembers in which windows the site is open.',
      },
      {
        name: 'hjViewportId',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Remembers the size of your window.',
      },
    ],
    dataGoesTo: 'Hotjar in Malta, with servers in Ireland.',
    policyUrl: 'https://www.hotjar.com/legal/policies/privacy/',
  },
  settings,
  fields: {
    siteId: {
      label: 'Site id',
      help: '4 to 8 digits. In Hotjar, open Settings, then Sites & organizations; the id stands below the name of the site. Name the page view among the events: without it, nothing is loaded and no event is sent.',
      example: '1234567',
      input: 'text',
    },
  },
  hosts: () => ['*.hotjar.com', '*.hotjar.io'],
  /**
   * Seen where a policy blocked its connections: they go to both hosts, the socket to hotjar.com.
   *
   * @see https://github.com/DemocracyLab/CivicTechExchange/issues/1033
   */
  loads: { scripts: ['*.hotjar.com'], frames: ['*.hotjar.com'], sockets: ['*.hotjar.com'] },
  browser: ({ siteId }) => [
    { do: 'stub', path: ['hj'], queue: { own: 'q' }, entry: 'arguments' },
    set(['_hjSettings'], { hjid: Number(siteId), hjsv: VERSION }),
  ],
  // The script records as soon as it is there: so loading it is the page view, not the preparation.
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (_, name) => [call('hj', 'event', name)]),
    page_view: {
      name: 'page view and recording',
      steps: ({ siteId }) => [script(`https://static.hotjar.com/c/hotjar-${siteId}.js?sv=${VERSION}`)],
    },
  },
  identity: ({ siteId }) => siteId,
  recognise: readSnippet({
    settings: {
      siteId: [
        /\bhjid["']?\s{0,9}:\s{0,9}["']?(\d{4,8})\b/,
        /\bstatic\.hotjar\.com\/c\/hotjar-(\d{4,8})\.js/,
      ],
    },
    signs: [/\bstatic\.hotjar\.com\b/],
  }),
  audit: {
    cookies: [
      '_hjSessionUser_*',
      '_hjSession_*',
      '_hjTLDTest',
      '_hjIncludedInSessionSample_*',
      '_hjClosedSurveyInvites',
      '_hjDonePolls',
      '_hjMinimizedPolls',
    ],
    hosts: ['*.hotjar.com', '*.hotjar.io'],
    globals: ['hj', '_hjSettings'],
  },
  examples: [
    {
      settings: { siteId: '1234567' },
      browser: expected(1_234_567),
      events: {
        page_view: [{ do: 'script', src: 'https://static.hotjar.com/c/hotjar-1234567.js?sv=6' }],
        purchase: [{ do: 'call', path: ['hj'], args: ['event', 'purchase'] }],
      },
    },
    {
      settings: { siteId: ' 3507498 ' },
      browser: expected(3_507_498),
      events: { sign_up: [{ do: 'call', path: ['hj'], args: ['event', 'sign_up'] }] },
    },
  ],
  refused: [
    { settings: { siteId: '' }, message: 'Please fill in a Hotjar site id, for example: 1234567.' },
    { settings: { siteId: '123' }, message: 'Expected a Hotjar site id: 4 to 8 digits' },
    { settings: { siteId: '1234567.js' }, message: 'Expected a Hotjar site id: 4 to 8 digits' },
    { settings: { siteId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
    { settings: { siteId: 'h._hjSettings={hjid:1234567}</script>' }, message: 'a whole snippet' },
    { settings: { siteId: 'https://insights.hotjar.com/sites/1234567' }, message: 'a web address' },
  ],
});
