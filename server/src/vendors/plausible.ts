import { defineVendor } from './define-vendor';
import { firstIn, foundParts } from './read-snippet';
import { checkedText, isSnippet, settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, script } from './steps';
import { isHostName } from './web-address';

const DEFAULT_HOST = 'plausible.io';

const objection = (text: string, what: string, example: string): string | null => {
  if (isHostName(text.toLowerCase())) return null;
  if (isSnippet(text)) return `That looks like a whole snippet. Enter only ${what}, such as ${example}.`;
  if (text.includes('/')) {
    return `Enter ${what} alone, without https:// and without a path, such as ${example}.`;
  }
  return `Expected ${what}, for example: ${example}.`;
};

const settings = settingsOf({
  domain: checkedText('Please fill in the domain of your site, for example: example.org.', (text) =>
    objection(text, 'the domain of your site', 'example.org'),
  ).toLowerCase(),
  scriptHost: checkedText(null, (text) =>
    objection(text, 'the name of your Plausible server', 'stats.example.org'),
  )
    .transform((host) => host.toLowerCase() || DEFAULT_HOST)
    .default(DEFAULT_HOST),
});

/** What only a snippet of Plausible holds. */
const SIGN =
  /\bplausible\.io\/js\/|\bplausible\.(?:init|q)\b|\bplausible\(|\sdata-domain=["'][^"'<>]{1,300}["'][^<>]{0,300}\/js\/(?:script|plausible)[\w.-]{0,80}\.js/;
const SCRIPT_HOST = /https:\/\/([a-zA-Z0-9.-]{1,253})\/js\/(?:script|plausible|pa-)[\w.-]{0,80}\.js/;
const DOMAIN = /\sdata-domain=["']([a-zA-Z0-9.-]{3,253})[,"']/;

export const plausible = defineVendor({
  key: 'plausible',
  name: 'Plausible',
  company: null,
  colour: '#4b3fb5',
  category: 'measurement',
  about: {
    who: 'Plausible, a small statistics service from Estonia that organisations can also run themselves.',
    purpose:
      'Counts visits and shows which pages and which ways to this site work, without following anybody.',
    collects:
      'Which page you opened and what you did there, how long and how far you read, where you came from, your country, and the kind of browser and device. Your internet address is used to count, and not kept.',
    cookies: [],
    dataGoesTo: 'Plausible in the European Union, or the server that the operator of this site runs.',
    policyUrl: 'https://plausible.io/data-policy',
  },
  settings,
  fields: {
    domain: {
      label: 'Domain of your site',
      help: 'As you added it to Plausible, without https:// and usually without www. It stands at the top of your statistics.',
      example: 'example.org',
      input: 'text',
    },
    scriptHost: {
      label: 'Plausible server',
      help: 'Leave this empty unless you run Plausible on a server of your own.',
      example: 'stats.example.org',
      input: 'text',
    },
  },
  hosts: ({ scriptHost }) => [scriptHost],
  /**
   * The manual script sends no page view by itself.
   *
   * @see https://plausible.io/docs/script-extensions
   */
  browser: ({ domain, scriptHost }) => [
    { do: 'stub', path: ['plausible'], queue: { own: 'q' }, entry: 'arguments' },
    script(`https://${scriptHost}/js/script.manual.js`, { 'data-domain': domain }),
  ],
  events: eventsNamed({ ...NEUTRAL_NAMES, page_view: 'pageview' }, (_, name) => [call('plausible', name)]),
  identity: ({ domain, scriptHost }) => `${scriptHost} ${domain}`,
  recognise: (snippet) => {
    if (!SIGN.test(snippet)) return null;
    const host = firstIn(snippet, [SCRIPT_HOST]);
    return foundParts({
      domain: firstIn(snippet, [DOMAIN]),
      scriptHost: host === DEFAULT_HOST ? null : host,
    });
  },
  audit: { cookies: [], hosts: ['plausible.io'], globals: ['plausible'] },
  examples: [
    {
      settings: { domain: 'example.org' },
      browser: [
        { do: 'stub', path: ['plausible'], queue: { own: 'q' }, entry: 'arguments' },
        {
          do: 'script',
          src: 'https://plausible.io/js/script.manual.js',
          attrs: { 'data-domain': 'example.org' },
        },
      ],
      events: {
        page_view: [{ do: 'call', path: ['plausible'], args: ['pageview'] }],
        sign_up: [{ do: 'call', path: ['plausible'], args: ['sign_up'] }],
      },
    },
    {
      settings: { domain: ' Shop.Example.org ', scriptHost: 'Stats.example.org' },
      browser: [
        { do: 'stub', path: ['plausible'], queue: { own: 'q' }, entry: 'arguments' },
        {
          do: 'script',
          src: 'https://stats.example.org/js/script.manual.js',
          attrs: { 'data-domain': 'shop.example.org' },
        },
      ],
      events: {},
    },
    {
      // What a form sends when the second field stayed empty.
      settings: { domain: 'example.org', scriptHost: '' },
      browser: [
        { do: 'stub', path: ['plausible'], queue: { own: 'q' }, entry: 'arguments' },
        {
          do: 'script',
          src: 'https://plausible.io/js/script.manual.js',
          attrs: { 'data-domain': 'example.org' },
        },
      ],
      events: {},
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in the domain of your site, for example: example.org.' },
    { settings: { domain: 'https://example.org' }, message: 'alone, without https:// and without a path' },
    { settings: { domain: 'example.org/blog' }, message: 'alone, without https:// and without a path' },
    { settings: { domain: 'example' }, message: 'Expected the domain of your site' },
    { settings: { domain: 'exa mple.org' }, message: 'Expected the domain of your site' },
    {
      settings: { domain: 'example.org', scriptHost: '127.0.0.1' },
      message: 'Expected the name of your Plausible server',
    },
    {
      settings: { domain: 'example.org', scriptHost: 'a.example@b.example' },
      message: 'Expected the name of your Plausible server',
    },
    {
      settings: { domain: '<script defer data-domain="example.org">' },
      message: 'That looks like a whole snippet.',
    },
  ],
});
