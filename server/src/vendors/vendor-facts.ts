import type { PixelContent } from '../contract';
import type { VendorFacts } from '../core/findings';
import type { Vendor } from './define-vendor';
import { checkSettings, findVendor } from './registry';

const isEarly = (vendor: Vendor, settings: PixelContent['settings']): boolean => {
  if (!vendor.loadsEarly) return false;
  const checked = checkSettings(vendor, settings);
  return checked.ok && vendor.loadsEarly(checked.settings);
};

/** Say what findings about a pixel may depend on; null: the catalogue does not hold its vendor. */
export const factsOf = ({
  vendor: key,
  settings,
}: Pick<PixelContent, 'vendor' | 'settings'>): VendorFacts | null => {
  const vendor = findVendor(key);
  if (!vendor) return null;
  return { usual: vendor.category, risky: vendor.risk !== undefined, early: isEarly(vendor, settings) };
};
