import type { Core } from '@strapi/strapi';
import { pixelRecordSchema, pixelSummarySchema, type ListQuery, type PixelRecord } from '../../contract';
import { pendingChange, pixelState } from '../../core/approval';
import { ConflictError, type PixelFacts, type PixelStore, type StoredPixel } from '../ports';
import { insertRow, momentOf, openTable, personColumns, personOfRow, type Row } from './database';

const recordColumns = (record: PixelRecord): Row => ({
  ...record,
  state: pixelState(record),
  change: pendingChange(record),
});

const factColumns = ({ content, person, at }: PixelFacts): Row => ({
  name: content.name,
  vendor: content.vendor,
  categories: content.categories,
  ownerName: content.owner.name,
  ownerEmail: content.owner.email,
  changedAt: at,
  ...personColumns(person),
});

const fromRow = (row: Row): StoredPixel => {
  const record = pixelRecordSchema.parse({ ...row, pauseReason: row['pauseReason'] ?? '' });
  return {
    record,
    revision: Number(row['revision']),
    summary: pixelSummarySchema.parse({
      ...row,
      ...record,
      state: pixelState(record),
      change: pendingChange(record),
      updatedAt: momentOf(row['changedAt']),
      updatedBy: personOfRow(row),
    }),
  };
};

const whereOf = (query: ListQuery): Row => {
  const text = { $containsi: query.search };
  return {
    ...(query.state ? { state: query.state } : {}),
    ...(query.waiting === undefined ? {} : { review: query.waiting ? 'in_review' : { $ne: 'in_review' } }),
    ...(query.waiting ? { retired: false } : {}),
    ...(query.search
      ? { $or: [{ name: text }, { slug: text }, { vendor: text }, { ownerName: text }, { ownerEmail: text }] }
      : {}),
  };
};

/** Pixels, in Strapi's database. */
export const createPixelStore = (strapi: Core.Strapi): PixelStore => {
  const table = openTable(strapi, 'pixel');
  return {
    find: async (slug) => {
      const row = await table.findOne({ where: { slug } });
      return row && fromRow(row);
    },
    active: async () => (await table.findMany({ where: { retired: false } })).map(fromRow),
    all: async () => (await table.findMany({})).map(fromRow),
    list: async (query) => {
      const where = whereOf(query);
      const [rows, total] = await Promise.all([
        table.findMany({
          where,
          orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
          limit: query.pageSize,
          offset: (query.page - 1) * query.pageSize,
        }),
        table.count({ where }),
      ]);
      return { items: rows.map((row) => fromRow(row).summary), total };
    },
    slugsLike: async (start) => {
      const rows = await table.findMany({ select: ['slug'], where: { slug: { $startsWith: start } } });
      return rows.map((row) => String(row['slug']));
    },
    insert: (record, facts) =>
      insertRow(table, { revision: 1, ...recordColumns(record), ...factColumns(facts) }),
    save: async (stored, record, facts) => {
      const { count } = await table.updateMany({
        where: { slug: record.slug, revision: stored.revision },
        data: {
          revision: stored.revision + 1,
          ...recordColumns(record),
          ...(facts ? factColumns(facts) : {}),
        },
      });
      if (count !== 1) throw new ConflictError(`The pixel ${record.slug} was changed meanwhile.`);
    },
  };
};
