import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, script, setOnce } from './steps';

const settings = settingsOf({
  accountId: idSetting({
    vendor: 'Criteo OneTag',
    what: 'a Criteo account id',
    shape: /^[1-9]\d{2,6}$/,
    expected: '3 to 7 digits',
    example: '12345',
  }),
});

export const criteoOneTag = defineVendor({
  key: 'criteo-onetag',
  name: 'Criteo OneTag',
  company: 'Criteo',
  colour: '#b04a00',
  category: 'marketing',
  about: {
    who: 'Criteo, an advertising company from France.',
    purpose: 'Shows ads on other sites to people who were here.',
    collects:
      'Which page you opened and where you came from, your internet address, your browser and device, and a number by which Criteo recognises your browser. Criteo also exchanges such numbers with other advertising companies. It is not told which products you looked at or bought.',
    cookies: [
      {
        name: 'cto_bundle',
        lifetime: '13 months',
        purpose: 'A number by which Criteo recognises your browser.',
      },
      {
        name: 'cto_tld_test',
        lifetime: 'until the browser is closed',
        purpose: 'Finds out whether cookies can be set.',
      },
      {
        name: 'uid',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which Criteo recognises your browser, on any site that shows its ads.',
      },
    ],
    dataGoesTo:
      'Criteo in France and in the United States, and the advertising companies that it works with.',
    policyUrl: 'https://www.criteo.com/privacy/',
  },
  settings,
  fields: {
    accountId: {
      label: 'Account id',
      help: '3 to 7 digits. In Criteo Commerce Growth, open Events tracking; the id stands in the snippet, behind account. Only page views are reported: the other events of Criteo need the numbers of products.',
      example: '12345',
      input: 'text',
    },
  },
  hosts: () => ['dynamic.criteo.com', '*.criteo.com', '*.criteo.net'],
  loads: { scripts: ['*.criteo.com', '*.criteo.net'], frames: ['*.criteo.com'] },
  browser: () => [setOnce(['criteo_q'], [])],
  // The script exchanges numbers as soon as it is there: so loading it belongs to the report.
  events: {
    page_view: {
      name: 'viewPage',
      steps: ({ accountId }) => [
        call(
          'criteo_q.push',
          { event: 'setAccount', account: Number(accountId) },
          // For a site that is the same on every device, Criteo asks for d.
          { event: 'setSiteType', type: 'd' },
          { event: 'viewPage' },
        ),
        script(`https://dynamic.criteo.com/js/ld/ld.js?a=${accountId}`),
      ],
    },
  },
  identity: ({ accountId }) => accountId,
  recognise: readSnippet({
    settings: {
      accountId: [
        /\bcriteo\.(?:com|net)\/js\/ld\/ld\.js\?a=(\d{3,7})\b/,
        /["']setAccount["']\s{0,9},\s{0,9}["']?account["']?\s{0,9}:\s{0,9}["']?(\d{3,7})\b/,
      ],
    },
    signs: [/\bcriteo\.(?:com|net)\/js\/ld\/ld\.js/, /\bcriteo_q\b/],
  }),
  audit: {
    cookies: ['cto_bundle', 'cto_tld_test', 'uid'],
    hosts: ['dynamic.criteo.com', '*.criteo.com', '*.criteo.net'],
    globals: ['criteo_q', 'Criteo'],
  },
  examples: [
    {
      settings: { accountId: '12345' },
      browser: [{ do: 'set', path: ['criteo_q'], value: [], keep: true }],
      events: {
        page_view: [
          {
            do: 'call',
            path: ['criteo_q', 'push'],
            args: [
              { event: 'setAccount', account: 12345 },
              { event: 'setSiteType', type: 'd' },
              { event: 'viewPage' },
            ],
          },
          { do: 'script', src: 'https://dynamic.criteo.com/js/ld/ld.js?a=12345' },
        ],
      },
    },
    {
      settings: { accountId: ' 678 ' },
      browser: [{ do: 'set', path: ['criteo_q'], value: [], keep: true }],
      events: {},
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Criteo account id, for example: 12345.' },
    { settings: { accountId: '12' }, message: 'Expected a Criteo account id: 3 to 7 digits' },
    { settings: { accountId: '012345' }, message: 'Expected a Criteo account id: 3 to 7 digits' },
    { settings: { accountId: '12345678' }, message: 'Expected a Criteo account id: 3 to 7 digits' },
    { settings: { accountId: 12345 }, message: 'Please fill in a Criteo account id' },
    { settings: { accountId: '//dynamic.criteo.com/js/ld/ld.js?a=12345' }, message: '3 to 7 digits' },
  ],
});
