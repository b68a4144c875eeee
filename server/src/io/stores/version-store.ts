import type { Core } from '@strapi/strapi';
import { versionSchema, type Version } from '../../contract';
import type { VersionStore } from '../ports';
import { chunks, insertRow, momentOf, openTable, personColumns, personOfRow, type Row } from './database';

const fromRow = (row: Row): Version =>
  versionSchema.parse({ ...row, author: personOfRow(row), createdAt: momentOf(row['at']) });

/** Versions of pixels, in Strapi's database. Nothing here changes or removes one. */
export const createVersionStore = (strapi: Core.Strapi): VersionStore => {
  const table = openTable(strapi, 'version');
  return {
    ofPixel: async (slug) =>
      (await table.findMany({ where: { pixel: slug }, orderBy: { number: 'desc' } })).map(fromRow),
    find: async (slug, number) => {
      const row = await table.findOne({ where: { pixel: slug, number } });
      return row && fromRow(row);
    },
    some: async (wanted) => {
      const found = await Promise.all(
        chunks(wanted).map((part) =>
          table.findMany({ where: { $or: part.map(({ pixel, version }) => ({ pixel, number: version })) } }),
        ),
      );
      return found.flat().map(fromRow);
    },
    insert: ({ pixel, number, content, hash, author, authors, createdAt }) =>
      insertRow(table, { pixel, number, content, hash, authors, at: createdAt, ...personColumns(author) }),
  };
};
