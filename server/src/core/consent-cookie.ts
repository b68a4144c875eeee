import type { ConsentChoice, ConsentRule, NoticeMarks, OptionalCategory } from '../contract';

/** Name of the cookie that holds a visitor's choice. */
export const CONSENT_COOKIE = 'pixel_consent';

/** The mark of a category that had no pixels when a visitor was asked. */
export const NOT_ASKED = '000000';

const PAIR = `${CONSENT_COOKIE}=`;
const DAY_SECONDS = 86_400;
const MAX_HEADER = 8192;
/** A choice whose record is kept. */
const RECORDED = /^2\.([ion])\.([01]{3})\.(\d{10})\.([0-9a-f]{18})\.([0-9A-HJKMNP-TV-Z]{16})$/;
/** A choice that a browser keeps until the site can be told. */
const PENDING = /^0\.([01]{3})\.(\d{10})$/;
const MARK_LENGTH = 6;
const RULES: Record<string, ConsentRule> = { i: 'opt_in', o: 'opt_out', n: 'notice_only' };

/** The categories that a visitor chooses about, in the order of their bits in the cookie. */
export const CHOICES: readonly OptionalCategory[] = ['functional', 'measurement', 'marketing'];

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

/** Say whether a header carries our cookie, whatever is in it. */
export const mentionsConsent = (header: string | undefined): boolean =>
  header !== undefined && consentValues(header).length > 0;

/** Say whether a header carries our cookie with values that contradict each other. */
export const hasConflictingConsent = (header: string | undefined): boolean =>
  header !== undefined && new Set(consentValues(header)).size > 1;

/**
 * Read the one value of our cookie in a `Cookie` header; null: there is none, there are two that differ, or the
 * header is over 8 kB.
 */
export const consentValue = (header: string | undefined): string | null => {
  if (header === undefined || header.length > MAX_HEADER || !header.includes(PAIR)) return null;
  const values = consentValues(header);
  const value = values[0] ?? null;
  return values.length > 1 && values.some((other) => other !== value) ? null : value;
};

const withBits = (bits: string): OptionalCategory[] => CHOICES.filter((_, bit) => bits[bit] === '1');

const marksIn = (text: string): NoticeMarks => ({
  functional: text.slice(0, MARK_LENGTH),
  measurement: text.slice(MARK_LENGTH, 2 * MARK_LENGTH),
  marketing: text.slice(2 * MARK_LENGTH),
});

const nothingAsked: NoticeMarks = { functional: NOT_ASKED, measurement: NOT_ASKED, marketing: NOT_ASKED };

const readRecorded = (value: string): ConsentChoice | null => {
  const [, rule = '', bits = '', at, marks = '', record = null] = RECORDED.exec(value) ?? [];
  if (at === undefined) return null;
  return {
    categories: withBits(bits),
    at: Number(at),
    rule: RULES[rule] ?? 'opt_in',
    notice: marksIn(marks),
    record,
  };
};

const readPending = (value: string): ConsentChoice | null => {
  const [, bits = '', at] = PENDING.exec(value) ?? [];
  if (at === undefined) return null;
  return { categories: withBits(bits), at: Number(at), rule: 'opt_in', notice: nothingAsked, record: null };
};

/** When, and for how long, a choice counts. `now` is in milliseconds since 1970. */
export interface ChoiceTerms {
  now: number;
  days: number;
}

// Written so that a clock that is no number counts as no choice. When a browser kept one is by its own clock, which may
// be years off; such a choice grants nothing before it is proven, and the browser drops it after a week.
const isCurrent = ({ at, record }: ConsentChoice, { now, days }: ChoiceTerms): boolean => {
  if (record === null) return true;
  const age = now / 1000 - at;
  return age >= -DAY_SECONDS && age <= days * DAY_SECONDS;
};

/** Read what a value of the consent cookie says, whether or not that still counts. */
export const readChoice = (value: string): ConsentChoice | null => readRecorded(value) ?? readPending(value);

/**
 * Read a visitor's choice from the value of the consent cookie. Whatever is not exactly what `formatConsent` writes, or
 * a browser while the site cannot be reached (`0.010.1795471200`), counts as no choice, and so do a
 * recorded choice of the future (more than a day ahead) and one that is too old. `read` is `readChoice`, or remembers what
 * that says.
 */
export const parseConsent = (
  value: string | null,
  terms: ChoiceTerms,
  read = readChoice,
): ConsentChoice | null => {
  const choice = value === null ? null : read(value);
  return choice && isCurrent(choice, terms) ? choice : null;
};

const bitsOf = (categories: readonly OptionalCategory[]): string => {
  let bits = '';
  for (const category of CHOICES) bits += categories.includes(category) ? '1' : '0';
  return bits;
};

const timeOf = (at: number): string => String(at).padStart(10, '0');

/**
 * Write a choice as the cookie's value: format, the first letter of the rule, one bit each for functional, measurement and
 * marketing, when (seconds since 1970), what was asked in each of the three, and the record's number. For example
 * `2.i.010.1795471200.000000a1b2c3d4e5f6.7ZQ4M9T2XK5B8N1C`: measurement alone. One without a record is written as browsers
 * keep it: `0.010.1795471200`.
 */
export const formatConsent = ({ categories, at, rule, notice, record }: ConsentChoice): string => {
  if (record === null) return `0.${bitsOf(categories)}.${timeOf(at)}`;
  const letter = rule === 'opt_in' ? 'i' : rule === 'opt_out' ? 'o' : 'n';
  const marks = notice.functional + notice.measurement + notice.marketing;
  return `2.${letter}.${bitsOf(categories)}.${timeOf(at)}.${marks}.${record}`;
};
