import { reviewQuerySchema, type ReviewQuery } from '../../../../server/src/contract';
import { isMonth } from '../../words/review-days';

/** What the screen shows: a list that is narrowed, or a month. */
export interface ReviewsAddress {
  view: 'list' | 'calendar';
  /** Undefined: the one that it is now. */
  month: string | undefined;
  query: ReviewQuery;
}

/** What the list shows unless somebody asks for something else. */
export const USUAL: ReviewQuery = reviewQuerySchema.parse({});

const KEYS = reviewQuerySchema.keyof().options;

const readQuery = (known: readonly [string, string][]): ReviewQuery => {
  const read = reviewQuerySchema.safeParse(Object.fromEntries(known));
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return readQuery(known.filter(([name]) => !wrong.has(name)));
};

/** Read from an address what to show. What is unknown or makes no sense there is left out. */
export const readAddress = (params: URLSearchParams): ReviewsAddress => {
  const month = params.get('month') ?? '';
  return {
    view: params.get('view') === 'calendar' ? 'calendar' : 'list',
    month: isMonth(month) ? month : undefined,
    query: readQuery([...params].filter(([name]) => KEYS.some((key) => key === name))),
  };
};

/** Write what is shown as an address, without what is usual. */
export const writeAddress = ({ view, month, query }: ReviewsAddress): URLSearchParams =>
  new URLSearchParams([
    ...(view === 'calendar' ? [['view', view]] : []),
    ...(view === 'calendar' && month !== undefined ? [['month', month]] : []),
    ...KEYS.flatMap((key) => {
      const value = query[key];
      return value === undefined || value === '' || value === USUAL[key] ? [] : [[key, String(value)]];
    }),
  ]);
