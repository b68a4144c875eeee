import type { AppAnswer } from './site-request';

/** Why a page is left as it is. */
export type SkipReason =
  'encoded' | 'partial' | 'charset' | 'download' | 'no_snapshot' | 'not_a_page' | 'error';

// In these, the bytes of what we insert mean what they mean in ASCII, and `<` is never part of another character.
const SAFE_CHARSET = /^(?:utf-?8|(?:us-)?ascii|latin1|windows-125[0-8]|iso-8859-\d{1,2})$/;
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;
const HTML = /^\s*text\/html\s*(?:;|$)/i;

/** Headers by which caches of a network take orders of their own; what these allow, `private` does not forbid. */
export const NETWORK_CACHE_HEADERS = [
  'surrogate-control',
  'cdn-cache-control',
  'cloudflare-cdn-cache-control',
  'netlify-cdn-cache-control',
  'vercel-cdn-cache-control',
  'edge-control',
  'x-accel-expires',
] as const;

/** Headers that describe the bytes before we changed them. */
export const STALE_HEADERS = [
  'etag',
  'last-modified',
  'content-md5',
  'digest',
  'content-digest',
  'repr-digest',
  'accept-ranges',
] as const;

/**
 * Read the charset that the content type of an HTML page names, in small letters; the empty text: none. Null: it is no
 * HTML page. XHTML is another language.
 */
export const htmlCharset = (contentType: string): string | null =>
  HTML.test(contentType) ? (CHARSET.exec(contentType)?.[1]?.toLowerCase() ?? '') : null;

/** Say why an HTML answer cannot be changed, going by its headers; null: it can. */
export const reasonToSkip = ({ header }: AppAnswer, charset: string): SkipReason | null => {
  const encoding = header('content-encoding');
  if (encoding !== undefined && encoding !== '' && encoding.toLowerCase() !== 'identity') return 'encoded';
  if (header('content-range') !== undefined) return 'partial';
  if (charset !== '' && !SAFE_CHARSET.test(charset)) return 'charset';
  if (/^\s*attachment\b/i.test(header('content-disposition') ?? '')) return 'download';
  return null;
};

// `private="set-cookie"` is about that field; the rest may be kept (RFC 9111, section 5.2.2.7): so no `=` may follow.
const PRIVATE = /(?:^|[\s,])private\s*(?:,|$)/i;
const NO_STORE = /(?:^|[\s,])no-store\s*(?:,|$)/i;
const NO_TRANSFORM = /(?:^|[\s,])no-transform\s*(?:,|$)/i;
const FOR_SHARED_CACHES = /(?:^|[\s,])(?:public|s-maxage)\b/i;

/** What stands in quotes are names of fields, not directives. */
const unquoted = (cacheControl: string): string =>
  cacheControl.includes('"') ? cacheControl.replace(/"[^"]*"/g, '""') : cacheControl;

/** Say whether a `Cache-Control` header keeps an answer from all caches that visitors share (section 5.2.2). */
export const forbidsSharing = (cacheControl: string): boolean => {
  const text = unquoted(cacheControl);
  return (PRIVATE.test(text) || NO_STORE.test(text)) && !FOR_SHARED_CACHES.test(text);
};

/** Say whether a cache of the network was given orders of its own, which count more than `Cache-Control`. */
export const instructsNetwork = ({ header }: AppAnswer): boolean =>
  NETWORK_CACHE_HEADERS.some((name) => header(name) !== undefined);

/**
 * Write the `Cache-Control` of a page that holds a visitor's own plan. No cache may keep it, and a browser may not
 * show it again without asking: a pixel that was stopped, or a choice that was taken back, has to count at once.
 */
export const privateCacheControl = (cacheControl: string): string => {
  const before = unquoted(cacheControl);
  const kept = `${NO_STORE.test(before) ? ', no-store' : ''}${NO_TRANSFORM.test(before) ? ', no-transform' : ''}`;
  return `private, no-cache${kept}`;
};
