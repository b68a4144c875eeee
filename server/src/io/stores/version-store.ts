import type { Core } from '@strapi/strapi';
import { pixelContentSchema, versionSchema, type Version } from '../../contract';
import type { HeadContent, VersionStore } from '../ports';
import {
  chunks,
  insertRow,
  latestAt,
  momentOf,
  openTable,
  personColumns,
  personOfRow,
  uidOf,
  type Row,
} from './database';

const fromRow = (row: Row): Version =>
  versionSchema.parse({ ...row, author: personOfRow(row), createdAt: momentOf(row['at']) });

const contentOf = ({ slug, content }: Row): HeadContent => ({
  slug: String(slug),
  // Past Strapi's own reading: SQLite and MariaDB keep JSON as a text.
  content: pixelContentSchema.parse(typeof content === 'string' ? (JSON.parse(content) as unknown) : content),
});

/** Strapi's query engine joins along relations alone, and these tables have none. */
const readHeads = async (strapi: Core.Strapi): Promise<Row[]> => {
  const nameOf = (name: 'pixel' | 'version') => strapi.db.metadata.get(uidOf(name)).tableName;
  const rows: unknown = await strapi.db
    .getConnection(`${nameOf('pixel')} as p`)
    .join(`${nameOf('version')} as v`, { 'v.pixel': 'p.slug', 'v.number': 'p.head' })
    .where('p.retired', false)
    .orderBy('p.slug')
    .select('p.slug', 'v.content');
  return rows as Row[];
};

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
    heads: async () => (await readHeads(strapi)).map(contentOf),
    latestAt: () => latestAt(table),
    insert: ({ pixel, number, content, hash, author, authors, createdAt }) =>
      insertRow(table, { pixel, number, content, hash, authors, at: createdAt, ...personColumns(author) }),
  };
};
