import type { PixelContent } from '../contract';
import type { CompiledVendor } from '../core/compile';
import type { Vendor } from './define-vendor';
import { findVendor } from './registry';
import { CATALOGUE_TEXTS } from './texts';

type Content = Pick<PixelContent, 'vendor' | 'settings' | 'events' | 'delivery'>;
type Told = Pick<CompiledVendor, 'name' | 'about' | 'aboutIn' | 'traces'>;
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
    ...(vendor.loads ? { loads: vendor.loads } : {}),
    ...(vendor.stop ? { stop: vendor.stop(settings) } : {}),
    ...(vendor.signals ? { signals: vendor.signals(settings) } : {}),
    ...(vendor.loadsEarly?.(settings) ? { early: true } : {}),
  };
};

// What something else puts into the site runs by nothing of ours, and its settings may be empty.
const nothing: Running = { setup: [], events: {}, noscript: null, hosts: [] };

type Say = (english: string) => string;

const inEnglish: Say = (english) => english;

// What has no translation stays English, so that nothing goes unsaid.
const inLanguage =
  (texts: Readonly<Record<string, string>>): Say =>
  (english) =>
    texts[english] ?? english;

const noticeOf = ({ who, collects, dataGoesTo, policyUrl }: Vendor['about'], say: Say): Told['about'] => ({
  who: say(who),
  collects: say(collects),
  dataGoesTo: say(dataGoesTo),
  policyUrl,
});

const tracesOf = ({ cookies }: Vendor['about'], say: Say): Told['traces'] =>
  cookies.map(({ where = 'cookie', name, lifetime, purpose }) => ({
    name,
    lifetime: say(lifetime),
    purpose: say(purpose),
    where,
  }));

const tell = ({ name, about }: Vendor): Told => ({
  name,
  about: noticeOf(about, inEnglish),
  aboutIn: Object.fromEntries(
    Object.entries(CATALOGUE_TEXTS).map(([locale, texts]) => {
      const say = inLanguage(texts);
      return [locale, { ...noticeOf(about, say), traces: tracesOf(about, say) }];
    }),
  ),
  traces: tracesOf(about, inEnglish),
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
