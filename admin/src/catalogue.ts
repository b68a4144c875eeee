import type { EventName, PixelContent } from '../../server/src/contract';
import { EVENT_NAMES } from '../../server/src/contract';
import {
  initials,
  checkSettings,
  factsOf,
  findVendor,
  recogniseSnippet,
  vendors,
  type RecognisedSnippet,
  type SettingField,
  type Vendor,
} from '../../server/src/vendors';
import type { VendorLabels } from './words/content-rows';

export {
  initials,
  checkSettings,
  factsOf,
  findVendor,
  recogniseSnippet,
  vendors,
  type RecognisedSnippet,
  type SettingField,
  type Vendor,
};

/** The fields of a vendor's form, in the catalogue's order. */
export const settingFields = (vendor: Vendor): [string, SettingField][] => Object.entries(vendor.fields);

/** The events that a vendor understands, in the order of the list of events. */
export const eventsOf = (vendor: Vendor): EventName[] =>
  EVENT_NAMES.filter((name) => vendor.events[name] !== undefined);

/** Name a vendor and its settings; a vendor that left the catalogue goes by its key. */
export const labelsOf = (key: string): VendorLabels => {
  const vendor = findVendor(key);
  if (!vendor) return { name: key, settings: {}, events: {} };
  return {
    name: vendor.name,
    settings: Object.fromEntries(settingFields(vendor).map(([name, field]) => [name, field.label])),
    events: Object.fromEntries(eventsOf(vendor).map((name) => [name, vendor.events[name]?.name])),
  };
};

type Configured = Pick<PixelContent, 'vendor' | 'settings'>;

/** The hosts that a pixel may talk to; empty while its settings are not complete. */
export const hostsOf = ({ vendor: key, settings }: Configured): string[] => {
  const vendor = findVendor(key);
  if (!vendor) return [];
  const checked = checkSettings(vendor, settings);
  return checked.ok ? vendor.hosts(checked.settings) : [];
};

/**
 * Who hears of an event, by the name that people know. Where the vendor can be anybody, the host tells more; without
 * one, the pixel's kind has to do.
 */
export const receiverOf = (configured: Configured): string => {
  const vendor = findVendor(configured.vendor);
  if (!vendor) return configured.vendor;
  return vendor.company ?? hostsOf(configured)[0] ?? vendor.name;
};

/** The setting that tells a pixel from others of the same vendor. */
export const idOf = ({ vendor: key, settings }: Configured): string => {
  const vendor = findVendor(key);
  const [first] = vendor ? settingFields(vendor) : [];
  // Code tells nothing at a glance.
  const value = first && first[1].input !== 'code' ? settings[first[0]] : '';
  return typeof value === 'string' ? value : '';
};
