import type { Visit } from '../contract';
import { consentValue, mentionsConsent, parseConsent, readChoice } from './consent-cookie';

/** Longest path that is looked at, in characters, and the most parts between slashes. Longer ones match no rule. */
export const PATH_LIMITS = { length: 2048, parts: 100 } as const;

// Nothing in such a path is encoded, doubled, relative or outside ASCII: it is in its normal form already.
const PLAIN = /^(?:\/|(?:\/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+)$/;
const ESCAPES = /%2f|%5c|(?:%(?!2f|5c)[0-9a-f]{2})+/gi;
const ASCII_ESCAPE = /%[0-7][0-9a-f]/gi;
const NON_ASCII = /[\u0080-\uffff]/;
const AMBIGUOUS = /%2f|%5c|\\/gi;

const decodeRun = (run: string): string => {
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replace(ASCII_ESCAPE, (escape) => decodeURIComponent(escape));
  }
};

/**
 * Decode a piece of a path once. What is not valid UTF-8 stays as it is, and so does an encoded slash or
 * backslash, which is data by RFC 3986 (section 2.2) and a separator to some servers: see `readings`.
 */
export const decodePiece = (piece: string): string => {
  if (!piece.includes('%') && !NON_ASCII.test(piece)) return piece;
  return piece
    .replace(ESCAPES, (run) => (/^%(?:2f|5c)$/i.test(run) ? run.toUpperCase() : decodeRun(run)))
    .normalize('NFC');
};

/** Resolve the parts of a path: empty ones and `.` go, `..` takes the part before it along. */
export const resolveParts = (parts: string[]): string[] => {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept;
};

const joinParts = (parts: string[]): string =>
  parts.length > PATH_LIMITS.parts ? '' : `/${parts.join('/')}`;

/**
 * Bring a path into the one form that rules are compared with: no query, decoded once, no doubled or trailing
 * slash, no `.` or `..`, Unicode in NFC. What is too long or no path at all becomes the empty text, which no
 * rule matches.
 */
export const normalisePath = (raw: string): string => {
  if (raw.length > PATH_LIMITS.length || raw[0] !== '/') return '';
  if (PLAIN.test(raw)) return raw.split('/').length - 1 > PATH_LIMITS.parts ? '' : raw;
  const end = raw.search(/[?#]/);
  const path = end < 0 ? raw : raw.slice(0, end);
  return joinParts(resolveParts(path.split('/').map(decodePiece)));
};

/**
 * List the ways in which servers read a normalised path. There is one, unless it holds an encoded slash or a
 * backslash; then the second takes that for a separator. A rule has to hold for all of them, so that
 * `/kids/..%2Fshop` is neither a way out of `/kids` nor a way into `/shop`.
 */
export const readings = (path: string): string[] => {
  if (!path.includes('%') && !path.includes('\\')) return [path];
  const other = joinParts(resolveParts(path.replace(AMBIGUOUS, '/').split('/')));
  return other === path ? [path] : [path, other];
};

/**
 * Say whether the browser asks not to sell or share data. The header counts only as exactly `1`; of a repeated
 * header, which arrives as a list, any exact `1` counts (Global Privacy Control, section 3).
 */
export const parseGpc = (header: string | undefined): boolean => {
  if (header === undefined || header.length > 100) return false;
  return header === '1' || header.split(',').some((value) => value.trim() === '1');
};

/** Say whether a browser sends Do Not Track. */
export const parseDnt = (header: string | undefined): boolean => header?.trim() === '1';

/** What an adapter reads from a request. */
export interface RequestFacts {
  /** In its normal form. */
  path: string;
  cookieHeader: string | undefined;
  secGpc: string | undefined;
  dnt: string | undefined;
  /** As `readPlace` writes it. */
  place: string;
  /** Days for which a choice counts. */
  days: number;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Turn what a request says into the facts that a decision depends on. `read` is `readChoice`, or remembers what that says.
 */
export const toVisit = (
  { path, cookieHeader, secGpc, dnt, place, days, now }: RequestFacts,
  read = readChoice,
): Visit => {
  const choice = parseConsent(consentValue(cookieHeader), { now, days }, read);
  return {
    path,
    choice,
    unclear: choice === null && mentionsConsent(cookieHeader),
    gpc: parseGpc(secGpc),
    dnt: parseDnt(dnt),
    place,
    now,
  };
};

/** Name the facts about a visitor of whom nothing is known: what bytes for everybody are decided by. `path` is normalised. */
export const anybody = (path: string, now: number): Visit => ({
  path,
  choice: null,
  unclear: false,
  gpc: false,
  dnt: false,
  place: '',
  now,
});
