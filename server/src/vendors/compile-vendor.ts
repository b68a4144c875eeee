import type { PixelContent } from '../contract';
import type { CompiledVendor } from '../core/compile';
import { findVendor } from './registry';

/**
 * Turn a pixel's settings and declared events into browser steps. Only declared events yield steps: what is not
 * declared cannot be reported. Null where the catalogue does not hold the vendor.
 */
export const compileVendor = (
  content: Pick<PixelContent, 'vendor' | 'settings' | 'events'>,
): CompiledVendor | null => {
  const vendor = findVendor(content.vendor);
  if (!vendor) return null;
  const settings = vendor.settings.parse(content.settings);
  const declared = new Set(content.events.map((event) => event.name));
  const events = Object.entries(vendor.events).flatMap(([name, event]) =>
    declared.has(name as PixelContent['events'][number]['name'])
      ? [[name, event.steps(settings)] as const]
      : [],
  );
  return {
    name: vendor.name,
    setup: vendor.browser(settings),
    events: Object.fromEntries(events),
    noscript: declared.has('page_view') ? (vendor.noscript?.(settings) ?? null) : null,
    hosts: vendor.hosts(settings),
  };
};
