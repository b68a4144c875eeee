import { z } from 'zod';
import { defineVendor } from './define-vendor';
import { firstIn, foundParts } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES, push, script } from './steps';
import { addressObjection, hostOf, tidyAddress } from './web-address';

const EXAMPLE = 'https://stats.example.org/';

const addressOfMatomo = (text: string): string | null => {
  const objection = addressObjection(text, EXAMPLE);
  if (objection) return objection;
  if (text.includes('?')) return `Leave out the part from the ? on. Expected an address such as ${EXAMPLE}.`;
  if (/\.(?:php|js|html?)$/i.test(text)) {
    return `Leave out the file at the end. Expected the folder that Matomo is in, such as ${EXAMPLE}.`;
  }
  return null;
};

const MISSING_SITE = 'Please fill in the site id, for example: 1.';

const settings = settingsOf({
  url: checkedText(
    `Please fill in the address of your Matomo, for example: ${EXAMPLE}.`,
    addressOfMatomo,
  ).transform((address) => `${tidyAddress(address).replace(/\/+$/, '')}/`),
  siteId: checkedText(MISSING_SITE, (text) =>
    /^[1-9]\d{0,8}$/.test(text)
      ? null
      : 'Expected the site id: a whole number such as 1, not the address of the site.',
  ),
  cookies: z.boolean({ error: 'Say yes or no to cookies.' }).default(false),
});

