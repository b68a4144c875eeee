import { z } from 'zod';
import { EXCHANGE_FORMATS } from './admin-api';
import { CHOICE_WAYS, CONSENT_RULES, consentRecordSchema, RECORD_DAYS } from './consent';

const DAY_MS = 86_400_000;

/** A day (RFC 3339 `full-date`), in UTC. */
const daySchema = z.iso.date('Expected a day such as 2026-11-24.');

const inOrder = { path: ['to'], message: 'The last day lies before the first one.' };

/** A proof as a site elsewhere sends it. */
export const sentRecordSchema = consentRecordSchema.refine(
  ({ at, expiresAt }) => {
    const days = (Date.parse(expiresAt) - Date.parse(at)) / DAY_MS;
    return days > 0 && days <= RECORD_DAYS.max;
  },
  { path: ['expiresAt'], message: `A proof is kept for at most ${RECORD_DAYS.max} days.` },
);

/** Proofs on a page of the list. */
export const RECORDS_PAGE = 25;

/** Which proofs are listed: those of these days, both included. */
export const recordsQuerySchema = z
  .strictObject({
    from: daySchema.optional(),
    to: daySchema.optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, inOrder);
export type RecordsQuery = z.infer<typeof recordsQuerySchema>;

export const recordListSchema = z.object({
  /** Newest first. */
  items: z.array(consentRecordSchema),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type RecordList = z.infer<typeof recordListSchema>;

/** Days, both included. */
const rangeSchema = z.strictObject({ from: daySchema, to: daySchema });
export type DayRange = z.infer<typeof rangeSchema>;

export const recordsExportSchema = rangeSchema
  .extend({ format: z.enum(EXCHANGE_FORMATS, { error: 'Choose json or csv.' }) })
  .refine(({ from, to }) => from <= to, inOrder);
export type RecordsExport = z.infer<typeof recordsExportSchema>;

/** So many days can be counted at a time. */
export const RATES_DAYS = 400;

export const ratesQuerySchema = rangeSchema
  .refine(({ from, to }) => from <= to, inOrder)
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < RATES_DAYS * DAY_MS, {
    path: ['to'],
    message: `At most ${RATES_DAYS} days at a time.`,
  });

const count = z.number().int().min(0);

/** How visitors chose: all choices, and how many of them agreed to each category, had the signal, or came some way. */
const tallySchema = z.object({
  total: count,
  functional: count,
  measurement: count,
  marketing: count,
  /** Made by browsers whose Global Privacy Control was honoured. */
  gpc: count,
  ways: z.record(z.enum(CHOICE_WAYS), count),
  rules: z.record(z.enum(CONSENT_RULES), count),
});
export type Tally = z.infer<typeof tallySchema>;

export const consentRatesSchema = z.object({
  from: daySchema,
  to: daySchema,
  sum: tallySchema,
  /** In order; a day on which nobody chose is left out. */
  days: z.array(tallySchema.extend({ day: daySchema })),
});
export type ConsentRates = z.infer<typeof consentRatesSchema>;
