import type { Core } from '@strapi/strapi';
import { choiceWaySchema, consentRecordSchema, consentRuleSchema, type ConsentRecord } from '../../contract';
import type { ChoiceCount } from '../../core/consent-rates';
import type { Between, ConsentRecordStore } from '../ports';
import { insertPlainRow, momentOf, openTable, uidOf, type Row } from './database';

const CATEGORIES = ['functional', 'measurement', 'marketing'] as const;

const toRow = ({ id, categories, ...record }: ConsentRecord): Row => ({
  ...record,
  number: id,
  day: record.at.slice(0, 10),
  ...Object.fromEntries(CATEGORIES.map((category) => [category, categories.includes(category)])),
});

const fromRow = (row: Row): ConsentRecord =>
  consentRecordSchema.parse({
    id: row['number'],
    at: momentOf(row['at']),
    expiresAt: momentOf(row['expiresAt']),
    categories: CATEGORIES.filter((category) => row[category]),
    snapshot: row['snapshot'],
    notice: row['notice'],
    rule: row['rule'],
    region: row['region'] ?? null,
    gpc: row['gpc'],
    dnt: row['dnt'],
    way: row['way'],
  });

const whereOf = ({ from, before }: Between): Row =>
  from === null && before === null
    ? {}
    : { at: { ...(from === null ? {} : { $gte: from }), ...(before === null ? {} : { $lt: before }) } };

const GROUPS = ['day', 'way', 'rule', 'gpc'];

const countOf = (row: Row): ChoiceCount => ({
  day: String(row['day']),
  way: choiceWaySchema.parse(row['way']),
  rule: consentRuleSchema.parse(row['rule']),
  gpc: Boolean(row['gpc']),
  total: Number(row['total']),
  functional: Number(row['functional']),
  measurement: Number(row['measurement']),
  marketing: Number(row['marketing']),
});

/** One query: the index on the moment finds the rows, and the database counts them. */
const countChoices = async (strapi: Core.Strapi, between: Between): Promise<ChoiceCount[]> => {
  const builder = strapi.db.queryBuilder(uidOf('consent-record'));
  const column = (name: string): string => `${builder.alias}.${name}`;
  const yeses = CATEGORIES.map((category) =>
    strapi.db.connection.raw('sum(case when ?? then 1 else 0 end) as ??', [column(category), category]),
  );
  const groups = GROUPS.map(column);
  const counts: unknown = await builder
    .select(GROUPS)
    .where(whereOf(between))
    .getKnexQuery()
    .count({ total: '*' })
    .select(yeses)
    .groupBy(groups);
  return (counts as Row[]).map(countOf);
};

/** The proofs of consent, in Strapi's database: added and, when their time is over, deleted, never changed. */
export const createConsentRecordStore = (strapi: Core.Strapi): ConsentRecordStore => {
  const table = openTable(strapi, 'consent-record');
  return {
    insert: (record) => insertPlainRow(table, toRow(record)),
    find: async (id) => {
      const row = await table.findOne({ where: { number: id } });
      return row && fromRow(row);
    },
    page: async (between, page, pageSize) => {
      const where = whereOf(between);
      const orderBy = [{ at: 'desc' }, { id: 'desc' }];
      const [rows, total] = await Promise.all([
        table.findMany({ where, orderBy, limit: pageSize, offset: (page - 1) * pageSize }),
        table.count({ where }),
      ]);
      return { items: rows.map(fromRow), total };
    },
    after: async (between, place, limit) => {
      // The first condition finds the place in the index; the second one leaves out what was read of that moment.
      const where =
        place === null
          ? whereOf(between)
          : {
              ...whereOf({ ...between, from: place.at }),
              $or: [{ at: { $gt: place.at } }, { id: { $gt: place.row } }],
            };
      const rows = await table.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }], limit });
      const last = rows.length < limit ? undefined : rows.at(-1);
      return {
        items: rows.map(fromRow),
        place: last ? { at: momentOf(last['at']), row: Number(last['id']) } : null,
      };
    },
    count: (between) => countChoices(strapi, between),
    deleteExpired: async (now, limit) => {
      const where = { expiresAt: { $lt: now } };
      const rows = await table.findMany({ select: ['id'], where, orderBy: { expiresAt: 'asc' }, limit });
      const ids = rows.map((row) => row['id']);
      if (ids.length === 0) return 0;
      // The query builder knows no lifecycles, which refuse that anything of the history is deleted.
      await strapi.db
        .queryBuilder(uidOf('consent-record'))
        .delete()
        .where({ id: { $in: ids } })
        .execute();
      return ids.length;
    },
  };
};
