import type { OptionalCategory } from '../src/contract';
import { parseConsentCookie } from '../src/core/consent';

/** What a visitor granted; null: they did not choose yet. */
export type Granted = readonly OptionalCategory[] | null;

/** Read the choice that the browser holds. Cookies that cannot be read (a sandboxed frame) count as none. */
export const storedChoice = (): Granted => {
  try {
    return parseConsentCookie(document.cookie, Date.now())?.categories ?? null;
  } catch {
    return null;
  }
};

/** Say whether two choices grant the same. Both list their categories in the cookie's order. */
export const sameChoice = (a: Granted, b: Granted): boolean => (a && a.join()) === (b && b.join());

/** Say whether something that was granted is not any more. */
export const takesBack = (before: Granted, after: Granted): boolean =>
  !!before && before.some((category) => !after || !after.includes(category));
