/**
 * Say whether a body of the coding `deflate` is wrapped, by its first bytes: some servers leave away the wrapping that the
 * standard asks for (RFC 9110, section 8.4.1.2; RFC 1950, section 2.2).
 */
export const isWrapped = (first: Uint8Array): boolean => {
  const [one, two] = first;
  return one === undefined || ((one & 0x0f) === 8 && (two === undefined || (one * 256 + two) % 31 === 0));
};
