import type { AppAnswer } from './site-request';

/** Why a page is left as it is. */
export type SkipReason =
  | 'encoded'
  | 'unknown_encoding'
  | 'partial'
  | 'charset'
  | 'download'
  | 'no_snapshot'
  | 'not_a_page'
  | 'error';

// In these, the bytes of what we insert mean what they mean in ASCII, and `<` is never part of another character.
const SAFE_CHARSET = /^(?:utf-?8|(?:us-)?ascii|latin1|windows-125[0-8]|iso-8859-\d{1,2})$/;
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;
const HTML = /^\s*text\/html\s*(?:;|$)/i;

/** Header in which we report what was done to a page. An answer that carries it already is left alone. */
export const REPORT_HEADER = 'x-pixel-inventory';

/** Headers that hold content security policies. The second kind forbids nothing, and reports what it would forbid. */
export const POLICY_HEADERS = ['content-security-policy', 'content-security-policy-report-only'] as const;

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

/** Headers with which a browser asks whether a page has changed. */
export const VALIDATORS = ['etag', 'last-modified'] as const;

/** Headers that describe the bytes before we changed them. */
export const STALE_HEADERS = [
  ...VALIDATORS,
  'content-md5',
  'digest',
  'content-digest',
  'repr-digest',
  'accept-ranges',
] as const;

/** What the names of an answer's headers say of it. */
export const SAYS = { obstacle: 1, network: 2, policy: 4, stale: 8, report: 16 } as const;

const OBSTACLES = ['content-encoding', 'content-range', 'content-disposition'];

const MEANING: ReadonlyMap<string, number> = new Map([
  ...OBSTACLES.map((name) => [name, SAYS.obstacle] as const),
  ...NETWORK_CACHE_HEADERS.map((name) => [name, SAYS.network] as const),
  ...POLICY_HEADERS.map((name) => [name, SAYS.policy] as const),
  ...STALE_HEADERS.map((name) => [name, SAYS.stale] as const),
  [REPORT_HEADER, SAYS.report],
]);

/** Read names of headers into bits: most of what matters is not there, and one look at each name is faster than to ask for all. */
export const readNames = (names: Iterable<string>): number => {
  let said = 0;
  for (const name of names) said |= MEANING.get(name) ?? 0;
  return said;
};

/** The charset of an HTML page. */
export interface PageCharset {
  /** Whether the page names one. */
  isNamed: boolean;
  isSafe: boolean;
}

/** Read the charset that the content type of an HTML page names. Null: it is no HTML page. XHTML is another language. */
export const htmlCharset = (contentType: string): PageCharset | null => {
  if (!HTML.test(contentType)) return null;
  const charset = CHARSET.exec(contentType)?.[1]?.toLowerCase() ?? '';
  return { isNamed: charset !== '', isSafe: charset === '' || SAFE_CHARSET.test(charset) };
};

/** Read how an answer is packed; the empty text: it is not. */
export const codingOf = ({ header }: Pick<AppAnswer, 'header'>): string => {
  const coding = header('content-encoding')?.trim().toLowerCase() ?? '';
  return coding === 'identity' ? '' : coding;
};

const obstacleIn = ({ header, codings }: AppAnswer, coding: string, decodes: boolean): SkipReason | null => {
  if (coding !== '' && !decodes) return 'encoded';
  if (coding !== '' && codings?.has(coding) !== true) return 'unknown_encoding';
  if (header('content-range') !== undefined) return 'partial';
  return /^\s*attachment\b/i.test(header('content-disposition') ?? '') ? 'download' : null;
};

/** What the headers of an HTML answer say of the way to change it. */
export interface Obstacles {
  /** Why it cannot be changed; null: it can. */
  reason: SkipReason | null;
  /** How its body is packed, which is to be undone and applied again; the empty text: not at all. */
  coding: string;
}

const NO_OBSTACLES: Obstacles = { reason: null, coding: '' };
const UNSAFE: Obstacles = { reason: 'charset', coding: '' };

/** Say whether an HTML answer can be changed. `said`: what the names of its headers say. `decodes`: packed ones are unpacked. */
export const obstaclesIn = (
  answer: AppAnswer,
  { isSafe }: PageCharset,
  said: number,
  decodes: boolean,
): Obstacles => {
  const otherwise = isSafe ? NO_OBSTACLES : UNSAFE;
  if ((said & SAYS.obstacle) === 0) return otherwise;
  const coding = codingOf(answer);
  return { reason: obstacleIn(answer, coding, decodes) ?? otherwise.reason, coding };
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

/**
 * Write the `Cache-Control` of a page that holds a visitor's own plan. No cache may keep it, and a browser may not
 * show it again without asking: a pixel that was stopped, or a choice that was taken back, has to count at once.
 */
export const privateCacheControl = (cacheControl: string): string => {
  const before = unquoted(cacheControl);
  const kept = `${NO_STORE.test(before) ? ', no-store' : ''}${NO_TRANSFORM.test(before) ? ', no-transform' : ''}`;
  return `private, no-cache${kept}`;
};
