import type { Core } from '@strapi/strapi';
import { activitySchema, hashSchema, type Activity, type ActivityQuery } from '../../contract';
import { chain, CHAIN_START, storableEntry, type Link, type LinkedEntry } from '../../core/activity-chain';
import { actionsNamed } from '../../core/lone-approval';
import type { ActivityStore } from '../ports';
import { sha256 } from '../sha256';
import {
  chunks,
  insertRow,
  isEmpty,
  momentOf,
  openTable,
  personColumns,
  personOfRow,
  type Row,
} from './database';

// An entry is known by its number in the chain. One that is older than the chain has none, and so a negative one.
const idOf = (row: Row): number => (isEmpty(row['number']) ? -Number(row['id']) : Number(row['number']));

const fromRow = ({ hash, ...row }: Row): Activity =>
  activitySchema.parse({
    ...row,
    id: idOf(row),
    person: personOfRow(row),
    at: momentOf(row['at']),
    ...(isEmpty(hash) ? {} : { hash }),
  });

const linkOf = (row: Row): Link => ({ number: Number(row['number']), hash: hashSchema.parse(row['hash']) });

const linkedOf = (row: Row): LinkedEntry => {
  const { id: _id, hash: _hash, ...entry } = fromRow(row);
  return { ...entry, ...linkOf(row) };
};

const dayWhere = ({ from, to }: ActivityQuery): Row =>
  from || to
    ? {
        at: {
          ...(from ? { $gte: `${from}T00:00:00.000Z` } : {}),
          ...(to ? { $lte: `${to}T23:59:59.999Z` } : {}),
        },
      }
    : {};

const whereOf = (query: ActivityQuery): Row => ({
  ...(query.person
    ? { $or: [{ personName: { $containsi: query.person } }, { personEmail: { $containsi: query.person } }] }
    : {}),
  ...(query.action ? { action: { $in: actionsNamed(query.action) } } : {}),
  ...(query.pixel ? { pixel: query.pixel } : {}),
  ...dayWhere(query),
});

const LINKED = { number: { $notNull: true } };

/** The audit log, in Strapi's database: rows are added, never changed or removed, each chained to the one before. */
export const createActivityStore = (strapi: Core.Strapi): ActivityStore => {
  const table = openTable(strapi, 'activity');
  const newest = { orderBy: { id: 'desc' } };
  const lastLink = async (): Promise<Link> => {
    const row = await table.findOne({
      select: ['number', 'hash'],
      where: LINKED,
      orderBy: { number: 'desc' },
    });
    return row ? linkOf(row) : CHAIN_START;
  };
  return {
    // Two who append at once meet at the unique index on the number: one of them starts over.
    append: async (entry) => {
      const { number, hash, person, ...rest } = chain(storableEntry(entry), await lastLink(), sha256);
      await insertRow(table, { ...rest, number, hash, ...personColumns(person) });
      return { number, hash };
    },
    ofPixel: async (slug, limit) =>
      (await table.findMany({ ...newest, where: { pixel: slug }, limit })).map(fromRow),
    page: async (query) => {
      const { page, pageSize } = query;
      const where = whereOf(query);
      const [rows, total] = await Promise.all([
        table.findMany({ ...newest, where, limit: pageSize, offset: (page - 1) * pageSize }),
        table.count({ where }),
      ]);
      return { items: rows.map(fromRow), total };
    },
    lately: async (limit) => (await table.findMany({ ...newest, limit })).map(fromRow),
    after: async (number, limit) =>
      (await table.findMany({ where: { number: { $gt: number } }, orderBy: { number: 'asc' }, limit })).map(
        linkedOf,
      ),
    withActions: async (actions) =>
      (await table.findMany({ where: { ...LINKED, action: { $in: actions } } })).map(linkedOf),
    lastWithActions: async (actions) => {
      const where = { ...LINKED, action: { $in: actions } };
      const row = await table.findOne({ where, orderBy: { number: 'desc' } });
      return row && linkedOf(row);
    },
    ofMoments: async (wanted) => {
      const found = await Promise.all(
        chunks(wanted).map((part) => table.findMany({ ...newest, where: { $or: part } })),
      );
      return found.flat().map(fromRow);
    },
    aboutVersions: async (action, wanted) => {
      const found = await Promise.all(
        chunks(wanted).map((part) => table.findMany({ where: { ...LINKED, action, $or: part } })),
      );
      return found.flat().map(linkedOf);
    },
    links: async (numbers) => {
      const found = await Promise.all(
        chunks(numbers).map((part) =>
          table.findMany({ select: ['number', 'hash'], where: { number: { $in: part } } }),
        ),
      );
      return found.flat().map(linkOf);
    },
    strayBefore: async () => {
      const first = await table.findOne({ where: LINKED, orderBy: { number: 'asc' } });
      if (!first) return null;
      const where = { number: { $null: true }, id: { $gt: first['id'] } };
      const stray = await table.findOne({ where, orderBy: { id: 'asc' } });
      if (!stray) return null;
      const next = await table.findOne({
        where: { ...LINKED, id: { $gt: stray['id'] } },
        orderBy: { id: 'asc' },
      });
      return next ? Number(next['number']) : (await lastLink()).number + 1;
    },
    latestAt: async () => {
      const row = await table.findOne({ select: ['at'], where: LINKED, orderBy: { at: 'desc' } });
      return row && momentOf(row['at']);
    },
  };
};
