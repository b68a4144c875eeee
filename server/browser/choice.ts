import type { OptionalCategory } from '../src/contract';
import { CHOICES, CONSENT_COOKIE } from '../src/core/consent-cookie';

/** What is granted on this page; null: the visitor did not choose yet, and has to. */
export type Granted = readonly OptionalCategory[] | null;

/** A week: browsers keep cookies that scripts set no longer. */
const KEPT_SECONDS = 604_800;

/**
 * Read the value of the consent cookie. Only the server knows what it means; here it is compared with the one that a plan
 * was made for. Cookies that cannot be read (a sandboxed frame) count as none.
 */
export const storedChoice = (): string | null => {
  try {
    return new RegExp(`(?:^|; )${CONSENT_COOKIE}=([^;]*)`).exec(document.cookie)?.[1] ?? null;
  } catch {
    return null;
  }
};

/** Keep a choice in the browser until the site can be told. False: the browser keeps no cookies. */
export const keepChoice = (categories: readonly OptionalCategory[]): boolean => {
  const bits = CHOICES.map((category) => +categories.includes(category)).join('');
  const value = `0.${bits}.${Math.floor(Date.now() / 1000)}`;
  try {
    document.cookie = `${CONSENT_COOKIE}=${value}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;
  } catch {
    // Compared below.
  }
  return storedChoice() === value;
};

/** The choice that the browser keeps for the site; null: the site knows it. */
export const keptChoice = (): OptionalCategory[] | null => {
  const bits = /^0\.([01]{3})\./.exec(storedChoice() ?? '')?.[1];
  return bits ? CHOICES.filter((_, at) => bits[at] === '1') : null;
};

/** Say whether two choices grant the same. Both list their categories in the cookie's order. */
export const sameChoice = (a: Granted, b: Granted): boolean => (a && a.join()) === (b && b.join());

/** Say whether something that was granted is not any more. */
export const takesBack = (before: Granted, after: Granted): boolean =>
  !!before && before.some((category) => !after || !after.includes(category));
