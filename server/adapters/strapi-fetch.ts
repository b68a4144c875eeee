import {
  KEY_HEADER,
  MAX_SNAPSHOT_BYTES,
  publicKeySchema,
  SIGNATURE_HEADER,
} from '../src/contract/site-source';
import { readThrown } from '../src/core/thrown';
import type { SignedText } from './strapi-copy';
import type { StrapiSettings } from './strapi-options';

/** What Strapi says about its snapshot. `same`: it is the one that was named. `nothing`: none was published yet. */
export type SnapshotAnswer =
  { is: 'same' } | { is: 'nothing'; key: string | null } | { is: 'snapshot'; signed: SignedText };

/** Where something of ours is in Strapi's API. */
export const addressOf = (
  { url, apiPrefix }: StrapiSettings,
  path: 'snapshot' | 'consent-records' | 'preview' | 'counts',
): string => `${url}${apiPrefix}/pixel-inventory/${path}`;

const FAULTS: Readonly<Record<number, string>> = {
  401: 'Strapi does not know the token in strapi.token, or its time is over. Make another one under Settings → API Tokens.',
  403: 'The token in strapi.token may not read the snapshot. Make a custom one under Settings → API Tokens, and tick Pixel-inventory → Snapshot → find, Record → create and FireCounts → create.',
  404: 'Strapi answers, but knows no such address. Is the plugin installed there, and are strapi.url and strapi.apiPrefix right?',
};

const faultOf = ({ status, headers }: Response): string => {
  const target = status >= 300 && status < 400 ? headers.get('location') : null;
  return target === null
    ? (FAULTS[status] ?? `Strapi answers with status ${status}.`)
    : `Strapi points to ${target}, where the token is not sent. Name the right address in strapi.url.`;
};

/** Put what went wrong on the way into words: what it is, and what else is known of it. */
export const reasonOf = (
  error: unknown,
  { url, timeoutMs }: StrapiSettings,
): [what: string, detail: string] => {
  const { name, message, cause } = readThrown(error);
  if (name === 'TimeoutError') return [`Strapi did not answer within ${timeoutMs} ms.`, ''];
  return name === 'TypeError'
    ? [`Strapi cannot be reached at ${url}.`, `(${cause || message})`]
    : [message, ''];
};

const TOO_LARGE = `Strapi's snapshot is larger than ${MAX_SNAPSHOT_BYTES / 1024 / 1024} MB.`;

/** Turns bytes into text. A broken character must not look like the one that replaces it: the signature is over the bytes. */
const textDecoder = (): ((bytes?: Uint8Array) => string) => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw new Error('Strapi sends bytes that are no text in UTF-8.', { cause: error });
    }
  };
};

/** Read an answer's text, and no more of it than there may be. */
export const readText = async ({ body, headers }: Response): Promise<string> => {
  if (Number(headers.get('content-length') ?? 0) > MAX_SNAPSHOT_BYTES) {
    await body?.cancel();
    throw new Error(TOO_LARGE);
  }
  const reader = body?.getReader();
  const decode = textDecoder();
  let [text, size] = ['', 0];
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return text + decode();
    size += part.value.byteLength;
    if (size > MAX_SNAPSHOT_BYTES) {
      await reader?.cancel();
      throw new Error(TOO_LARGE);
    }
    text += decode(part.value);
  }
};

const isNothing = (text: string): boolean => text.includes('"code":"no_publication"');

const drop = async ({ body }: Response): Promise<void> => body?.cancel();

/**
 * Ask Strapi for its snapshot, unless it is still the one with this tag. Rejects, with a sentence for the operator, for whatever
 * is no snapshot. Follows no redirect, which would carry the token elsewhere.
 */
export const askStrapi = async (settings: StrapiSettings, etag: string | null): Promise<SnapshotAnswer> => {
  const headers: Record<string, string> = {
    accept: 'application/json',
    authorization: `Bearer ${settings.token}`,
  };
  if (etag !== null) headers['if-none-match'] = etag;
  const signal = AbortSignal.timeout(settings.timeoutMs);
  const answer = await fetch(addressOf(settings, 'snapshot'), { headers, signal, redirect: 'manual' });
  if (answer.status === 304 && etag !== null) {
    await drop(answer);
    return { is: 'same' };
  }
  const key = publicKeySchema.nullable().catch(null).parse(answer.headers.get(KEY_HEADER));
  if (answer.status === 404 && isNothing(await readText(answer))) return { is: 'nothing', key };
  if (answer.status !== 200) {
    if (!answer.bodyUsed) await drop(answer);
    throw new Error(faultOf(answer));
  }
  const signature = answer.headers.get(SIGNATURE_HEADER);
  if (signature === null || key === null) {
    await drop(answer);
    throw new Error(
      'What answers at strapi.url sends no signed snapshot. Is it the Strapi that has the plugin?',
    );
  }
  const text = await readText(answer);
  return { is: 'snapshot', signed: { text, signature, key, etag: answer.headers.get('etag') } };
};
