import type { Core } from '@strapi/strapi';
import type { Placement } from '../../contract';
import { foldText } from '../../core/fold-text';
import type { FoundPixels, ListedPixel, PixelQuery } from '../ports';
import { openTable, uidOf, type Row } from './database';
import { dayOrNull, firedColumns } from './fire-store';
import { categoryMark, ownerKey, pixelOfRow, placementOfRow } from './pixel-columns';

const searchWhere = ({ search, vendorsFound }: PixelQuery): Row => {
  if (search === '') return {};
  const words = { searchText: { $contains: foldText(search) } };
  return vendorsFound.length > 0 ? { $or: [words, { vendor: { $in: vendorsFound } }] } : words;
};

const dueWhere = ({ due }: PixelQuery): Row => {
  if (!due) return {};
  const range = { $lt: due.before, ...(due.from === null ? {} : { $gte: due.from }) };
  // What is retired runs nowhere: nobody has to look at it again.
  return { reviewDueAt: range, retired: false };
};

const waitingWhere = ({ waiting }: PixelQuery): Row => {
  if (waiting === undefined) return {};
  return waiting ? { review: 'in_review', retired: false } : { review: { $ne: 'in_review' } };
};

const whereOf = (query: PixelQuery): Row => ({
  ...(query.state ? { state: query.state } : {}),
  ...(query.vendor === undefined ? {} : { vendor: query.vendor }),
  ...(query.owner === undefined ? {} : { ownerKey: ownerKey(query.owner) }),
  ...(query.category ? { categoryList: { $contains: categoryMark(query.category) } } : {}),
  ...waitingWhere(query),
  ...dueWhere(query),
  // What is retired runs nowhere, unless somebody asks for just that.
  ...(query.runs && !query.state ? { retired: false } : {}),
  ...searchWhere(query),
});

const SORT_COLUMNS: Record<PixelQuery['sort'], string> = {
  updated: 'changed_at',
  name: 'sort_name',
  vendor: 'vendor',
  state: 'state_rank',
  owner: 'sort_owner',
  review: 'review_due_at',
};

/** What a row is once it came past Strapi's own reading, which knows no column but a table's own. */
const readRow = (attributes: Attributes, raw: Row): Row =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { type, columnName = name }]) => {
      const value = raw[columnName];
      if (value === undefined) return [];
      if (type === 'json' && typeof value === 'string') return [[name, JSON.parse(value) as unknown]];
      return [[name, type === 'boolean' ? Boolean(value) : value]];
    }),
  );

type Attributes = Record<string, { type: string; columnName?: string }>;

const attributesOf = (strapi: Core.Strapi): Attributes => strapi.db.metadata.get(uidOf('pixel')).attributes;

/**
 * Start the query of a list. What has no value comes last both ways (databases differ there); equal ones stand by
 * name, then by their place in the table, so that no page repeats or skips one.
 */
const openList = (strapi: Core.Strapi, query: PixelQuery, columns: string[]) => {
  const builder = strapi.db.queryBuilder(uidOf('pixel'));
  const column = (name: string): string => `${builder.alias}.${name}`;
  const list = builder.select(columns).where(whereOf(query)).getKnexQuery();
  if (query.sort === 'review') list.orderByRaw('?? is null', [column('review_due_at')]);
  list.orderBy([
    { column: column(SORT_COLUMNS[query.sort]), order: query.order },
    { column: column('sort_name'), order: 'asc' },
    { column: column('id'), order: 'asc' },
  ]);
  return { list, column };
};

const listedOfRow = (attributes: Attributes, raw: Row): ListedPixel => ({
  summary: pixelOfRow(readRow(attributes, raw)).summary,
  fired: {
    fires30: Number(raw['fires30'] ?? 0),
    lastFiredOn: dayOrNull(raw['last_fired_on']),
  },
});

const offsetOf = ({ page, pageSize }: PixelQuery): number => (page - 1) * pageSize;

/** Answer with one query: each row carries how many there are in all. */
const listPage = async (strapi: Core.Strapi, query: PixelQuery): Promise<FoundPixels> => {
  const { list, column } = openList(strapi, query, ['*']);
  const rows = (await list
    .select(firedColumns(strapi, column('slug'), query.period))
    .select(strapi.db.connection.raw('count(*) over () as total'))
    .limit(query.pageSize)
    .offset(offsetOf(query))) as Row[];
  const attributes = attributesOf(strapi);
  const [first] = rows;
  // A page past the end has no row that could carry the number.
  const isPastTheEnd = first === undefined && query.page > 1;
  return {
    items: rows.map((row) => listedOfRow(attributes, row)),
    total: isPastTheEnd
      ? await openTable(strapi, 'pixel').count({ where: whereOf(query) })
      : Number(first?.['total'] ?? 0),
  };
};

/** Read the rows with these numbers, in any order. */
const rowsOf = async (strapi: Core.Strapi, { period }: PixelQuery, ids: number[]): Promise<Row[]> => {
  const builder = strapi.db.queryBuilder(uidOf('pixel'));
  const rows: unknown = await builder
    .select(['*'])
    .where({ id: { $in: ids } })
    .getKnexQuery()
    .select(firedColumns(strapi, `${builder.alias}.slug`, period));
  return rows as Row[];
};

const PLACES = ['id', 'state', 'live', 'placement', 'livePlacement'];

/** Answer with two queries: where all that match run, judged here, then the rows of the page. */
const listRunning = async (
  strapi: Core.Strapi,
  query: PixelQuery,
  runs: (placement: Placement) => boolean,
): Promise<FoundPixels> => {
  const rows = (await openList(strapi, query, PLACES).list) as Row[];
  const attributes = attributesOf(strapi);
  const there = rows
    .map((row) => readRow(attributes, row))
    .filter((row) => {
      const placement = placementOfRow(row);
      return placement !== undefined && runs(placement as Placement);
    });
  const ids = there.map(({ id }) => Number(id));
  const counts = { total: ids.length, running: there.filter(({ state }) => state === 'live').length };
  const wanted = ids.slice(offsetOf(query), offsetOf(query) + query.pageSize);
  if (wanted.length === 0) return { items: [], ...counts };
  const found = await rowsOf(strapi, query, wanted);
  const rowOf = new Map(found.map((row) => [Number(row['id']), row]));
  return {
    items: wanted.flatMap((id) => {
      const row = rowOf.get(id);
      return row ? [listedOfRow(attributes, row)] : [];
    }),
    ...counts,
  };
};

/** Search, filter, sort and page the inventory, in the database as far as it can. */
export const listPixels = (strapi: Core.Strapi, query: PixelQuery): Promise<FoundPixels> =>
  query.runs ? listRunning(strapi, query, query.runs) : listPage(strapi, query);
