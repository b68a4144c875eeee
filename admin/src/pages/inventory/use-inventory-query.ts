import * as React from 'react';
import { useSearchParams } from 'react-router-dom';
import type { PixelQuery } from '../../api';

/** What the list can be narrowed to. `waiting` is anything whose newest version waits for approval. */
export const SHOWN = ['all', 'waiting', 'live', 'approved', 'draft', 'paused', 'retired'] as const;
export type Shown = (typeof SHOWN)[number];

/** Pixels on a page, unless somebody asks for another number. */
export const PAGE_SIZE = 25;
const LARGEST_PAGE = 100;

export interface InventoryQuery {
  search: string;
  show: Shown;
  page: number;
  pageSize: number;
  /** The same as the server wants it. */
  request: PixelQuery;
  /** Narrow the list; goes back to its first page. */
  narrow: (part: { search?: string; show?: Shown }) => void;
}

const shownOf = (text: string | null): Shown => SHOWN.find((shown) => shown === text) ?? 'all';

const numberOf = (text: string | null, usual: number, largest: number): number => {
  const number = Number(text ?? usual);
  return Number.isInteger(number) && number >= 1 && number <= largest ? number : usual;
};

const requestOf = (search: string, show: Shown, page: number, pageSize: number): PixelQuery => {
  const request: PixelQuery = { search, page, pageSize };
  if (show === 'waiting') return { ...request, waiting: true };
  return show === 'all' ? request : { ...request, state: show };
};

/** Keep search, filter and page in the address, so that a list can be sent to a colleague and survives "back". */
export const useInventoryQuery = (): InventoryQuery => {
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const show = shownOf(params.get('show'));
  const page = numberOf(params.get('page'), 1, 100_000);
  const pageSize = numberOf(params.get('pageSize'), PAGE_SIZE, LARGEST_PAGE);
  const request = React.useMemo(
    () => requestOf(search, show, page, pageSize),
    [search, show, page, pageSize],
  );

  const narrow: InventoryQuery['narrow'] = (part) => {
    const next = { search, show, ...part };
    const query = new URLSearchParams();
    if (next.search !== '') query.set('search', next.search);
    if (next.show !== 'all') query.set('show', next.show);
    if (pageSize !== PAGE_SIZE) query.set('pageSize', String(pageSize));
    setParams(query);
  };

  return { search, show, page, pageSize, request, narrow };
};
