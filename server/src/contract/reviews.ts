import * as z from 'zod';
import { categorySchema } from './category';
import { LIMITS, ownerSchema, personSchema, pixelContentSchema, pixelStateSchema, slugSchema } from './pixel';
import { plainText } from './plain-text';
import { OVERDUE_POLICIES } from './review-settings';
import { reviewStatusSchema } from './review-status';

/** What somebody decides in a review. */
export const REVIEW_OUTCOMES = ['keep', 'change', 'hand_over', 'pause', 'retire'] as const;
export const reviewOutcomeSchema = z.enum(REVIEW_OUTCOMES);
export type ReviewOutcome = z.infer<typeof reviewOutcomeSchema>;

/** What keeps a pixel from the quick "keep". Words for each are the screens' and the mails'. */
export const REVIEW_FLAGS = [
  /** It reported nothing in 30 days. `details.days` */
  'no_fires',
  /** Nobody with an account in use has the owner's address. `details.email` */
  'no_owner_account',
  /** The purpose is hard to read. `details.language`, where it is a translation */
  'hard_to_read',
  /** Two events serve one goal. `details.events`, `details.goals`: how many there are */
  'more_events_than_goals',
  /** The catalogue says something else about the vendor than what was published. */
  'vendor_changed',
  /** The purpose is another one than in the last review. `details.version`: the version that was looked at */
  'purpose_changed',
] as const;
export const reviewFlagSchema = z.object({
  code: z.enum(REVIEW_FLAGS),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ReviewFlag = z.infer<typeof reviewFlagSchema>;

const count = z.number().int().min(0);

/** What the plugin knows about a pixel when somebody is asked whether it is still needed. */
export const evidenceSchema = z.object({
  daysSinceLook: count,
  /** How often it reported something, and on how many pages; null: nobody counted. */
  fires30: count.nullable(),
  pages30: count.nullable(),
  fires90: count.nullable(),
  pages90: count.nullable(),
  /** For how many of the last 90 days there are counts. */
  countedDays: count,
  /** Whether somebody with an account in use has the owner's address. */
  ownerExists: z.boolean(),
  events: count,
  /** Goals that differ. */
  goals: count,
  purposeChanged: z.boolean(),
  vendorChanged: z.boolean(),
  /** What it adds to a page: bytes of the plan, and hosts that it may talk to. */
  weight: z.object({ bytes: count, hosts: count }),
  flags: z.array(reviewFlagSchema),
  /** Failed deliveries and findings of policies; nothing reports any yet. */
  findings: z.array(z.object({ code: z.string(), details: z.record(z.string(), z.string()) })),
});
export type ReviewEvidence = z.infer<typeof evidenceSchema>;

const moment = z.iso.datetime();

/** The review of one live pixel that comes next, or that is open. */
export const reviewSchema = z.object({
  slug: slugSchema,
  name: z.string(),
  vendor: z.string(),
  vendorName: z.string(),
  categories: z.array(categorySchema),
  owner: z.object({ name: z.string(), email: z.string() }),
  state: pixelStateSchema,
  /** The live version. */
  version: z.number().int(),
  /** Which review of the pixel this is: the moment of the last look, from which it counts. */
  period: moment,
  everyDays: count,
  dueAt: moment,
  /** When its owner is asked by mail: the first slot of the settings at or after `dueAt`. */
  asksAt: moment,
  /** When the grace is over. */
  graceEndsAt: moment,
  /** From when on it runs for nobody, unless somebody reviews it; null: the settings only warn. */
  stopsAt: moment.nullable(),
  status: reviewStatusSchema,
  /** Nobody reviewed it in time, so it is stopped. */
  stopped: z.boolean(),
  /** When its owner was asked; null: not yet. */
  askedAt: moment.nullable(),
  /** What was decided in this period so far, where that leaves it open; null: nothing. */
  said: reviewOutcomeSchema.nullable(),
  evidence: evidenceSchema,
});
export type Review = z.infer<typeof reviewSchema>;

// ——— lists ———

export const reviewQuerySchema = z.strictObject({
  status: reviewStatusSchema.optional(),
  /** An owner's e-mail address. */
  owner: z.string().max(254).optional(),
  search: z.string().trim().max(120).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});
export type ReviewQuery = z.infer<typeof reviewQuerySchema>;

export const reviewListSchema = z.object({
  /** Soonest first. */
  items: z.array(reviewSchema),
  total: count,
  page: count,
  pageSize: count,
  /** Of all live pixels, whatever is asked for. */
  counts: z.record(reviewStatusSchema, count),
  /** The zone in which the moments are to be read. */
  timeZone: z.string(),
});
export type ReviewList = z.infer<typeof reviewListSchema>;

const day = z.iso.date('Expected a day such as 2026-11-24.');
const CALENDAR_DAYS = 400;

export const calendarQuerySchema = z
  .strictObject({
    /** Days in the site's time zone, both included. */
    from: day,
    to: day,
  })
  .refine(
    ({ from, to }) => to >= from && Date.parse(to) - Date.parse(from) <= CALENDAR_DAYS * 86_400_000,
    `A calendar goes from an earlier day to a later one, over at most ${CALENDAR_DAYS} days.`,
  );
export type CalendarQuery = z.infer<typeof calendarQuerySchema>;

/** A due date, without evidence, so that a year of them is cheap. */
export const calendarEntrySchema = reviewSchema
  .pick({
    slug: true,
    name: true,
    owner: true,
    period: true,
    dueAt: true,
    stopsAt: true,
    status: true,
    stopped: true,
  })
  .extend({
    /** The day of `dueAt` in the site's time zone. */
    day,
  });
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;
export const reviewCalendarSchema = z.object({
  entries: z.array(calendarEntrySchema),
  timeZone: z.string(),
});
export type ReviewCalendar = z.infer<typeof reviewCalendarSchema>;

// ——— one review ———

/** The four questions. */
export const reviewAnswersSchema = z.strictObject({
  /** Is it still needed? */
  needed: z.enum(['yes', 'no', 'unsure'], { error: 'Please say whether it is still needed.' }),
  /** For which decision did you use it? */
  decision: z.string().trim().max(LIMITS.reason, `Please keep it under ${LIMITS.reason} characters.`),
  /** Can it send less? */
  less: z.enum(['yes', 'no', 'unsure'], { error: 'Please say whether it can send less.' }),
  /** Is the owner right? */
  ownerRight: z.enum(['yes', 'no'], { error: 'Please say whether the owner is right.' }),
});
export type ReviewAnswers = z.infer<typeof reviewAnswersSchema>;

/** Where an answer was given: on the pixel's review page, with many at once, or by the link of a mail. */
export const REVIEW_WAYS = ['page', 'many', 'link'] as const;

/** One answer, kept as it was given. */
export const reviewEntrySchema = z.object({
  id: z.number().int(),
  pixel: slugSchema,
  period: moment,
  version: z.number().int(),
  outcome: reviewOutcomeSchema,
  answers: reviewAnswersSchema.nullable(),
  comment: z.string(),
  /** As it was then. */
  evidence: evidenceSchema,
  way: z.enum(REVIEW_WAYS),
  person: personSchema,
  at: moment,
});
export type ReviewEntry = z.infer<typeof reviewEntrySchema>;

export const reviewDetailSchema = z.object({
  /** Null: it is not live, so there is nothing to review. */
  review: reviewSchema.nullable(),
  /** The live version. */
  content: pixelContentSchema.nullable(),
  /** Newest first. */
  history: z.array(reviewEntrySchema),
  /** What the signed-in person may answer, and if not, why. */
  may: z.record(reviewOutcomeSchema, z.object({ allowed: z.boolean(), why: z.string() })),
  /** What happens to a pixel that nobody reviews, and the zone in which the moments are to be read. */
  overdue: z.enum(OVERDUE_POLICIES),
  timeZone: z.string(),
});
export type ReviewDetail = z.infer<typeof reviewDetailSchema>;

// ——— answering ———

/** What the person was looking at. */
const seen = {
  period: moment,
  version: z.number({ error: 'Please name the version.' }).int().min(1),
  answers: reviewAnswersSchema,
};
const comment = z.string().trim().max(LIMITS.comment).default('');
const reason = plainText('the reason', 3, LIMITS.reason);

export const answerReviewSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('keep'), ...seen, comment }),
    z.strictObject({ outcome: z.literal('change'), ...seen, comment }),
    z.strictObject({ outcome: z.literal('hand_over'), ...seen, comment, owner: ownerSchema }),
    z.strictObject({ outcome: z.literal('pause'), ...seen, comment: reason }),
    z.strictObject({ outcome: z.literal('retire'), ...seen, comment: reason }),
  ])
  .superRefine(({ outcome, answers }, ctx) => {
    const say = (field: keyof ReviewAnswers, message: string) =>
      ctx.addIssue({ code: 'custom', path: ['answers', field], message });
    if (outcome !== 'keep') return;
    if (answers.needed === 'no')
      say('needed', 'What is no longer needed cannot be kept: stop it, or retire it.');
    if (answers.ownerRight === 'no') say('ownerRight', 'The owner is not right: hand it over.');
  });
export type AnswerReview = z.infer<typeof answerReviewSchema>;

const MANY = 500;
export const keepManySchema = z.strictObject({
  items: z
    .array(z.strictObject({ slug: slugSchema, period: moment }))
    .min(1, 'Choose at least one pixel.')
    .max(MANY, `At most ${MANY} pixels at once.`),
});
export type KeepMany = z.infer<typeof keepManySchema>;

export const keepResultSchema = z.object({
  results: z.array(
    z.object({
      slug: z.string(),
      ok: z.boolean(),
      message: z.string(),
      /** What is flagged, where that is why it was refused: for whoever says it in another language. */
      flags: z.array(reviewFlagSchema),
    }),
  ),
});
export type KeepResult = z.infer<typeof keepResultSchema>;
