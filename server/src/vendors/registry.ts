import type { z } from 'zod';
import type { Issue } from '../contract';
import type { Vendor } from './define-vendor';
import { googleAnalytics4 } from './google-analytics-4';
import { googleTagManager } from './google-tag-manager';
import { imagePixel } from './image-pixel';
import { linkedinInsight } from './linkedin-insight';
import { matomo } from './matomo';
import { metaPixel } from './meta-pixel';
import { plausible } from './plausible';
import { tiktokPixel } from './tiktok-pixel';

/** The catalogue, in the order in which a form offers it. */
export const vendors: readonly Vendor[] = [
  metaPixel,
  googleAnalytics4,
  googleTagManager,
  tiktokPixel,
  linkedinInsight,
  matomo,
  plausible,
  imagePixel,
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
