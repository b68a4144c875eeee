import { defineEmbed } from './define-embed';

export const googleMapsEmbed = defineEmbed({
  key: 'google-maps-embed',
  name: 'Google Maps',
  company: 'Google',
  colour: '#146b3a',
  category: 'functional',
  about: {
    who: 'Google, with its service for maps.',
    purpose: 'Shows a map in the page.',
    collects:
      'That you opened a page with a map and what you look at on it, your internet address, your browser and device, and a number by which Google recognises your browser. If you are signed in to Google, it can connect this with your account.',
    cookies: [
      {
        name: 'NID',
        where: 'vendor_cookie',
        lifetime: '6 months',
        purpose: 'Remembers your settings at Google, and chooses ads for people who are not signed in.',
      },
    ],
    dataGoesTo: 'Google in Ireland and in the United States.',
    policyUrl: 'https://policies.google.com/privacy',
  },
  hosts: ['www.google.com', 'maps.google.com'],
});
