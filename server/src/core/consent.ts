import type { Category, ConsentChoice, OptionalCategory } from '../contract';

/** Name of the cookie that holds a visitor's choice. */
export const CONSENT_COOKIE = 'pixel_consent';

/** Days for which a choice counts; after that, the visitor is asked again. */
export const CONSENT_DAYS = 180;

const PAIR = `${CONSENT_COOKIE}=`;
const DAY_SECONDS = 86_400;
const MAX_HEADER = 8192;
const VALUE = /^1\.[01]{3}\.\d{10}$/;
const BITS_AT = 2;
const TIME_AT = 6;

/** The categories that a visitor chooses about, in the order of their bits in the cookie. */
const CHOICES: readonly OptionalCategory[] = ['functional', 'measurement', 'marketing'];

/** Whether a cookie's name begins at `at`: nothing but spaces lies between it and the pair before. */
const beginsPair = (header: string, at: number): boolean => {
  let before = at - 1;
  while (header[before] === ' ' || header[before] === '\t') before -= 1;
  return before < 0 || header[before] === ';';
};

/** Find the values of our cookie in a `Cookie` header; there can be several, of different paths or domains. */
const consentValues = (header: string): string[] => {
  const values: string[] = [];
  for (let at = header.indexOf(PAIR); at >= 0; at = header.indexOf(PAIR, at + 1)) {
    if (!beginsPair(header, at)) continue;
    const end = header.indexOf(';', at);
    values.push(header.slice(at + PAIR.length, end < 0 ? undefined : end).trim());
  }
  return values;
};

/** Say whether a header carries our cookie with values that contradict each other. */
export const hasConflictingConsent = (header: string | undefined): boolean =>
  header !== undefined && new Set(consentValues(header)).size > 1;

const parseValue = (value: string, now: number): ConsentChoice | null => {
  if (!VALUE.test(value)) return null;
  const at = Number(value.slice(TIME_AT));
  const age = now / 1000 - at;
  // Written so that a clock that is no number counts as no choice.
  if (!(age >= -DAY_SECONDS && age <= CONSENT_DAYS * DAY_SECONDS)) return null;
  return { categories: CHOICES.filter((_, bit) => value[BITS_AT + bit] === '1'), at };
};

/**
 * Read a visitor's choice from a `Cookie` header. Whatever is not exactly what `formatConsent` writes counts as
 * no choice, and so do two cookies that differ, a header over 8 kB, a choice of the future (more than a day
 * ahead) and one older than 180 days. `now` is in milliseconds since 1970.
 */
export const parseConsentCookie = (header: string | undefined, now: number): ConsentChoice | null => {
  if (header === undefined || header.length > MAX_HEADER) return null;
  const [value, ...others] = consentValues(header);
  if (value === undefined || others.some((other) => other !== value)) return null;
  return parseValue(value, now);
};

/**
 * Write a choice as the cookie's value: format version, one bit each for functional, measurement and marketing,
 * and when, in seconds since 1970. For example `1.010.1795471200`: measurement alone.
 */
export const formatConsent = ({ categories, at }: ConsentChoice): string => {
  const bits = CHOICES.map((category) => (categories.includes(category) ? '1' : '0')).join('');
  return `1.${bits}.${String(at).padStart(10, '0')}`;
};

/** Write down what a visitor chose at `now`, in milliseconds since 1970: each category once, in the usual order. */
export const choose = (categories: readonly OptionalCategory[], now: number): ConsentChoice => ({
  categories: CHOICES.filter((category) => categories.includes(category)),
  at: Math.floor(now / 1000),
});

/**
 * How a category stands with a visitor. `no_choice`: nobody was asked yet; `refused`: the visitor said no;
 * `gpc`: it would be granted, but the browser asks not to sell or share data.
 */
export type Standing = 'granted' | 'no_choice' | 'refused' | 'gpc';

/** The answer of `grant`: every category and how it stands. */
export type Grants = Readonly<Record<Category, Standing>>;

const standing = (category: OptionalCategory, choice: ConsentChoice | null, gpc: boolean): Standing => {
  if (!choice) return 'no_choice';
  if (!choice.categories.includes(category)) return 'refused';
  return gpc && category === 'marketing' ? 'gpc' : 'granted';
};

/**
 * Say which categories are granted, and why each other one is not: the one place that answers this. Necessary
 * ones always are; the others only by the visitor's own choice; marketing never against Global Privacy Control.
 */
export const grant = (choice: ConsentChoice | null, gpc: boolean): Grants => ({
  necessary: 'granted',
  functional: standing('functional', choice, gpc),
  measurement: standing('measurement', choice, gpc),
  marketing: standing('marketing', choice, gpc),
});

/** Say how the categories would stand if the visitor agreed to all of them. */
export const grantIfAgreed = (gpc: boolean): Grants => grant({ categories: [...CHOICES], at: 0 }, gpc);

/** A set of categories as bits, so that "all of them are granted" is one comparison. */
export type CategoryMask = number;

/** Bit of what nobody can grant: a pixel without a category, or with one that we do not know. */
const UNGRANTABLE = 8;

const bitOf = (category: Category): CategoryMask => {
  switch (category) {
    case 'necessary':
      return 0;
    case 'functional':
      return 1;
    case 'measurement':
      return 2;
    case 'marketing':
      return 4;
    default:
      return UNGRANTABLE;
  }
};

/** Write the categories of a pixel as bits; `necessary` needs none. None at all is never exempt. */
export const categoryMask = (categories: readonly Category[]): CategoryMask =>
  categories.length === 0 ? UNGRANTABLE : categories.reduce((mask, category) => mask | bitOf(category), 0);

/** Write the categories that stand in one of the given ways as bits. */
export const maskOf = (grants: Grants, ...standings: Standing[]): CategoryMask => {
  let mask: CategoryMask = 0;
  for (const category of CHOICES) if (standings.includes(grants[category])) mask |= bitOf(category);
  return mask;
};
