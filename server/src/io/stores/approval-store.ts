import type { Core } from '@strapi/strapi';
import { approvalSchema, type Approval } from '../../contract';
import type { ApprovalStore } from '../ports';
import {
  chunks,
  insertRow,
  latestAt,
  momentOf,
  openTable,
  personColumns,
  personOfRow,
  type Row,
} from './database';

const fromRow = ({ alone, ...row }: Row): Approval =>
  approvalSchema.parse({
    ...row,
    comment: row['comment'] ?? '',
    person: personOfRow(row),
    at: momentOf(row['at']),
    ...(alone === true ? { alone } : {}),
  });

const key = (approval: Approval): string => `${approval.pixel} ${approval.version}`;

/** What second persons decided, in Strapi's database. Nothing here changes or removes a decision. */
export const createApprovalStore = (strapi: Core.Strapi): ApprovalStore => {
  const table = openTable(strapi, 'approval');
  return {
    ofPixel: async (slug) =>
      (await table.findMany({ where: { pixel: slug }, orderBy: { id: 'desc' } })).map(fromRow),
    some: async (wanted) => {
      const found = await Promise.all(
        chunks(wanted).map((part) =>
          table.findMany({
            where: { outcome: 'approved', $or: part.map(({ pixel, version }) => ({ pixel, version })) },
            orderBy: { id: 'asc' },
          }),
        ),
      );
      const newest = new Map(found.flat().map((row) => [key(fromRow(row)), fromRow(row)]));
      return [...newest.values()];
    },
    latestAt: () => latestAt(table),
    insert: ({ person, alone = false, ...approval }) =>
      insertRow(table, { ...approval, alone, ...personColumns(person) }),
  };
};
