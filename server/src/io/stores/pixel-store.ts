import type { Core } from '@strapi/strapi';
import { isUniqueViolation } from '../database-conflict';
import { ConflictError, type IdentityHolder, type PixelIdentity, type PixelStore } from '../ports';
import { chunks, insertRow, openTable, type Row } from './database';
import { changeColumns, pixelOfRow, recordColumns } from './pixel-columns';
import { listPixels } from './pixel-list';

const IDENTITY = ['slug', 'name', 'vendor', 'identity'];

const identityOfRow = (row: Row): PixelIdentity => ({
  slug: String(row['slug']),
  name: String(row['name']),
  vendor: String(row['vendor']),
  identity: typeof row['identity'] === 'string' ? row['identity'] : '',
});

const holderOfRow = (row: Row): IdentityHolder => ({
  slug: String(row['slug']),
  name: String(row['name']),
  identityKey: String(row['identityKey']),
});

/** Pixels, in Strapi's database. */
export const createPixelStore = (strapi: Core.Strapi): PixelStore => {
  const table = openTable(strapi, 'pixel');

  const update = async (where: Row, data: Row): Promise<number> => {
    try {
      return (await table.updateMany({ where, data })).count;
    } catch (error) {
      throw isUniqueViolation(error) ? new ConflictError('This id is taken.', { cause: error }) : error;
    }
  };

  return {
    find: async (slug) => {
      const row = await table.findOne({ where: { slug } });
      return row && pixelOfRow(row);
    },
    active: async () => (await table.findMany({ where: { retired: false } })).map(pixelOfRow),
    all: async () => (await table.findMany({})).map(pixelOfRow),
    list: (query) => listPixels(strapi, query),
    withIdentity: async (keys) => {
      const found = await Promise.all(
        chunks(keys).map((part) =>
          table.findMany({
            select: ['slug', 'name', 'identityKey'],
            where: { identityKey: { $in: part } },
          }),
        ),
      );
      return found.flat().map(holderOfRow);
    },
    releaseIdentities: async (slugs) => {
      for (const part of chunks(slugs)) await update({ slug: { $in: part } }, { identityKey: null });
    },
    identities: async () => {
      const where = { retired: false };
      return (await table.findMany({ select: IDENTITY, where })).map(identityOfRow);
    },
    othersOfVendor: async (slug, limit) => {
      const own = await table.findOne({ select: IDENTITY, where: { slug } });
      if (!own?.['identity']) return [];
      const identity = { $notIn: ['', own['identity']] };
      const where = { retired: false, vendor: own['vendor'], identity };
      const rows = await table.findMany({ select: IDENTITY, where, orderBy: { slug: 'asc' }, limit });
      return rows.map(identityOfRow);
    },
    slugsLike: async (start) => {
      const rows = await table.findMany({ select: ['slug'], where: { slug: { $startsWith: start } } });
      return rows.map((row) => String(row['slug']));
    },
    insert: (record, facts) =>
      insertRow(table, { revision: 1, ...changeColumns(record.slug, { facts }), ...recordColumns(record) }),
    save: async (stored, record, change = {}) => {
      const count = await update(
        { slug: record.slug, revision: stored.revision },
        {
          revision: stored.revision + 1,
          ...changeColumns(record.slug, change),
          ...recordColumns(record),
        },
      );
      if (count !== 1) throw new ConflictError(`The pixel ${record.slug} was changed meanwhile.`);
    },
  };
};
