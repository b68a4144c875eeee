import { gtag } from './snippets';

/** Less than a whole snippet: an address, a bare id, one line of it. */
export const FRAGMENTS: [what: string, text: string, vendor: string, settings: Record<string, string>][] = [
  [
    'the image of Meta',
    'https://www.facebook.com/tr?ev=PageView&amp;id=123456789012345',
    'meta-pixel',
    { pixelId: '123456789012345' },
  ],
  ['the script of Meta', 'https://connect.facebook.net/de_DE/fbevents.js', 'meta-pixel', {}],
  ['one line of Meta', 'fbq("init", 123456789012345)', 'meta-pixel', { pixelId: '123456789012345' }],
  [
    "Meta's placeholder",
    "fbq('init', '{your-pixel-id-goes-here}'); fbq('track', 'PageView')",
    'meta-pixel',
    {},
  ],
  ['a measurement id', ' G-ABC123DEF4\n', 'google-analytics-4', { measurementId: 'G-ABC123DEF4' }],
  [
    'a measurement id in a sentence',
    'Our id is G-1A2B3C.',
    'google-analytics-4',
    { measurementId: 'G-1A2B3C' },
  ],
  ["Google's placeholder", gtag('G-XXXXXXXXXX'), 'google-analytics-4', {}],
  [
    'the script of Google',
    'https://www.googletagmanager.com/gtag/js?id=AW-123456789',
    'google-ads',
    { conversionId: 'AW-123456789' },
  ],
  [
    'a conversion of Google Ads',
    "'send_to': 'AW-123456789/AbC-D_efG-h12_34-567'",
    'google-ads',
    { conversionId: 'AW-123456789', label: 'AbC-D_efG-h12_34-567' },
  ],
  [
    'an activity that cannot be counted',
    "send_to: 'DC-1234567/sales/order0+transactions'",
    'floodlight',
    { floodlightId: 'DC-1234567' },
  ],
  ['a container id', 'GTM-ABC1234', 'google-tag-manager', { containerId: 'GTM-ABC1234' }],
  [
    'the frame of Google Tag Manager',
    '<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-ABC1234"></iframe>',
    'google-tag-manager',
    { containerId: 'GTM-ABC1234' },
  ],
  ['a TikTok id', 'CABC1234567890DEFGHI', 'tiktok-pixel', { pixelId: 'CABC1234567890DEFGHI' }],
  [
    'the script of TikTok',
    'https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=CABC1234567890DEFGHI&lib=ttq',
    'tiktok-pixel',
    { pixelId: 'CABC1234567890DEFGHI' },
  ],
  [
    'the image of LinkedIn',
    '<img src="https://px.ads.linkedin.com/collect/?pid=1234567&fmt=gif" />',
    'linkedin-insight',
    { partnerId: '1234567' },
  ],
  [
    'the image of Pinterest',
    'https://ct.pinterest.com/v3/?tid=2612345678901&event=checkout&noscript=1',
    'pinterest-tag',
    { tagId: '2612345678901' },
  ],
  ['a Reddit id', 't2_1x2y3z', 'reddit-pixel', { pixelId: 't2_1x2y3z' }],
  [
    'an event of X',
    "twq('event', 'tw-o1abc-o2def', {value: 1})",
    'x-pixel',
    { pixelId: 'o1abc', eventId: 'tw-o1abc-o2def' },
  ],
  [
    'the image of Microsoft',
    '<img src="//bat.bing.com/action/0?ti=12345678&Ver=2" height="0" width="0"/>',
    'microsoft-uet',
    { tagId: '12345678' },
  ],
  [
    'the script of Clarity',
    '<script async src="https://www.clarity.ms/tag/abc123def4"></script>',
    'microsoft-clarity',
    { projectId: 'abc123def4' },
  ],
  [
    'the script of Criteo',
    'https://static.criteo.net/js/ld/ld.js?a=12345',
    'criteo-onetag',
    { accountId: '12345' },
  ],
  [
    'the image of Matomo',
    '<noscript><img src="//stats.example.org/matomo.php?idsite=3&rec=1" style="border:0;" alt="" /></noscript>',
    'matomo',
    { url: 'https://stats.example.org/', siteId: '3' },
  ],
  [
    'the script of Matomo',
    'https://www.example.org/statistik/piwik.js',
    'matomo',
    { url: 'https://www.example.org/statistik/' },
  ],
  [
    'the script of Plausible',
    '<script defer src="https://plausible.io/js/pa-abc123.js"></script>',
    'plausible',
    {},
  ],
  [
    'an address of an image',
    'https://pixel.example.org/p.gif?k=1',
    'image-pixel',
    { url: 'https://pixel.example.org/p.gif?k=1' },
  ],
];

/** Two vendors in one snippet: both, the one with all its settings first. */
export const MIXED: [what: string, text: string, vendors: string[]][] = [
  [
    'Google Analytics and Google Ads on one tag',
    gtag('G-ABC123DEF4', "  gtag('config', 'AW-123456789');\n"),
    ['google-analytics-4', 'google-ads'],
  ],
  [
    'Google Tag Manager and Google Analytics',
    `${gtag('G-ABC123DEF4')}\nGTM-ABC1234`,
    ['google-analytics-4', 'google-tag-manager'],
  ],
  [
    'Meta, without its id, and TikTok',
    "https://connect.facebook.net/en_US/fbevents.js ttq.load('CABC1234567890DEFGHI')",
    ['tiktok-pixel', 'meta-pixel'],
  ],
  [
    'all three of Google',
    "gtag('config','DC-1234567'); gtag('config','G-ABC123DEF4'); gtag('config','AW-123456789')",
    ['google-analytics-4', 'google-ads', 'floodlight'],
  ],
];

/** Nobody's snippet. */
export const STRANGERS: [what: string, text: string][] = [
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['a sentence', 'A plausible story about pixels, tags and matters of taste.'],
  ['a number', '123456789012345'],
  ['a telephone number', '+49 30 1234567'],
  ['an address', 'https://www.example.org/shop'],
  ['a page at Facebook', 'https://www.facebook.com/example/posts/123456789012345'],
  ['the like button', 'https://www.facebook.com/plugins/like.php?id=123456789012345'],
  ['a picture', '<img src="https://www.example.org/team.jpg" width="100" height="100">'],
  ['a style sheet', '<link rel="stylesheet" href="https://www.example.org/main.css">'],
  ['what Google has ended', "ga('create', 'UA-12345-1', 'auto');"],
  ['an id with a letter more', 'XG-ABC123DEF4'],
  ['a word with G', 'G-force'],
  ['a number of X', 'https://x.com/example/status/1234567890123456789'],
  ['a person at LinkedIn', 'https://www.linkedin.com/in/1234567'],
  ['a commit', 'C0FFEE1234567890ABCDEF0123456789ABCDEF01'],
];
