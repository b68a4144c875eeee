/** Crockford's base 32: no letter that is mistaken for a digit when somebody reads it out. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** Make the number of a record: 80 random bits, so that nobody guesses one and no two are alike. */
export const newRecordId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => DIGITS[byte % DIGITS.length]).join('');
