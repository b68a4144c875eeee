import type { PixelContent } from '../contract';
import { checkSettings, findVendor } from './registry';

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

/** The setting that tells a pixel from others of the same vendor; '' where none does at a glance. */
export const idOf = ({ vendor: key, settings }: Configured): string => {
  const { fields = {}, idField = Object.keys(fields)[0] } = findVendor(key) ?? {};
  // Code tells nothing at a glance, and the server that an address names is told of anyway.
  if (idField === undefined || fields[idField]?.input !== 'text') return '';
  const value = settings[idField];
  return typeof value === 'string' ? value : '';
};
