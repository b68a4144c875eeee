import type { Core } from '@strapi/strapi';
import {
  HISTORY_LISTS_PIXELS,
  snapshotSchema,
  snapshotSummarySchema,
  type Snapshot,
  type SnapshotSummary,
} from '../../contract';
import type { HeldVersions, SnapshotStore, StoredPublication } from '../ports';
import {
  insertRow,
  isEmpty,
  momentOf,
  openTable,
  personColumns,
  personOfRow,
  type Row,
  type Table,
} from './database';

const snapshotOf = (row: Row | null): Snapshot | null => {
  if (row === null) return null;
  const result = snapshotSchema.safeParse(row['content']);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `Publication ${String(row['number'])} is damaged: at "${issue?.path.join('.')}": ${issue?.message}.`,
  );
};

const summaryOf = (
  { pixelCount, pausedCount, consentHash, ...row }: Row,
  pixels: unknown = [],
): SnapshotSummary =>
  snapshotSummarySchema.parse({
    ...row,
    pixels,
    ...(isEmpty(pixelCount) ? {} : { pixelCount, pausedCount }),
    ...(isEmpty(consentHash) ? {} : { consentHash }),
    person: personOfRow(row),
    at: momentOf(row['at']),
  });

/** Everything about a publication but its content and the list of its pixels, which may be large. */
const SUMMARY = [
  'number',
  'cause',
  'restored',
  'hash',
  'consentHash',
  'pixelCount',
  'pausedCount',
  'at',
  'personId',
  'personName',
  'personEmail',
];

const pixelsSchema = snapshotSummarySchema.shape.pixels;

const storedOf = (row: Row): StoredPublication => {
  const snapshot = snapshotSchema.safeParse(row['content']);
  const pixels = pixelsSchema.safeParse(row['pixels']);
  return {
    summary: summaryOf(row, pixels.success ? pixels.data : []),
    snapshot: snapshot.success ? snapshot.data : null,
    written: snapshot.success ? (row['content'] as Snapshot) : null,
    log: isEmpty(row['logNumber'])
      ? null
      : { number: Number(row['logNumber']), hash: String(row['logHash']) },
  };
};

const heldSchema = snapshotSummarySchema.pick({ number: true, at: true, pixels: true });

const readHeld = async (table: Table, number: number, limit: number): Promise<HeldVersions[]> => {
  const rows = await table.findMany({
    select: ['number', 'at', 'pixels'],
    where: { number: { $gt: number } },
    orderBy: { number: 'asc' },
    limit,
  });
  return rows.map((row) => heldSchema.parse({ ...row, at: momentOf(row['at']) }));
};

/** Whether the history names the pixels of this one. Publications from before they were counted are named. */
const isListed = ({ pixelCount }: Row, at: number): boolean =>
  at === 0 || isEmpty(pixelCount) || Number(pixelCount) <= HISTORY_LISTS_PIXELS;

const readHistory = async (table: Table, limit: number): Promise<SnapshotSummary[]> => {
  const rows = await table.findMany({ select: SUMMARY, orderBy: { number: 'desc' }, limit });
  const listed = rows.filter(isListed).map((row) => row['number']);
  const lists = await table.findMany({ select: ['number', 'pixels'], where: { number: { $in: listed } } });
  const pixelsOf = new Map(lists.map((row) => [row['number'], row['pixels']]));
  return rows.map((row) => summaryOf(row, pixelsOf.get(row['number'])));
};

const listOf = ({ pixels }: Snapshot) =>
  pixels.map(({ id, version, name, paused }) => ({ slug: id, version, name, paused }));

/** Snapshots, in Strapi's database. Reading one checks it; a broken one throws. */
export const createSnapshotStore = (strapi: Core.Strapi): SnapshotStore => {
  const table = openTable(strapi, 'snapshot');
  const newest = { orderBy: { number: 'desc' } };
  return {
    latestNumber: async () =>
      Number((await table.findOne({ ...newest, select: ['number'] }))?.['number'] ?? 0),
    latest: async () => snapshotOf(await table.findOne(newest)),
    find: async (number) => snapshotOf(await table.findOne({ where: { number } })),
    stored: async (number) => {
      const row = await table.findOne({ where: { number } });
      return row && storedOf(row);
    },
    next: async (number) => {
      const row = await table.findOne({
        select: ['number', 'at'],
        where: { number: { $gt: number } },
        orderBy: { number: 'asc' },
      });
      return row && { number: Number(row['number']), at: momentOf(row['at']) };
    },
    history: (limit) => readHistory(table, limit),
    held: (number, limit) => readHeld(table, number, limit),
    at: async (moment) => snapshotOf(await table.findOne({ ...newest, where: { at: { $lte: moment } } })),
    notes: async (from, to) => {
      const where = { logNumber: { $gte: from, $lte: to } };
      const rows = await table.findMany({ select: ['logNumber', 'logHash'], where });
      return rows.map((row) => ({ number: Number(row['logNumber']), hash: String(row['logHash']) }));
    },
    lastNote: async () => {
      const where = { logNumber: { $notNull: true } };
      const row = await table.findOne({ select: ['logNumber'], where, orderBy: { logNumber: 'desc' } });
      return Number(row?.['logNumber'] ?? 0);
    },
    insert: (snapshot, { cause, restored, hash, consentHash, person, log }) =>
      insertRow(table, {
        number: snapshot.number,
        cause,
        restored,
        hash,
        consentHash,
        content: snapshot,
        pixels: listOf(snapshot),
        pixelCount: snapshot.pixels.length,
        pausedCount: snapshot.pixels.filter(({ paused }) => paused).length,
        logNumber: log.number,
        logHash: log.hash,
        at: snapshot.publishedAt,
        ...personColumns(person),
      }),
  };
};
