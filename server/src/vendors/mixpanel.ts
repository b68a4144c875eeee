import { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, script, set, setOnce } from './steps';

const SCRIPT = 'https://cdn.mxpnl.com/libs/mixpanel-2-latest.min.js';
const EXAMPLE = '0123456789abcdef0123456789abcdef';

const settings = settingsOf({
  token: idSetting({
    vendor: 'Mixpanel',
    what: 'a Mixpanel project token',
    shape: /^[0-9a-f]{32}$/,
    expected: '32 digits and letters from a to f',
    example: EXAMPLE,
  }),
  eu: z.boolean({ error: 'Say yes or no to storage in the European Union.' }).default(false),
  cookies: z.boolean({ error: 'Say yes or no to cookies.' }).default(false),
});

/** The calls that are queued until the script takes over. */
const METHODS = [
  'track',
  'track_pageview',
  'identify',
  'register',
  'reset',
  'opt_in_tracking',
  'opt_out_tracking',
];

const server = (eu: boolean): string => (eu ? 'api-eu.mixpanel.com' : 'api-js.mixpanel.com');

/** Everything that Mixpanel would do by itself, switched off. */
const QUIET = { autocapture: false, track_pageview: false, record_sessions_percent: 0 } as const;

const expected = (host: string, storage: Record<string, string | boolean>): BrowserStep[] => [
  { do: 'methods', path: ['mixpanel'], methods: METHODS },
  { do: 'set', path: ['mixpanel', '__SV'], value: 1.2 },
  { do: 'set', path: ['mixpanel', 'people'], value: [], keep: true },
  {
    do: 'push',
    path: ['mixpanel', '_i'],
    value: [EXAMPLE, { api_host: `https://${host}`, ...storage, ...QUIET }, 'mixpanel'],
  },
  { do: 'script', src: SCRIPT },
];

export const mixpanel = defineVendor({
  key: 'mixpanel',
  name: 'Mixpanel',
  company: 'Mixpanel',
  colour: '#5b3fd6',
  category: 'measurement',
  about: {
    who: 'Mixpanel, an American company with statistics for websites and apps.',
    purpose: 'Shows how people use this site: what they do and where they give up.',
    collects:
      'Which page you opened and what you did there, where you came from, your rough location by your internet address, and your browser, device and screen size. Recording the screen and noting every click are switched off here.',
    cookies: [
      {
        name: 'mp_*_mixpanel',
        lifetime: '1 year',
        purpose: 'A number that tells one browser from another. Only where cookies are switched on.',
      },
      {
        name: '__mpq_*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Keeps what is still to be sent.',
      },
      {
        name: 'mp_tab_id_*',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Tells one window from another.',
      },
      {
        name: 'mp_gen_new_tab_id_*',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Tells one window from another.',
      },
    ],
    dataGoesTo: 'Mixpanel in the United States or, if the operator chose that, in the European Union.',
    policyUrl: 'https://mixpanel.com/legal/privacy-policy/',
  },
  settings,
  fields: {
    token: {
      label: 'Project token',
      help: '32 digits and letters from a to f. In Mixpanel, open Settings, then Project settings, then Overview; it stands below Access keys. The API secret beside it does not belong here.',
      example: EXAMPLE,
      input: 'text',
    },
    eu: {
      label: 'Stored in the European Union',
      help: 'Switch this on if the project was made with data residency in the EU. In Mixpanel, open Settings, then Project settings: it says so there.',
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
  hosts: ({ eu }) => ['cdn.mxpnl.com', server(eu)],
  /**
   * What Mixpanel's own snippet leaves: a list with its calls, and in `_i` what it has to start.
   *
   * @see https://docs.mixpanel.com/docs/tracking-methods/sdks/javascript
   */
  browser: ({ token, eu, cookies }) => [
    { do: 'methods', path: ['mixpanel'], methods: METHODS },
    // The script refuses to start behind a snippet that is older than 1.1.
    set(['mixpanel', '__SV'], 1.2),
    setOnce(['mixpanel', 'people'], []),
    {
      do: 'push',
      path: ['mixpanel', '_i'],
      value: [
        token,
        {
          api_host: `https://${server(eu)}`,
          ...(cookies ? { persistence: 'cookie' } : { disable_persistence: true }),
          ...QUIET,
        },
        'mixpanel',
      ],
    },
    script(SCRIPT),
  ],
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (_, name) => [call('mixpanel.track', name)]),
    page_view: { name: '$mp_web_page_view', steps: () => [call('mixpanel.track_pageview')] },
  },
  identity: ({ token }) => token,
  recognise: readSnippet({
    settings: { token: [/\bmixpanel\.init\(\s{0,9}["']([0-9a-f]{32})["']/i] },
    signs: [/\bmixpanel\.init\b/i, /\bcdn\.mxpnl\.com\b/i],
  }),
  audit: {
    cookies: ['mp_*_mixpanel'],
    hosts: ['cdn.mxpnl.com', '*.mixpanel.com'],
    globals: ['mixpanel'],
  },
  examples: [
    {
      settings: { token: EXAMPLE },
      browser: expected('api-js.mixpanel.com', { disable_persistence: true }),
      events: {
        page_view: [{ do: 'call', path: ['mixpanel', 'track_pageview'], args: [] }],
        purchase: [{ do: 'call', path: ['mixpanel', 'track'], args: ['purchase'] }],
      },
    },
    {
      settings: { token: ` ${EXAMPLE} `, eu: true, cookies: true },
      browser: expected('api-eu.mixpanel.com', { persistence: 'cookie' }),
      events: { sign_up: [{ do: 'call', path: ['mixpanel', 'track'], args: ['sign_up'] }] },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Mixpanel project token' },
    { settings: { token: EXAMPLE.slice(1) }, message: '32 digits and letters from a to f' },
    { settings: { token: 'g123456789abcdef0123456789abcdef' }, message: '32 digits and letters from a to f' },
    { settings: { token: `mixpanel.init('${EXAMPLE}')</script>` }, message: 'a whole snippet' },
    { settings: { token: 'GTM-ABC1234' }, message: 'Choose Google Tag Manager as the vendor' },
    { settings: { token: EXAMPLE, eu: 'EU' }, message: 'Say yes or no to storage in the European Union.' },
  ],
});
