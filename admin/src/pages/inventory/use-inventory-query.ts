import * as React from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ListQuery } from '../../../../server/src/contract';
import { readAddress, writeAddress } from './inventory-address';

export interface InventoryQuery {
  /** What the list is narrowed to and sorted by; the same object as long as nothing changes. */
  asked: ListQuery;
  /** Ask for something else; goes back to the first page. */
  narrow: (part: Partial<ListQuery>) => void;
}

/** Keep search, filters, sorting and page in the address, so that a list can be sent to a colleague and survives "back". */
export const useInventoryQuery = (): InventoryQuery => {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const asked = React.useMemo(() => readAddress(new URLSearchParams(text)), [text]);
  return { asked, narrow: (part) => setParams(writeAddress({ ...asked, page: 1, ...part })) };
};
