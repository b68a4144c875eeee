import type { z } from 'zod';
import { defineVendor } from './define-vendor';
import { checkedText, settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES } from './steps';

const MAX_LENGTH = 10_000;
const EXAMPLE = '<script>window.exampleReady = true;</script>';

/** The host of an address in `src` or `href`; one that starts with // has the page's own scheme, which is https. */
const ADDRESSES = /\b(?:src|href)\s{0,9}=\s{0,9}["']?\s{0,9}(?:https:)?\/\/([^\s"'<>/?#]{1,260})/gi;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const objection = (text: string): string | null => {
  if (text.length > MAX_LENGTH) return 'Please keep the HTML under 10,000 characters.';
  if (CONTROL.test(text)) return 'There is an invisible control character in the HTML.';
  if (!/<[a-z]/i.test(text)) return `Expected HTML, which has tags in it, for example: ${EXAMPLE}.`;
  if (/<!doctype\b|<\/?(?:html|head|body)\b/i.test(text)) {
    return 'That is a whole page. Leave out html, head and body; keep only what has to be added to the page.';
  }
  if (/\bsrc\s{0,9}=\s{0,9}["']?\s{0,9}http:/i.test(text)) {
    return 'Browsers refuse what comes from an address with http:. Write https: in its place.';
  }
  return null;
};

const settings = settingsOf({
  html: checkedText(`Please fill in the HTML, for example: ${EXAMPLE}.`, objection),
});
type Settings = z.infer<typeof settings>;

/** Names and numbers alike, as this is read by people: what a script puts together in braces is no host yet. */
const HOST = /^[\p{L}\p{N}.-]+(?::\d{1,5})?$/u;

const hostsIn = (html: string): string[] => {
  const found = Array.from(html.matchAll(ADDRESSES), ([, host = '']) =>
    host
      .toLowerCase()
      .replace(/^[^@]*@/, '')
      .replace(/:443$/, ''),
  );
  return [...new Set(found.filter((host) => HOST.test(host)))].sort();
};

export const customHtml = defineVendor({
  key: 'custom-html',
  name: 'Custom HTML',
  company: null,
  colour: '#6d1010',
  risk: 'custom_code',
  category: 'marketing',
  about: {
    who: 'Whoever wrote the code: this organisation, or a company that gave it to it.',
    purpose: 'Adds a piece of code to the page for a company that this list does not hold.',
    collects:
      'Whatever the code reads: it can see and change everything on the page, also what you type, and can load further code. This list cannot know what it sends; ask whoever wrote it.',
    cookies: [],
    dataGoesTo: 'Wherever the code sends data.',
    policyUrl: null,
  },
  settings,
  fields: {
    html: {
      label: 'HTML',
      help: 'What has to be added to the page, at most 10,000 characters. It is added at the end of the page each time one of the events that you name here happens, and scripts in it run. Addresses that its code puts together are not seen here: name them in the purpose.',
      example: EXAMPLE,
      input: 'code',
    },
  },
  hosts: ({ html }) => hostsIn(html),
  browser: () => [],
  events: eventsNamed(NEUTRAL_NAMES, ({ html }: Settings) => [{ do: 'html', html }]),
  // The same code in other words is another text, so there is nothing to find it by.
  identity: () => '',
  audit: { cookies: [], hosts: [], globals: [] },
  examples: [
    {
      settings: { html: EXAMPLE },
      browser: [],
      events: { page_view: [{ do: 'html', html: EXAMPLE }], purchase: [{ do: 'html', html: EXAMPLE }] },
    },
    {
      settings: { html: ' <iframe title="Offers" src="//offers.example.org/frame"></iframe>\n' },
      browser: [],
      events: {
        page_view: [
          { do: 'html', html: '<iframe title="Offers" src="//offers.example.org/frame"></iframe>' },
        ],
      },
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in the HTML' },
    { settings: { html: 'alert(1)' }, message: 'Expected HTML, which has tags in it' },
    { settings: { html: `<p>${'x'.repeat(10_000)}</p>` }, message: 'under 10,000 characters' },
    { settings: { html: '<!DOCTYPE html><p>Hello</p>' }, message: 'That is a whole page.' },
    { settings: { html: '<body onload="x()">' }, message: 'That is a whole page.' },
    {
      settings: { html: '<img src="http://a.example/p.gif" alt="">' },
      message: 'Write https: in its place.',
    },
    { settings: { html: '<p>\u0000</p>' }, message: 'an invisible control character' },
    { settings: { html: 7 }, message: 'Please fill in the HTML' },
  ],
});
