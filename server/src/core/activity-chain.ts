import type { Activity } from '../contract';
import { canonicalJson, type Sha256 } from './hash';

/** One line of the audit log, before it has its place in the chain. */
export type Entry = Omit<Activity, 'id' | 'hash'>;

/** The place of an entry in the chain: its number, from 1 and without gaps, and its hash. */
export interface Link {
  number: number;
  hash: string;
}

export type LinkedEntry = Entry & Link;

/** What the first entry is chained to. */
export const CHAIN_START: Link = { number: 0, hash: '0'.repeat(64) };

/** Replace halves of characters, which a database could not give back as they were written. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** Bring an entry into the form in which every database keeps it, so that it can be hashed again after it was read. */
export const storableEntry = (entry: Entry): Entry => ({
  ...entry,
  summary: wellFormed(entry.summary),
  person: {
    id: wellFormed(entry.person.id),
    name: wellFormed(entry.person.name),
    email: wellFormed(entry.person.email),
  },
});

/** Hash an entry together with the hash of the one before it. */
const entryHash = (entry: Entry, number: number, previous: string, sha256: Sha256): string => {
  const { at, person, action, pixel, version, snapshot, summary } = entry;
  return sha256(canonicalJson({ number, previous, at, person, action, pixel, version, snapshot, summary }));
};

/** Give an entry its place after another one. */
export const chain = (entry: Entry, after: Link, sha256: Sha256): LinkedEntry => {
  const number = after.number + 1;
  return { ...entry, number, hash: entryHash(entry, number, after.hash, sha256) };
};

/** Say whether an entry is as it was written, and right after another one. */
export const follows = (entry: LinkedEntry, before: Link, sha256: Sha256): boolean =>
  entry.number === before.number + 1 && entry.hash === entryHash(entry, entry.number, before.hash, sha256);

/** How far a walk along the chain came. */
export interface Walk {
  /** The last entry that fits. */
  last: Link;
  entries: number;
  /** The first number at which something is changed or missing; null: so far, all fits. */
  brokenAt: number | null;
}

export const WALK_START: Walk = { last: CHAIN_START, entries: 0, brokenAt: null };

/** Walk on along the next entries, in the order of their numbers. After a break, entries are counted alone. */
export const walk = (from: Walk, batch: readonly LinkedEntry[], sha256: Sha256): Walk => {
  let { last, brokenAt } = from;
  for (const entry of batch) {
    if (brokenAt !== null) break;
    if (follows(entry, last, sha256)) last = { number: entry.number, hash: entry.hash };
    else brokenAt = last.number + 1;
  }
  return { last, entries: from.entries + batch.length, brokenAt };
};

const earlier = (a: number | null, b: number): number => (a === null ? b : Math.min(a, b));

/**
 * Compare a walked stretch with what was noted about it elsewhere: each publication keeps the link that was the newest
 * when it was made. A note that no entry fits says that somebody wrote that part of the log anew.
 */
export const compareNotes = (from: Walk, batch: readonly LinkedEntry[], notes: readonly Link[]): Walk => {
  const hashOf = new Map(batch.map(({ number, hash }) => [number, hash]));
  return notes
    .filter(({ number, hash }) => hashOf.get(number) !== hash)
    .reduce((so, { number }) => ({ ...so, brokenAt: earlier(so.brokenAt, number) }), from);
};

/**
 * End a walk: what was noted elsewhere beyond the last entry is missing.
 *
 * @param noted The highest number of an entry that is known from elsewhere; 0: none.
 */
export const endWalk = (walked: Walk, noted: number): Walk =>
  noted > walked.last.number && walked.brokenAt === null
    ? { ...walked, brokenAt: walked.last.number + 1 }
    : walked;
