import ipaddr from 'ipaddr.js';

/** An IP address that was read from a text. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Read an IP address; null: it is none. IPv4 in the clothes of IPv6 comes out as IPv4. */
export const readAddress = (text: string): Address | null =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) ? ipaddr.process(text) : null;

const INNER: ReadonlySet<string> = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal']);

/** Whether an address belongs to this machine or to an inner network. */
export const isInner = (address: Address): boolean => INNER.has(address.range());

/** Write an address. Whoever has one of IPv6 has a network of 2^64 of them: its first four groups count. */
export const networkOf = (address: Address): string =>
  'parts' in address
    ? address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')
    : address.toString();
