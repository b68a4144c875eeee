import type { z } from 'zod';
import type { Issue } from '../contract';
import type { Vendor } from './define-vendor';
import { amplitude } from './amplitude';
import { criteoOneTag } from './criteo-onetag';
import { customHtml } from './custom-html';
import { fathom } from './fathom';
import { floodlight } from './floodlight';
import { goatCounter } from './goat-counter';
import { googleAds } from './google-ads';
import { googleAnalytics4 } from './google-analytics-4';
import { googleMapsEmbed } from './google-maps-embed';
import { googleTagManager } from './google-tag-manager';
import { hotjar } from './hotjar';
import { hubspot } from './hubspot';
import { imagePixel } from './image-pixel';
import { instagramEmbed } from './instagram-embed';
import { intercom } from './intercom';
import { klaviyo } from './klaviyo';
import { linkedinInsight } from './linkedin-insight';
import { mailchimp } from './mailchimp';
import { matomo } from './matomo';
import { metaPixel } from './meta-pixel';
import { microsoftClarity } from './microsoft-clarity';
import { microsoftUet } from './microsoft-uet';
import { mixpanel } from './mixpanel';
import { outbrain } from './outbrain';
import { pinterestTag } from './pinterest-tag';
import { plausible } from './plausible';
import { posthog } from './posthog';
import { quoraPixel } from './quora-pixel';
import { redditPixel } from './reddit-pixel';
import { scriptByAddress } from './script-by-address';
import { segment } from './segment';
import { sendgrid } from './sendgrid';
import { shopifyWebPixel } from './shopify-web-pixel';
import { snapchatPixel } from './snapchat-pixel';
import { spotifyEmbed } from './spotify-embed';
import { spotifyPixel } from './spotify-pixel';
import { taboola } from './taboola';
import { tiktokPixel } from './tiktok-pixel';
import { umami } from './umami';
import { vimeoEmbed } from './vimeo-embed';
import { xPixel } from './x-pixel';
import { xPostsEmbed } from './x-posts-embed';
import { youtubeEmbed } from './youtube-embed';

/** The catalogue, in the order in which a form offers it. */
export const vendors: readonly Vendor[] = [
  metaPixel,
  googleAnalytics4,
  googleAds,
  googleTagManager,
  floodlight,
  tiktokPixel,
  linkedinInsight,
  pinterestTag,
  snapchatPixel,
  redditPixel,
  xPixel,
  microsoftUet,
  microsoftClarity,
  criteoOneTag,
  taboola,
  outbrain,
  quoraPixel,
  spotifyPixel,
  hotjar,
  matomo,
  plausible,
  umami,
  fathom,
  goatCounter,
  posthog,
  mixpanel,
  amplitude,
  segment,
  hubspot,
  klaviyo,
  mailchimp,
  intercom,
  sendgrid,
  shopifyWebPixel,
  youtubeEmbed,
  vimeoEmbed,
  googleMapsEmbed,
  instagramEmbed,
  xPostsEmbed,
  spotifyEmbed,
  imagePixel,
  scriptByAddress,
  customHtml,
];

export const vendorKeys: readonly string[] = vendors.map((vendor) => vendor.key);

const byKey: ReadonlyMap<string, Vendor> = new Map(vendors.map((vendor) => [vendor.key, vendor]));

/** Find a vendor by its stable key; undefined: the catalogue has none. */
export const findVendor = (key: string): Vendor | undefined => byKey.get(key);

export type CheckedSettings =
  { ok: true; settings: Record<string, unknown> } | { ok: false; issues: Issue[] };

const issuesOf = (issue: z.core.$ZodIssue): Issue[] => {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const { message } = issue;
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...path, key], message }))
    : [{ path, message }];
};

/**
 * Check what an editor filled in against the vendor's schema. The answer holds the settings trimmed and with their
 * defaults, or one issue for each thing to correct, its path starting at the setting.
 */
export const checkSettings = (vendor: Vendor, settings: unknown): CheckedSettings => {
  const result = vendor.settings.safeParse(settings);
  return result.success
    ? { ok: true, settings: result.data }
    : { ok: false, issues: result.error.issues.flatMap(issuesOf) };
};
