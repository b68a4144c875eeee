'use strict';

const JO = { name: 'Jo Finch', email: 'editor@wrenhouse.example' };
const LOU = { name: 'Lou Marsh', email: 'lou@wrenhouse.example' };
const SAM = { name: 'Sam Holt', email: 'owner@wrenhouse.example' };

const on = (include, exclude = []) => ({
  include: include.map((path) => ({ kind: 'prefix', path })),
  exclude: exclude.map((path) => ({ kind: 'prefix', path })),
});

/**
 * The pixels of a small shop, as its people would describe them. By their short names, which Strapi's admin panel shows
 * in addresses.
 */
const PIXELS = {
  'site-statistics': {
    name: 'Site statistics',
    vendor: 'matomo',
    settings: { url: 'https://stats.wrenhouse.example/', siteId: '1' },
    purpose: 'Counts visits and shows us which pages help people find a home for their birds.',
    categories: ['measurement'],
    events: [{ name: 'page_view', goal: 'Which pages do people read before they buy?' }],
    placement: on(['/']),
    owner: JO,
    reviewEveryDays: 180,
  },
  'shop-analytics': {
    name: 'Shop analytics',
    vendor: 'google-analytics-4',
    settings: { measurementId: 'G-WREN123456' },
    purpose: 'Counts what people look at and buy, so that we can plan what to build next.',
    categories: ['measurement'],
    events: [
      { name: 'page_view', goal: 'Which shelves are worth the work?' },
      { name: 'purchase', goal: 'Which homes shall we build more of?' },
    ],
    placement: on(['/'], ['/privacy']),
    owner: JO,
    reviewEveryDays: 90,
  },
  'plausible-on-trial': {
    name: 'Plausible, on trial',
    vendor: 'plausible',
    settings: { domain: 'wrenhouse.example' },
    purpose: 'Counts visits without cookies. We compare it with our other statistics for a few weeks.',
    categories: ['measurement'],
    events: [{ name: 'page_view', goal: 'Can it take the place of our other statistics?' }],
    placement: on(['/']),
    owner: LOU,
    reviewEveryDays: 60,
  },
  'winter-films': {
    name: 'Winter films',
    vendor: 'tiktok-pixel',
    settings: { pixelId: 'CABC1234567890DEFGHI' },
    purpose: 'Shows us whether our winter feeding films bring people to the shop.',
    categories: ['marketing'],
    events: [{ name: 'page_view', goal: 'Shall we go on making films?' }],
    placement: on(['/table', '/homes']),
    owner: LOU,
    reviewEveryDays: 180,
  },
  'bird-post-openings': {
    name: 'Bird post openings',
    vendor: 'mailchimp',
    delivery: 'declared',
    settings: {},
    purpose: 'An invisible image in our letter tells us how many people open it.',
    categories: ['marketing'],
    events: [{ name: 'page_view', goal: 'Is a letter every week too much?' }],
    placement: on(['/newsletter']),
    owner: LOU,
    reviewEveryDays: 365,
  },
  'films-at-youtube': {
    name: 'Films at YouTube',
    vendor: 'youtube-embed',
    delivery: 'declared',
    settings: {},
    purpose: 'Shows our films about birds and their houses, which are kept at YouTube.',
    purposeIn: { de: 'Zeigt unsere Filme über Vögel und ihre Häuser, die bei YouTube liegen.' },
    categories: ['marketing'],
    events: [{ name: 'page_view', goal: 'Does a film help people to hang a house?' }],
    placement: on(['/letters']),
    owner: LOU,
    reviewEveryDays: 180,
  },
  'spring-fair-banner': {
    name: 'Spring fair banner',
    vendor: 'image-pixel',
    settings: { url: 'https://count.birdfair.example/p.gif?site=wrenhouse&page={page_path}' },
    purpose: 'Counts visits from the banner at the spring bird fair.',
    categories: ['marketing'],
    events: [{ name: 'page_view', goal: 'Shall we pay for a banner again?' }],
    placement: on(['/']),
    owner: SAM,
    reviewEveryDays: 60,
  },
  'search-adverts': {
    name: 'Search adverts',
    vendor: 'google-ads',
    settings: { conversionId: 'AW-123456789', label: 'WrEnHoUsEoRdEr12345' },
    purpose: 'Tells us which of our search adverts led to an order.',
    categories: ['marketing'],
    events: [{ name: 'purchase', goal: 'Which adverts earn more than they cost?' }],
    placement: on(['/']),
    owner: JO,
    reviewEveryDays: 90,
  },
  'newsletter-adverts': {
    name: 'Newsletter adverts',
    vendor: 'linkedin-insight',
    settings: { partnerId: '1234567' },
    purpose: 'Shows us which adverts brought somebody to our bird post.',
    categories: ['marketing'],
    events: [{ name: 'page_view', goal: 'Do adverts there pay off at all?' }],
    placement: on(['/newsletter']),
    owner: LOU,
    reviewEveryDays: 90,
  },
  'autumn-boards': {
    name: 'Autumn boards',
    vendor: 'pinterest-tag',
    settings: { tagId: '2612345678901' },
    purpose:
      'Facilitates cross-device attribution, incremental conversion measurement and audience segmentation across upper-funnel acquisition initiatives, thereby enabling optimisation of promotional expenditure allocation.',
    categories: ['marketing'],
    events: [
      { name: 'page_view', goal: 'Does anybody come from there?' },
      { name: 'add_to_cart', goal: 'Does anybody come from there?' },
    ],
    placement: on(['/homes']),
    owner: JO,
    reviewEveryDays: 90,
  },
};

/** What the people of the shop changed later: by itself, or because it was sent back. */
const CHANGES = {
  'winter-films': { ...PIXELS['winter-films'], placement: on(['/table', '/homes'], ['/homes/nursery']) },
  'shop-analytics': {
    ...PIXELS['shop-analytics'],
    events: [
      ...PIXELS['shop-analytics'].events,
      { name: 'add_to_cart', goal: 'Which homes do people want, but not buy?' },
    ],
  },
};

module.exports = { PIXELS, CHANGES };
