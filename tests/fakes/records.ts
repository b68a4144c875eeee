import type { ConsentRecord } from '../../server/src/contract';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number of a record: another one for every `number`. */
export const recordId = (number: number): string =>
  Array.from({ length: 16 }, (_, at) => DIGITS[Math.floor(number / 32 ** (15 - at)) % 32]).join('');

/** A proof of consent: a visitor from the EEA agreed to measurement. */
export const consentRecord = (
  number: number,
  at: string,
  changes: Partial<ConsentRecord> = {},
): ConsentRecord => ({
  id: recordId(number),
  at,
  expiresAt: new Date(Date.parse(at) + 730 * 86_400_000).toISOString(),
  categories: ['measurement'],
  snapshot: 7,
  notice: { functional: '000000', measurement: 'a1b2c3', marketing: 'd4e5f6' },
  rule: 'opt_in',
  region: 'eea-uk',
  gpc: false,
  dnt: false,
  way: 'choices',
  ...changes,
});
