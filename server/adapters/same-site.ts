import type { SiteRequest } from './site-request';

const hostOfOrigin = (origin: string): string | null => {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
};

/**
 * Say whether a request comes from a page of this very site. `Sec-Fetch-Site` cannot be forged by a page (Fetch
 * Metadata, section 2.4); browsers leave it out without https, and then the origin has to be the host that was
 * asked. A proxy may have changed that one and says so in `X-Forwarded-Host`, which no page of another site can set.
 */
export const comesFromThisSite = ({ header, host }: SiteRequest): boolean => {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = hostOfOrigin(header('origin') ?? '');
  if (origin === null || origin === '') return false;
  const forwarded = header('x-forwarded-host')?.split(',')[0]?.trim();
  return origin === host || origin === forwarded;
};
