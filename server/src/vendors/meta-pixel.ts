import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { AD_NAMES, call, eventsNamed, script } from './steps';

const settings = settingsOf({
  pixelId: idSetting({
    vendor: 'Meta Pixel',
    what: 'a Meta pixel id',
    shape: /^\d{15,16}$/,
    expected: '15 or 16 digits',
    example: '123456789012345',
  }),
});
type Settings = z.infer<typeof settings>;

/**
 * The queue that Meta's own snippet makes. With `disablePushState` the script does not report page views by itself
 * when a page changes its address.
 *
 * @see https://developers.facebook.com/docs/meta-pixel/get-started
 */
const stub: BrowserStep = {
  do: 'stub',
  path: ['fbq'],
  queue: { own: 'queue' },
  entry: 'arguments',
  forward: 'callMethod',
  props: { loaded: true, version: '2.0', disablePushState: true },
  self: ['push'],
  aliases: ['_fbq'],
};

export const metaPixel = defineVendor({
  key: 'meta-pixel',
  name: 'Meta Pixel',
  company: 'Meta',
  colour: '#0a4fb3',
  category: 'marketing',
  about: {
    who: 'Meta, the company behind Facebook and Instagram.',
    purpose:
      'Shows which ads on Facebook and Instagram led to visits and orders, and shows ads to people who were here.',
    collects:
      'Which page you opened and what you did there (for example that you put something into the basket), your internet address, your browser and device, and a number by which Meta recognises your browser. If you use Facebook or Instagram, Meta can connect this with your account.',
    cookies: [
      { name: '_fbp', lifetime: '90 days', purpose: 'A number by which Meta recognises your browser.' },
      {
        name: '_fbc',
        lifetime: '90 days',
        purpose: 'Remembers which ad on Facebook or Instagram you came from.',
      },
      {
        name: 'fr',
        where: 'vendor_cookie',
        lifetime: '90 days',
        purpose: 'A number by which Meta recognises your browser, on any site.',
      },
      {
        name: 'lastExternalReferrer*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Remembers from which other site you came.',
      },
    ],
    dataGoesTo: 'Meta Platforms in Ireland and in the United States.',
    policyUrl: 'https://www.facebook.com/privacy/policy',
  },
  settings,
  fields: {
    pixelId: {
      label: 'Pixel id',
      help: 'A number of 15 or 16 digits. In Meta Events Manager, open Data sources and choose your pixel; the id stands below its name.',
      example: '123456789012345',
      input: 'text',
    },
  },
  hosts: () => ['connect.facebook.net', 'www.facebook.com'],
  browser: ({ pixelId }) => [
    stub,
    // Without this, the script reports clicks on buttons and reads the page's descriptions by itself.
    call('fbq', 'set', 'autoConfig', false, pixelId),
    call('fbq', 'init', pixelId),
    script('https://connect.facebook.net/en_US/fbevents.js'),
  ],
  // trackSingle, as track would report to every Meta pixel of the page.
  events: eventsNamed({ page_view: 'PageView', ...AD_NAMES }, ({ pixelId }: Settings, name) => [
    call('fbq', 'trackSingle', pixelId, name),
  ]),
  /**
   * Meta's script sends nothing more then, to none of the page's Meta pixels.
   *
   * @see https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
   */
  stop: () => [call('fbq', 'consent', 'revoke')],
  noscript: ({ pixelId }) => `https://www.facebook.com/tr?id=${pixelId}&ev=PageView&noscript=1`,
  identity: ({ pixelId }) => pixelId,
  recognise: readSnippet({
    settings: {
      pixelId: [
        /\bfbq\(\s{0,9}['"]init['"]\s{0,9},\s{0,9}['"]?(\d{15,16})\b/,
        /facebook\.com\/tr\/?\?[^\s"'<>]{0,200}?\bid=(\d{15,16})\b/,
      ],
    },
    signs: [/connect\.facebook\.net\/\w{1,20}\/fbevents\.js/, /\bfbq\(\s{0,9}['"]init['"]/],
  }),
  audit: {
    cookies: ['_fbp', '_fbc', 'fr'],
    hosts: ['connect.facebook.net', 'www.facebook.com'],
    globals: ['fbq', '_fbq'],
  },
  examples: [
    {
      settings: { pixelId: '123456789012345' },
      browser: [
        stub,
        { do: 'call', path: ['fbq'], args: ['set', 'autoConfig', false, '123456789012345'] },
        { do: 'call', path: ['fbq'], args: ['init', '123456789012345'] },
        { do: 'script', src: 'https://connect.facebook.net/en_US/fbevents.js' },
      ],
      events: {
        page_view: [{ do: 'call', path: ['fbq'], args: ['trackSingle', '123456789012345', 'PageView'] }],
        purchase: [{ do: 'call', path: ['fbq'], args: ['trackSingle', '123456789012345', 'Purchase'] }],
        sign_up: [
          { do: 'call', path: ['fbq'], args: ['trackSingle', '123456789012345', 'CompleteRegistration'] },
        ],
      },
      stop: [{ do: 'call', path: ['fbq'], args: ['consent', 'revoke'] }],
    },
    {
      settings: { pixelId: '  1234567890123456\n' },
      browser: [
        stub,
        { do: 'call', path: ['fbq'], args: ['set', 'autoConfig', false, '1234567890123456'] },
        { do: 'call', path: ['fbq'], args: ['init', '1234567890123456'] },
        { do: 'script', src: 'https://connect.facebook.net/en_US/fbevents.js' },
      ],
      events: {
        generate_lead: [{ do: 'call', path: ['fbq'], args: ['trackSingle', '1234567890123456', 'Lead'] }],
      },
      stop: [{ do: 'call', path: ['fbq'], args: ['consent', 'revoke'] }],
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Meta pixel id, for example: 123456789012345.' },
    { settings: { pixelId: '12345678901234' }, message: 'Expected a Meta pixel id: 15 or 16 digits' },
    { settings: { pixelId: '12345678901234567' }, message: 'Expected a Meta pixel id: 15 or 16 digits' },
    { settings: { pixelId: '12345 67890 12345' }, message: 'Expected a Meta pixel id: 15 or 16 digits' },
    { settings: { pixelId: '１２３４５６７８９０１２３４５' }, message: 'Expected a Meta pixel id' },
    { settings: { pixelId: '1.23457E+14' }, message: 'A spreadsheet has shortened this number' },
    { settings: { pixelId: '1,23457E+14' }, message: 'A spreadsheet has shortened this number' },
    { settings: { pixelId: 'G-ABC123DEF4' }, message: 'Choose Google Analytics 4 as the vendor' },
    { settings: { pixelId: "fbq('init'); <script>" }, message: 'Enter only the id in it' },
    {
      settings: { pixelId: '123456789012345', accessToken: 'EAAB' },
      message: 'This vendor has no such setting.',
    },
  ],
});
