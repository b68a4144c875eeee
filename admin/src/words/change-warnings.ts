import type { PathRule, PixelContent } from '../../../server/src/contract';
import { ruleWords } from './placement-words';
import type { Words } from './words';

/** The hosts that a pixel may talk to; empty if its settings are not complete. */
export type HostsOf = (content: PixelContent) => string[];

const newIn = <T>(before: readonly T[], after: readonly T[], id: (item: T) => string): T[] => {
  const known = new Set(before.map(id));
  return after.filter((item) => !known.has(id(item)));
};

const ruleId = (rule: PathRule): string => `${rule.kind} ${rule.path}`;
const text = (value: string): string => value;

const newVendor = (
  before: PixelContent | null,
  after: PixelContent,
  vendor: string,
  { say }: Words,
): string[] => {
  if (!before) return [say('warning.new-pixel', { vendor })];
  return before.vendor === after.vendor ? [] : [say('warning.new-vendor', { vendor })];
};

const newHosts = (before: string[], after: string[], { say, list }: Words): string[] => {
  const hosts = newIn(before, after, text);
  return hosts.length === 0 ? [] : [say('warning.new-hosts', { hosts: list(hosts), count: hosts.length })];
};

const newEvents = (before: PixelContent, after: PixelContent, { say, list }: Words): string[] => {
  const events = newIn(before.events, after.events, (event) => event.name);
  if (events.length === 0) return [];
  const names = list(events.map((event) => say(`event.${event.name}.label`)));
  return [say('warning.new-events', { events: names, count: events.length })];
};

const newPlaces = (before: PixelContent, after: PixelContent, words: Words): string[] => {
  const wider = newIn(before.placement.include, after.placement.include, ruleId);
  const opened = newIn(after.placement.exclude, before.placement.exclude, ruleId);
  const places = [...wider, ...opened].map((rule) => ruleWords(rule, words));
  return places.length === 0 ? [] : [words.say('warning.new-places', { places: words.list(places) })];
};

const newConsent = (before: PixelContent, after: PixelContent, { say, list }: Words): string[] => {
  const names = (content: PixelContent): string =>
    list([...content.categories].sort().map((key) => say(`category.${key}.inside`)));
  const [was, is] = [names(before), names(after)];
  return was === is ? [] : [say('warning.consent-changed', { was, is })];
};

const unasked = (after: PixelContent, { say }: Words): string[] =>
  after.categories.every((category) => category === 'necessary') ? [say('warning.unasked')] : [];

/**
 * Say what an approver has to look at first: new receivers, hosts, events and places, and another consent
 * category, compared with the last approved version. Without one, everything is new.
 */
export const changeWarnings = (
  before: PixelContent | null,
  after: PixelContent,
  vendor: string,
  hostsOf: HostsOf,
  words: Words,
): string[] => [
  ...newVendor(before, after, vendor, words),
  ...newHosts(before ? hostsOf(before) : [], hostsOf(after), words),
  ...(before ? newEvents(before, after, words) : []),
  ...(before ? newPlaces(before, after, words) : []),
  ...(before ? newConsent(before, after, words) : []),
  ...unasked(after, words),
];
