import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { AD_NAMES, call, eventsNamed, script, set, setOnce } from './steps';

const SCRIPT = 'https://analytics.tiktok.com/i18n/pixel/events.js';

/** The calls that TikTok's snippet queues until the script takes over. */
const METHODS = [
  'page',
  'track',
  'identify',
  'instances',
  'debug',
  'on',
  'off',
  'once',
  'ready',
  'alias',
  'group',
  'enableCookie',
  'disableCookie',
  'holdConsent',
  'revokeConsent',
  'grantConsent',
];

const settings = settingsOf({
  pixelId: idSetting({
    vendor: 'TikTok Pixel',
    what: 'a TikTok pixel id',
    shape: /^C[A-Z0-9]{19}$/,
    expected: '20 capital letters and digits that start with C',
    example: 'CABC1234567890DEFGHI',
  }),
});

export const tiktokPixel = defineVendor({
  key: 'tiktok-pixel',
  name: 'TikTok Pixel',
  company: 'TikTok',
  colour: '#1f2430',
  category: 'marketing',
  about: {
    who: 'TikTok, the video app of the company ByteDance.',
    purpose: 'Shows which ads on TikTok led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there, your internet address, your browser and device, and a number by which TikTok recognises your browser. In its own console, TikTok has switches that make the pixel collect more by itself, such as clicks and typed e-mail addresses.',
    cookies: [
      { name: '_ttp', lifetime: '13 months', purpose: 'A number by which TikTok recognises your browser.' },
      {
        name: '_tt_enable_cookie',
        lifetime: '13 months',
        purpose: 'Remembers that TikTok may use cookies here.',
      },
      { name: 'ttcsid*', lifetime: '90 days', purpose: 'Remembers that several pages belong to one visit.' },
      {
        name: 'tt_sessionId',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Remembers that several pages belong to one visit.',
      },
      {
        name: 'tt_pixel_session_index',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Counts the pages of one visit.',
      },
      {
        name: 'tt_appInfo',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Keeps what the script knows of your browser during one visit.',
      },
    ],
    dataGoesTo:
      'TikTok in Ireland, the United Kingdom, Singapore and the United States. Staff in China may have access.',
    policyUrl: 'https://www.tiktok.com/legal/privacy-policy',
  },
  settings,
  fields: {
    pixelId: {
      label: 'Pixel id',
      help: '20 capital letters and digits that start with C. In TikTok Ads Manager, open Tools, then Events, then Web events; the id stands below the name of the pixel. There, switch Automatic advanced matching and automatic events off if you want to report what you name here and nothing else.',
      example: 'CABC1234567890DEFGHI',
      input: 'text',
    },
  },
  hosts: () => ['analytics.tiktok.com'],
  browser: ({ pixelId }) => [
    set(['TiktokAnalyticsObject'], 'ttq'),
    { do: 'methods', path: ['ttq'], methods: METHODS },
    set(['ttq', 'methods'], METHODS),
    setOnce(['ttq', '_i', pixelId], []),
    set(['ttq', '_i', pixelId, '_u'], SCRIPT),
    set(['ttq', '_t', pixelId], { $: 'now' }),
    set(['ttq', '_o', pixelId], {}),
    script(`${SCRIPT}?sdkid=${pixelId}&lib=ttq`),
  ],
  events: {
    page_view: { name: 'Pageview', steps: () => [call('ttq.page')] },
    ...eventsNamed(AD_NAMES, (_, name) => [call('ttq.track', name)]),
  },
  identity: ({ pixelId }) => pixelId,
  recognise: readSnippet({
    settings: {
      pixelId: [
        /\bttq\.load\(\s{0,9}['"](C[A-Z0-9]{19})['"]/,
        /analytics\.tiktok\.com\/i18n\/pixel\/events\.js\?[^\s"'<>]{0,100}?\bsdkid=(C[A-Z0-9]{19})\b/,
        /^\s{0,99}(C[A-Z0-9]{19})\s{0,99}$/,
      ],
    },
    signs: [/analytics\.tiktok\.com\/i18n\/pixel/, /\bTiktokAnalyticsObject\b/],
  }),
  audit: {
    cookies: ['_ttp', '_tt_enable_cookie', 'ttcsid*'],
    hosts: ['analytics.tiktok.com'],
    globals: ['ttq', 'TiktokAnalyticsObject'],
  },
  examples: [
    {
      settings: { pixelId: 'CABC1234567890DEFGHI' },
      browser: [
        { do: 'set', path: ['TiktokAnalyticsObject'], value: 'ttq' },
        { do: 'methods', path: ['ttq'], methods: METHODS },
        { do: 'set', path: ['ttq', 'methods'], value: METHODS },
        { do: 'set', path: ['ttq', '_i', 'CABC1234567890DEFGHI'], value: [], keep: true },
        { do: 'set', path: ['ttq', '_i', 'CABC1234567890DEFGHI', '_u'], value: SCRIPT },
        { do: 'set', path: ['ttq', '_t', 'CABC1234567890DEFGHI'], value: { $: 'now' } },
        { do: 'set', path: ['ttq', '_o', 'CABC1234567890DEFGHI'], value: {} },
        { do: 'script', src: `${SCRIPT}?sdkid=CABC1234567890DEFGHI&lib=ttq` },
      ],
      events: {
        page_view: [{ do: 'call', path: ['ttq', 'page'], args: [] }],
        purchase: [{ do: 'call', path: ['ttq', 'track'], args: ['Purchase'] }],
      },
    },
    {
      settings: { pixelId: 'C4A5B6C7D8E9F0123456 ' },
      browser: [
        { do: 'set', path: ['TiktokAnalyticsObject'], value: 'ttq' },
        { do: 'methods', path: ['ttq'], methods: METHODS },
        { do: 'set', path: ['ttq', 'methods'], value: METHODS },
        { do: 'set', path: ['ttq', '_i', 'C4A5B6C7D8E9F0123456'], value: [], keep: true },
        { do: 'set', path: ['ttq', '_i', 'C4A5B6C7D8E9F0123456', '_u'], value: SCRIPT },
        { do: 'set', path: ['ttq', '_t', 'C4A5B6C7D8E9F0123456'], value: { $: 'now' } },
        { do: 'set', path: ['ttq', '_o', 'C4A5B6C7D8E9F0123456'], value: {} },
        { do: 'script', src: `${SCRIPT}?sdkid=C4A5B6C7D8E9F0123456&lib=ttq` },
      ],
      events: { add_to_cart: [{ do: 'call', path: ['ttq', 'track'], args: ['AddToCart'] }] },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a TikTok pixel id' },
    {
      settings: { pixelId: 'CABC1234567890DEFGH' },
      message: '20 capital letters and digits that start with C',
    },
    { settings: { pixelId: 'DABC1234567890DEFGHI' }, message: 'start with C' },
    { settings: { pixelId: 'cabc1234567890defghi' }, message: '20 capital letters' },
    { settings: { pixelId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
    { settings: { pixelId: 'CXXXXXXXXXXXXXXXXXXX' }, message: 'a placeholder' },
    { settings: { pixelId: ['CABC1234567890DEFGHI'] }, message: 'Please fill in a TikTok pixel id' },
  ],
});
