export type { SettingField, Vendor } from './define-vendor';
export { initials } from './initials';
export { recogniseSnippet, type RecognisedSnippet } from './recognise-snippet';
export { type CheckedSettings, checkSettings, findVendor, vendorKeys, vendors } from './registry';
export { factsOf } from './vendor-facts';
export { hostsOf, idOf, receiverOf } from './vendor-names';
