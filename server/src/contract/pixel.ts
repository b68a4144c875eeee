import * as z from 'zod';
import { categorySchema } from './category';
import { localeSchema } from './locale';
import { plainText } from './plain-text';
import { TRIGGERS_PER_EVENT, triggerSchema } from './trigger';

/** Limits on what an editor types. Characters unless another unit is named. */
export const LIMITS = {
  name: 120,
  purposeMin: 15,
  purpose: 1000,
  goal: 300,
  events: 50,
  triggers: TRIGGERS_PER_EVENT,
  rulesPerList: 50,
  path: 500,
  reason: 500,
  comment: 2000,
  reviewDaysMin: 1,
  reviewDaysMax: 730,
} as const;

/** A stable name of a pixel, for addresses and for tools that compare sites. */
export const slugSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/,
    'Expected up to 80 small letters, digits and hyphens, for example: spring-campaign.',
  );

export const RULE_KINDS = ['exact', 'prefix', 'wildcard'] as const;

/**
 * Where on the site. `exact` is this path alone; `prefix` this path and everything below it;
 * `wildcard` a pattern in which `*` stands for one part between slashes and `**` for any number of parts.
 */
export const pathRuleSchema = z
  .strictObject({
    kind: z.enum(RULE_KINDS, { error: 'Choose exact, prefix or wildcard.' }),
    path: z
      .string({ error: 'Please fill in a path.' })
      .trim()
      .max(LIMITS.path, `A path may have at most ${LIMITS.path} characters.`)
      .regex(/^\/[^\s?#\\]*$/, 'A path starts with / and has no spaces, no ? and no #, for example: /shop.'),
  })
  .superRefine((rule, ctx) => {
    if (rule.kind !== 'wildcard' && rule.path.includes('*')) {
      ctx.addIssue({
        code: 'custom',
        path: ['path'],
        message: 'Choose “Pages like a pattern with *” (in a file: wildcard) to use * in a path.',
      });
    }
    if (rule.kind === 'wildcard' && !rule.path.includes('*')) {
      ctx.addIssue({
        code: 'custom',
        path: ['path'],
        message: 'A pattern needs a * in it, for example: /shop/*/reviews.',
      });
    }
  });
export type PathRule = z.infer<typeof pathRuleSchema>;

/** Where a pixel may run: on a page that an `include` rule matches and no `exclude` rule does. */
export const placementSchema = z.strictObject({
  include: z
    .array(pathRuleSchema)
    .min(1, 'Say where the pixel runs: add at least one path. The prefix / means every page.')
    .max(LIMITS.rulesPerList, `At most ${LIMITS.rulesPerList} rules.`),
  exclude: z.array(pathRuleSchema).max(LIMITS.rulesPerList, `At most ${LIMITS.rulesPerList} rules.`),
});
export type Placement = z.infer<typeof placementSchema>;

/**
 * The events that a pixel can report. GA4's names serve as the neutral names; each vendor's definition
 * says which of them it understands and what it calls them.
 */
export const EVENT_NAMES = [
  'page_view',
  'view_item',
  'add_to_cart',
  'begin_checkout',
  'add_payment_info',
  'purchase',
  'generate_lead',
  'sign_up',
  'search',
  'subscribe',
] as const;
export const eventNameSchema = z.enum(EVENT_NAMES, {
  error: `Choose from the known events: ${EVENT_NAMES.join(', ')}.`,
});
export type EventName = z.infer<typeof eventNameSchema>;

const pixelEventSchema = z.strictObject({
  name: eventNameSchema,
  goal: plainText('the goal (which decision does this event help with?)', 5, LIMITS.goal),
  /** What sets the event off. Left out: opening a page for `page_view`, else a call of the site's own code. */
  triggers: z
    .array(triggerSchema)
    .min(1, 'Say what sets the event off: add at least one trigger.')
    .max(LIMITS.triggers, `At most ${LIMITS.triggers} triggers for an event.`)
    .optional(),
});
export type PixelEvent = z.infer<typeof pixelEventSchema>;

export const ownerSchema = z.strictObject({
  name: plainText("the owner's name", 1, LIMITS.name),
  email: z
    .email('Expected an e-mail address, for example: jo@example.org.')
    .max(254, 'An e-mail address has at most 254 characters.'),
});
export type Owner = z.infer<typeof ownerSchema>;

const unique = <T>(values: T[]): boolean => new Set(values).size === values.length;

export const DELIVERIES = ['injected', 'declared'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What an editor fills in. `settings` is checked by the vendor's own schema in a second step. */
export const pixelContentSchema = z.strictObject({
  name: plainText('the name', 1, LIMITS.name),
  vendor: z
    .string({ error: 'Please choose a vendor.' })
    .regex(/^[a-z0-9-]{1,60}$/, 'Please choose a vendor.'),
  settings: z.record(z.string().max(60), z.unknown(), { error: "Please fill in the vendor's settings." }),
  /**
   * `declared`: something else puts the pixel into the site or into mails. It is listed and told to visitors, but we
   * do not inject it, and its settings may be left empty. Left out: we inject it.
   */
  delivery: z.enum(DELIVERIES, { error: 'Choose injected or declared.' }).optional(),
  purpose: plainText('the purpose', LIMITS.purposeMin, LIMITS.purpose),
  /** The purpose in further languages, for visitors who read those. */
  purposeIn: z.record(localeSchema, plainText('the purpose', LIMITS.purposeMin, LIMITS.purpose)).optional(),
  categories: z
    .array(categorySchema, { error: 'Choose at least one consent category.' })
    .min(1, 'Choose at least one consent category.')
    .refine(unique, 'A category is named twice.'),
  events: z
    .array(pixelEventSchema)
    .min(1, 'Name at least one event. A pixel that reports nothing is not needed.')
    .max(LIMITS.events, `At most ${LIMITS.events} events.`)
    .refine((events) => unique(events.map((event) => event.name)), 'An event is named twice.'),
  placement: placementSchema,
  owner: ownerSchema,
  /** Left out: as the settings say. */
  reviewEveryDays: z
    .number({ error: 'Please say after how many days somebody should look again.' })
    .int('Please give whole days.')
    .min(LIMITS.reviewDaysMin, `At least ${LIMITS.reviewDaysMin} day.`)
    .max(LIMITS.reviewDaysMax, `At most ${LIMITS.reviewDaysMax} days (two years).`)
    .optional(),
});
export type PixelContent = z.infer<typeof pixelContentSchema>;

/** Somebody who did something. Kept as text beside a stable id, so that it survives the account. */
export const personSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  email: z.string(),
});
export type Person = z.infer<typeof personSchema>;

/** How far the newest version of a pixel has come. */
const REVIEW_STATES = ['draft', 'in_review', 'approved'] as const;
export const reviewStateSchema = z.enum(REVIEW_STATES);
export type ReviewState = z.infer<typeof reviewStateSchema>;

/** The state of a pixel as a whole. */
const PIXEL_STATES = ['draft', 'in_review', 'approved', 'live', 'paused', 'retired'] as const;
export const pixelStateSchema = z.enum(PIXEL_STATES);
export type PixelState = z.infer<typeof pixelStateSchema>;

/** SHA-256 in lower-case hexadecimal digits. */
export const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 hash of 64 hexadecimal digits.');

/** One immutable version of a pixel's content. */
export const versionSchema = z.object({
  pixel: slugSchema,
  number: z.number().int().min(1),
  content: pixelContentSchema,
  /** SHA-256 over the canonical JSON of `content`. */
  hash: hashSchema,
  /** Who saved this version. */
  author: personSchema,
  /** Everybody who had a hand in it since the last approved version. None of them may approve it. */
  authors: z.array(personSchema).min(1),
  createdAt: z.string(),
});
export type Version = z.infer<typeof versionSchema>;

/** What a second person decided about one version. Bound to the hash of what they read. */
export const approvalSchema = z.object({
  pixel: slugSchema,
  version: z.number().int().min(1),
  hash: hashSchema,
  outcome: z.enum(['approved', 'sent_back']),
  person: personSchema,
  comment: z.string(),
  at: z.string(),
  /** One of the authors approved it, while the two-person rule was off. */
  alone: z.boolean().optional(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** The moving facts about a pixel. Its content is in its versions. */
export const pixelRecordSchema = z.object({
  slug: slugSchema,
  /** Number, hash and authors of the newest version. */
  head: z.number().int().min(1),
  headHash: hashSchema,
  headAuthors: z.array(personSchema),
  review: reviewStateSchema,
  /** The last approved version: what the next publication takes. */
  approved: z.number().int().min(1).nullable(),
  /** The version in the current snapshot. */
  live: z.number().int().min(1).nullable(),
  paused: z.boolean(),
  pauseReason: z.string(),
  retired: z.boolean(),
});
export type PixelRecord = z.infer<typeof pixelRecordSchema>;
