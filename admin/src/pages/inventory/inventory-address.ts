import { LIMITS, listQuerySchema, type ListQuery } from '../../../../server/src/contract';

/** What the list shows unless somebody asks for something else. */
export const USUAL: ListQuery = listQuerySchema.parse({});

const KEYS = listQuerySchema.keyof().options;

const isKey = (name: string): boolean => KEYS.some((key) => key === name);

/**
 * Read from an address what the list is narrowed to and sorted by. What is unknown or makes no sense there (somebody
 * may have typed it) is left out.
 */
export const readAddress = (params: URLSearchParams): ListQuery => {
  const known = [...params].filter(([name]) => isKey(name));
  const read = listQuerySchema.safeParse(Object.fromEntries(known));
  // "Those that do not wait" is nothing that the screen offers, so it must not narrow the list unseen.
  if (read.success) return { ...read.data, waiting: read.data.waiting || undefined };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return readAddress(new URLSearchParams(known.filter(([name]) => !wrong.has(name))));
};

/** Write what the list shows as an address, without what is usual. */
export const writeAddress = (query: ListQuery): URLSearchParams =>
  new URLSearchParams(
    KEYS.flatMap((key) => {
      const value = query[key];
      return value === undefined || value === '' || value === USUAL[key] ? [] : [[key, String(value)]];
    }),
  );

type Sort = Pick<ListQuery, 'sort' | 'order'>;

/** Sort by a column at a click on its heading: upwards, then downwards, then as usual again. */
export const nextSort = (now: Sort, column: ListQuery['sort']): Sort => {
  if (now.sort !== column) return { sort: column, order: 'asc' };
  if (now.order === 'asc') return { sort: column, order: 'desc' };
  return { sort: USUAL.sort, order: USUAL.order };
};

const ADDRESS = /^https?:\/\/[^/?#]*/i;

/** Make a path of what somebody typed or pasted into the field for one: a whole address, or `shop`. */
export const typedPath = (text: string): string => {
  const path = (text.trim().replace(ADDRESS, '').split(/[?#]/)[0] ?? '').slice(0, LIMITS.path);
  if (path === '') return ADDRESS.test(text.trim()) ? '/' : '';
  return path.startsWith('/') ? path : `/${path}`.slice(0, LIMITS.path);
};
