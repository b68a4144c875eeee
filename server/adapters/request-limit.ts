import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import { isInner, networkOf, readAddress } from './address';
import type { SiteRequest } from './site-request';

/**
 * Name the visitor whose requests are counted together; empty: nobody can tell. Behind a proxy that the framework was not
 * told about, all visitors would share the proxy's address. So an address of the inner network, or none, stands for the
 * last one in `X-Forwarded-For`: the one that this proxy has seen and nobody else could write.
 */
export const clientKey = ({ ip, header }: Pick<SiteRequest, 'ip' | 'header'>): string => {
  const address = readAddress(ip);
  if (address !== null && !isInner(address)) return networkOf(address);
  const forwarded = readAddress(header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
  const seen = forwarded ?? address;
  return seen === null ? ip : networkOf(seen);
};

/** Counts a request. Answers with the seconds to wait, or with null if it may go on. */
export type RequestLimit = (request: Pick<SiteRequest, 'ip' | 'header'>) => Promise<number | null>;

/**
 * Allow each visitor so many requests a minute, counted in this process. 0 allows any number. Where nobody can tell visitors
 * apart nothing is counted, or one of them could keep all others from choosing.
 */
export const createRequestLimit = (perMinute: number): RequestLimit => {
  if (perMinute === 0) return () => Promise.resolve(null);
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (request) => {
    const key = clientKey(request);
    if (key === '') return null;
    try {
      await limiter.consume(key);
      return null;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw refused;
    }
  };
};
