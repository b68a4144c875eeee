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
    ...person,
  },
  [
    { columns: ['slug'], unique: true },
    { columns: ['state'] },
    { columns: ['review'] },
    { columns: ['changed_at'] },
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
  { pixel: text, version: integer, hash: text, outcome: text, comment: longText, at: moment, ...person },
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
    content: json,
    pixels: json,
    at: moment,
    ...person,
  },
  [{ columns: ['number'], unique: true }],
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
    at: moment,
    ...person,
  },
  [{ columns: ['pixel'] }, { columns: ['at'] }],
);

export const contentTypes = { pixel, version, approval, snapshot, activity };
