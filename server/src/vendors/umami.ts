import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { originOr } from './origin-setting';
import { readSnippet } from './read-snippet';
import { checkedText, isSnippet, settingsOf } from './settings';
import { callAfter, eventsNamed, NEUTRAL_NAMES, script } from './steps';
import { hostOf } from './web-address';

const CLOUD = 'https://cloud.umami.is';
const EXAMPLE = '94db1cb1-74f4-4a40-ad6c-962362670409';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const objection = (text: string): string | null => {
  if (UUID.test(text.toLowerCase())) return null;
  if (isSnippet(text))
    return `That looks like a whole snippet. Enter only the website id, such as ${EXAMPLE}.`;
  return `Expected the website id: 32 digits and letters from a to f in five groups, for example: ${EXAMPLE}.`;
};

const settings = settingsOf({
  websiteId: checkedText(`Please fill in the website id, for example: ${EXAMPLE}.`, objection).toLowerCase(),
  server: originOr(CLOUD, 'https://stats.example.org'),
});
type Settings = z.infer<typeof settings>;

const scriptOf = ({ server }: Settings): string => `${server}/script.js`;

const expected = (server: string, websiteId: string): BrowserStep[] => [
  {
    do: 'script',
    src: `${server}/script.js`,
    attrs: { 'data-website-id': websiteId, 'data-auto-track': 'false' },
  },
];

export const umami = defineVendor({
  key: 'umami',
  name: 'Umami',
  company: null,
  colour: '#303030',
  category: 'measurement',
  about: {
    who: 'Umami, a statistics program that organisations run themselves or rent from its makers.',
    purpose: 'Counts visits and shows which pages and which ways to this site work, without cookies.',
    collects:
      'Which page you opened and its title, what you did there, where you came from, your language and screen size, and from your internet address your country and the kind of browser. The address itself is not kept.',
    cookies: [],
    dataGoesTo:
      'The server that the operator of this site runs, or Umami in the United States or the European Union.',
    policyUrl: 'https://umami.is/privacy',
  },
  settings,
  fields: {
    websiteId: {
      label: 'Website id',
      help: 'In Umami, open Settings, then Websites, and choose Edit beside your site; the id stands at the top. Five groups of digits and letters.',
      example: EXAMPLE,
      input: 'text',
    },
    server: {
      label: 'Address of your Umami',
      help: 'The address that you open to look at your statistics, without a path. Leave this empty if you rent Umami from its makers.',
      example: 'https://stats.example.org',
      input: 'url',
    },
  },
  hosts: ({ server }) =>
    server === CLOUD ? ['cloud.umami.is', 'gateway.umami.is', 'api-gateway.umami.dev'] : [hostOf(server)],
  /**
   * Without automatic tracking the script reports neither page views nor clicks by itself. It brings no queue, so
   * reports wait until it has loaded.
   *
   * @see https://umami.is/docs/tracker-configuration
   * @see https://umami.is/docs/tracker-functions
   */
  browser: (values) => [
    script(scriptOf(values), { 'data-website-id': values.websiteId, 'data-auto-track': 'false' }),
  ],
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (values: Settings, name) => [
      callAfter(scriptOf(values), 'umami.track', name),
    ]),
    page_view: { name: 'page view', steps: (values) => [callAfter(scriptOf(values), 'umami.track')] },
  },
  identity: ({ websiteId }) => websiteId,
  recognise: readSnippet({
    settings: {
      websiteId: [/\bdata-website-id\s{0,9}=\s{0,9}["']([0-9a-f-]{36})["']/i],
      // Anybody's script has an address: only that of the tag with the website id counts.
      server: [
        /\bsrc\s{0,9}=\s{0,9}["'](https:\/\/[a-z0-9.:-]{1,255})\/[\w.-]{1,80}\.js["'][^<>]{0,300}\bdata-website-id\b/i,
        /\bdata-website-id\b[^<>]{0,300}\bsrc\s{0,9}=\s{0,9}["'](https:\/\/[a-z0-9.:-]{1,255})\/[\w.-]{1,80}\.js["']/i,
      ],
    },
    signs: [/\bcloud\.umami\.is\b/i],
  }),
  audit: {
    cookies: [],
    hosts: ['cloud.umami.is', 'gateway.umami.is', 'api-gateway.umami.dev'],
    globals: ['umami'],
  },
  examples: [
    {
      settings: { websiteId: EXAMPLE },
      browser: expected(CLOUD, EXAMPLE),
      events: {
        page_view: [
          { do: 'call', path: ['umami', 'track'], args: [], after: 'https://cloud.umami.is/script.js' },
        ],
        sign_up: [
          {
            do: 'call',
            path: ['umami', 'track'],
            args: ['sign_up'],
            after: 'https://cloud.umami.is/script.js',
          },
        ],
      },
    },
    {
      settings: { websiteId: ` ${EXAMPLE.toUpperCase()} `, server: 'HTTPS://Stats.Example.org/' },
      browser: expected('https://stats.example.org', EXAMPLE),
      events: {},
    },
    {
      // What a form sends when the second field stayed empty.
      settings: { websiteId: EXAMPLE, server: '' },
      browser: expected(CLOUD, EXAMPLE),
      events: {},
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in the website id' },
    { settings: { websiteId: '94db1cb1-74f4-4a40-ad6c' }, message: 'in five groups' },
    { settings: { websiteId: 'example.org' }, message: 'Expected the website id' },
    { settings: { websiteId: `<script data-website-id="${EXAMPLE}">` }, message: 'a whole snippet' },
    {
      settings: { websiteId: EXAMPLE, server: 'https://stats.example.org/script.js' },
      message: 'Leave out what follows the name of the server.',
    },
    { settings: { websiteId: EXAMPLE, server: 'http://stats.example.org' }, message: 'starts with https://' },
    { settings: { websiteId: EXAMPLE, server: 'https://10.0.0.5' }, message: 'Expected a full host name' },
  ],
});
