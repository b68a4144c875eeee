import { defineTable, flag, integer, json, longText, moment, optionalInteger, text } from './define';

/** Who acted, as text: rows travel with `strapi export`, accounts of the admin panel do not. */
const person = { personId: text, personName: text, personEmail: text };

const pixel = defineTable(
  'pixel',
  'pixels',
  {
    slug: text,
    /** Counts every change of the row: two writers cannot both win. */
    revision: integer,
    name: text,
    vendor: text,
    categories: json,
    ownerName: text,
    ownerEmail: text,
    state: text,
    change: { type: 'string' },
    head: integer,
    headHash: text,
    headAuthors: json,
    review: text,
    approved: optionalInteger,
    live: optionalInteger,
    paused: flag,
    pauseReason: longText,
    retired: flag,
    changedAt: moment,
    delivery: { type: 'string' },
    /** Where the newest version runs. */
    placement: { type: 'json' },
    /** Where the live version runs; null: none was live since this is noted. */
    livePlacement: { type: 'json' },
    approvedAt: { type: 'datetime' },
    reviewDueAt: { type: 'datetime' },
    reviewedAt: { type: 'datetime' },
    /** What the approved version says about how often it is reviewed; null: it was approved before that was noted. */
    reviewTerms: { type: 'json' },
    /** What the vendor knows it by; empty where it has no such thing. */
    identity: longText,
    /** Hash of vendor and identity; null where it has none or is retired. Unique, so that nobody adds an id twice. */
    identityKey: { type: 'string' },
    /** For finding and sorting: the same on every database. */
    searchText: longText,
    categoryList: { type: 'string' },
    ownerKey: { type: 'string' },
    sortName: { type: 'string' },
    sortOwner: { type: 'string' },
    stateRank: optionalInteger,
    ...person,
  },
  [
    { columns: ['slug'], unique: true },
    { columns: ['identity_key'], unique: true },
    { columns: ['state'] },
    { columns: ['review'] },
    { columns: ['vendor'] },
    { columns: ['changed_at'] },
    { columns: ['review_due_at'] },
    { columns: ['owner_key'] },
    { columns: ['sort_name'] },
    { columns: ['sort_owner'] },
    { columns: ['state_rank'] },
  ],
);

const version = defineTable(
  'version',
  'versions',
  { pixel: text, number: integer, content: json, hash: text, authors: json, at: moment, ...person },
  [{ columns: ['pixel', 'number'], unique: true }],
);

const approval = defineTable(
  'approval',
  'approvals',
  {
    pixel: text,
    version: integer,
    hash: text,
    outcome: text,
    comment: longText,
    /** One of the authors signed, while the two-person rule was off. */
    alone: { type: 'boolean' },
    at: moment,
    ...person,
  },
  [{ columns: ['pixel', 'version'] }],
);

const snapshot = defineTable(
  'snapshot',
  'snapshots',
  {
    number: integer,
    cause: text,
    restored: optionalInteger,
    hash: text,
    consentHash: { type: 'string' },
    content: json,
    pixels: json,
    pixelCount: optionalInteger,
    pausedCount: optionalInteger,
    /** The newest entry of the audit log when it was made: number and hash. */
    logNumber: optionalInteger,
    logHash: { type: 'string' },
    at: moment,
    ...person,
  },
  [{ columns: ['number'], unique: true }, { columns: ['log_number'] }],
);

const comment = defineTable(
  'comment',
  'comments',
  { pixel: text, version: integer, text: longText, at: moment, ...person },
  [{ columns: ['pixel'] }],
);

const activity = defineTable(
  'activity',
  'activities',
  {
    action: text,
    pixel: { type: 'string' },
    version: optionalInteger,
    snapshot: optionalInteger,
    summary: longText,
    /** Its place in the chain, from 1 and without gaps; null: it is older than the chain. */
    number: optionalInteger,
    /** SHA-256 over the entry and the hash of the one before it. */
    hash: { type: 'string' },
    at: moment,
    ...person,
  },
  [
    { columns: ['number'], unique: true },
    { columns: ['pixel'] },
    { columns: ['action'] },
    { columns: ['at'] },
  ],
);

/** The proof of a choice. It names nobody. */
const consentRecord = defineTable(
  'consent-record',
  'consent-records',
  {
    number: text,
    at: moment,
    /** The day of `at` in UTC, so that days are counted alike by every database. */
    day: text,
    expiresAt: moment,
    functional: flag,
    measurement: flag,
    marketing: flag,
    snapshot: integer,
    /** What each category meant. */
    notice: json,
    rule: text,
    region: { type: 'string' },
    gpc: flag,
    dnt: flag,
    way: text,
  },
  [{ columns: ['number'], unique: true }, { columns: ['at'] }, { columns: ['expires_at'] }],
);

/** How often a pixel reported an event on a day. It names nobody, and no page. */
const fireCount = defineTable(
  'fire-count',
  'fire-counts',
  {
    pixel: text,
    /** In UTC. */
    day: text,
    event: text,
    fires: integer,
    /** Pages on which this event was the first that the pixel reported: a pixel's rows add up to its pages. */
    pages: integer,
  },
  // In this order, a period of one pixel lies together.
  [{ columns: ['pixel', 'day', 'event'], unique: true }, { columns: ['day'] }],
);

/** An answer in a review. */
const review = defineTable(
  'review',
  'reviews',
  {
    pixel: text,
    period: text,
    version: integer,
    outcome: text,
    answers: { type: 'json' },
    comment: longText,
    evidence: json,
    way: text,
    at: moment,
    ...person,
  },
  [{ columns: ['pixel'] }],
);

/** A mail about reviews, from the moment at which it is due. */
const reviewTask = defineTable(
  'review-task',
  'review-tasks',
  {
    /** Hash of its kind, whom it goes to and its slot. Unique, so that each is written once. */
    taskKey: text,
    kind: text,
    recipient: text,
    slot: text,
    state: text,
    /** Counts every claim: two instances cannot both have it. */
    attempts: integer,
    leaseUntil: { type: 'datetime' },
    nextAt: { type: 'datetime' },
    sentAt: { type: 'datetime' },
    lastError: longText,
    maybeTwice: flag,
    at: moment,
  },
  [{ columns: ['task_key'], unique: true }, { columns: ['state', 'next_at'] }],
);

/** A pixel in such a mail, or what else was done about it. */
const reviewNote = defineTable(
  'review-note',
  'review-notes',
  {
    /** Hash of all of it but the mail. Unique, so that nobody is told twice. */
    noteKey: text,
    /** Key of the mail; null: it was told to nobody. */
    taskKey: { type: 'string' },
    kind: text,
    pixel: text,
    period: text,
    recipient: { type: 'string' },
    day: { type: 'string' },
    at: moment,
  },
  [{ columns: ['note_key'], unique: true }, { columns: ['task_key'] }, { columns: ['pixel'] }],
);

/** The address of somebody's calendar feed. */
const reviewFeed = defineTable(
  'review-feed',
  'review-feeds',
  {
    ...person,
    /** Null: it was ended. */
    tokenHash: { type: 'string' },
    at: moment,
  },
  [
    { columns: ['person_id'], unique: true },
    { columns: ['token_hash'], unique: true },
  ],
);

export const contentTypes = {
  pixel,
  version,
  approval,
  comment,
  snapshot,
  activity,
  'consent-record': consentRecord,
  'fire-count': fireCount,
  review,
  'review-feed': reviewFeed,
  'review-task': reviewTask,
  'review-note': reviewNote,
};
