import * as React from 'react';
import { useSearchParams } from 'react-router-dom';
import { activityQuerySchema } from '../../../../server/src/contract';
import type { ActivityFilter } from '../../api';
import { ACTIVITY_ACTIONS } from '../../words/activity-words';

/** Entries on a page, unless somebody asks for another number. */
export const PAGE_SIZE = 25;
const NARROWING = ['person', 'action', 'pixel', 'from', 'to'] as const;

export type Narrowing = Pick<ActivityFilter, (typeof NARROWING)[number]>;

const { shape } = activityQuerySchema;

const textOf = (params: URLSearchParams, name: Exclude<keyof Narrowing, 'action'>): string => {
  const read = shape[name].safeParse(params.get(name) ?? undefined);
  return read.success ? (read.data ?? '') : '';
};

const numberOf = (params: URLSearchParams, name: 'page' | 'pageSize'): number => {
  const read = shape[name].safeParse(params.get(name) ?? undefined);
  return read.success ? read.data : shape[name].parse(undefined);
};

/** Read the filter from an address; what it cannot mean is left out. */
export const filterOf = (params: URLSearchParams): ActivityFilter => ({
  person: textOf(params, 'person'),
  action: ACTIVITY_ACTIONS.find((action) => action === params.get('action')) ?? '',
  pixel: textOf(params, 'pixel'),
  from: textOf(params, 'from'),
  to: textOf(params, 'to'),
  page: numberOf(params, 'page'),
  pageSize: numberOf(params, 'pageSize'),
});

/** Tell whether the filter leaves anything out. */
export const isNarrowed = (filter: ActivityFilter): boolean => NARROWING.some((name) => filter[name] !== '');

/** Keep the filter in the address, so that it can be sent to a colleague and survives "back". */
export const useActivityFilter = () => {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const filter = React.useMemo(() => filterOf(new URLSearchParams(text)), [text]);
  /** Narrow the log; goes back to its first page. */
  const narrow = (part: Partial<Narrowing>) => {
    const next = { ...filter, ...part };
    const query = new URLSearchParams(
      NARROWING.flatMap((name) => (next[name] === '' ? [] : [[name, next[name]]])),
    );
    if (filter.pageSize !== PAGE_SIZE) query.set('pageSize', String(filter.pageSize));
    setParams(query);
  };
  return { filter, narrow };
};
