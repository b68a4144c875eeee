import type { Core, UID } from '@strapi/strapi';
import { personSchema, type Person } from '../../contract';
import { ConflictError } from '../ports';
import { isUniqueViolation } from '../database-conflict';

export type Row = Record<string, unknown>;

/** The part of Strapi's query engine that the stores use, without the types of a concrete content type. */
export interface Table {
  findOne(params: Row): Promise<Row | null>;
  findMany(params: Row): Promise<Row[]>;
  count(params: Row): Promise<number>;
  create(params: { data: Row }): Promise<Row>;
  createMany(params: { data: Row[] }): Promise<unknown>;
  updateMany(params: { where: Row; data: Row }): Promise<{ count: number }>;
}

type TableName =
  | 'pixel'
  | 'version'
  | 'approval'
  | 'snapshot'
  | 'activity'
  | 'comment'
  | 'consent-record'
  | 'fire-count'
  | 'review'
  | 'review-feed'
  | 'review-task'
  | 'review-note';

export const uidOf = (name: TableName) => `plugin::pixel-inventory.${name}` as UID.ContentType;

/** Open one of the plugin's tables. Rows are checked by the stores that read them. */
export const openTable = (strapi: Core.Strapi, name: TableName): Table => strapi.db.query(uidOf(name));

const asConflict = (error: unknown): never => {
  throw isUniqueViolation(error) ? new ConflictError('This key is taken.', { cause: error }) : error;
};

/** Insert a row; a key that is taken becomes a ConflictError. */
export const insertRow = async (table: Table, data: Row): Promise<void> => {
  await table.create({ data }).catch(asConflict);
};

/** The same for a row without relations, which Strapi need not look for and read back: one statement and its commit. */
export const insertPlainRow = async (table: Table, data: Row): Promise<void> => {
  await table.createMany({ data: [data] }).catch(asConflict);
};

export const personColumns = (person: Person): Row => ({
  personId: person.id,
  personName: person.name,
  personEmail: person.email,
});

export const personOfRow = (row: Row): Person =>
  personSchema.parse({ id: row['personId'], name: row['personName'] ?? '', email: row['personEmail'] ?? '' });

export const momentOf = (value: unknown): string => new Date(value as string | number | Date).toISOString();

/** Whether a column holds nothing. */
export const isEmpty = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The latest `at` of a table's rows; null: it has none. */
export const latestAt = async (table: Table): Promise<string | null> => {
  const row = await table.findOne({ select: ['at'], orderBy: { at: 'desc' } });
  return row && momentOf(row['at']);
};

/** Pairs to look up in one query: few enough for every database's limit on parameters. */
const CHUNK = 200;

export const chunks = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) =>
    items.slice(at * CHUNK, (at + 1) * CHUNK),
  );
