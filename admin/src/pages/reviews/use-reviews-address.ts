import * as React from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ReviewQuery } from '../../../../server/src/contract';
import { readAddress, writeAddress, type ReviewsAddress } from './reviews-address';

export interface ReviewsShown extends ReviewsAddress {
  /** Ask the list for something else; goes back to the first page. */
  narrow: (part: Partial<ReviewQuery>) => void;
  show: (part: Partial<Pick<ReviewsAddress, 'view' | 'month'>>) => void;
}

/** Keep what is shown in the address, so that it can be sent to a colleague and survives "back". */
export const useReviewsAddress = (): ReviewsShown => {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const shown = React.useMemo(() => readAddress(new URLSearchParams(text)), [text]);
  return {
    ...shown,
    narrow: (part) => setParams(writeAddress({ ...shown, query: { ...shown.query, page: 1, ...part } })),
    show: (part) => setParams(writeAddress({ ...shown, ...part })),
  };
};
