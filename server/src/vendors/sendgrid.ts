import { defineVendor } from './define-vendor';
import { checkedText, isSnippet, settingsOf } from './settings';
import { isHostName } from './web-address';

const EXAMPLE = 'url1234.example.org';

const objection = (text: string): string | null => {
  if (isHostName(text.toLowerCase())) return null;
  if (isSnippet(text)) {
    return `That looks like a piece of a mail. Enter only the name of the server in the address of the image, such as ${EXAMPLE}.`;
  }
  if (text.includes('@'))
    return `That looks like an e-mail address. Expected the name of a server, such as ${EXAMPLE}.`;
  if (text.includes('/')) {
    return `Enter the name of the server alone, without https:// and without a path, such as ${EXAMPLE}.`;
  }
  return `Expected the name of the server that the links in your mails lead to, for example: ${EXAMPLE}.`;
};

const settings = settingsOf({
  linkHost: checkedText(
    `Please fill in the name of the server that the links in your mails lead to, for example: ${EXAMPLE}.`,
    objection,
  ).toLowerCase(),
});

export const sendgrid = defineVendor({
  key: 'sendgrid',
  name: 'SendGrid',
  company: 'SendGrid',
  colour: '#0f6f9e',
  injectable: false,
  category: 'measurement',
  about: {
    who: 'SendGrid, a service of the American company Twilio that sends mails.',
    purpose: 'Shows how many of the people who got a mail opened it and followed its links.',
    collects:
      'When you opened a mail and which of its links you followed, your internet address, and your mail program and device, each connected with your e-mail address. SendGrid puts an invisible image into every mail as it is sent.',
    cookies: [],
    dataGoesTo: 'Twilio in the United States or, if the operator chose that, in the European Union.',
    policyUrl: 'https://www.twilio.com/en-us/legal/privacy',
  },
  settings,
  fields: {
    linkHost: {
      label: 'Server of the links',
      help: 'In SendGrid, open Settings, then Sender authentication, then Link branding. Or open a mail that was sent and look where its links lead; without a domain of your own it ends in .ct.sendgrid.net.',
      example: EXAMPLE,
      input: 'text',
    },
  },
  hosts: ({ linkHost }) => [linkHost],
  browser: () => [],
  // Nothing to run here. Of the neutral names, page view comes nearest to an opened mail.
  events: { page_view: { name: 'open', steps: () => [] } },
  identity: ({ linkHost }) => linkHost,
  audit: { cookies: [], hosts: ['*.sendgrid.net'], globals: [] },
  examples: [
    { settings: { linkHost: EXAMPLE }, browser: [], events: { page_view: [] } },
    { settings: { linkHost: ' U1234567.ct.sendgrid.net ' }, browser: [], events: { page_view: [] } },
  ],
  refused: [
    { settings: {}, message: 'Please fill in the name of the server that the links in your mails lead to' },
    {
      settings: { linkHost: 'https://url1234.example.org/wf/open?upn=x' },
      message: 'the name of the server alone',
    },
    { settings: { linkHost: 'news@example.org' }, message: 'an e-mail address' },
    { settings: { linkHost: 'sendgrid' }, message: 'Expected the name of the server' },
    { settings: { linkHost: EXAMPLE, apiKey: 'SG.x' }, message: 'no such setting' },
  ],
});
