import { isIP } from 'node:net';
import type { ConsentChoice } from '../src/contract';
import { CONSENT_COOKIE, CONSENT_DAYS, formatConsent } from '../src/core/consent';

const MAX_AGE = CONSENT_DAYS * 86_400;
const MAX_VARIANTS = 5;

/**
 * Write the cookie that keeps a choice. Scripts can read it on purpose: the loader has to, on pages that are cached
 * for everybody. `secure`: for https alone.
 */
export const consentCookie = (choice: ConsentChoice, secure: boolean): string => {
  const cookie = `${CONSENT_COOKIE}=${formatConsent(choice)}; Path=/; Max-Age=${MAX_AGE}; SameSite=Lax`;
  return secure ? `${cookie}; Secure` : cookie;
};

/** `a.shop.example.org` lies in the domains `a.shop.example.org`, `shop.example.org` and `example.org`. */
const domainsOf = (host: string): string[] => {
  const name = host.replace(/:\d+$/, '');
  const labels = name.split('.');
  if (isIP(name) || !/^[a-z0-9.-]+$/i.test(name)) return [];
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

/**
 * Write the cookies that remove every other one of our name. Two that differ count as no choice, and a visitor who
 * has one of another path or domain would be asked for ever. `host` may carry a port; `path` is that of the page.
 */
export const clearConsentCookies = (host: string, path: string): string[] => {
  const domains = [
    '',
    ...domainsOf(host)
      .slice(-MAX_VARIANTS)
      .map((domain) => `; Domain=${domain}`),
  ];
  return pathsOf(path)
    .slice(0, MAX_VARIANTS)
    .flatMap((where) => domains.map((domain) => `${CONSENT_COOKIE}=; Path=${where}; Max-Age=0${domain}`));
};
