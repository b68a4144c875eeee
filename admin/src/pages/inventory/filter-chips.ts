import type { ListQuery } from '../../../../server/src/contract';
import type { TextKey, Words } from '../../words/words';

/** One filter that is set, in words, and what to change in the query to take it away. */
export interface Chip {
  key: string;
  text: string;
  without: Partial<ListQuery>;
}

interface Names {
  vendor: (key: string) => string;
  owner: (email: string) => string;
}

type Filters = Pick<
  ListQuery,
  'search' | 'state' | 'waiting' | 'category' | 'vendor' | 'owner' | 'review' | 'path'
>;

const NO_FILTERS: Filters = {
  search: '',
  state: undefined,
  waiting: undefined,
  category: undefined,
  vendor: undefined,
  owner: undefined,
  review: undefined,
  path: undefined,
};

/** What takes every filter away. */
export const withoutFilters: Partial<ListQuery> = NO_FILTERS;

/** Say which filters are set, in the order in which they stand on the screen. */
export const filterChips = (query: ListQuery, names: Names, { say }: Words): Chip[] => {
  const chip = (key: keyof Filters, label: TextKey, value: string | undefined): Chip[] =>
    value ? [{ key, text: say(label, { value }), without: { [key]: NO_FILTERS[key] } }] : [];
  const { search, state, waiting, category, vendor, owner, review, path } = query;
  return [
    ...chip('search', 'inventory.chip.search', search),
    ...chip('state', 'inventory.chip.state', state && say(`inventory.show.${state}`)),
    ...chip('waiting', 'inventory.chip.state', waiting ? say('inventory.show.waiting') : ''),
    ...chip('category', 'inventory.chip.category', category && say(`category.${category}.name`)),
    ...chip('vendor', 'inventory.chip.vendor', vendor && names.vendor(vendor)),
    ...chip('owner', 'inventory.chip.owner', owner && names.owner(owner)),
    ...chip('review', 'inventory.chip.review', review && say(`inventory.filter.review.${review}`)),
    ...chip('path', 'inventory.chip.path', path),
  ];
};
