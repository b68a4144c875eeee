import { CONSENT_COOKIE } from '../src/core/consent-cookie';
import { fitsName } from '../src/core/traces';
import { readAddress } from './address';

const MAX_VARIANTS = 5;
/** Cookies that one answer removes at most: each takes a header for every variant, and servers have limits. */
const MAX_NAMES = 20;
/** Names that can stand in a header as they are (RFC 6265, section 4.1.1). */
const NAME = /^[\w!#$%&'*+.^`|~-]{1,200}$/;

/** `a.shop.example.org` lies in the domains `a.shop.example.org`, `shop.example.org` and `example.org`. */
const domainsOf = (host: string): string[] => {
  const name = host.replace(/:\d+$/, '');
  const labels = name.split('.');
  if (readAddress(name) || !/^[a-z0-9.-]+$/i.test(name)) return [];
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
};

/** `/shop/boots` lies below `/` and `/shop`. Only as far as the characters are plain, as these go into a header. */
const pathsOf = (path: string): string[] => {
  const paths = ['/'];
  for (const part of path.slice(1).split('/')) {
    if (!/^[\w.~-]+$/.test(part)) break;
    paths.push(`${paths.length > 1 ? paths.at(-1) : ''}/${part}`);
  }
  return paths;
};

/** Where a cookie may have been set that a page sees. `host` may carry a port; `path` is that of the page. */
interface Seen {
  host: string;
  path: string;
}

/** Write the cookies that remove those of a name, whatever domain and path they were set for. */
const clearCookie = (name: string, { host, path }: Seen): string[] => {
  const domains = [
    '',
    ...domainsOf(host)
      .slice(-MAX_VARIANTS)
      .map((domain) => `; Domain=${domain}`),
  ];
  return pathsOf(path)
    .slice(0, MAX_VARIANTS)
    .flatMap((where) => domains.map((domain) => `${name}=; Path=${where}; Max-Age=0${domain}`));
};

/**
 * Write the cookies that remove every other one of our name. Two that differ count as no choice, and a visitor who
 * has one of another path or domain would be asked for ever.
 */
export const clearConsentCookies = (seen: Seen): string[] => clearCookie(CONSENT_COOKIE, seen);

const namesIn = (cookieHeader: string): string[] => [
  ...new Set(cookieHeader.split(';').map((pair) => pair.split('=')[0]?.trim() ?? '')),
];

/**
 * Write the cookies that remove those of a request that fit one of the patterns. Also what scripts cannot reach
 * (`HttpOnly`) goes that way.
 */
export const clearTraces = (
  cookieHeader: string | undefined,
  patterns: readonly string[],
  seen: Seen,
): string[] => {
  if (!cookieHeader || patterns.length === 0) return [];
  return namesIn(cookieHeader)
    .filter((name) => NAME.test(name) && name !== CONSENT_COOKIE)
    .filter((name) => patterns.some((pattern) => fitsName(pattern, name)))
    .slice(0, MAX_NAMES)
    .flatMap((name) => clearCookie(name, seen));
};
