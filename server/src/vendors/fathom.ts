import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { callAfter, eventsNamed, NEUTRAL_NAMES, script } from './steps';

const SCRIPT = 'https://cdn.usefathom.com/script.js';

const settings = settingsOf({
  siteId: idSetting({
    vendor: 'Fathom',
    what: 'a Fathom site id',
    shape: /^[A-Z]{8}$/,
    expected: '8 capital letters',
    example: 'ABCDEFGH',
  }),
});

export const fathom = defineVendor({
  key: 'fathom',
  name: 'Fathom',
  company: 'Fathom',
  colour: '#533feb',
  category: 'measurement',
  about: {
    who: 'Fathom, a small statistics service from Canada.',
    purpose: 'Counts visits and shows which pages and which ways to this site work, without cookies.',
    collects:
      'Which page you opened and what you did there, where you came from, your country, and the kind of browser and device. Your internet address is used to count, and not kept.',
    cookies: [],
    dataGoesTo:
      'Fathom in Canada, with servers in the European Union for visitors from there and in the United States for others.',
    policyUrl: 'https://usefathom.com/legal/privacy',
  },
  settings,
  fields: {
    siteId: {
      label: 'Site id',
      help: '8 capital letters. In Fathom, open Settings, then Sites, and choose your site; the id stands beside its name.',
      example: 'ABCDEFGH',
      input: 'text',
    },
  },
  hosts: () => ['cdn.usefathom.com'],
  /**
   * With `data-auto` off, the script sends no page view by itself. It brings no queue, so reports wait until it has
   * loaded.
   *
   * @see https://usefathom.com/docs/script/script-advanced
   */
  browser: ({ siteId }) => [script(SCRIPT, { 'data-site': siteId, 'data-auto': 'false' })],
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (_, name) => [callAfter(SCRIPT, 'fathom.trackEvent', name)]),
    page_view: { name: 'pageview', steps: () => [callAfter(SCRIPT, 'fathom.trackPageview')] },
  },
  identity: ({ siteId }) => siteId,
  recognise: readSnippet({
    settings: {
      siteId: [
        /\bcdn\.usefathom\.com\/[^<>]{0,300}\bdata-site\s{0,9}=\s{0,9}["']([A-Z]{8})["']/,
        /\bdata-site\s{0,9}=\s{0,9}["']([A-Z]{8})["'][^<>]{0,300}\bcdn\.usefathom\.com\//,
      ],
    },
    signs: [/\bcdn\.usefathom\.com\b/i],
  }),
  audit: { cookies: [], hosts: ['cdn.usefathom.com'], globals: ['fathom'] },
  examples: [
    {
      settings: { siteId: 'ABCDEFGH' },
      browser: [{ do: 'script', src: SCRIPT, attrs: { 'data-site': 'ABCDEFGH', 'data-auto': 'false' } }],
      events: {
        page_view: [{ do: 'call', path: ['fathom', 'trackPageview'], args: [], after: SCRIPT }],
        purchase: [{ do: 'call', path: ['fathom', 'trackEvent'], args: ['purchase'], after: SCRIPT }],
      },
    },
    {
      settings: { siteId: ' TAXRUMOF ' },
      browser: [{ do: 'script', src: SCRIPT, attrs: { 'data-site': 'TAXRUMOF', 'data-auto': 'false' } }],
      events: {
        search: [{ do: 'call', path: ['fathom', 'trackEvent'], args: ['search'], after: SCRIPT }],
      },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Fathom site id, for example: ABCDEFGH.' },
    { settings: { siteId: 'ABCDEFG' }, message: 'Expected a Fathom site id: 8 capital letters' },
    { settings: { siteId: 'abcdefgh' }, message: '8 capital letters' },
    { settings: { siteId: 'ABCD1234' }, message: '8 capital letters' },
    { settings: { siteId: '<script data-site="ABCDEFGH">' }, message: 'a whole snippet' },
    { settings: { siteId: 'G-ABC123DEF4' }, message: 'Choose Google Analytics 4 as the vendor' },
  ],
});
