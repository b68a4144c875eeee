import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { push, script, set } from './steps';

const settings = settingsOf({
  partnerId: idSetting({
    vendor: 'LinkedIn Insight Tag',
    what: 'a LinkedIn partner id',
    shape: /^\d{5,9}$/,
    expected: '5 to 9 digits',
    example: '1234567',
  }),
});

export const linkedinInsight = defineVendor({
  key: 'linkedin-insight',
  name: 'LinkedIn Insight Tag',
  company: 'LinkedIn',
  colour: '#0b5a8f',
  category: 'marketing',
  about: {
    who: 'LinkedIn, the network for working life, a company of Microsoft.',
    purpose:
      'Shows which ads on LinkedIn led to visits, and what jobs and branches the visitors come from, as totals.',
    collects:
      'Which page you opened and where you came from, your internet address, your browser and device, and the time. If you are signed in to LinkedIn, it can connect the visit with your profile. In its own console, LinkedIn has a switch called Website actions: while it is on, clicks and forms that were sent are noted too.',
    cookies: [
      {
        name: 'li_fat_id',
        lifetime: '30 days',
        purpose: 'Recognises you after you clicked an ad on LinkedIn.',
      },
      {
        name: 'bcookie',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'A number by which LinkedIn recognises your browser, on any site.',
      },
      {
        name: 'li_sugr',
        where: 'vendor_cookie',
        lifetime: '90 days',
        purpose: 'Recognises browsers of people who are not on LinkedIn.',
      },
      {
        name: 'UserMatchHistory',
        where: 'vendor_cookie',
        lifetime: '30 days',
        purpose: 'Connects your visits with your profile for ads.',
      },
      {
        name: 'AnalyticsSyncHistory',
        where: 'vendor_cookie',
        lifetime: '30 days',
        purpose: 'Remembers when that was last done.',
      },
      {
        name: 'lidc',
        where: 'vendor_cookie',
        lifetime: '1 day',
        purpose: 'Chooses the data centre that answers.',
      },
      {
        name: 'bscookie',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'Remembers that you proved to LinkedIn who you are.',
      },
      {
        name: 'li_gc',
        where: 'vendor_cookie',
        lifetime: '6 months',
        purpose: 'Remembers whether you agreed to cookies of LinkedIn.',
      },
      {
        name: 'ln_or',
        lifetime: '1 day',
        purpose: 'Remembers whether LinkedIn may count visits on this site.',
      },
      {
        name: 'li_adsId',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'A number by which LinkedIn recognises your browser.',
      },
    ],
    dataGoesTo: 'LinkedIn in Ireland and in the United States.',
    policyUrl: 'https://www.linkedin.com/legal/privacy-policy',
  },
  settings,
  fields: {
    partnerId: {
      label: 'Partner id',
      help: '5 to 9 digits. In LinkedIn Campaign Manager, open Signals manager, then Insight tag, and choose to install it yourself; the id is the number in the snippet.',
      example: '1234567',
      input: 'text',
    },
  },
  hosts: () => ['snap.licdn.com', 'px.ads.linkedin.com', 'px4.ads.linkedin.com', 'www.linkedin.com'],
  browser: ({ partnerId }) => [
    set(['_linkedin_partner_id'], partnerId),
    push('_linkedin_data_partner_ids', partnerId),
    { do: 'stub', path: ['lintrk'], queue: { own: 'q' }, entry: 'array' },
  ],
  // The script reports the page view as soon as it is there: so loading it is the report, not the preparation.
  events: {
    page_view: {
      name: 'page view',
      steps: () => [script('https://snap.licdn.com/li.lms-analytics/insight.min.js')],
    },
  },
  noscript: ({ partnerId }) => `https://px.ads.linkedin.com/collect/?pid=${partnerId}&fmt=gif`,
  identity: ({ partnerId }) => partnerId,
  recognise: readSnippet({
    settings: {
      partnerId: [
        /_linkedin_partner_id\s{0,9}=\s{0,9}['"]?(\d{5,9})\b/,
        /\bpx\d?\.ads\.linkedin\.com\/collect\/?\?[^\s"'<>]{0,200}?\bpid=(\d{5,9})\b/,
      ],
    },
    signs: [/snap\.licdn\.com\/li\.lms-analytics/, /\b_linkedin_partner_id\b/],
  }),
  audit: {
    cookies: [
      'li_fat_id',
      'bcookie',
      'li_sugr',
      'UserMatchHistory',
      'AnalyticsSyncHistory',
      'lidc',
      'bscookie',
      'li_gc',
      'ln_or',
    ],
    hosts: ['snap.licdn.com', 'px.ads.linkedin.com', 'px4.ads.linkedin.com'],
    globals: ['lintrk', '_linkedin_partner_id', '_linkedin_data_partner_ids'],
  },
  examples: [
    {
      settings: { partnerId: '1234567' },
      browser: [
        { do: 'set', path: ['_linkedin_partner_id'], value: '1234567' },
        { do: 'push', path: ['_linkedin_data_partner_ids'], value: '1234567' },
        { do: 'stub', path: ['lintrk'], queue: { own: 'q' }, entry: 'array' },
      ],
      events: {
        page_view: [{ do: 'script', src: 'https://snap.licdn.com/li.lms-analytics/insight.min.js' }],
      },
    },
    {
      settings: { partnerId: ' 54321 ' },
      browser: [
        { do: 'set', path: ['_linkedin_partner_id'], value: '54321' },
        { do: 'push', path: ['_linkedin_data_partner_ids'], value: '54321' },
        { do: 'stub', path: ['lintrk'], queue: { own: 'q' }, entry: 'array' },
      ],
      events: {},
    },
  ],
  refused: [
    { settings: { partnerId: '' }, message: 'Please fill in a LinkedIn partner id, for example: 1234567.' },
    { settings: { partnerId: '1234' }, message: 'Expected a LinkedIn partner id: 5 to 9 digits' },
    { settings: { partnerId: '1234567890' }, message: 'Expected a LinkedIn partner id: 5 to 9 digits' },
    { settings: { partnerId: '123456789012345' }, message: 'Choose Meta Pixel as the vendor' },
    {
      settings: { partnerId: 'https://www.linkedin.com/company/1234567' },
      message: 'That looks like a web address.',
    },
    { settings: { partnerId: 1234567 }, message: 'Please fill in a LinkedIn partner id' },
  ],
});
