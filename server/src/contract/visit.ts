import * as z from 'zod';
import { categorySchema, OPTIONAL_CATEGORIES } from './category';
import { localeSchema } from './locale';
import {
  BANNER_COLOURS,
  BANNER_POSITIONS,
  BANNER_TEXT_KEYS,
  choiceWaySchema,
  consentChoiceSchema,
  consentRuleSchema,
} from './consent';
import { eventNameSchema } from './pixel';
import { traceSchema, vendorNoticeSchema } from './snapshot';
import { browserStepSchema } from './step';
import { triggerSchema } from './trigger';

const optionalCategorySchema = z.enum(OPTIONAL_CATEGORIES);

/** The facts about one request that a decision may depend on. */
export const visitSchema = z.strictObject({
  /** Path without query, normalised by `normalisePath`. */
  path: z.string(),
  choice: consentChoiceSchema.nullable(),
  /** There is a consent cookie that cannot be read, or is too old. */
  unclear: z.boolean(),
  /** Global Privacy Control: the browser asks not to sell or share data. */
  gpc: z.boolean(),
  /** The browser sends `DNT: 1`. */
  dnt: z.boolean(),
  /** Where the visitor is, as `DE` or `US-CA`; empty: unknown. */
  place: z.string(),
  /** Milliseconds since 1970. */
  now: z.number(),
});
export type Visit = z.infer<typeof visitSchema>;

/**
 * How a category stands with a visitor.
 *
 * Granted: `necessary`; `agreed`: the visitor said yes; `not_objected`: under opt-out, the visitor did not say no;
 * `noticed`: where visitors need only be told.
 *
 * Denied: `not_asked`: nobody was asked yet; `refused`: the visitor said no; `gpc`, `dnt`: the browser asks for it;
 * `changed`: what the visitor agreed to has changed since; `laxer_rule`: the yes was given where the rule asks for less;
 * `not_recorded`: the yes is not proven yet.
 */
const STANDINGS = [
  'necessary',
  'agreed',
  'not_objected',
  'noticed',
  'not_asked',
  'refused',
  'gpc',
  'dnt',
  'changed',
  'laxer_rule',
  'not_recorded',
] as const;
export const standingSchema = z.enum(STANDINGS);
export type Standing = z.infer<typeof standingSchema>;

/** Why a pixel does not run. */
const BLOCK_REASONS = [
  'declared',
  'not_approved',
  'paused',
  'review_overdue',
  'out_of_placement',
  'gpc',
  'dnt',
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
  /** Tells the vendor's script of the visitor's choice. */
  signals: z
    .strictObject({ defaults: z.array(browserStepSchema), update: z.array(browserStepSchema) })
    .optional(),
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
  /** Whether this visitor is to be asked, or told, on this page. */
  ask: z.boolean(),
  /**
   * The value of the consent cookie that the plan was made for; null: there was none, or the plan is shared. Browsers
   * keep pages (back button, HTTP cache): one whose cookie differs by now runs nothing of this plan and asks again.
   */
  choice: z.string().nullable(),
  /** The categories that are granted; null: the visitor has to be asked first. */
  granted: z.array(optionalCategorySchema).nullable(),
  /** File name of the banner's script below the prefix. */
  banner: z.string(),
  /** File name of the script with what few pages need. */
  extras: z.string(),
  pixels: z.array(pixelPlanSchema),
  /** The site does not want to be told how often pixels fire. */
  uncounted: z.literal(true).optional(),
});
export type PagePlan = z.infer<typeof pagePlanSchema>;

/** What a browser sends to store a choice. */
export const consentRequestSchema = z.strictObject({
  categories: z.array(optionalCategorySchema).max(3),
  path: z.string().max(2048),
  way: choiceWaySchema.default('site'),
});
export type ConsentRequest = z.infer<typeof consentRequestSchema>;

/** A pixel as visitors are told of it. */
export const noticePixelSchema = z.strictObject({
  vendor: z.string(),
  purpose: z.string(),
  /** The purpose in further languages. */
  purposeIn: z.record(localeSchema, z.string()).optional(),
  traces: z.array(traceSchema).optional(),
  policyUrl: z.string().nullable().optional(),
});

/** What the banner says about the pixels: the same for every visitor of one language and one rule. */
export const noticeSchema = z.strictObject({
  snapshot: z.number().int(),
  lang: localeSchema,
  dir: z.enum(['ltr', 'rtl']),
  texts: z.record(z.enum(BANNER_TEXT_KEYS), z.string()),
  look: z.strictObject({
    position: z.enum(BANNER_POSITIONS),
    colours: z.record(z.enum(BANNER_COLOURS), z.string()).nullable(),
  }),
  categories: z.array(z.strictObject({ key: categorySchema, pixels: z.array(noticePixelSchema) })),
});
export type Notice = z.infer<typeof noticeSchema>;

/** What a visitor can be asked, and how their categories stand: the answer of `GET ask`. */
export const askingSchema = z.strictObject({
  rule: consentRuleSchema,
  gpc: z.boolean(),
  dnt: z.boolean(),
  /** The categories that the visitor can say yes or no to. */
  open: z.array(optionalCategorySchema),
  /** Those of them that the visitor has to be asked about, or told of. */
  asked: z.array(optionalCategorySchema),
  /** What those do, as one phrase in the notice's language: it stands for `{uses}` in its texts. */
  uses: z.string(),
  granted: z.array(optionalCategorySchema),
  /** The categories in which something changed since the visitor agreed to them. */
  changed: z.array(optionalCategorySchema),
  /** Number and moment (seconds since 1970) of the visitor's last choice; null: there is none. */
  record: z.strictObject({ id: z.string(), at: z.number().int() }).nullable(),
  notice: noticeSchema,
});
export type Asking = z.infer<typeof askingSchema>;

/** Everything that runs on a site, in words for visitors: the answer of `GET trackers.json`. */
export const trackersSchema = z.strictObject({
  publication: z.number().int(),
  /** RFC 3339; empty: nothing was published yet. */
  publishedAt: z.string(),
  lang: localeSchema,
  trackers: z.array(
    z.strictObject({
      vendor: z.string(),
      /** `lang`: the language that it was found in; null: the site's own. */
      purpose: z.strictObject({ text: z.string(), lang: localeSchema.nullable() }),
      categories: z.array(categorySchema),
      about: vendorNoticeSchema.nullable(),
      aboutLang: localeSchema,
      keeps: z.array(traceSchema),
      /** Hosts that it may talk to, `*.` for any part. */
      hosts: z.array(z.string()),
      /** Something other than our own system puts it into the site. */
      declared: z.boolean(),
      /** Day (RFC 3339 `full-date`) on which somebody last looked at it; null: unknown. */
      reviewedOn: z.iso.date().nullable(),
    }),
  ),
});
export type Trackers = z.infer<typeof trackersSchema>;

/** What pixels without consent may have left in a browser, and how those that still run are stopped. */
export const tracesSchema = z.strictObject({
  cookies: z.array(z.string()),
  local: z.array(z.string()),
  session: z.array(z.string()),
  /** By pixel: the steps that stop it. A pixel that is not named stops with the page alone. */
  stop: z.record(z.string(), z.array(browserStepSchema)),
});
export type Traces = z.infer<typeof tracesSchema>;
