import { defineEmbed } from './define-embed';

export const xPostsEmbed = defineEmbed({
  key: 'x-posts-embed',
  name: 'X posts',
  company: 'X',
  colour: '#22303c',
  category: 'marketing',
  about: {
    who: 'X, the network for short messages that was called Twitter.',
    purpose: 'Shows messages from X in the page.',
    collects:
      'Which page you opened, your internet address, your browser and device, and a number by which X recognises your browser. If you use X, it can connect this with your account and choose ads by it.',
    cookies: [
      {
        name: 'guest_id*',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'Recognises browsers of people who are not signed in to X.',
      },
      {
        name: 'personalization_id',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'Recognises your browser to choose ads for it, on any site.',
      },
      {
        name: 'muc_ads',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which X recognises your browser, on any site.',
      },
    ],
    dataGoesTo: 'X in Ireland and in the United States.',
    policyUrl: 'https://x.com/en/privacy',
  },
  hosts: ['platform.twitter.com', 'platform.x.com', 'syndication.twitter.com'],
});
