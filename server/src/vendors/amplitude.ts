import { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { callAfter, eventsNamed, NEUTRAL_NAMES, script } from './steps';

const SCRIPT = 'https://cdn.amplitude.com/libs/analytics-browser-2.11.1-min.js.gz';
const EXAMPLE = '0123456789abcdef0123456789abcdef';

const settings = settingsOf({
  apiKey: idSetting({
    vendor: 'Amplitude',
    what: 'an Amplitude API key',
    shape: /^[0-9a-f]{32}$/,
    expected: '32 digits and letters from a to f',
    example: EXAMPLE,
  }),
  eu: z.boolean({ error: 'Say yes or no to storage in the European Union.' }).default(false),
  cookies: z.boolean({ error: 'Say yes or no to cookies.' }).default(false),
});

const expected = (serverZone: string, identityStorage: string): BrowserStep[] => [
  { do: 'script', src: SCRIPT, attrs: { crossorigin: 'anonymous' } },
  {
    do: 'call',
    path: ['amplitude', 'init'],
    args: [EXAMPLE, { autocapture: false, fetchRemoteConfig: false, serverZone, identityStorage }],
    after: SCRIPT,
  },
];

export const amplitude = defineVendor({
  key: 'amplitude',
  name: 'Amplitude',
  company: 'Amplitude',
  colour: '#1346c4',
  category: 'measurement',
  about: {
    who: 'Amplitude, an American company with statistics for websites and apps.',
    purpose: 'Shows how people use this site: what they do, in which order, and where they give up.',
    collects:
      'That you opened a page and what you did there, your internet address and rough location, your language, and your browser and device. Which page it was is not told. Noting every click is switched off here.',
    cookies: [
      {
        name: 'AMP_*',
        lifetime: '1 year',
        purpose: 'A number that tells one browser from another. Only where cookies are switched on.',
      },
      {
        name: 'AMP_unsent_*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Keeps what is still to be sent.',
      },
    ],
    dataGoesTo: 'Amplitude in the United States or, if the operator chose that, in Germany.',
    policyUrl: 'https://amplitude.com/privacy',
  },
  settings,
  fields: {
    apiKey: {
      label: 'API key',
      help: '32 digits and letters from a to f. In Amplitude, open Settings, then Organization settings, then Projects, and choose your project. The secret key beside it does not belong here.',
      example: EXAMPLE,
      input: 'text',
    },
    eu: {
      label: 'Stored in the European Union',
      help: 'Switch this on if you open Amplitude at analytics.eu.amplitude.com or app.eu.amplitude.com.',
      example: 'off',
      input: 'checkbox',
    },
    cookies: {
      label: 'Use cookies',
      help: 'While this is off, every page that is opened counts as a new visitor. Switch it on if you need to follow a visit over several pages.',
      example: 'off',
      input: 'checkbox',
    },
  },
  hosts: ({ eu }) => ['cdn.amplitude.com', eu ? 'api.eu.amplitude.com' : 'api2.amplitude.com'],
  /**
   * The queue of Amplitude's own snippet is not read any more once the script is there, so calls wait for the script.
   *
   * @see https://amplitude.com/docs/sdks/analytics/browser/browser-sdk-2
   */
  browser: ({ apiKey, eu, cookies }) => [
    script(SCRIPT, { crossorigin: 'anonymous' }),
    callAfter(SCRIPT, 'amplitude.init', apiKey, {
      autocapture: false,
      // Else a switch in Amplitude's console could turn it on again.
      fetchRemoteConfig: false,
      serverZone: eu ? 'EU' : 'US',
      identityStorage: cookies ? 'cookie' : 'none',
    }),
  ],
  events: eventsNamed({ ...NEUTRAL_NAMES, page_view: '[Amplitude] Page Viewed' }, (_, name) => [
    callAfter(SCRIPT, 'amplitude.track', name),
  ]),
  identity: ({ apiKey }) => apiKey,
  recognise: readSnippet({
    settings: {
      apiKey: [
        /\bamplitude\.init(?:All)?\(\s{0,9}["']([0-9a-f]{32})["']/i,
        /\bcdn\.amplitude\.com\/script\/([0-9a-f]{32})\b/i,
      ],
    },
    signs: [/\bcdn\.(?:eu\.)?amplitude\.com\b/i],
  }),
  audit: { cookies: ['AMP_*'], hosts: ['*.amplitude.com'], globals: ['amplitude'] },
  examples: [
    {
      settings: { apiKey: EXAMPLE },
      browser: expected('US', 'none'),
      events: {
        page_view: [
          { do: 'call', path: ['amplitude', 'track'], args: ['[Amplitude] Page Viewed'], after: SCRIPT },
        ],
        purchase: [{ do: 'call', path: ['amplitude', 'track'], args: ['purchase'], after: SCRIPT }],
      },
    },
    {
      settings: { apiKey: ` ${EXAMPLE}`, eu: true, cookies: true },
      browser: expected('EU', 'cookie'),
      events: { search: [{ do: 'call', path: ['amplitude', 'track'], args: ['search'], after: SCRIPT }] },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in an Amplitude API key' },
    { settings: { apiKey: `${EXAMPLE}0` }, message: '32 digits and letters from a to f' },
    { settings: { apiKey: EXAMPLE.toUpperCase() }, message: '32 digits and letters from a to f' },
    { settings: { apiKey: 'https://app.amplitude.com/analytics/x' }, message: 'a web address' },
    { settings: { apiKey: EXAMPLE, secretKey: EXAMPLE }, message: 'no such setting' },
  ],
});
