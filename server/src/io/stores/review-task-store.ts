import type { Core } from '@strapi/strapi';
import { reviewTaskSchema, type ReviewTaskView } from '../../contract';
import { mailKey, noteKey, type Mark, type Note } from '../../core/review';
import { isUniqueViolation } from '../database-conflict';
import { TakenError, type ReviewTask, type ReviewTaskStore } from '../review-ports';
import { sha256 } from '../sha256';
import { chunks, isEmpty, momentOf, openTable, type Row, type Table } from './database';

const optionalMoment = (value: unknown): string | null => (isEmpty(value) ? null : momentOf(value));

const taskOfRow = (row: Row): ReviewTask => ({
  id: Number(row['id']),
  key: String(row['taskKey']),
  kind: reviewTaskSchema.shape.kind.parse(row['kind']),
  to: String(row['recipient']),
  slot: String(row['slot']),
  state: reviewTaskSchema.shape.state.parse(row['state']),
  attempts: Number(row['attempts']),
  leaseUntil: optionalMoment(row['leaseUntil']),
  maybeTwice: Boolean(row['maybeTwice']),
});

const viewOfRow = (row: Row, pixels: string[]): ReviewTaskView =>
  reviewTaskSchema.parse({
    ...row,
    to: row['recipient'],
    lastError: row['lastError'] ?? '',
    maybeTwice: Boolean(row['maybeTwice']),
    pixels,
    at: momentOf(row['at']),
    sentAt: optionalMoment(row['sentAt']),
    nextAt: optionalMoment(row['nextAt']),
  });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const noteOfRow = (row: Row): Note => ({
  kind: String(row['kind']) as Note['kind'],
  pixel: String(row['pixel']),
  period: String(row['period']),
  to: textOf(row['recipient']),
  day: textOf(row['day']),
});

const noteColumns = (note: Note, taskKey: string | null, at: string): Row => ({
  noteKey: sha256(noteKey(note)),
  taskKey,
  kind: note.kind,
  pixel: note.pixel,
  period: note.period,
  recipient: note.to,
  day: note.day,
  at,
});

const insertOnce = async (table: Table, rows: Row[]): Promise<void> => {
  try {
    for (const part of chunks(rows)) await table.createMany({ data: part });
  } catch (error) {
    throw isUniqueViolation(error) ? new TakenError('This was done already.', { cause: error }) : error;
  }
};

/** A claim that reaches further than any claim does was made by a clock that was wrong. */
const LONGEST_CLAIM = 24 * 60 * 60 * 1000;

const waitingWhere = (now: string): Row => ({
  $or: [
    { state: { $in: ['waiting', 'failed'] }, nextAt: { $lte: now } },
    { state: 'claimed', leaseUntil: { $lte: now } },
    {
      state: 'claimed',
      leaseUntil: { $gt: new Date(Date.parse(now) + LONGEST_CLAIM).toISOString() },
    },
  ],
});

/** Mails about reviews, in Strapi's database. Unique indexes and compared writes make each of them one instance's. */
export const createReviewTaskStore = (strapi: Core.Strapi): ReviewTaskStore => {
  const tasks = openTable(strapi, 'review-task');
  const notes = openTable(strapi, 'review-note');

  const inChunks = async (table: Table, column: string, values: string[]): Promise<Row[]> => {
    const found = await Promise.all(
      chunks([...new Set(values)]).map((part) => table.findMany({ where: { [column]: { $in: part } } })),
    );
    return found.flat();
  };

  const marks = async (slugs: string[]): Promise<Mark[]> => {
    const rows = await inChunks(notes, 'pixel', slugs);
    const keys = rows.flatMap(({ taskKey }) => (typeof taskKey === 'string' ? [taskKey] : []));
    const mails = new Map((await inChunks(tasks, 'taskKey', keys)).map((row) => [row['taskKey'], row]));
    return rows.map((row) => {
      const mail = mails.get(row['taskKey']);
      const sentAt = optionalMoment(mail?.['sentAt']);
      return {
        ...noteOfRow(row),
        sentAt: sentAt === null ? null : Date.parse(sentAt),
        givenUp: mail?.['state'] === 'given_up',
      };
    });
  };

  const viewsOf = async (rows: Row[]): Promise<ReviewTaskView[]> => {
    const keys = rows.map((row) => String(row['taskKey']));
    const about = await inChunks(notes, 'taskKey', keys);
    const pixelsOf = (row: Row) => [
      ...new Set(about.filter((n) => n['taskKey'] === row['taskKey']).map((n) => String(n['pixel']))),
    ];
    return rows.map((row) => viewOfRow(row, pixelsOf(row)));
  };

  return {
    marks,
    known: async (mails) => {
      const keys = mails.map((mail) => [sha256(mailKey(mail)), mailKey(mail)] as const);
      const rows = await inChunks(
        tasks,
        'taskKey',
        keys.map(([hash]) => hash),
      );
      const found = new Set(rows.map((row) => row['taskKey']));
      return new Set(keys.flatMap(([hash, key]) => (found.has(hash) ? [key] : [])));
    },
    open: async (mail, at) => {
      const taskKey = sha256(mailKey(mail));
      const { kind, to: recipient, slot } = mail;
      const fresh = { state: 'waiting', attempts: 0, maybeTwice: false, nextAt: at, lastError: '' };
      await insertOnce(tasks, [{ taskKey, kind, recipient, slot, at, ...fresh }]);
      await insertOnce(
        notes,
        mail.notes.map((note) => noteColumns(note, taskKey, at)),
      );
    },
    mark: (note, at) => insertOnce(notes, [noteColumns(note, null, at)]),
    waiting: async (now, limit, kind) => {
      const where = { ...waitingWhere(now), ...(kind ? { kind } : {}) };
      return (await tasks.findMany({ where, orderBy: { id: 'asc' }, limit })).map(taskOfRow);
    },
    claim: async (task, leaseUntil, maybeTwice) => {
      const { id, state, attempts } = task;
      const claimed = { ...task, state: 'claimed' as const, attempts: attempts + 1, leaseUntil, maybeTwice };
      const { count } = await tasks.updateMany({
        where: { id, state, attempts },
        data: { state: claimed.state, attempts: claimed.attempts, leaseUntil, maybeTwice },
      });
      return count === 1 ? claimed : null;
    },
    end: async ({ id, attempts }, end) => {
      const where = { id, state: 'claimed', attempts };
      return (await tasks.updateMany({ where, data: { ...end, leaseUntil: null } })).count === 1;
    },
    notesOf: async ({ key }) =>
      (await notes.findMany({ where: { taskKey: key }, orderBy: { id: 'asc' } })).map(noteOfRow),
    find: async (id) => {
      const row = await tasks.findOne({ where: { id } });
      const [view] = row ? await viewsOf([row]) : [];
      return row && view ? { task: taskOfRow(row), view } : null;
    },
    page: async ({ state, page, pageSize }) => {
      const where = state ? { state } : {};
      const offset = (page - 1) * pageSize;
      const [rows, total] = await Promise.all([
        tasks.findMany({ where, orderBy: { id: 'desc' }, limit: pageSize, offset }),
        tasks.count({ where }),
      ]);
      return { items: await viewsOf(rows), total };
    },
  };
};
