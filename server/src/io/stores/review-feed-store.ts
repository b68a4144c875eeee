import type { Core } from '@strapi/strapi';
import type { ReviewFeedStore } from '../review-ports';
import { insertRow, isEmpty, momentOf, openTable, personColumns, personOfRow } from './database';

/** Who subscribed to the dates of reviews: one address a person, of which a hash is kept. */
export const createReviewFeedStore = (strapi: Core.Strapi): ReviewFeedStore => {
  const table = openTable(strapi, 'review-feed');
  return {
    of: async (personId) => {
      const row = await table.findOne({ where: { personId } });
      return row && !isEmpty(row['tokenHash']) ? { createdAt: momentOf(row['at']) } : null;
    },
    ownerOf: async (tokenHash) => {
      const row = await table.findOne({ where: { tokenHash } });
      return row && personOfRow(row);
    },
    renew: async (person, tokenHash, at) => {
      const data = { ...personColumns(person), tokenHash, at };
      const { count } = await table.updateMany({ where: { personId: person.id }, data });
      if (count === 0) await insertRow(table, data);
    },
    end: async (personId) => {
      await table.updateMany({ where: { personId }, data: { tokenHash: null } });
    },
  };
};
