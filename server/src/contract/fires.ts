import * as z from 'zod';
import { eventNameSchema, slugSchema } from './pixel';

/** How often a pixel reported an event in one browser, and on how many pages this was the first that it reported. */
const fireCountSchema = z.tuple([
  z.string().max(80),
  z.string().max(80),
  z.number().int().min(1).max(1_000_000),
  z.number().int().min(0).max(1_000_000),
]);
export type FireCount = z.infer<typeof fireCountSchema>;

/** What a browser sends when a page is left: nothing else, and nobody is in it. */
export const fireCountsSchema = z.array(fireCountSchema).min(1).max(100);

/** A day (RFC 3339 `full-date`), in UTC. */
const daySchema = z.iso.date();
const count = z.number().int().min(0);

/** What all browsers together counted on one day. `pages` of a pixel's events add up to the pages on which it fired. */
export const fireRowSchema = z.strictObject({
  pixel: slugSchema,
  event: eventNameSchema,
  day: daySchema,
  fires: count.max(1_000_000_000),
  pages: count.max(1_000_000_000),
});
export type FireRow = z.infer<typeof fireRowSchema>;

/** Rows that a site elsewhere sends at a time. */
export const FIRE_ROWS = 500;
export const fireRowsSchema = z.array(fireRowSchema).min(1).max(FIRE_ROWS);

/** How often a pixel fired: today and the 29 or 89 days before. */
export const firesSchema = z.object({
  fires30: count,
  pages30: count,
  fires90: count,
  pages90: count,
  /** Null: not in the 400 days for which counts are kept. */
  lastFiredOn: daySchema.nullable(),
});
export type Fires = z.infer<typeof firesSchema>;

/** A live pixel of which nothing is heard for 30 days: at all, or lately. */
const silenceSchema = z.enum(['never', 'lately']);
export type Silence = z.infer<typeof silenceSchema>;

/** What the inventory says about it. */
export const firedSchema = firesSchema
  .pick({ fires30: true, lastFiredOn: true })
  .extend({ silent: silenceSchema.nullable() });
export type Fired = z.infer<typeof firedSchema>;
