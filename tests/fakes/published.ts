import type { EventName, PixelContent, SnapshotPixel } from '../../server/src/contract';
import { compilePixel } from '../../server/src/core/compile';
import { rewriteVendorOrigins } from '../../server/src/core/vendor-stand-in';
import type { Vendor } from '../../server/src/vendors';
import { compileVendor } from '../../server/src/vendors/compile-vendor';
import { ana, ben, content, HASH_A } from './pixels';
import { snapshotOf } from './visits';

const AT = '2026-11-23T00:00:00.000Z';

/** The category that a vendor's pixel would be put into, where it needs a yes. */
const categoryOf = ({ category }: Vendor) => (category === 'necessary' ? 'measurement' : category);

/** A vendor's pixel with its first example's settings and all its events, as a publication would hold it. */
export const published = (vendor: Vendor, changes: Partial<PixelContent> = {}): SnapshotPixel => {
  const whole = content({
    name: vendor.name,
    vendor: vendor.key,
    settings: vendor.examples[0]?.settings ?? {},
    categories: [categoryOf(vendor)],
    events: (Object.keys(vendor.events) as EventName[]).map((name) => ({ name, goal: 'Is it worth it?' })),
    ...changes,
  });
  const compiled = compileVendor(whole);
  if (!compiled) throw new Error(`The catalogue has no ${vendor.key}.`);
  const version = { pixel: vendor.key, number: 1, content: whole, hash: HASH_A, author: ana, authors: [ana] };
  const approval = { pixel: vendor.key, version: 1, hash: HASH_A, outcome: 'approved' as const, person: ben };
  return compilePixel({ ...version, createdAt: AT }, { ...approval, comment: '', at: AT }, false, compiled);
};

/** The same with a server of this machine in the place of every vendor. */
export const redirected = (pixels: SnapshotPixel[], standIn: string): SnapshotPixel[] =>
  rewriteVendorOrigins(snapshotOf(pixels), standIn).pixels;
