import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, script } from './steps';

const SCRIPT = 'https://pixel.byspotify.com/ping.min.js';
const EXAMPLE = '0123456789abcdef0123456789abcdef';

const settings = settingsOf({
  pixelId: idSetting({
    vendor: 'Spotify Pixel',
    what: 'a Spotify pixel id',
    shape: /^[0-9a-f]{32}$/,
    expected: '32 digits and letters from a to f',
    example: EXAMPLE,
  }),
});

const NAMES = {
  page_view: 'view',
  view_item: 'product',
  add_to_cart: 'addtocart',
  begin_checkout: 'checkout',
  purchase: 'purchase',
  generate_lead: 'lead',
} as const;

const expected = (pixelId: string): BrowserStep[] => [
  { do: 'stub', path: ['spdt'], queue: { own: 'q' }, entry: 'arguments' },
  { do: 'call', path: ['spdt'], args: ['conf', { key: pixelId }] },
];

const expectedReport = (name: string): BrowserStep[] => [
  { do: 'call', path: ['spdt'], args: [name] },
  { do: 'script', src: SCRIPT, attrs: { id: 'spdt-capture' } },
];

export const spotifyPixel = defineVendor({
  key: 'spotify-pixel',
  name: 'Spotify Pixel',
  company: 'Spotify',
  colour: '#11713a',
  category: 'marketing',
  about: {
    who: 'Spotify, a Swedish company for music and podcasts.',
    purpose: 'Shows which ads on Spotify and in podcasts led to visits and orders.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, your browser and device, and a number by which Spotify recognises your browser.',
    cookies: [
      {
        name: '__spdt',
        lifetime: '13 months',
        purpose: 'A number by which Spotify recognises your browser.',
      },
    ],
    dataGoesTo: 'Spotify in Sweden and in the United States.',
    policyUrl: 'https://www.spotify.com/legal/privacy-policy/',
  },
  settings,
  fields: {
    pixelId: {
      label: 'Pixel id',
      help: '32 digits and letters from a to f. In Spotify Ads Manager, open Events manager and choose your pixel; it stands in the snippet behind key.',
      example: EXAMPLE,
      input: 'text',
    },
  },
  hosts: () => ['pixel.byspotify.com', 'pixels.spotify.com'],
  browser: ({ pixelId }) => [
    { do: 'stub', path: ['spdt'], queue: { own: 'q' }, entry: 'arguments' },
    call('spdt', 'conf', { key: pixelId }),
  ],
  /**
   * Its script may greet its server as soon as it is there, so it waits for a declared event; loading it twice does
   * nothing.
   *
   * @see https://help.adanalytics.spotify.com/technical-pixel-docs
   */
  events: eventsNamed(NAMES, (_, name) => [call('spdt', name), script(SCRIPT, { id: 'spdt-capture' })]),
  identity: ({ pixelId }) => pixelId,
  recognise: readSnippet({
    settings: {
      pixelId: [
        /\bspdt\(\s{0,9}["']conf["']\s{0,9},\s{0,9}\{\s{0,9}["']?key["']?\s{0,9}:\s{0,9}["']([0-9a-f]{32})["']/,
      ],
    },
    signs: [/\bpixel\.byspotify\.com\b/],
  }),
  audit: {
    cookies: ['__spdt'],
    hosts: ['pixel.byspotify.com', 'pixels.spotify.com'],
    globals: ['spdt'],
  },
  examples: [
    {
      settings: { pixelId: EXAMPLE },
      browser: expected(EXAMPLE),
      events: { page_view: expectedReport('view'), purchase: expectedReport('purchase') },
    },
    {
      settings: { pixelId: '21575df569e94d379a6107e35a8d3553 ' },
      browser: expected('21575df569e94d379a6107e35a8d3553'),
      events: { generate_lead: expectedReport('lead') },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Spotify pixel id' },
    { settings: { pixelId: EXAMPLE.slice(1) }, message: '32 digits and letters from a to f' },
    { settings: { pixelId: '21575df5-69e9-4d37-9a61-07e35a8d3553' }, message: '32 digits and letters' },
    { settings: { pixelId: `w.spdt('conf', { key: '${EXAMPLE}' });</script>` }, message: 'a whole snippet' },
    { settings: { pixelId: 'https://open.spotify.com/show/x' }, message: 'a web address' },
  ],
});
