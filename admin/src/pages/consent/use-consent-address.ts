import * as React from 'react';
import { useSearchParams } from 'react-router-dom';
import { recordsQuerySchema, type DayRange } from '../../../../server/src/contract';

/** Periods that can be looked at, in days. */
export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];
const USUAL: Period = 30;
const DAY_MS = 86_400_000;

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The last days up to today, in UTC. */
export const lastDays = (days: number, now: number): DayRange => ({
  from: dayOf(now - (days - 1) * DAY_MS),
  to: dayOf(now),
});

const periodOf = (params: URLSearchParams): Period =>
  PERIODS.find((period) => String(period) === params.get('days')) ?? USUAL;

const pageOf = (params: URLSearchParams): number => {
  const read = recordsQuerySchema.safeParse({ page: params.get('page') ?? undefined });
  return read.success ? read.data.page : 1;
};

/** Keep the period and the page of the list in the address, so that it survives "back". */
export const useConsentAddress = () => {
  const [params, setParams] = useSearchParams();
  const days = periodOf(params);
  const range = React.useMemo(() => lastDays(days, Date.now()), [days]);
  const show = (period: Period) => {
    const next = new URLSearchParams(params);
    next.set('days', String(period));
    setParams(next);
  };
  return { days, range, page: pageOf(params), show };
};
