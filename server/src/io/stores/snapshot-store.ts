import type { Core } from '@strapi/strapi';
import { snapshotSchema, snapshotSummarySchema, type Snapshot, type SnapshotSummary } from '../../contract';
import type { SnapshotStore } from '../ports';
import { insertRow, momentOf, openTable, personColumns, personOfRow, type Row } from './database';

const snapshotOf = (row: Row | null): Snapshot | null => {
  if (row === null) return null;
  const result = snapshotSchema.safeParse(row['content']);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `Publication ${String(row['number'])} is damaged: at "${issue?.path.join('.')}": ${issue?.message}.`,
  );
};

const summaryOf = (row: Row): SnapshotSummary =>
  snapshotSummarySchema.parse({ ...row, person: personOfRow(row), at: momentOf(row['at']) });

/** Everything about a publication but its content, which may be large. */
const SUMMARY = [
  'number',
  'cause',
  'restored',
  'hash',
  'pixels',
  'at',
  'personId',
  'personName',
  'personEmail',
];

/** Snapshots, in Strapi's database. Reading one checks it; a broken one throws. */
export const createSnapshotStore = (strapi: Core.Strapi): SnapshotStore => {
  const table = openTable(strapi, 'snapshot');
  const newest = { orderBy: { number: 'desc' } };
  return {
    latestNumber: async () =>
      Number((await table.findOne({ ...newest, select: ['number'] }))?.['number'] ?? 0),
    latest: async () => snapshotOf(await table.findOne(newest)),
    find: async (number) => snapshotOf(await table.findOne({ where: { number } })),
    history: async (limit) => (await table.findMany({ ...newest, select: SUMMARY, limit })).map(summaryOf),
    insert: (snapshot, { cause, restored, hash, person }) =>
      insertRow(table, {
        number: snapshot.number,
        cause,
        restored,
        hash,
        content: snapshot,
        pixels: snapshot.pixels.map(({ id, version, name, paused }) => ({ slug: id, version, name, paused })),
        at: snapshot.publishedAt,
        ...personColumns(person),
      }),
  };
};
