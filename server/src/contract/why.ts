import * as z from 'zod';
import { CATEGORIES, categorySchema } from './category';
import { consentRuleSchema, regionKeySchema } from './consent';
import { LIMITS } from './pixel';
import { browserStepSchema } from './step';
import { blockReasonSchema, standingSchema } from './visit';

/** Where a visitor is: nobody knows, in a region of the settings, or in a place that no region names. */
const whereSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('region'), key: regionKeySchema }),
  z.strictObject({ kind: z.literal('elsewhere') }),
]);
export type Where = z.infer<typeof whereSchema>;

const askableSchema = z.object({
  /** Keys of the regions. */
  regions: z.array(z.string()),
  /** Whether Do Not Track counts. */
  dnt: z.boolean(),
});

/** What can be asked about, by the settings about consent that are live, and by those that were last saved. */
export const whyOptionsSchema = z.object({
  live: askableSchema,
  newest: askableSchema,
  /** Whether anything tells the site where visitors are; if not, everybody counts as unknown. */
  knowsPlaces: z.boolean(),
});
export type WhyOptions = z.infer<typeof whyOptionsSchema>;

export const whySchema = z.strictObject({
  /** Which version: the one that visitors meet, or the newest as if it were approved and live. */
  which: z.enum(['live', 'newest']),
  path: z
    .string({ error: 'Please fill in a path.' })
    .trim()
    .min(1, 'Please fill in a path.')
    .max(LIMITS.path),
  /** Null: the visitor has not chosen yet. */
  categories: z
    .array(categorySchema.exclude(['necessary']))
    .max(CATEGORIES.length - 1)
    .nullable(),
  gpc: z.boolean(),
  dnt: z.boolean().default(false),
  where: whereSchema.default({ kind: 'unknown' }),
});
export type Why = z.infer<typeof whySchema>;

export const whyAnswerSchema = z.object({
  /** Null: it runs. */
  reason: blockReasonSchema.or(z.literal('not_live')).nullable(),
  /** The path as the decision reads it. */
  path: z.string(),
  /** What held for this visitor, and how every category stands; null: there is nothing to decide about. */
  consent: z
    .object({
      rule: consentRuleSchema,
      where: whereSchema,
      /** Whether Global Privacy Control counts there, and whether Do Not Track counts on this site. */
      gpc: z.boolean(),
      dnt: z.boolean(),
      standings: z.record(categorySchema, standingSchema),
      /** The categories that the pixel needs. */
      needed: z.array(categorySchema),
    })
    .nullable(),
  setup: z.array(browserStepSchema),
  events: z.record(z.string(), z.array(browserStepSchema)),
  noscript: z.string().nullable(),
  hosts: z.array(z.string()),
});
export type WhyAnswer = z.infer<typeof whyAnswerSchema>;
