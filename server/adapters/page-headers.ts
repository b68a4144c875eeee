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

/** Say whether a content type is that of an HTML page. XHTML is another language. */
export const isHtml = (contentType: string | undefined): contentType is string =>
  contentType !== undefined && HTML.test(contentType);

/** Read the charset that a content type names, in small letters; the empty text: none. */
export const charsetOf = (contentType: string): string => CHARSET.exec(contentType)?.[1]?.toLowerCase() ?? '';

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

/**
 * Say whether no cache that visitors share may keep an answer, going by its own headers (RFC 9111, section 5.2.2).
 * Without any such header, caches may keep it by guesswork (section 4.2.2).
 */
export const isPrivate = ({ header }: AppAnswer): boolean => {
  const cacheControl = unquoted(header('cache-control') ?? '');
  if (!PRIVATE.test(cacheControl) && !NO_STORE.test(cacheControl)) return false;
  if (FOR_SHARED_CACHES.test(cacheControl)) return false;
  return NETWORK_CACHE_HEADERS.every((name) => header(name) === undefined);
};

/**
 * Write the `Cache-Control` of a page that holds a visitor's own plan. No cache may keep it, and a browser may not
 * show it again without asking: a pixel that was stopped, or a choice that was taken back, has to count at once.
 */
export const privateCacheControl = (cacheControl: string | undefined): string => {
  const before = unquoted(cacheControl ?? '');
  const kept = `${NO_STORE.test(before) ? ', no-store' : ''}${NO_TRANSFORM.test(before) ? ', no-transform' : ''}`;
  return `private, no-cache${kept}`;
};
