import type { z } from 'zod';
import { defineVendor } from './define-vendor';
import { readSnippet } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES } from './steps';
import { addressObjection, hostOf, tidyAddress } from './web-address';

const EXAMPLE = 'https://cdn.example.org/widget-1.2.3.min.js';
const HASH_EXAMPLE = 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC';

/** A digest has 32, 48 or 64 bytes, in base64 with padding. @see https://www.w3.org/TR/SRI/#integrity-metadata-description */
const INTEGRITY = /^(?:sha256-[A-Za-z0-9+/]{43}=|sha384-[A-Za-z0-9+/]{64}|sha512-[A-Za-z0-9+/]{86}==)$/;

const integrityObjection = (text: string): string | null => {
  if (INTEGRITY.test(text)) return null;
  if (/^sha(?:256|384|512)-/.test(text)) {
    return 'This integrity hash is not of the right length: part of it is missing, or there is something behind it.';
  }
  return `Expected one integrity hash, for example: ${HASH_EXAMPLE}.`;
};

const settings = settingsOf({
  url: checkedText(`Please fill in the address of the script, for example: ${EXAMPLE}.`, (text) =>
    addressObjection(text, EXAMPLE),
  ).transform(tidyAddress),
  integrity: checkedText(null, integrityObjection).default(''),
});
type Settings = z.infer<typeof settings>;

export const scriptByAddress = defineVendor({
  key: 'script',
  name: 'Script by address',
  company: null,
  colour: '#8a1c1c',
  risk: 'custom_code',
  category: 'marketing',
  about: {
    who: 'The company whose server the script comes from.',
    purpose: 'Loads a script of a company that this list does not hold.',
    collects:
      'Whatever the script reads: it can see and change everything on the page, also what you type, and can load further scripts. This list cannot know what it sends; ask whoever wrote it.',
    cookies: [],
    dataGoesTo: 'The server that the script comes from, and wherever else the script sends data.',
    policyUrl: null,
  },
  settings,
  fields: {
    url: {
      label: 'Address of the script',
      help: 'The address in src="…" of the snippet that you were given. The script loads when the first of the events that you name here happens, once a page. Choose an address with a version in it if there is one: then it does not change behind your back.',
      example: EXAMPLE,
      input: 'url',
    },
    integrity: {
      label: 'Integrity hash',
      help: 'Starts with sha256-, sha384- or sha512- and often stands in the snippet. With it, browsers run the script only as long as not one letter of it changes. Without it, whoever runs that server can change at any time what the script does here. Leave it empty only where the company changes its script on purpose.',
      example: HASH_EXAMPLE,
      input: 'text',
    },
  },
  hosts: ({ url }) => [hostOf(url)],
  browser: () => [],
  // A script reports by itself whatever it reports, so it waits for a declared event; loading it twice does nothing.
  events: eventsNamed(NEUTRAL_NAMES, ({ url, integrity }: Settings) => [
    integrity
      ? { do: 'script', src: url, attrs: { crossorigin: 'anonymous' }, integrity }
      : { do: 'script', src: url },
  ]),
  identity: ({ url }) => url,
  recognise: readSnippet({
    settings: {
      url: [/<script\b[^<>]{0,300}\bsrc\s{0,9}=\s{0,9}["'](https:\/\/[^\s"'<>]{1,1500})["']/i],
      integrity: [
        /<script\b[^<>]{0,1900}\bintegrity\s{0,9}=\s{0,9}["'](sha\d{3}-[A-Za-z0-9+/=]{40,90})["']/i,
      ],
    },
    signs: [],
  }),
  audit: { cookies: [], hosts: [], globals: [] },
  examples: [
    {
      settings: { url: EXAMPLE },
      browser: [],
      events: {
        page_view: [{ do: 'script', src: EXAMPLE }],
        sign_up: [{ do: 'script', src: EXAMPLE }],
      },
    },
    {
      settings: { url: ' HTTPS://CDN.Example.org/Widget.js?v=3 ', integrity: ` ${HASH_EXAMPLE} ` },
      browser: [],
      events: {
        page_view: [
          {
            do: 'script',
            src: 'https://cdn.example.org/Widget.js?v=3',
            attrs: { crossorigin: 'anonymous' },
            integrity: HASH_EXAMPLE,
          },
        ],
      },
    },
    {
      // What a form sends when the second field stayed empty.
      settings: { url: EXAMPLE, integrity: '' },
      browser: [],
      events: { purchase: [{ do: 'script', src: EXAMPLE }] },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in the address of the script' },
    { settings: { url: 'http://cdn.example.org/widget.js' }, message: 'starts with https://' },
    { settings: { url: '//cdn.example.org/widget.js' }, message: 'starts with https://' },
    { settings: { url: 'data:text/javascript,alert(1)' }, message: 'starts with https://' },
    { settings: { url: '/widget.js' }, message: 'starts with https://' },
    { settings: { url: 'https://192.168.0.1/widget.js' }, message: 'Expected a full host name' },
    { settings: { url: 'https://jo:secret@cdn.example.org/w.js' }, message: 'the user name and password' },
    { settings: { url: `<script src="${EXAMPLE}"></script>` }, message: 'a whole snippet' },
    {
      settings: { url: EXAMPLE, integrity: HASH_EXAMPLE.slice(0, -2) },
      message: 'not of the right length',
    },
    {
      settings: { url: EXAMPLE, integrity: 'd41d8cd98f00b204e9800998ecf8427e' },
      message: 'Expected one integrity hash',
    },
  ],
});
