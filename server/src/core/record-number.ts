/** What people write for a digit of Crockford's base 32. */
const MISREAD: Record<string, string> = { I: '1', L: '1', O: '0' };
const NUMBER = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const LONGEST = 80;

/**
 * Read the number of a record as people type it: small letters, hyphens and spaces do not count, and I, L and O are the
 * digits that they look like (Crockford, "Base 32": https://www.crockford.com/base32.html). Null: it is none.
 */
export const readRecordNumber = (text: string): string | null => {
  if (text.length > LONGEST) return null;
  const plain = text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[ILO]/g, (letter) => MISREAD[letter] ?? letter);
  return NUMBER.test(plain) ? plain : null;
};

/** Write the number of a record in groups of four: `7ZQ4-M9T2-XK5B-8N1C`. */
export const groupRecordNumber = (id: string): string => id.match(/.{1,4}/g)?.join('-') ?? id;
