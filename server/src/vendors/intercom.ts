import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, script, set } from './steps';

const REGIONS: Record<string, string> = {
  us: 'api-iam.intercom.io',
  eu: 'api-iam.eu.intercom.io',
  au: 'api-iam.au.intercom.io',
};

const settings = settingsOf({
  appId: idSetting({
    vendor: 'Intercom',
    what: 'an Intercom workspace id',
    shape: /^[a-z0-9]{8}$/,
    expected: '8 small letters and digits',
    example: 'ab12cd34',
  }),
  region: checkedText(null, (text) =>
    Object.hasOwn(REGIONS, text.toLowerCase())
      ? null
      : 'Expected us, eu or au, where the workspace is hosted. For us this may stay empty.',
  )
    .transform((text) => text.toLowerCase() || 'us')
    .default('us'),
});

const server = (region: string): string => REGIONS[region] ?? 'api-iam.intercom.io';

const expected = (appId: string, host: string): BrowserStep[] => [
  { do: 'set', path: ['intercomSettings'], value: { api_base: `https://${host}`, app_id: appId } },
  { do: 'stub', path: ['Intercom'], queue: { own: 'q' }, entry: 'arguments' },
];

export const intercom = defineVendor({
  key: 'intercom',
  name: 'Intercom',
  company: 'Intercom',
  colour: '#1f5cd1',
  category: 'functional',
  about: {
    who: 'Intercom, a company from Ireland and the United States with a chat for customer service.',
    purpose: 'Shows a chat in the corner of the page, and remembers what you wrote there.',
    collects:
      'That you were here, which page you opened and where you came from, your rough location by your internet address, your browser and device, and what you write in the chat. It notes the visit as soon as it loads, so it loads with the page view alone.',
    cookies: [
      {
        name: 'intercom-id-*',
        lifetime: '9 months',
        purpose: 'A number that tells one browser from another.',
      },
      {
        name: 'intercom-session-*',
        lifetime: '1 week',
        purpose: 'Lets you find your conversation again.',
      },
      {
        name: 'intercom-device-id-*',
        lifetime: '9 months',
        purpose: 'Recognises your device, against misuse.',
      },
      {
        name: 'intercom.intercom-state*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Keeps how the chat stands, so that it shows at once on the next page.',
      },
    ],
    dataGoesTo: 'Intercom in the United States or, as the operator chose, in Ireland or Australia.',
    policyUrl: 'https://www.intercom.com/legal/privacy',
  },
  settings,
  fields: {
    appId: {
      label: 'Workspace id',
      help: '8 small letters and digits. In Intercom, open Settings, then Channels, then Messenger, then Install; it stands behind app_id. Name the page view among the events: without it, there is no chat and no event is sent.',
      example: 'ab12cd34',
      input: 'text',
    },
    region: {
      label: 'Region',
      help: 'us, eu or au: where the workspace is hosted. In Intercom, open Settings, then Workspace, then Data hosting. Leave this empty for us.',
      example: 'eu',
      input: 'text',
    },
  },
  hosts: () => [
    '*.intercom.io',
    '*.intercomcdn.com',
    '*.intercom-messenger.com',
    'intercom-sheets.com',
    'www.intercom-reporting.com',
  ],
  /** @see https://www.intercom.com/help/en/articles/3894-using-intercom-with-content-security-policy */
  loads: {
    scripts: ['app.intercom.io', 'widget.intercom.io', 'js.intercomcdn.com'],
    frames: ['intercom-sheets.com', 'www.intercom-reporting.com'],
    sockets: [
      'nexus-websocket-a.intercom.io',
      'nexus-websocket-b.intercom.io',
      'nexus-europe-websocket.intercom.io',
      'nexus-australia-websocket.intercom.io',
      '*.intercom-messenger.com',
    ],
  },
  browser: ({ appId, region }) => [
    set(['intercomSettings'], { api_base: `https://${server(region)}`, app_id: appId }),
    { do: 'stub', path: ['Intercom'], queue: { own: 'q' }, entry: 'arguments' },
  ],
  /**
   * The script reports the visit by itself: so loading it is the report, not the preparation.
   *
   * @see https://developers.intercom.com/installing-intercom/web/installation
   */
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (_, name) => [call('Intercom', 'trackEvent', name)]),
    page_view: {
      name: 'visit',
      steps: ({ appId }) => [script(`https://widget.intercom.io/widget/${appId}`)],
    },
  },
  /** @see https://developers.intercom.com/installing-intercom/web/methods */
  stop: () => [call('Intercom', 'shutdown')],
  identity: ({ appId }) => appId,
  recognise: readSnippet({
    settings: {
      appId: [
        /\bwidget\.intercom\.io\/widget\/([a-z0-9]{8})\b/,
        /\bintercomSettings\s{0,9}=\s{0,9}\{[^}]{0,200}\bapp_id["']?\s{0,9}:\s{0,9}["']([a-z0-9]{8})["']/,
      ],
      region: [/\bapi-iam\.(eu|au)\.intercom\.io\b/],
    },
    signs: [/\bwidget\.intercom\.io\b/],
  }),
  audit: {
    cookies: ['intercom-id-*', 'intercom-session-*', 'intercom-device-id-*'],
    hosts: ['*.intercom.io', '*.intercomcdn.com'],
    globals: ['Intercom', 'intercomSettings'],
  },
  examples: [
    {
      settings: { appId: 'ab12cd34' },
      browser: expected('ab12cd34', 'api-iam.intercom.io'),
      events: {
        page_view: [{ do: 'script', src: 'https://widget.intercom.io/widget/ab12cd34' }],
        purchase: [{ do: 'call', path: ['Intercom'], args: ['trackEvent', 'purchase'] }],
      },
      stop: [{ do: 'call', path: ['Intercom'], args: ['shutdown'] }],
    },
    {
      settings: { appId: ' vtlfk4ov ', region: 'EU' },
      browser: expected('vtlfk4ov', 'api-iam.eu.intercom.io'),
      events: {},
      stop: [{ do: 'call', path: ['Intercom'], args: ['shutdown'] }],
    },
    {
      // What a form sends when the second field stayed empty.
      settings: { appId: 'ab12cd34', region: '' },
      browser: expected('ab12cd34', 'api-iam.intercom.io'),
      events: {},
      stop: [{ do: 'call', path: ['Intercom'], args: ['shutdown'] }],
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in an Intercom workspace id, for example: ab12cd34.' },
    { settings: { appId: 'AB12CD34' }, message: '8 small letters and digits' },
    { settings: { appId: 'ab12cd3' }, message: '8 small letters and digits' },
    { settings: { appId: 'https://app.intercom.com/a/apps/ab12cd34' }, message: 'a web address' },
    { settings: { appId: 'ab12cd34', region: 'Europe' }, message: 'Expected us, eu or au' },
    { settings: { appId: 'ab12cd34', region: '__proto__' }, message: 'Expected us, eu or au' },
  ],
});
