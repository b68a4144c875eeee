import type { Action, Person, PixelRecord, PixelState, Refusal, ReviewState } from '../contract';
import { refuse } from '../contract/errors';

/** What somebody was looking at when they decided. */
export interface Seen {
  version: number;
  hash: string;
}

export const samePerson = (a: Person, b: Person): boolean =>
  a.id === b.id || (a.email !== '' && a.email.toLowerCase() === b.email.toLowerCase());

/** Name the state of a pixel as a whole: what visitors meet comes first, then how far its newest version is. */
export const pixelState = (record: PixelRecord): PixelState => {
  if (record.retired) return 'retired';
  if (record.live !== null) return record.paused ? 'paused' : 'live';
  return record.approved !== null && record.approved === record.head ? 'approved' : record.review;
};

/** How far a version newer than the one in use has come; null where the newest one is in use or none is. */
export const pendingChange = (record: PixelRecord): ReviewState | null => {
  if (record.retired) return null;
  return record.live !== null && record.head !== record.live ? record.review : null;
};

const outdated = (record: PixelRecord, seen: Seen): Refusal | null =>
  seen.version === record.head && seen.hash === record.headHash
    ? null
    : refuse('version_outdated', { head: record.head });

const REVIEW_WORDS: Record<ReviewState, string> = {
  draft: 'a draft',
  in_review: 'waiting for approval',
  approved: 'approved already',
};

const inReview = (record: PixelRecord): Refusal | null =>
  record.review === 'in_review' ? null : refuse('not_in_review', { review: REVIEW_WORDS[record.review] });

/** Whether a person had a hand in the newest version. */
export const isAuthor = (record: PixelRecord, person: Person): boolean =>
  record.headAuthors.some((author) => samePerson(author, person));

type Rule = (record: PixelRecord, person: Person, seen: Seen, twoPersonRule: boolean) => Refusal | null;

const RULES: Record<Action, Rule> = {
  edit: () => null,
  submit: (record, _person, seen) =>
    outdated(record, seen) ??
    (record.review === 'draft' ? null : refuse('not_a_draft', { review: REVIEW_WORDS[record.review] })),
  approve: (record, person, seen, twoPersonRule) =>
    outdated(record, seen) ??
    inReview(record) ??
    (twoPersonRule && isAuthor(record, person) ? refuse('author_cannot_approve') : null),
  send_back: (record, _person, seen) => outdated(record, seen) ?? inReview(record),
  pause: (record) => {
    if (record.live === null) return refuse('not_live');
    return record.paused ? refuse('already_paused') : null;
  },
  resume: (record) => (record.paused ? null : refuse('not_paused')),
  retire: () => null,
};

/**
 * Judge whether a person may do something with a pixel now. Null means yes. Strapi's permissions come on top: this
 * says what holds whatever somebody's roles are.
 *
 * @param seen What the person was looking at; needed where they decide about a version.
 * @param twoPersonRule Whether a version has to be approved by somebody who had no hand in it.
 */
export const judge = (
  action: Action,
  record: PixelRecord,
  person: Person,
  seen: Seen = { version: record.head, hash: record.headHash },
  twoPersonRule = true,
): Refusal | null =>
  record.retired ? refuse('retired') : RULES[action](record, person, seen, twoPersonRule);

/** Judge whether what is live can be stopped from here. Null means yes; nobody can stop here what something else puts in. */
export const judgeStop = (declared: boolean): Refusal | null =>
  declared ? refuse('stopped_elsewhere') : null;

/** The record of a pixel that was just added. */
export const firstRecord = (slug: string, hash: string, author: Person): PixelRecord => ({
  slug,
  head: 1,
  headHash: hash,
  headAuthors: [author],
  review: 'draft',
  approved: null,
  live: null,
  paused: false,
  pauseReason: '',
  retired: false,
});

/**
 * Add a person to those who had a hand in the newest version. Somebody else signed for everything up to an approved
 * version, so the authors start anew after it; not where an author signed alone.
 */
const authorsAfterEdit = (record: PixelRecord, editor: Person, signedAlone: boolean): Person[] => {
  if (record.review === 'approved' && !signedAlone) return [editor];
  return isAuthor(record, editor) ? record.headAuthors : [...record.headAuthors, editor];
};

/**
 * The record after an edit: a new draft. What is approved and live stays so.
 *
 * @param signedAlone Whether the newest version was approved by one of its authors.
 */
export const edited = (
  record: PixelRecord,
  hash: string,
  editor: Person,
  signedAlone = false,
): PixelRecord => ({
  ...record,
  head: record.head + 1,
  headHash: hash,
  headAuthors: authorsAfterEdit(record, editor, signedAlone),
  review: 'draft',
});

export const submitted = (record: PixelRecord): PixelRecord => ({ ...record, review: 'in_review' });

export const sentBack = (record: PixelRecord): PixelRecord => ({ ...record, review: 'draft' });

export const approved = (record: PixelRecord): PixelRecord => ({
  ...record,
  review: 'approved',
  approved: record.head,
});

export const paused = (record: PixelRecord, reason: string): PixelRecord => ({
  ...record,
  paused: true,
  pauseReason: reason,
});

export const resumed = (record: PixelRecord): PixelRecord => ({ ...record, paused: false, pauseReason: '' });

export const retired = (record: PixelRecord): PixelRecord => ({ ...record, retired: true, live: null });

/** Whether the next publication would change this pixel. */
export const waitsForPublication = (record: PixelRecord): boolean =>
  !record.retired && record.approved !== null && record.approved !== record.live;

export const published = (record: PixelRecord): PixelRecord => ({ ...record, live: record.approved });

/**
 * The record after going back to an earlier publication in which the pixel had `version` (null: it was not in it).
 * What the step back took off is no longer approved: it has to be submitted and approved again, so that the next
 * publication does not quietly bring it back.
 */
export const rolledBack = (record: PixelRecord, version: number | null): PixelRecord => {
  if (record.retired) return record;
  const review = record.review === 'approved' && record.head !== version ? 'draft' : record.review;
  const stopped = version === null ? { paused: false, pauseReason: '' } : {};
  return { ...record, ...stopped, live: version, approved: version, review };
};
