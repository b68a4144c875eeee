import type { Core } from '@strapi/strapi';
import { activitySchema, type Activity } from '../../contract';
import type { ActivityStore } from '../ports';
import { insertRow, momentOf, openTable, personColumns, personOfRow, type Row } from './database';

const fromRow = (row: Row): Activity =>
  activitySchema.parse({ ...row, person: personOfRow(row), at: momentOf(row['at']) });

/** The audit log, in Strapi's database: rows are added, never changed or removed. */
export const createActivityStore = (strapi: Core.Strapi): ActivityStore => {
  const table = openTable(strapi, 'activity');
  const newest = { orderBy: { id: 'desc' } };
  return {
    append: ({ person, ...entry }) => insertRow(table, { ...entry, ...personColumns(person) }),
    ofPixel: async (slug, limit) =>
      (await table.findMany({ ...newest, where: { pixel: slug }, limit })).map(fromRow),
    page: async (page, pageSize) => {
      const [rows, total] = await Promise.all([
        table.findMany({ ...newest, limit: pageSize, offset: (page - 1) * pageSize }),
        table.count({}),
      ]);
      return { items: rows.map(fromRow), total };
    },
  };
};
