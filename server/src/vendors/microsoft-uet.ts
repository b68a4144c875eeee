import type { z } from 'zod';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES } from './steps';

const settings = settingsOf({
  tagId: idSetting({
    vendor: 'Microsoft Ads (UET)',
    what: 'a UET tag id',
    shape: /^\d{6,9}$/,
    expected: '6 to 9 digits',
    example: '12345678',
  }),
});
type Settings = z.infer<typeof settings>;

const addressOf = (tagId: string, what: string): string =>
  `https://bat.bing.com/action/0?ti=${tagId}&Ver=2&${what}&rn={random}`;

export const microsoftUet = defineVendor({
  key: 'microsoft-uet',
  name: 'Microsoft Ads (UET)',
  company: 'Microsoft',
  colour: '#00606b',
  category: 'marketing',
  about: {
    who: 'Microsoft, with its service that shows ads in the search engine Bing and on other sites.',
    purpose: 'Shows which ads at Microsoft led to visits and orders, and shows ads to people who were here.',
    collects:
      'That a page was opened and what was done there, its address as far as your browser tells it, your internet address, your browser, and a number by which Microsoft recognises your browser. It is reported by an invisible image, so that nothing else about the page or the device is read.',
    cookies: [
      {
        name: 'MUID',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which Microsoft recognises your browser, on any site.',
      },
      {
        name: 'MR',
        where: 'vendor_cookie',
        lifetime: '7 days',
        purpose: 'Remembers when that number was last renewed.',
      },
      {
        name: 'MSPTC',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which Microsoft recognises your browser, on any site.',
      },
      {
        name: '_uetsid',
        lifetime: '1 day',
        purpose:
          "Remembers that several pages belong to one visit. Only where Microsoft's script is put in by something else.",
      },
      {
        name: '_uetvid',
        lifetime: '13 months',
        purpose:
          "A number by which Microsoft recognises your browser. Only where Microsoft's script is put in by something else.",
      },
      {
        name: '_uetmsclkid',
        lifetime: '90 days',
        purpose:
          "Remembers which ad at Microsoft you came from. Only where Microsoft's script is put in by something else.",
      },
      {
        name: '_uetsid*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose:
          "Remembers that several pages belong to one visit. Only where Microsoft's script is put in by something else.",
      },
      {
        name: '_uetvid*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose:
          "A number by which Microsoft recognises your browser. Only where Microsoft's script is put in by something else.",
      },
    ],
    dataGoesTo: 'Microsoft in Ireland and in the United States.',
    policyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  },
  settings,
  fields: {
    tagId: {
      label: 'Tag id',
      help: '6 to 9 digits. In Microsoft Advertising, open Tools, then UET tag; the id stands beside the name of the tag. In a conversion goal of the kind Event, use the name of the event here, such as purchase, as the action. An order counts for an ad only where the browser lets Microsoft recognise it on other sites.',
      example: '12345678',
      input: 'text',
    },
  },
  hosts: () => ['bat.bing.com'],
  /**
   * Microsoft's script reports by itself and can only be started by a program on the page. So events go out by the
   * image that Microsoft documents beside it.
   *
   * @see https://help.ads.microsoft.com/apex/index/3/en/60122
   */
  browser: () => [],
  events: {
    ...eventsNamed(NEUTRAL_NAMES, ({ tagId }: Settings, name) => [
      { do: 'image', src: addressOf(tagId, `evt=custom&ea=${name}`) },
    ]),
    page_view: {
      name: 'pageLoad',
      steps: ({ tagId }) => [{ do: 'image', src: addressOf(tagId, 'evt=pageLoad') }],
    },
  },
  // An image does nothing more once it was requested.
  stop: () => [],
  noscript: ({ tagId }) => `https://bat.bing.com/action/0?ti=${tagId}&Ver=2`,
  identity: ({ tagId }) => tagId,
  recognise: readSnippet({
    settings: {
      tagId: [
        /\bti\s{0,9}:\s{0,9}['"](\d{6,9})['"]/,
        /\bbat\.bing\.com\/action\/0\?[^\s"'<>]{0,200}?\bti=(\d{6,9})\b/,
        /\bbat\.bing\.com\/p\/action\/(\d{6,9})\.js/,
      ],
    },
    signs: [/\bbat\.bing\.(?:com|net)\/bat\.js/, /\buetq\b/],
  }),
  audit: {
    cookies: ['MUID', 'MR', 'MSPTC', '_uetsid', '_uetvid', '_uetmsclkid'],
    hosts: ['bat.bing.com', 'bat.bing.net'],
    globals: ['uetq', 'UET'],
  },
  examples: [
    {
      settings: { tagId: '12345678' },
      browser: [],
      events: {
        page_view: [
          {
            do: 'image',
            src: 'https://bat.bing.com/action/0?ti=12345678&Ver=2&evt=pageLoad&rn={random}',
          },
        ],
        purchase: [
          {
            do: 'image',
            src: 'https://bat.bing.com/action/0?ti=12345678&Ver=2&evt=custom&ea=purchase&rn={random}',
          },
        ],
      },
      stop: [],
    },
    {
      settings: { tagId: '\n343102454 ' },
      browser: [],
      events: {
        generate_lead: [
          {
            do: 'image',
            src: 'https://bat.bing.com/action/0?ti=343102454&Ver=2&evt=custom&ea=generate_lead&rn={random}',
          },
        ],
      },
      stop: [],
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a UET tag id, for example: 12345678.' },
    { settings: { tagId: '12345' }, message: 'Expected a UET tag id: 6 to 9 digits' },
    { settings: { tagId: '1234567890' }, message: 'Expected a UET tag id: 6 to 9 digits' },
    { settings: { tagId: '12345678&evt=x' }, message: 'Expected a UET tag id: 6 to 9 digits' },
    { settings: { tagId: 'AW-123456789' }, message: 'Choose Google Ads as the vendor' },
  ],
});
