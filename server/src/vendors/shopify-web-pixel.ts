import { defineVendor } from './define-vendor';
import { checkedText, isSnippet, settingsOf } from './settings';
import { eventsNamed } from './steps';

const EXAMPLE = 'example-shop.myshopify.com';
const SHOP = /^[a-z0-9][a-z0-9-]{0,59}\.myshopify\.com$/;

const objection = (text: string): string | null => {
  if (SHOP.test(text.toLowerCase())) return null;
  if (isSnippet(text))
    return `That looks like a whole snippet. Enter only the name of the shop, such as ${EXAMPLE}.`;
  if (text.includes('/')) {
    return `Enter the name of the shop alone, without https:// and without a path, such as ${EXAMPLE}.`;
  }
  return `Expected the name that Shopify gave the shop, which ends in .myshopify.com, for example: ${EXAMPLE}.`;
};

const settings = settingsOf({
  shop: checkedText(`Please fill in the name of the shop, for example: ${EXAMPLE}.`, objection).toLowerCase(),
});

/** Shopify's standard events. @see https://shopify.dev/docs/api/web-pixels-api/standard-events */
const NAMES = {
  page_view: 'page_viewed',
  view_item: 'product_viewed',
  add_to_cart: 'product_added_to_cart',
  begin_checkout: 'checkout_started',
  add_payment_info: 'payment_info_submitted',
  purchase: 'checkout_completed',
  search: 'search_submitted',
} as const;

export const shopifyWebPixel = defineVendor({
  key: 'shopify-web-pixel',
  name: 'Shopify web pixel',
  company: 'Shopify',
  colour: '#3d6b1f',
  injectable: false,
  category: 'measurement',
  about: {
    who: 'Shopify, a Canadian company with programs for online shops.',
    purpose:
      "Tells the pixels that are set up in the shop's own administration what happens in the shop and at its checkout.",
    collects:
      'Which pages and goods you looked at, what you put into the basket and ordered, your internet address, your browser and device, and a number by which Shopify recognises your browser. Shopify injects it, and decides there which companies get the events.',
    cookies: [
      {
        name: '_shopify_y',
        lifetime: '1 year',
        purpose: 'A number by which Shopify recognises your browser.',
      },
      {
        name: '_shopify_s',
        lifetime: '30 minutes',
        purpose: 'Remembers that several pages belong to one visit.',
      },
      {
        name: '_shopify_analytics',
        lifetime: '1 year',
        purpose: "What Shopify's statistics keep about your browser.",
      },
      {
        name: '_shopify_marketing',
        lifetime: '1 year',
        purpose: 'What Shopify keeps for ads about your browser.',
      },
      {
        name: '_shopify_sa_t',
        lifetime: '30 minutes',
        purpose: 'Remembers which ad or mail of the shop you came from.',
      },
      {
        name: '_shopify_sa_p',
        lifetime: '30 minutes',
        purpose: 'Remembers which ad or mail of the shop you came from.',
      },
      {
        name: '_landing_page',
        lifetime: '2 weeks',
        purpose: 'Remembers on which page you came to the shop.',
      },
      { name: '_orig_referrer', lifetime: '2 weeks', purpose: 'Remembers from which other site you came.' },
      { name: '_tracking_consent', lifetime: '1 year', purpose: 'Remembers what you agreed to in the shop.' },
    ],
    dataGoesTo:
      'Shopify in Ireland, Canada and the United States, and the companies whose pixels are set up there.',
    policyUrl: 'https://www.shopify.com/legal/privacy',
  },
  settings,
  fields: {
    shop: {
      label: 'Name of the shop',
      help: 'Ends in .myshopify.com. In Shopify, open Settings, then Domains. The pixels themselves are under Settings, then Customer events: list each of them as an entry of its own.',
      example: EXAMPLE,
      input: 'text',
    },
  },
  hosts: ({ shop }) => [shop, 'cdn.shopify.com', 'monorail-edge.shopifysvc.com'],
  browser: () => [],
  // Nothing to run here: Shopify reports them by itself.
  events: eventsNamed(NAMES, () => []),
  identity: ({ shop }) => shop,
  audit: {
    cookies: [
      '_shopify_y',
      '_shopify_s',
      '_shopify_analytics',
      '_shopify_marketing',
      '_shopify_sa_t',
      '_shopify_sa_p',
      '_landing_page',
      '_orig_referrer',
      '_tracking_consent',
    ],
    hosts: ['cdn.shopify.com', 'monorail-edge.shopifysvc.com'],
    globals: ['Shopify', 'ShopifyAnalytics'],
  },
  examples: [
    { settings: { shop: EXAMPLE }, browser: [], events: { page_view: [], purchase: [] } },
    { settings: { shop: ' Example-Shop.MyShopify.com ' }, browser: [], events: { add_to_cart: [] } },
  ],
  refused: [
    { settings: {}, message: 'Please fill in the name of the shop' },
    { settings: { shop: 'www.example.org' }, message: 'ends in .myshopify.com' },
    { settings: { shop: 'https://example-shop.myshopify.com/admin' }, message: 'the name of the shop alone' },
    { settings: { shop: '.myshopify.com' }, message: 'Expected the name that Shopify gave the shop' },
    { settings: { shop: 'analytics.subscribe("page_viewed")</script>' }, message: 'a whole snippet' },
  ],
});
