import { defineVendor } from './define-vendor';
import { readSnippet } from './read-snippet';
import { checkedText, isSnippet, settingsOf } from './settings';
import { script } from './steps';

const EXAMPLE =
  'https://chimpstatic.com/mcjs-connected/js/users/0123456789abcdef012345678/abcdef0123456789abcdef012.js';
/** The two ids have 25 digits each. */
const ADDRESS = /^https:\/\/chimpstatic\.com\/mcjs-connected\/js\/users\/[0-9a-f]{25}\/[0-9a-f]{25}\.js$/;

const objection = (text: string): string | null => {
  if (ADDRESS.test(text)) return null;
  return isSnippet(text)
    ? `That looks like a whole snippet. Enter only the address in it, such as ${EXAMPLE}.`
    : `Expected the address of the script of a connected site, for example: ${EXAMPLE}.`;
};

const settings = settingsOf({
  url: checkedText(
    `Please fill in the address of the connected site's script, for example: ${EXAMPLE}.`,
    objection,
  ),
});

export const mailchimp = defineVendor({
  key: 'mailchimp',
  name: 'Mailchimp',
  company: 'Mailchimp',
  colour: '#3f3a2d',
  category: 'marketing',
  about: {
    who: 'Mailchimp, a service of the American company Intuit that sends newsletters.',
    purpose: 'Shows which newsletters led to visits, and shows the sign-up form for the newsletter.',
    collects:
      'That you were here and which page you opened, where you came from, your internet address, and your browser and device; if you came from a newsletter, this is connected with your e-mail address. It notes the visit as soon as it loads, so it loads with the page view alone.',
    cookies: [
      { name: '_mcid', lifetime: '1 year', purpose: 'A number by which Mailchimp recognises your browser.' },
      { name: 'MCPopupClosed', lifetime: '1 year', purpose: 'Remembers that you closed the sign-up form.' },
      { name: 'MCPopupSubscribed', lifetime: '1 year', purpose: 'Remembers that you signed up.' },
    ],
    dataGoesTo: 'Intuit Mailchimp in the United States.',
    policyUrl: 'https://www.intuit.com/privacy/statement/',
  },
  settings,
  fields: {
    url: {
      label: 'Address of the script',
      help: 'Starts with https://chimpstatic.com/mcjs-connected/. In Mailchimp, open Integrations, then Manage, choose your site and copy it from the code there. For the invisible image that Mailchimp puts into its mails, which nobody can inject here, choose to declare the pixel and leave this empty.',
      example: EXAMPLE,
      input: 'url',
    },
  },
  hosts: () => ['chimpstatic.com', '*.list-manage.com', '*.mailchimp.com'],
  loads: { scripts: ['*.list-manage.com', '*.mailchimp.com'] },
  browser: () => [],
  // The script notes the visit by itself: so loading it is the report, not the preparation.
  events: { page_view: { name: 'visit', steps: ({ url }) => [script(url, { id: 'mcjs' })] } },
  identity: ({ url }) => url,
  recognise: readSnippet({
    settings: {
      url: [
        /["'](https:\/\/chimpstatic\.com\/mcjs-connected\/js\/users\/[0-9a-f]{1,40}\/[0-9a-f]{1,40}\.js)["']/,
      ],
    },
    signs: [/\bchimpstatic\.com\b/],
  }),
  audit: {
    cookies: ['_mcid', 'MCPopupClosed', 'MCPopupSubscribed'],
    hosts: ['chimpstatic.com', '*.list-manage.com'],
    globals: ['$mcSite'],
  },
  examples: [
    {
      settings: { url: EXAMPLE },
      browser: [],
      events: { page_view: [{ do: 'script', src: EXAMPLE, attrs: { id: 'mcjs' } }] },
    },
    {
      settings: {
        url: ' https://chimpstatic.com/mcjs-connected/js/users/1bd4fe4b5577084e49b4ab237/4a28e5ca999c93931265d24dc.js ',
      },
      browser: [],
      events: {
        page_view: [
          {
            do: 'script',
            src: 'https://chimpstatic.com/mcjs-connected/js/users/1bd4fe4b5577084e49b4ab237/4a28e5ca999c93931265d24dc.js',
            attrs: { id: 'mcjs' },
          },
        ],
      },
    },
  ],
  refused: [
    { settings: {}, message: "Please fill in the address of the connected site's script" },
    { settings: { url: EXAMPLE.replace('https:', 'http:') }, message: 'Expected the address of the script' },
    {
      settings: { url: EXAMPLE.replace('chimpstatic.com', 'chimpstatic.example') },
      message: 'Expected the address',
    },
    { settings: { url: `${EXAMPLE}?x=1` }, message: 'Expected the address of the script' },
    { settings: { url: '0123456789abcdef012345678-us4' }, message: 'Expected the address of the script' },
    { settings: { url: `<script src="${EXAMPLE}"></script>` }, message: 'a whole snippet' },
  ],
});
