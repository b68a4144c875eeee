import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { callAfter, eventsNamed, NEUTRAL_NAMES, script, set } from './steps';

const SCRIPT = 'https://gc.zgo.at/count.js';

const settings = settingsOf({
  code: idSetting({
    vendor: 'GoatCounter',
    what: 'a GoatCounter code',
    shape: /^[a-z0-9][a-z0-9-]{0,48}[a-z0-9]$/,
    expected: '2 to 50 small letters, digits and dashes',
    example: 'example',
  }),
});

export const goatCounter = defineVendor({
  key: 'goat-counter',
  name: 'GoatCounter',
  company: 'GoatCounter',
  colour: '#3a6b35',
  category: 'measurement',
  about: {
    who: 'GoatCounter, a small statistics service that one programmer runs.',
    purpose:
      'Counts visits and shows which pages and which ways to this site work, without following anybody.',
    collects:
      'Which page you opened and what you did there, where you came from, your country and language, and the kind of browser, device and screen. Your internet address is used to count, and forgotten after 8 hours.',
    cookies: [],
    dataGoesTo: 'GoatCounter, which passes nothing on to other companies.',
    policyUrl: 'https://www.goatcounter.com/help/privacy',
  },
  settings,
  fields: {
    code: {
      label: 'Code',
      help: 'The part before .goatcounter.com in the address at which you look at your statistics.',
      example: 'example',
      input: 'text',
    },
  },
  hosts: ({ code }) => ['gc.zgo.at', `${code}.goatcounter.com`],
  /**
   * With `no_onload`, the script sends no page view by itself and listens to no clicks. It brings no queue, so reports
   * wait until it has loaded.
   *
   * @see https://www.goatcounter.com/help/js
   */
  browser: ({ code }) => [
    set(['goatcounter', 'no_onload'], true),
    script(SCRIPT, { 'data-goatcounter': `https://${code}.goatcounter.com/count` }),
  ],
  /** @see https://www.goatcounter.com/help/events */
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (_, name) => [
      callAfter(SCRIPT, 'goatcounter.count', { path: name, title: name, event: true }),
    ]),
    page_view: { name: 'page view', steps: () => [callAfter(SCRIPT, 'goatcounter.count')] },
  },
  identity: ({ code }) => code,
  recognise: readSnippet({
    settings: { code: [/\bhttps:\/\/([a-z0-9-]{2,50})\.goatcounter\.com\/count\b/] },
    signs: [/\bgc\.zgo\.at\/count\.js/],
  }),
  audit: { cookies: [], hosts: ['gc.zgo.at', '*.goatcounter.com'], globals: ['goatcounter'] },
  examples: [
    {
      settings: { code: 'example' },
      browser: [
        { do: 'set', path: ['goatcounter', 'no_onload'], value: true },
        {
          do: 'script',
          src: SCRIPT,
          attrs: { 'data-goatcounter': 'https://example.goatcounter.com/count' },
        },
      ],
      events: {
        page_view: [{ do: 'call', path: ['goatcounter', 'count'], args: [], after: SCRIPT }],
        purchase: [
          {
            do: 'call',
            path: ['goatcounter', 'count'],
            args: [{ path: 'purchase', title: 'purchase', event: true }],
            after: SCRIPT,
          },
        ],
      },
    },
    {
      settings: { code: ' my-shop2 ' },
      browser: [
        { do: 'set', path: ['goatcounter', 'no_onload'], value: true },
        {
          do: 'script',
          src: SCRIPT,
          attrs: { 'data-goatcounter': 'https://my-shop2.goatcounter.com/count' },
        },
      ],
      events: {},
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a GoatCounter code, for example: example.' },
    { settings: { code: 'My-Shop' }, message: '2 to 50 small letters, digits and dashes' },
    { settings: { code: 'example.goatcounter.com' }, message: '2 to 50 small letters, digits and dashes' },
    { settings: { code: '-shop' }, message: '2 to 50 small letters, digits and dashes' },
    { settings: { code: 'https://example.goatcounter.com' }, message: 'a web address' },
    { settings: { code: 'GTM-ABC1234' }, message: 'Choose Google Tag Manager as the vendor' },
  ],
});
