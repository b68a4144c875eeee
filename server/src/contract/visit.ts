import { z } from 'zod';
import { categorySchema } from './category';
import { eventNameSchema, localeSchema } from './pixel';
import { browserStepSchema } from './step';
import { triggerSchema } from './trigger';

/** What a visitor chose. `necessary` is not a choice and never in it. */
export const consentChoiceSchema = z.strictObject({
  categories: z.array(categorySchema.exclude(['necessary'])).max(3),
  /** When, in seconds since 1970. */
  at: z.number().int().min(0),
});
export type ConsentChoice = z.infer<typeof consentChoiceSchema>;

/** The facts about one request that a decision may depend on. */
export const visitSchema = z.strictObject({
  /** Path without query, normalised by `normalisePath`. */
  path: z.string(),
  choice: consentChoiceSchema.nullable(),
  /** Global Privacy Control: the browser asks not to sell or share data. */
  gpc: z.boolean(),
  /** Milliseconds since 1970. */
  now: z.number(),
});
export type Visit = z.infer<typeof visitSchema>;

/** Why a pixel does not run. */
const BLOCK_REASONS = [
  'declared',
  'not_approved',
  'paused',
  'review_overdue',
  'out_of_placement',
  'gpc',
  'consent_missing',
  'policy_error',
] as const;
export const blockReasonSchema = z.enum(BLOCK_REASONS);
export type BlockReason = z.infer<typeof blockReasonSchema>;

/** Triggers are left out where they are those that `triggersOf` names anyway: most events, and every page carries them. */
const planEventSchema = z.strictObject({
  triggers: z.array(triggerSchema).optional(),
  steps: z.array(browserStepSchema),
});
export type PlanEvent = z.infer<typeof planEventSchema>;

/** What a browser needs to run one allowed pixel. */
export const pixelPlanSchema = z.strictObject({
  id: z.string(),
  setup: z.array(browserStepSchema),
  events: z.partialRecord(eventNameSchema, planEventSchema),
});
export type PixelPlan = z.infer<typeof pixelPlanSchema>;

/** The output of `decide`. Every pixel of the snapshot is in one of the two lists. */
export interface Decision {
  allowed: PixelPlan[];
  blocked: { pixelId: string; reason: BlockReason }[];
}

/** The plan in a page, and the answer of the plan and consent endpoints. */
export const pagePlanSchema = z.strictObject({
  v: z.literal(1),
  /** Number of the snapshot that it was made from. */
  snapshot: z.number().int(),
  /** Path under which the site serves our endpoints, for example `/_pixels`. */
  prefix: z.string(),
  /**
   * `private`: the decision for this visitor. `shared`: the same bytes for everybody; a browser that holds a
   * choice asks the server for its own plan.
   */
  kind: z.enum(['private', 'shared']),
  /** Whether this page has pixels that wait for this visitor's choice. */
  ask: z.boolean(),
  /**
   * The choice that the plan was made for; null: none was stored, or the plan is shared. Browsers keep pages
   * (back button, HTTP cache): one whose stored choice differs by now runs nothing of this plan and asks again.
   */
  choice: consentChoiceSchema.nullable().default(null),
  /** File name of the banner's script below the prefix. */
  banner: z.string(),
  pixels: z.array(pixelPlanSchema),
});
export type PagePlan = z.infer<typeof pagePlanSchema>;

/** What a browser sends to store a choice. */
export const consentRequestSchema = z.strictObject({
  categories: z.array(categorySchema.exclude(['necessary'])).max(3),
  path: z.string().max(2048),
});
export type ConsentRequest = z.infer<typeof consentRequestSchema>;

/** What the banner says about the pixels: the same for every visitor. */
export const noticeSchema = z.strictObject({
  snapshot: z.number().int(),
  categories: z.array(
    z.strictObject({
      key: categorySchema,
      pixels: z.array(
        z.strictObject({
          vendor: z.string(),
          purpose: z.string(),
          /** The purpose in further languages. */
          purposeIn: z.record(localeSchema, z.string()).optional(),
        }),
      ),
    }),
  ),
});
export type Notice = z.infer<typeof noticeSchema>;
