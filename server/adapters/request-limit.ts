import { BlockList, isIP } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { SiteRequest } from './site-request';

const INNER = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  INNER.addSubnet(net, bits, 'ipv4');
}
INNER.addAddress('::1', 'ipv6');
INNER.addSubnet('fc00::', 7, 'ipv6');
INNER.addSubnet('fe80::', 10, 'ipv6');

const plain = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.)/i, '');

const isInner = (ip: string): boolean => {
  const version = isIP(ip);
  return version !== 0 && INNER.check(ip, version === 4 ? 'ipv4' : 'ipv6');
};

/** Whoever has one IPv6 address has a network of 2^64 of them: its first four groups count. */
const networkOf = (ip: string): string => {
  if (isIP(ip) !== 6) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
};

/**
 * Name the visitor whose requests are counted together. Behind a proxy that the framework was not told about, all
 * visitors would share the proxy's address. So an address of the inner network stands for the last one in
 * `X-Forwarded-For`: the one that this proxy has seen and nobody else could write.
 */
export const clientKey = ({ ip, header }: Pick<SiteRequest, 'ip' | 'header'>): string => {
  const address = plain(ip);
  if (!isInner(address)) return networkOf(address);
  const forwarded = plain(header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
  return networkOf(isIP(forwarded) ? forwarded : address);
};

/** Counts a request. Answers with the seconds to wait, or with null if it may go on. */
export type RequestLimit = (request: Pick<SiteRequest, 'ip' | 'header'>) => Promise<number | null>;

/** Allow each visitor so many requests a minute, counted in this process. 0 allows any number. */
export const createRequestLimit = (perMinute: number): RequestLimit => {
  if (perMinute === 0) return () => Promise.resolve(null);
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (request) => {
    try {
      await limiter.consume(clientKey(request));
      return null;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw refused;
    }
  };
};
