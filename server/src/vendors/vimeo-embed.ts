import { defineEmbed } from './define-embed';

export const vimeoEmbed = defineEmbed({
  key: 'vimeo-embed',
  name: 'Vimeo videos',
  company: 'Vimeo',
  colour: '#0b6a80',
  category: 'functional',
  about: {
    who: 'Vimeo, an American company that keeps videos for others.',
    purpose: 'Shows videos in the page that are kept at Vimeo.',
    collects:
      'That you opened a page with a video, what you watch and how far, your internet address, your browser and device, and a number by which Vimeo recognises your browser.',
    cookies: [
      {
        name: 'vuid',
        where: 'vendor_cookie',
        lifetime: '2 years',
        purpose: 'A number by which Vimeo recognises your browser, on any site that shows its videos.',
      },
      {
        name: 'player',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'Remembers how you set the player, such as the volume.',
      },
    ],
    dataGoesTo: 'Vimeo in the United States.',
    policyUrl: 'https://vimeo.com/privacy',
  },
  hosts: ['player.vimeo.com', 'vimeo.com'],
});
