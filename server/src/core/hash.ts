/** SHA-256 of a text's UTF-8 bytes, as lower-case hexadecimal digits. Passed in, so that core needs no platform. */
export type Sha256 = (text: string) => string;

/**
 * Write a JSON value in one canonical form: keys sorted by code unit, no white space (as RFC 8785 does it for
 * the values that occur here). Two equal values give the same text, whatever database they passed through.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
};
