/** What our engine reads from a request, whatever the framework. */
export interface SiteRequest {
  /** In capital letters. */
  method: string;
  /** Path and query as the visitor's browser sent them. */
  target: string;
  /** Value of a header by its name in small letters. */
  header: (name: string) => string | undefined;
  /** Address of whoever sent the request. */
  ip: string;
  /** Whether the request came over https, as far as the framework knows. */
  secure: boolean;
  /** Host and port that the request was sent to. */
  host: string;
  /**
   * Read the body, which must not be larger than `limit` bytes. Answers with its text, or with the value if the
   * application has parsed it already. Throws a `BodyTooLarge`.
   */
  body: (limit: number) => Promise<unknown>;
  /** Let work go on after the answer, on platforms that would end it. */
  waitUntil?: ((work: Promise<void>) => void) | undefined;
}

/** Thrown where a body is larger than it may be. */
export class BodyTooLarge extends Error {}

/** An answer of one of our endpoints. */
export interface SiteAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array;
}

/** What our engine reads from the answer that an application is about to give. */
export interface AppAnswer {
  status: number;
  /** Names of all its headers, in small letters. */
  names: Iterable<string>;
  /** Value of a header by its name in small letters. */
  header: (name: string) => string | undefined;
  /** Codings of `Content-Encoding` that the adapter can undo and apply again. Left out: none. */
  codings?: ReadonlySet<string>;
}

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** Split what a request asks for into path and query. The form that proxies use names the origin first. */
export const splitTarget = (target: string): { path: string; query: string } => {
  const local = target[0] === '/' ? target : target.replace(ORIGIN, '');
  const at = local.indexOf('?');
  if (at < 0) return { path: local, query: '' };
  return { path: local.slice(0, at), query: local.slice(at + 1) };
};