/** What only a snippet of Matomo holds. */
const SIGN = /\b_paq\b|\b(?:matomo|piwik)\.(?:js|php)\b/;
const ADDRESSES = [
  /\bu\s{0,9}=\s{0,9}['"](?:https?:)?(\/\/[^'"\s<>]{1,500})['"]/,
  /['"(=\s](?:https?:)?(\/\/[^\s'"<>]{1,500}?\/)(?:matomo|piwik)\.(?:php|js)\b/,
  /^https?:(\/\/[^\s'"<>]{1,500}?\/)(?:matomo|piwik)\.(?:php|js)\b/,
];
const SITE_IDS = [/setSiteId['"]\s{0,9},\s{0,9}['"]?(\d{1,9})\b/, /\bidsite=(\d{1,9})\b/];

export const matomo = defineVendor({
  key: 'matomo',
  name: 'Matomo',
  company: null,
  colour: '#2f6b2f',
  category: 'measurement',
  about: {
    who: 'Matomo, a statistics program that organisations run themselves or rent.',
    purpose: 'Counts visits and shows which pages and which ways to this site work.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, and your browser, screen size and language.',
    cookies: [
      {
        name: '_pk_id.*',
        lifetime: '13 months',
        purpose: 'A number that tells one browser from another. Only where cookies are switched on.',
      },
      {
        name: '_pk_ses.*',
        lifetime: '30 minutes',
        purpose: 'Remembers that several pages belong to one visit. Only where cookies are switched on.',
      },
      {
        name: '_pk_ref.*',
        lifetime: '6 months',
        purpose: 'Remembers where you came from. Only where cookies are switched on.',
      },
    ],
    dataGoesTo:
      "The operator of this site, or whoever runs Matomo for it. Matomo's makers do not get it unless it is rented from them.",
    policyUrl: 'https://matomo.org/privacy-policy/',
  },
  settings,
  idField: 'siteId',
  fields: {
    url: {
      label: 'Address of your Matomo',
      help: 'The address that you open to look at your statistics, without index.php.',
      example: EXAMPLE,
      input: 'url',
    },
    siteId: {
      label: 'Site id',
      help: 'A small number. In Matomo, open Administration, then Websites, then Manage; the id stands beside the name.',
      example: '1',
      input: 'text',
    },
    cookies: {
      label: 'Use cookies',
      help: 'Leave this off unless you need to recognise visitors who come back on another day.',
      example: 'off',
      input: 'checkbox',
    },
  },
  hosts: ({ url }) => [hostOf(url)],
  /**
   * No enableLinkTracking: it would report clicks that nobody declared.
   *
   * @see https://developer.matomo.org/api-reference/tracking-javascript
   */
  browser: ({ url, siteId, cookies }) => [
    ...(cookies ? [] : [push('_paq', ['disableCookies'])]),
    push('_paq', ['setTrackerUrl', `${url}matomo.php`]),
    push('_paq', ['setSiteId', siteId]),
    script(`${url}matomo.js`),
  ],
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (_, name) => [push('_paq', ['trackEvent', 'event', name])]),
    page_view: { name: 'page view', steps: () => [push('_paq', ['trackPageView'])] },
  },
  noscript: ({ url, siteId }) => `${url}matomo.php?idsite=${siteId}&rec=1`,
  identity: ({ url, siteId }) => `${url} ${siteId}`,
  recognise: (snippet) => {
    if (!SIGN.test(snippet)) return null;
    const address = firstIn(snippet, ADDRESSES);
    return foundParts({
      url: address === null ? null : `https:${address}`,
      siteId: firstIn(snippet, SITE_IDS),
    });
  },
  audit: {
    cookies: ['_pk_id.*', '_pk_ses.*', '_pk_ref.*'],
    hosts: ['*.matomo.cloud'],
    globals: ['_paq', 'Matomo', 'Piwik'],
  },
  examples: [
    {
      settings: { url: 'https://stats.example.org/', siteId: '1' },
      browser: [
        { do: 'push', path: ['_paq'], value: ['disableCookies'] },
        { do: 'push', path: ['_paq'], value: ['setTrackerUrl', 'https://stats.example.org/matomo.php'] },
        { do: 'push', path: ['_paq'], value: ['setSiteId', '1'] },
        { do: 'script', src: 'https://stats.example.org/matomo.js' },
      ],
      events: {
        page_view: [{ do: 'push', path: ['_paq'], value: ['trackPageView'] }],
        purchase: [{ do: 'push', path: ['_paq'], value: ['trackEvent', 'event', 'purchase'] }],
      },
    },
    {
      settings: { url: ' HTTPS://WWW.Example.org:8443/Statistik ', siteId: ' 27 ', cookies: true },
      browser: [
        {
          do: 'push',
          path: ['_paq'],
          value: ['setTrackerUrl', 'https://www.example.org:8443/Statistik/matomo.php'],
        },
        { do: 'push', path: ['_paq'], value: ['setSiteId', '27'] },
        { do: 'script', src: 'https://www.example.org:8443/Statistik/matomo.js' },
      ],
      events: { search: [{ do: 'push', path: ['_paq'], value: ['trackEvent', 'event', 'search'] }] },
    },
  ],
  refused: [
    { settings: { siteId: '1' }, message: 'Please fill in the address of your Matomo' },
    { settings: { url: EXAMPLE }, message: MISSING_SITE },
    { settings: { url: 'http://stats.example.org/', siteId: '1' }, message: 'starts with https://' },
    { settings: { url: 'stats.example.org', siteId: '1' }, message: 'starts with https://' },
    {
      settings: { url: 'https://stats.example.org/index.php', siteId: '1' },
      message: 'Leave out the file at the end.',
    },
    { settings: { url: 'https://stats.example.org/?module=Login', siteId: '1' }, message: 'from the ? on' },
    {
      settings: { url: 'https://jo:secret@stats.example.org/', siteId: '1' },
      message: 'the user name and password',
    },
    { settings: { url: 'https://localhost/matomo/', siteId: '1' }, message: 'Expected a full host name' },
    { settings: { url: EXAMPLE, siteId: 'example.org' }, message: 'a whole number such as 1' },
    { settings: { url: EXAMPLE, siteId: '0' }, message: 'a whole number such as 1' },
    { settings: { url: EXAMPLE, siteId: '1', cookies: 'on' }, message: 'Say yes or no to cookies.' },
  ],
});
