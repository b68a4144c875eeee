import { defineEmbed } from './define-embed';

export const youtubeEmbed = defineEmbed({
  key: 'youtube-embed',
  name: 'YouTube videos',
  company: 'Google',
  colour: '#9c1c1c',
  category: 'marketing',
  about: {
    who: 'YouTube, the video site of Google.',
    purpose: 'Shows videos in the page that are kept at YouTube.',
    collects:
      'That you opened a page with a video, what you watch and how far, your internet address, your browser and device, and a number by which YouTube recognises your browser, also to choose ads. If you are signed in to Google, it can connect this with your account.',
    cookies: [
      {
        name: 'VISITOR_INFO1_LIVE',
        where: 'vendor_cookie',
        lifetime: '6 months',
        purpose: 'A number by which YouTube recognises your browser, on any site that shows its videos.',
      },
      {
        name: 'VISITOR_PRIVACY_METADATA',
        where: 'vendor_cookie',
        lifetime: '6 months',
        purpose: 'Remembers what you agreed to at YouTube.',
      },
      {
        name: '__Secure-ROLLOUT_TOKEN',
        where: 'vendor_cookie',
        lifetime: '6 months',
        purpose: 'Remembers which new features of YouTube are tried out with you.',
      },
      {
        name: 'YSC',
        where: 'vendor_cookie',
        lifetime: 'until the browser is closed',
        purpose: 'Remembers which videos you watched during one visit.',
      },
      {
        name: 'PREF',
        where: 'vendor_cookie',
        lifetime: '8 months',
        purpose: 'Remembers your settings, such as the language.',
      },
      {
        name: 'yt-remote-*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Remembers on which devices you play videos.',
      },
      {
        name: 'yt-player-*',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'Remembers how you set the player, such as the volume.',
      },
      {
        name: 'yt-remote-*',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Remembers on which devices you play videos.',
      },
    ],
    dataGoesTo: 'Google in Ireland and in the United States.',
    policyUrl: 'https://policies.google.com/privacy',
  },
  hosts: ['www.youtube.com', 'www.youtube-nocookie.com', 'youtube.com', 'youtube-nocookie.com'],
});
