import type { Core } from '@strapi/strapi';
import { approvalSchema, type Approval } from '../../contract';
import { versionKey } from '../../core/version-key';
import type { ApprovalStore } from '../ports';
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

const fromRow = ({ alone, ...row }: Row): Approval =>
  approvalSchema.parse({
    ...row,
    comment: row['comment'] ?? '',
    person: personOfRow(row),
    at: momentOf(row['at']),
    ...(alone === true ? { alone } : {}),
  });

const COLUMNS = [
  'pixel',
  'version',
  'hash',
  'outcome',
  'comment',
  'alone',
  'at',
  'person_id',
  'person_name',
  'person_email',
];

const key = ({ pixel, version }: Approval): string => versionKey(pixel, version);

/**
 * Strapi's query engine joins along relations alone, and these tables have none. Whoever saves makes a version that nobody
 * decided on: a draft with decisions was sent back, or taken off by a step back after it had been approved.
 */
const readDraftDecisions = async (strapi: Core.Strapi): Promise<Row[]> => {
  const nameOf = (name: 'pixel' | 'approval') => strapi.db.metadata.get(uidOf(name)).tableName;
  const rows: unknown = await strapi.db
    .getConnection(`${nameOf('pixel')} as p`)
    .join(`${nameOf('approval')} as a`, { 'a.pixel': 'p.slug', 'a.version': 'p.head' })
    .where({ 'p.retired': false, 'p.review': 'draft' })
    .orderBy('a.id', 'desc')
    .select(COLUMNS.map((column) => `a.${column}`));
  return rows as Row[];
};

/** Read a row as it comes past Strapi's own reading. */
const fromRawRow = (raw: Row): Approval =>
  fromRow({
    ...raw,
    personId: raw['person_id'],
    personName: raw['person_name'],
    personEmail: raw['person_email'],
    alone: Boolean(raw['alone']),
  });

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
    sentBack: async () => {
      // The newest of each version stands in the place of its first.
      const newest = new Map<string, Approval>();
      for (const decision of (await readDraftDecisions(strapi)).map(fromRawRow)) {
        if (!newest.has(key(decision))) newest.set(key(decision), decision);
      }
      return [...newest.values()].filter(({ outcome }) => outcome === 'sent_back');
    },
    latestAt: () => latestAt(table),
    insert: ({ person, alone = false, ...approval }) =>
      insertRow(table, { ...approval, alone, ...personColumns(person) }),
  };
};
