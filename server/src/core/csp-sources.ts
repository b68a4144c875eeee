/** The parts of a source that names hosts (Content Security Policy Level 3, section 2.3.1). */
interface HostSource {
  /** Empty: that of the page. */
  scheme: string;
  host: string;
  port: string;
  path: string;
}

const HOST_SOURCE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::(\d{1,5}|\*))?(\/[^\s;,]*)?$/i;
const SCHEME_SOURCE = /^([a-z][a-z0-9+.-]*):$/i;
const USUAL_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };

/** Lets the site's own files in. */
export const SELF = `'self'`;

const isUsualPort = (scheme: string, port: string): boolean => USUAL_PORTS[scheme] === port;

const readHost = (source: string): HostSource | null => {
  const [, written = '', host, port = '', path = ''] = HOST_SOURCE.exec(source) ?? [];
  if (host === undefined) return null;
  const scheme = written.toLowerCase();
  return {
    scheme,
    host: host.toLowerCase(),
    port: isUsualPort(scheme || 'https', port) ? '' : port,
    path: path === '/' ? '' : path,
  };
};

/**
 * Write a source that a policy can hold; null: this is none, or it would let everybody in. A host in other letters than ASCII has to be written the way that
 * browsers send it, which nobody here knows.
 */
export const hostSource = (scheme: 'https' | 'wss', host: string): string | null => {
  const source = `${scheme}://${host}`;
  const read = readHost(source);
  return read && read.host !== '*' ? source.toLowerCase() : null;
};

/** Read the source that an address of a step comes from, `https://host`; null: it has none. */
export const originOf = (address: string): string | null => {
  const [origin = ''] = /^https?:\/\/[^/?#\\]+/i.exec(address) ?? [];
  return readHost(origin) && !origin.includes('*') ? origin.toLowerCase() : null;
};

/** What a page over http may load, it may load over https. */
const schemeCovers = (allowed: string, needed: string): boolean =>
  allowed === needed || `${allowed}s` === needed;

// Where none is named, it is that of the page, which web sockets never have.
const hostSchemeCovers = (allowed: string, needed: string): boolean =>
  allowed === '' ? needed.startsWith('http') : schemeCovers(allowed, needed);

const nameCovers = (allowed: string, needed: string): boolean =>
  allowed === '*' || allowed === needed || (allowed.startsWith('*.') && needed.endsWith(allowed.slice(1)));

const pathCovers = (allowed: string, needed: string): boolean =>
  allowed === '' || allowed === needed || (allowed.endsWith('/') && needed.startsWith(allowed));

const hostCovers = (allowed: HostSource, needed: HostSource): boolean =>
  hostSchemeCovers(allowed.scheme, needed.scheme) &&
  nameCovers(allowed.host, needed.host) &&
  (allowed.port === '*' || allowed.port === needed.port) &&
  pathCovers(allowed.path, needed.path);

const coversSelf = (allowed: string): boolean => /^(?:'self'|\*|https?:)$/i.test(allowed);

/** Say whether a source of a policy lets in all that another one would. Where that is unclear, it does not. */
export const covers = (allowed: string, needed: string): boolean => {
  if (needed === SELF) return coversSelf(allowed);
  const target = readHost(needed);
  if (target === null) return allowed === needed;
  if (allowed === '*') return true;
  const [, scheme] = SCHEME_SOURCE.exec(allowed) ?? [];
  if (scheme !== undefined) return schemeCovers(scheme.toLowerCase(), target.scheme);
  const host = readHost(allowed);
  return host !== null && hostCovers(host, target);
};

/** Leave out what is there twice and what a `*` among the sources lets in, and sort the rest, so that equal sets are equal texts. */
export const tidySources = (sources: readonly string[]): string[] => {
  const unique = [...new Set(sources)].sort();
  const wide = unique.filter((source) => source.includes('*'));
  return unique.filter((source) => !wide.some((other) => other !== source && covers(other, source)));
};
