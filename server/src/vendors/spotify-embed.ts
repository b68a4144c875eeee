import { defineEmbed } from './define-embed';

export const spotifyEmbed = defineEmbed({
  key: 'spotify-embed',
  name: 'Spotify music player',
  company: 'Spotify',
  colour: '#0d5c2b',
  category: 'marketing',
  about: {
    who: 'Spotify, a Swedish company for music and podcasts.',
    purpose: 'Plays music and podcasts in the page that are kept at Spotify.',
    collects:
      'That you opened a page with the player, what you listen to and how far, your internet address, your browser and device, and a number by which Spotify recognises your browser. If you are signed in to Spotify, it can connect this with your account.',
    cookies: [
      {
        name: 'sp_t',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'A number by which Spotify recognises your browser, on any site that shows its player.',
      },
      {
        name: 'sp_landing',
        where: 'vendor_cookie',
        lifetime: '1 day',
        purpose: 'Remembers from which other site you came.',
      },
    ],
    dataGoesTo: 'Spotify in Sweden and in the United States.',
    policyUrl: 'https://www.spotify.com/legal/privacy-policy/',
  },
  hosts: ['open.spotify.com', 'embed.spotify.com'],
});
