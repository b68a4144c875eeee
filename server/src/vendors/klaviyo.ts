import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { eventsNamed, push, script } from './steps';

const settings = settingsOf({
  siteId: idSetting({
    vendor: 'Klaviyo',
    what: 'a Klaviyo site id',
    shape: /^[A-Za-z0-9]{6}$/,
    expected: '6 letters and digits',
    example: 'AbC123',
  }),
});

/** The names that Klaviyo's flows and its plug-ins for shops use. */
const NAMES = {
  view_item: 'Viewed Product',
  add_to_cart: 'Added to Cart',
  begin_checkout: 'Started Checkout',
  add_payment_info: 'Added Payment Info',
  purchase: 'Placed Order',
  generate_lead: 'Submitted Form',
  sign_up: 'Signed Up',
  search: 'Searched Site',
  subscribe: 'Subscribed',
} as const;

export const klaviyo = defineVendor({
  key: 'klaviyo',
  name: 'Klaviyo',
  company: 'Klaviyo',
  colour: '#232426',
  category: 'marketing',
  about: {
    who: 'Klaviyo, an American company that sends mails and text messages for shops.',
    purpose: 'Shows what subscribers do on this site, and sends them mails that fit.',
    collects:
      'That you were here and which page you opened, what you did there, where you came from, your browser and device, and a number by which Klaviyo recognises your browser; if you came from one of its mails or filled in one of its forms, this is connected with your e-mail address. It notes the visit as soon as it loads, so it loads with the page view alone. Forms that were set up at Klaviyo appear by themselves.',
    cookies: [
      {
        name: '__kla_id',
        lifetime: '2 years',
        purpose: 'A number by which Klaviyo recognises your browser and, once you subscribed, you.',
      },
      {
        name: 'klaviyoOnsite',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Remembers which forms you were shown, and whether you closed or sent them.',
      },
      {
        name: 'klaviyoPagesVisitCount*',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Counts the pages of one visit.',
      },
      {
        name: '_kx',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Connects the visit with the mail that you came from.',
      },
    ],
    dataGoesTo: 'Klaviyo in the United States.',
    policyUrl: 'https://www.klaviyo.com/legal/privacy-notice',
  },
  settings,
  fields: {
    siteId: {
      label: 'Site id',
      help: '6 letters and digits, also called public API key. In Klaviyo, open Settings, then Account, then API keys. Name the page view among the events: without it, nothing is loaded and no event is sent. A key that starts with pk_ is a secret one and does not belong here.',
      example: 'AbC123',
      input: 'text',
    },
  },
  hosts: () => ['*.klaviyo.com'],
  /** @see https://developers.klaviyo.com/.well-known/skills/klaviyo-vercel-shop/references/csp.md */
  loads: { scripts: ['static.klaviyo.com', 'static-tracking.klaviyo.com'] },
  browser: () => [],
  /**
   * The script notes the visit by itself: so loading it is the report, not the preparation. Events go into the queue
   * that Klaviyo's own snippet fills.
   *
   * @see https://developers.klaviyo.com/en/docs/introduction_to_the_klaviyo_object
   */
  events: {
    page_view: {
      name: 'Active on Site',
      steps: ({ siteId }) => [script(`https://static.klaviyo.com/onsite/js/${siteId}/klaviyo.js`)],
    },
    ...eventsNamed(NAMES, (_, name) => [push('_klOnsite', ['track', name])]),
  },
  identity: ({ siteId }) => siteId,
  recognise: readSnippet({
    settings: {
      siteId: [
        /\bstatic\.klaviyo\.com\/onsite\/js\/([A-Za-z0-9]{6})\/klaviyo\.js/,
        /\bklaviyo\.js\?company_id=([A-Za-z0-9]{6})\b/,
      ],
    },
    signs: [/\bstatic\.klaviyo\.com\b/],
  }),
  audit: {
    cookies: ['__kla_id'],
    hosts: ['*.klaviyo.com'],
    globals: ['klaviyo', '_klOnsite', '_learnq'],
  },
  examples: [
    {
      settings: { siteId: 'AbC123' },
      browser: [],
      events: {
        page_view: [{ do: 'script', src: 'https://static.klaviyo.com/onsite/js/AbC123/klaviyo.js' }],
        view_item: [{ do: 'push', path: ['_klOnsite'], value: ['track', 'Viewed Product'] }],
      },
    },
    {
      settings: { siteId: '\nYtgYPA ' },
      browser: [],
      events: {
        page_view: [{ do: 'script', src: 'https://static.klaviyo.com/onsite/js/YtgYPA/klaviyo.js' }],
      },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Klaviyo site id, for example: AbC123.' },
    { settings: { siteId: 'AbC12' }, message: 'Expected a Klaviyo site id: 6 letters and digits' },
    {
      settings: { siteId: 'pk_1234567890abcdef1234567890abcdef12' },
      message: 'Expected a Klaviyo site id: 6 letters and digits',
    },
    { settings: { siteId: 'XXXXXX' }, message: 'a placeholder' },
    { settings: { siteId: '../x12' }, message: '6 letters and digits' },
  ],
});
