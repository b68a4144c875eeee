import type { z } from 'zod';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES, push, script } from './steps';

const REGIONS = ['na1', 'na2', 'na3', 'eu1', 'ap1'];

const regionObjection = (text: string): string | null =>
  REGIONS.includes(text.toLowerCase())
    ? null
    : `Expected one of HubSpot's regions: ${REGIONS.join(', ')}. It stands in the snippet, as in js-eu1.hs-scripts.com; where it does not, leave this empty.`;

const settings = settingsOf({
  hubId: idSetting({
    vendor: 'HubSpot',
    what: 'a HubSpot hub id',
    shape: /^\d{4,10}$/,
    expected: '4 to 10 digits',
    example: '12345678',
  }),
  region: checkedText(null, regionObjection)
    .transform((text) => text.toLowerCase() || 'na1')
    .default('na1'),
});
type Settings = z.infer<typeof settings>;

const scriptOf = ({ hubId, region }: Settings): string =>
  `https://js${region === 'na1' ? '' : `-${region}`}.hs-scripts.com/${hubId}.js`;

export const hubspot = defineVendor({
  key: 'hubspot',
  name: 'HubSpot',
  company: 'HubSpot',
  colour: '#c4401c',
  category: 'marketing',
  about: {
    who: 'HubSpot, an American company with programs for marketing, sales and service.',
    purpose: 'Shows what people who are known to this organisation, from a form or a mail, do on this site.',
    collects:
      'Which page you opened and where you came from, your internet address, your browser and device, and a number by which HubSpot recognises your browser; once you fill in a form, this is connected with your name and e-mail address. It notes the page view as soon as it loads, so it loads with the page view alone. What else it loads (chat, forms of other tools, ads) is switched on at HubSpot, not here.',
    cookies: [
      {
        name: '__hstc',
        lifetime: '6 months',
        purpose: 'A number by which HubSpot recognises your browser, and when you were here.',
      },
      {
        name: 'hubspotutk',
        lifetime: '6 months',
        purpose: 'Connects your visits with the forms that you fill in.',
      },
      {
        name: '__hssc',
        lifetime: '30 minutes',
        purpose: 'Remembers that several pages belong to one visit.',
      },
      {
        name: '__hssrc',
        lifetime: 'until the browser is closed',
        purpose: 'Notices that you closed the browser in between.',
      },
      {
        name: 'messagesUtk',
        lifetime: '6 months',
        purpose: 'Recognises you in the chat. Only where the chat is switched on at HubSpot.',
      },
      {
        name: '__hs_*',
        lifetime: '6 months',
        purpose:
          "Remembers what you chose in HubSpot's own notice about cookies. Only where it is switched on at HubSpot.",
      },
    ],
    dataGoesTo: 'HubSpot in the United States or, as the operator chose, in Germany, Canada or Australia.',
    policyUrl: 'https://legal.hubspot.com/privacy-policy',
  },
  settings,
  fields: {
    hubId: {
      label: 'Hub id',
      help: "4 to 10 digits. In HubSpot, open the menu of your account at the top right; the id stands below the name. Name the page view among the events: without it, nothing is loaded and no event is sent. Any other event needs HubSpot's Enterprise edition, and a custom event in it whose internal name is pe, the hub id, an underscore and the name that stands here.",
      example: '12345678',
      input: 'text',
    },
    region: {
      label: 'Region',
      help: 'Stands in the snippet, as in js-eu1.hs-scripts.com. In HubSpot, open Settings, then Account defaults: Data hosting. Leave this empty for na1, the United States.',
      example: 'eu1',
      input: 'text',
    },
  },
  hosts: () => [
    '*.hs-scripts.com',
    '*.hs-analytics.net',
    '*.hs-banner.com',
    '*.hscollectedforms.net',
    '*.hsadspixel.net',
    '*.usemessages.com',
    '*.hubspot.com',
    '*.hubapi.com',
  ],
  /**
   * The loader of one site: it shows the scripts of the analysis, the banner and the forms, the rest is unproven.
   *
   * @see https://github.com/novuhq/docs/blob/staging/hubspot.js
   */
  loads: {
    scripts: [
      '*.hs-scripts.com',
      '*.hs-analytics.net',
      '*.hs-banner.com',
      '*.hscollectedforms.net',
      '*.hsadspixel.net',
      '*.usemessages.com',
    ],
    frames: ['*.hubspot.com'],
  },
  browser: () => [],
  /**
   * The script reports the page view by itself: so loading it is the report, not the preparation.
   *
   * @see https://developers.hubspot.com/docs/api-reference/latest/account/settings/tracking-code/overview
   */
  events: {
    ...eventsNamed(NEUTRAL_NAMES, ({ hubId }: Settings, name) => [
      push('_hsq', ['trackCustomBehavioralEvent', { name: `pe${hubId}_${name}` }]),
    ]),
    page_view: {
      name: 'page view',
      steps: (values) => [script(scriptOf(values), { id: 'hs-script-loader' })],
    },
  },
  identity: ({ hubId }) => hubId,
  recognise: readSnippet({
    settings: {
      hubId: [/\bjs(?:-[a-z]{2}\d)?\.hs-scripts\.com\/(\d{4,10})\.js/i],
      region: [/\bjs-([a-z]{2}\d)\.hs-scripts\.com\/\d/i],
    },
    signs: [/\bhs-scripts\.com\b/i, /\bhs-script-loader\b/],
  }),
  audit: {
    cookies: ['__hstc', 'hubspotutk', '__hssc', '__hssrc', 'messagesUtk', '__hs_*'],
    hosts: ['*.hs-scripts.com', '*.hs-analytics.net', '*.hubspot.com'],
    globals: ['_hsq', '_hsp'],
  },
  examples: [
    {
      settings: { hubId: '12345678' },
      browser: [],
      events: {
        page_view: [
          { do: 'script', src: 'https://js.hs-scripts.com/12345678.js', attrs: { id: 'hs-script-loader' } },
        ],
        purchase: [
          {
            do: 'push',
            path: ['_hsq'],
            value: ['trackCustomBehavioralEvent', { name: 'pe12345678_purchase' }],
          },
        ],
      },
    },
    {
      settings: { hubId: ' 243394779 ', region: 'EU1' },
      browser: [],
      events: {
        page_view: [
          {
            do: 'script',
            src: 'https://js-eu1.hs-scripts.com/243394779.js',
            attrs: { id: 'hs-script-loader' },
          },
        ],
      },
    },
    {
      // What a form sends when the second field stayed empty.
      settings: { hubId: '12345678', region: '' },
      browser: [],
      events: {
        page_view: [
          { do: 'script', src: 'https://js.hs-scripts.com/12345678.js', attrs: { id: 'hs-script-loader' } },
        ],
      },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a HubSpot hub id, for example: 12345678.' },
    { settings: { hubId: '123' }, message: 'Expected a HubSpot hub id: 4 to 10 digits' },
    { settings: { hubId: 'pat-eu1-1234' }, message: 'Expected a HubSpot hub id: 4 to 10 digits' },
    { settings: { hubId: '//js.hs-scripts.com/12345678.js' }, message: 'Expected a HubSpot hub id' },
    { settings: { hubId: '12345678', region: 'Europe' }, message: "one of HubSpot's regions" },
    { settings: { hubId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
  ],
});
