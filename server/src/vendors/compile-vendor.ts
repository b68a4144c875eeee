import type { PixelContent } from '../contract';
import type { CompiledVendor } from '../core/compile';
import type { Vendor } from './define-vendor';
import { findVendor } from './registry';

type Content = Pick<PixelContent, 'vendor' | 'settings' | 'events' | 'delivery'>;
type Told = Pick<CompiledVendor, 'name' | 'about' | 'traces'>;
type Running = Omit<CompiledVendor, keyof Told>;

const run = (vendor: Vendor, content: Content): Running => {
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
    ...(vendor.stop ? { stop: vendor.stop(settings) } : {}),
    ...(vendor.signals ? { signals: vendor.signals(settings) } : {}),
    ...(vendor.loadsEarly?.(settings) ? { early: true } : {}),
  };
};

// What something else puts into the site runs by nothing of ours, and its settings may be empty.
const nothing: Running = { setup: [], events: {}, noscript: null, hosts: [] };

const tell = ({ name, about }: Vendor): Told => ({
  name,
  about: {
    who: about.who,
    collects: about.collects,
    dataGoesTo: about.dataGoesTo,
    policyUrl: about.policyUrl,
  },
  traces: about.cookies.map(({ where = 'cookie', ...cookie }) => ({ ...cookie, where })),
});

/**
 * Turn a pixel's settings and declared events into browser steps, and into what visitors are told. Only declared events
 * yield steps: what is not declared cannot be reported. A pixel that we do not inject yields none. Null where the
 * catalogue does not hold the vendor.
 */
export const compileVendor = (content: Content): CompiledVendor | null => {
  const vendor = findVendor(content.vendor);
  if (!vendor) return null;
  const isElsewhere = content.delivery === 'declared' || vendor.injectable === false;
  return { ...tell(vendor), ...(isElsewhere ? nothing : run(vendor, content)) };
};
