import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { FireRow, Fires } from '../../contract';
import type { FirePeriods } from '../../core/fires';
import type { FireStore } from '../ports';
import { uidOf, type Row } from './database';

const KEY = ['pixel', 'day', 'event'];
const SUMS = ['fires', 'pages'] as const;
const SINCE = { type: 'plugin', name: 'pixel-inventory', key: 'counting-since' } as const;

/** As Strapi numbers its own rows: letters and digits, so many of them. */
const documentId = (): string => randomUUID().replaceAll('-', '').slice(0, 24);

// Each the same way round, so that two that write the same rows wait for each other in place of both giving up.
const inOrder = (rows: readonly FireRow[]): FireRow[] => {
  const keyOf = ({ pixel, day, event }: FireRow): string => `${pixel} ${day} ${event}`;
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

const toRow = (row: FireRow, now: Date): Row => ({
  ...row,
  documentId: documentId(),
  createdAt: now,
  updatedAt: now,
  publishedAt: now,
});

/** The newest day, as a database answers; null: there is none. */
export const dayOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const firesOfRow = (row: Row): Fires => ({
  fires30: Number(row['fires30']),
  pages30: Number(row['pages30']),
  fires90: Number(row['fires90']),
  pages90: Number(row['pages90']),
  lastFiredOn: dayOrNull(row['lastFiredOn']),
});

/** How often pixels fired, in Strapi's database: a row for each pixel, day and event, to which more is added. */
export const createFireStore = (strapi: Core.Strapi): FireStore => {
  const raw = (sql: string, bindings: string[]) => strapi.db.connection.raw(sql, bindings);
  const counts = () => strapi.db.queryBuilder(uidOf('fire-count'));

  /** What a row holds already, and what comes to it: every database names the latter in its own way. */
  const added = (column: (typeof SUMS)[number]) =>
    strapi.db.dialect.client === 'mysql'
      ? raw('?? + values(??)', [column, column])
      : raw('?? + ??', [`${tableOf(strapi)}.${column}`, `excluded.${column}`]);

  return {
    add: async (rows) => {
      const now = new Date();
      await counts()
        .insert(inOrder(rows).map((row) => toRow(row, now)))
        .onConflict(KEY)
        .merge(Object.fromEntries(SUMS.map((column) => [column, added(column)])))
        .execute();
    },
    of: async (pixels, { from30, from90 }) => {
      const sum = (column: (typeof SUMS)[number], from: string, name: string) =>
        raw('sum(case when ?? >= ? then ?? else 0 end) as ??', ['day', from, column, name]);
      const query = strapi.db
        .getConnection(tableOf(strapi))
        .select('pixel', raw('max(??) as ??', ['day', 'lastFiredOn']))
        .select(SUMS.map((column) => sum(column, from30, `${column}30`)))
        .select(SUMS.map((column) => sum(column, from90, `${column}90`)))
        .whereIn('pixel', pixels)
        .groupBy('pixel');
      // In the transaction that is open, if one is: it may hold the only connection.
      const rows: unknown = await (strapi.db.inTransaction()
        ? query.transacting((await strapi.db.transaction()).get())
        : query);
      return new Map((rows as Row[]).map((row) => [String(row['pixel']), firesOfRow(row)]));
    },
    deleteBefore: async (day) =>
      Number(
        await counts()
          .delete()
          .where({ day: { $lt: day } })
          .execute(),
      ),
    since: async () => {
      const day: unknown = await strapi.store(SINCE).get({});
      return typeof day === 'string' ? day : null;
    },
    begin: async (day) => {
      await strapi.store(SINCE).set({ value: day });
    },
  };
};

/** The name of the table in the database. */
const tableOf = (strapi: Core.Strapi): string => strapi.db.metadata.get(uidOf('fire-count')).tableName;

/** Columns of a list of pixels for its period of 30 days, looked up for each row that is shown. */
export const firedColumns = (strapi: Core.Strapi, slug: string, { from30 }: Pick<FirePeriods, 'from30'>) => {
  const ofPixel = () =>
    strapi.db.getConnection(`${tableOf(strapi)} as fired`).whereRaw('?? = ??', ['fired.pixel', slug]);
  return [
    ofPixel().sum('fired.fires').where('fired.day', '>=', from30).as('fires30'),
    ofPixel().max('fired.day').as('last_fired_on'),
  ];
};
