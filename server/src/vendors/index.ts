export type { SettingField, Vendor } from './define-vendor';
export { type CheckedSettings, checkSettings, findVendor, vendorKeys, vendors } from './registry';
