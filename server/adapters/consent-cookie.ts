import type { ConsentChoice } from '../src/contract';
import { CONSENT_COOKIE, formatConsent } from '../src/core/consent-cookie';
import type { SiteRequest } from './site-request';

const DAY_SECONDS = 86_400;

/**
 * Write the cookie that keeps a choice for so many days. Scripts can read it on purpose: the loader has to know whether
 * it is still the one that a cached page was made for. `secure`: for https alone.
 */
export const consentCookie = (choice: ConsentChoice, days: number, secure: boolean): string => {
  const cookie = `${CONSENT_COOKIE}=${formatConsent(choice)}; Path=/; Max-Age=${days * DAY_SECONDS}; SameSite=Lax`;
  return secure ? `${cookie}; Secure` : cookie;
};

/** Say whether a cookie that answers a request is for https alone. `auto`: where the page came over https. */
export const isSecure = ({ secure, header }: SiteRequest, setting: boolean | 'auto'): boolean =>
  setting === 'auto' ? secure || (header('origin') ?? '').startsWith('https://') : setting;
