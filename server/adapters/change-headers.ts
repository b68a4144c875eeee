import { REPORT_HEADER, type PageVerdict } from './judge-page';
import { NETWORK_CACHE_HEADERS, privateCacheControl, STALE_HEADERS, VALIDATORS } from './page-headers';
import { remember } from './remember';

/** The headers of an answer that was not sent yet, with the names that Node gives to these methods. */
export interface AnswerHeaders {
  /** In small letters. */
  getHeaderNames: () => string[];
  getHeader: (name: string) => number | string | string[] | undefined;
  setHeader: (name: string, value: string | string[]) => unknown;
  removeHeader: (name: string) => void;
}

/** What is to be said of a page that is left as it is. */
export type Report = Extract<PageVerdict, { do: 'report' }>;

/** What is to be done with a page that gets our part. */
export type Insertion = Extract<PageVerdict, { do: 'insert' }>;

/** Read a header as one text, as it would stand in a request. */
export const textOf = (value: number | string | string[] | undefined): string | undefined => {
  if (typeof value === 'string' || value === undefined) return value;
  return Array.isArray(value) ? value.join(', ') : String(value);
};

const ownCacheControl = remember(privateCacheControl, 100);

const STALE: ReadonlySet<string> = new Set(STALE_HEADERS);
const NETWORK_CACHE: ReadonlySet<string> = new Set(NETWORK_CACHE_HEADERS);

const removeStale = (headers: AnswerHeaders, own: boolean): void => {
  for (const name of headers.getHeaderNames()) {
    if (STALE.has(name) || (own && NETWORK_CACHE.has(name))) headers.removeHeader(name);
  }
};

/**
 * Say in the headers of an answer why it was left as it is. Where the next one may get our part, a browser that knows this one
 * must not be told that nothing has changed.
 */
export const reportIn = (headers: AnswerHeaders, { report, isForNow }: Report): void => {
  if (isForNow) for (const name of VALIDATORS) headers.removeHeader(name);
  headers.setHeader(REPORT_HEADER, report);
};

/** Make the headers of an answer fit the page that we changed. Its length is for the caller to see to. */
export const changeHeaders = (
  headers: AnswerHeaders,
  { own, preview, report, headers: changed, isStale }: Insertion,
): void => {
  if (isStale) removeStale(headers, own);
  if (preview) headers.setHeader('Cache-Control', 'private, no-store');
  else if (own)
    headers.setHeader('Cache-Control', ownCacheControl(textOf(headers.getHeader('cache-control')) ?? ''));
  for (const [name, value] of changed) headers.setHeader(name, value);
  headers.setHeader(REPORT_HEADER, report);
};
