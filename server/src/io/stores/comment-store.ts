import type { Core } from '@strapi/strapi';
import { commentSchema, type Comment } from '../../contract';
import type { CommentStore } from '../ports';
import { insertRow, latestAt, momentOf, openTable, personColumns, personOfRow, type Row } from './database';

const fromRow = (row: Row): Comment =>
  commentSchema.parse({ ...row, person: personOfRow(row), at: momentOf(row['at']) });

/** What people wrote about versions, in Strapi's database. Nothing here changes or removes a comment. */
export const createCommentStore = (strapi: Core.Strapi): CommentStore => {
  const table = openTable(strapi, 'comment');
  return {
    ofPixel: async (slug) =>
      (await table.findMany({ where: { pixel: slug }, orderBy: { id: 'asc' } })).map(fromRow),
    insert: (pixel, { person, ...comment }) =>
      insertRow(table, { pixel, ...comment, ...personColumns(person) }),
    latestAt: () => latestAt(table),
  };
};
