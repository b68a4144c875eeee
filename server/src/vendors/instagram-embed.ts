import { defineEmbed } from './define-embed';

export const instagramEmbed = defineEmbed({
  key: 'instagram-embed',
  name: 'Instagram posts',
  company: 'Meta',
  colour: '#8a2a6b',
  category: 'marketing',
  about: {
    who: 'Instagram, the network for pictures of the company Meta.',
    purpose: 'Shows pictures and videos from Instagram in the page.',
    collects:
      'Which page you opened, your internet address, your browser and device, and a number by which Meta recognises your browser. If you use Instagram or Facebook, Meta can connect this with your account and choose ads by it.',
    cookies: [
      {
        name: 'datr',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'Recognises your browser, against misuse.',
      },
      {
        name: 'mid',
        where: 'vendor_cookie',
        lifetime: '13 months',
        purpose: 'A number by which Meta recognises your browser, on any site.',
      },
      {
        name: 'ig_did',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'A number by which Meta recognises your device.',
      },
      {
        name: 'csrftoken',
        where: 'vendor_cookie',
        lifetime: '1 year',
        purpose: 'Makes sure that what you do at Instagram was meant by you.',
      },
    ],
    dataGoesTo: 'Meta Platforms in Ireland and in the United States.',
    policyUrl: 'https://privacycenter.instagram.com/policy',
  },
  hosts: ['www.instagram.com', 'instagram.com'],
});
