import type { EventName } from '../../server/src/contract';
import { EVENT_NAMES } from '../../server/src/contract';
import {
  initials,
  checkSettings,
  factsOf,
  findVendor,
  hostsOf,
  idOf,
  receiverOf,
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
  hostsOf,
  idOf,
  receiverOf,
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
