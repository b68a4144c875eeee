import { isSnippet } from './settings';

/** A host name with at least one dot, in small letters, no IP address (RFC 1123, section 2.1). */
const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const PORT = /:([1-9]\d{1,4})$/;
const MAX_PORT = 65_535;
const ADDRESS = /^https:\/\/([^/?#]*)/i;
/** What a path and a query may be made of (RFC 3986, section 3.3 and 3.4), and `%`. */
const PATH_AND_QUERY = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*$/;
const MAX_LENGTH = 1500;

/** Whether this is a plain host name such as `stats.example.org`. */
export const isHostName = (text: string): boolean => text.length <= 253 && HOST_NAME.test(text);

/** Read the host, with its port if it has one, from an address that `addressObjection` let pass. */
export const hostOf = (address: string): string => (ADDRESS.exec(address)?.[1] ?? '').toLowerCase();

/** Write the scheme and the host as browsers do: small letters, no port that goes without saying. */
export const tidyAddress = (address: string): string =>
  address.replace(ADDRESS, (start) => start.toLowerCase().replace(/:443$/, ''));

const hostObjection = (host: string): string | null => {
  if (host.includes('@')) {
    return 'Leave out the user name and password before the @: every visitor could read them.';
  }
  const port = Number(PORT.exec(host)?.[1] ?? 443);
  if (port <= MAX_PORT && isHostName(host.toLowerCase().replace(PORT, ''))) return null;
  return 'Expected a full host name after https://, for example: https://stats.example.org.';
};

/**
 * Say what is wrong with an https address that visitors' browsers shall request; null: nothing.
 * `https://` and a named host, a path and a query; no user name, no fragment, at most 1,500 characters.
 */
export const addressObjection = (text: string, example: string): string | null => {
  if (isSnippet(text))
    return `That looks like a whole snippet. Enter only the address in it, such as ${example}.`;
  if (text.length > MAX_LENGTH) return 'An address here has at most 1,500 characters.';
  const start = ADDRESS.exec(text);
  if (!start) return `Expected an address that starts with https://, for example: ${example}.`;
  if (text.includes('#')) return 'Leave out the part from the # on: a browser never sends it.';
  const rest = text.slice(start[0].length);
  if (!PATH_AND_QUERY.test(rest)) {
    return 'There is a space or a special character in this address. Write it percent-encoded, for example %20 for a space.';
  }
  return hostObjection(start[1] ?? '');
};
