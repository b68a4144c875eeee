import type { PixelContent } from '../contract';
import type { CompiledVendor } from '../core/compile';
import type { Vendor } from './define-vendor';
import { findVendor } from './registry';

type Content = Pick<PixelContent, 'vendor' | 'settings' | 'events' | 'delivery'>;

const compile = (vendor: Vendor, content: Content): Omit<CompiledVendor, 'name'> => {
  const settings = vendor.settings.parse(content.settings);
  const declared = new Set<string>(content.events.map((event) => event.name));
  const events = Object.entries(vendor.events).flatMap(([name, event]) =>
    declared.has(name) ? [[name, event.steps(settings)] as const] : [],
  );
  return {
    setup: vendor.browser(settings),
    events: Object.fromEntries(events),
    noscript: declared.has('page_view') ? (vendor.noscript?.(settings) ?? null) : null,
    hosts: vendor.hosts(settings),
  };
};

// What something else puts into the site runs by nothing of ours, and its settings may be empty.
const nothing: Omit<CompiledVendor, 'name'> = { setup: [], events: {}, noscript: null, hosts: [] };

/**
 * Turn a pixel's settings and declared events into browser steps. Only declared events yield steps: what is not
 * declared cannot be reported. A pixel that we do not inject yields none. Null where the catalogue does not hold the
 * vendor.
 */
export const compileVendor = (content: Content): CompiledVendor | null => {
  const vendor = findVendor(content.vendor);
  if (!vendor) return null;
  const isElsewhere = content.delivery === 'declared' || vendor.injectable === false;
  return { name: vendor.name, ...(isElsewhere ? nothing : compile(vendor, content)) };
};
