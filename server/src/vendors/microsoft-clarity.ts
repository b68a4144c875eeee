import type { z } from 'zod';
import type { BrowserStep } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, script } from './steps';

const settings = settingsOf({
  projectId: idSetting({
    vendor: 'Microsoft Clarity',
    what: 'a Clarity project id',
    shape: /^[a-z0-9]{8,12}$/,
    expected: '8 to 12 small letters and digits',
    example: 'abc123def4',
  }),
});
type Settings = z.infer<typeof settings>;

const stub: BrowserStep = { do: 'stub', path: ['clarity'], queue: { own: 'q' }, entry: 'arguments' };

/**
 * Clarity keeps its cookies back until it is told of a choice. After a no it goes on recording, only without cookies: that
 * is no way to stop it.
 *
 * @see https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-consent-api-v2
 */
const signals = () => ({
  defaults: [stub, call('clarity', 'consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' })],
  update: [
    call('clarity', 'consentv2', {
      ad_Storage: { $: 'marketing' },
      analytics_Storage: { $: 'measurement' },
    }),
  ],
});

export const microsoftClarity = defineVendor({
  key: 'microsoft-clarity',
  name: 'Microsoft Clarity',
  company: 'Microsoft',
  colour: '#5b3fa8',
  category: 'measurement',
  about: {
    who: 'Microsoft, with its service that shows how people use a website.',
    purpose: 'Shows where people click, how far they read and where they get stuck, to improve the pages.',
    collects:
      'A recording of your visit from the page view on: the pages as you saw them, the movements and clicks of your mouse or finger, scrolling, and how long you stayed; and your browser, device and rough location. What you type is hidden before it is sent, unless the organisation chose otherwise at Microsoft.',
    cookies: [
      { name: '_clck', lifetime: '1 year', purpose: 'A number that tells one browser from another.' },
      { name: '_clsk', lifetime: '1 day', purpose: 'Remembers that several pages belong to one visit.' },
      {
        name: 'CLID',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'Remembers when Clarity first saw your browser, on any site.',
      },
      {
        name: 'SM',
        where: 'vendor_cookie',
        lifetime: 'until the browser is closed',
        purpose: 'Keeps numbers of Microsoft in step.',
      },
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
        name: 'ANONCHK',
        where: 'vendor_cookie',
        lifetime: '10 minutes',
        purpose: 'Remembers whether that number is passed on for ads.',
      },
      {
        name: '_cltk',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Remembers that several pages belong to one visit.',
      },
    ],
    dataGoesTo: 'Microsoft in Ireland and in the United States.',
    policyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  },
  settings,
  fields: {
    projectId: {
      label: 'Project id',
      help: '8 to 12 small letters and digits. In Clarity, open Settings, then Overview; the id stands below the name of the project. The recording starts with the page view: name it, as other events only mark a moment in the recording.',
      example: 'abc123def4',
      input: 'text',
    },
  },
  hosts: () => ['*.clarity.ms', 'c.bing.com'],
  /**
   * Seen in the policy of a site that uses it.
   *
   * @see https://github.com/syncfusion/ej2-aspnetmvc-samples/pull/58
   */
  loads: { scripts: ['*.clarity.ms'] },
  browser: () => [stub],
  // The script records as soon as it is there: so loading it is the report of the page view, not the preparation.
  events: {
    ...eventsNamed(NEUTRAL_NAMES, (_: Settings, name) => [call('clarity', 'event', name)]),
    page_view: {
      name: 'page view',
      steps: ({ projectId }) => [script(`https://www.clarity.ms/tag/${projectId}`)],
    },
  },
  signals,
  identity: ({ projectId }) => projectId,
  recognise: readSnippet({
    settings: {
      projectId: [
        /\bclarity\.ms\/tag\/([a-z0-9]{8,12})\b/,
        /["']clarity["']\s{0,9},\s{0,9}["']script["']\s{0,9},\s{0,9}["']([a-z0-9]{8,12})["']/,
      ],
    },
    signs: [/\bclarity\.ms\/tag\b/],
  }),
  audit: {
    cookies: ['_clck', '_clsk', 'CLID', 'SM', 'MUID', 'MR', 'ANONCHK'],
    hosts: ['*.clarity.ms'],
    globals: ['clarity'],
  },
  examples: [
    {
      settings: { projectId: 'abc123def4' },
      browser: [stub],
      events: {
        page_view: [{ do: 'script', src: 'https://www.clarity.ms/tag/abc123def4' }],
        purchase: [{ do: 'call', path: ['clarity'], args: ['event', 'purchase'] }],
      },
      signals: {
        defaults: [
          stub,
          {
            do: 'call',
            path: ['clarity'],
            args: ['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }],
          },
        ],
        update: [
          {
            do: 'call',
            path: ['clarity'],
            args: ['consentv2', { ad_Storage: { $: 'marketing' }, analytics_Storage: { $: 'measurement' } }],
          },
        ],
      },
    },
    {
      settings: { projectId: ' k7z9q2w4e6 ' },
      browser: [stub],
      events: { page_view: [{ do: 'script', src: 'https://www.clarity.ms/tag/k7z9q2w4e6' }] },
      signals: signals(),
    },
  ],
  refused: [
    { settings: {}, message: 'Please fill in a Clarity project id, for example: abc123def4.' },
    { settings: { projectId: 'abc123' }, message: '8 to 12 small letters and digits' },
    { settings: { projectId: 'ABC123DEF4' }, message: '8 to 12 small letters and digits' },
    { settings: { projectId: 'abc123def4/' }, message: '8 to 12 small letters and digits' },
    { settings: { projectId: 'https://www.clarity.ms/tag/abc123def4' }, message: 'a web address' },
  ],
});
