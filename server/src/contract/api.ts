import * as z from 'zod';
import {
  approvalSchema,
  DELIVERIES,
  hashSchema,
  LIMITS,
  personSchema,
  pixelContentSchema,
  pixelStateSchema,
  placementSchema,
  reviewStateSchema,
  slugSchema,
  versionSchema,
} from './pixel';
import { categorySchema } from './category';
import { consentChangeSchema } from './consent';
import { firedSchema, firesSchema } from './fires';
import { plainText } from './plain-text';
import { snapshotSummarySchema } from './snapshot';
import { reviewStatusSchema } from './review-status';

/** The bodies that the admin API takes. An unknown field is refused, never ignored. */
const versionNumber = z.number({ error: 'Please name the version.' }).int().min(1);

export const createPixelSchema = z.strictObject({ slug: slugSchema.optional(), content: pixelContentSchema });
export const savePixelSchema = z.strictObject({ baseVersion: versionNumber, content: pixelContentSchema });
export const submitSchema = z.strictObject({ version: versionNumber, hash: hashSchema });
export const approveSchema = z.strictObject({
  version: versionNumber,
  hash: hashSchema,
  comment: z.string().trim().max(LIMITS.comment).default(''),
});
export const sendBackSchema = z.strictObject({
  version: versionNumber,
  hash: hashSchema,
  comment: plainText('what should be changed', 3, LIMITS.comment),
});
export const reasonSchema = z.strictObject({ reason: plainText('the reason', 3, LIMITS.reason) });
export const resumeSchema = z.strictObject({});
/** `expected` is the number of the publication that the person was looking at; 0: there was none. */
const expected = z.number({ error: 'Please name the publication that you were looking at.' }).int().min(0);
export const publishSchema = z.strictObject({
  expected,
  /** Just what the person saw waiting: nothing else goes live by their hand. */
  versions: z
    .array(z.strictObject({ slug: slugSchema, version: versionNumber }), {
      error: 'Please name the versions that you saw waiting.',
    })
    .max(100_000),
  /** Hash of the settings about consent that go live with it; left out or null: those that are live stay. */
  consent: hashSchema.nullable().default(null),
});
export const restoreSchema = z.strictObject({ expected });

export type CreatePixel = z.infer<typeof createPixelSchema>;
export type SavePixel = z.infer<typeof savePixelSchema>;
export type Submit = z.infer<typeof submitSchema>;
export type Approve = z.infer<typeof approveSchema>;
export type Publish = z.infer<typeof publishSchema>;
export type SendBack = z.infer<typeof sendBackSchema>;

export const LIST_SORTS = ['updated', 'name', 'vendor', 'state', 'owner', 'review'] as const;

/** The reviews that a list can be narrowed to. */
export const REVIEW_FILTERS = ['overdue', 'due', 'soon'] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export const listQuerySchema = z.strictObject({
  search: z.string().trim().max(120).default(''),
  state: pixelStateSchema.optional(),
  category: categorySchema.optional(),
  vendor: z.string().max(60).optional(),
  /** An owner's e-mail address. */
  owner: z.string().max(254).optional(),
  /** `overdue`, `due`: how a review stands. `soon`: due within the next 14 days. */
  review: z.enum(REVIEW_FILTERS).optional(),
  /** Only pixels that may run on this path: by what is live of each, or by its newest version where nothing is. */
  path: z.string().max(LIMITS.path).optional(),
  /** Only pixels whose newest version waits for approval. */
  waiting: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  sort: z.enum(LIST_SORTS).default('updated'),
  order: z.enum(['asc', 'desc']).default('desc'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

/** A row of the inventory. */
export const pixelSummarySchema = z.object({
  slug: slugSchema,
  name: z.string(),
  vendor: z.string(),
  categories: z.array(categorySchema),
  ownerName: z.string(),
  ownerEmail: z.string(),
  state: pixelStateSchema,
  /** How far a newer version than the live one has come; null: there is none. */
  change: reviewStateSchema.nullable(),
  head: z.number().int(),
  live: z.number().int().nullable(),
  approved: z.number().int().nullable(),
  pauseReason: z.string(),
  /** Left out: we inject it. */
  delivery: z.enum(DELIVERIES).optional(),
  /** Where it runs: its live version, stopped or not; where none is live, its newest one. */
  placement: placementSchema.optional(),
  /** When somebody has to look at it again (RFC 3339): the approval's day and the interval. Null: never approved. */
  reviewDueAt: z.string().nullable().optional(),
  /** How that review stands; null: nobody has to look at it. */
  reviewStatus: reviewStatusSchema.nullable().optional(),
  updatedAt: z.string(),
  updatedBy: personSchema,
  /** How often it fires: in the inventory alone. */
  fired: firedSchema.optional(),
});
export type PixelSummary = z.infer<typeof pixelSummarySchema>;

export const pixelListSchema = z.object({
  items: z.array(pixelSummarySchema),
  total: z.number().int(),
  /** How many of all that were found are live and not stopped: where a path was asked for. */
  running: z.number().int().optional(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type PixelList = z.infer<typeof pixelListSchema>;

/** What the signed-in person may do with a pixel now, by the rules of approval (permissions come on top). */
export const ACTIONS = ['edit', 'submit', 'approve', 'send_back', 'pause', 'resume', 'retire'] as const;
export type Action = (typeof ACTIONS)[number];
const permissionAnswerSchema = z.object({ allowed: z.boolean(), why: z.string() });

export const activitySchema = z.object({
  id: z.number().int(),
  at: z.string(),
  person: personSchema,
  action: z.string(),
  pixel: z.string().nullable(),
  version: z.number().int().nullable(),
  snapshot: z.number().int().nullable(),
  /** A sentence in English, for example `Approved version 2.` */
  summary: z.string(),
  /** SHA-256 over the entry and the hash of the one before it. Left out: the entry is older than the chain. */
  hash: hashSchema.optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/** What somebody wrote about a version, outside of a decision. */
export const commentSchema = z.object({
  id: z.number().int(),
  version: z.number().int(),
  person: personSchema,
  at: z.string(),
  text: z.string(),
});
export type Comment = z.infer<typeof commentSchema>;
export const writeCommentSchema = z.strictObject({
  version: versionNumber,
  text: plainText('the comment', 1, LIMITS.comment),
});
export type WriteComment = z.infer<typeof writeCommentSchema>;

/** Something about a pixel that deserves a look. Words for each code are the screen's. */
export const FINDING_CODES = [
  /** Another pixel sends to the same vendor under another id. `details.names` */
  'several_ids',
  /** The consent category is not the vendor's usual one. `details.usual` */
  'unusual_category',
  /** Said to be necessary, while the vendor is no such thing. `details.usual` */
  'hidden_in_necessary',
  /** The purpose is hard to read. */
  'hard_to_read',
  /** The vendor's definition marks it as able to do anything on the page. */
  'high_risk',
  /** Its settings make it load before a visitor says yes, with signals that say no. */
  'loads_before_consent',
  /** Two events serve the same goal, word by word. `details.goal` */
  'same_goal_twice',
  /** Every path that it includes is excluded again. */
  'runs_nowhere',
  /** Listed, but put into the site by something else, so that consent is not ours to check. */
  'not_injected_by_us',
] as const;
export const findingSchema = z.object({
  code: z.enum(FINDING_CODES),
  details: z.record(z.string(), z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

export const pixelDetailSchema = z.object({
  pixel: pixelSummarySchema,
  /** Newest version first. */
  versions: z.array(versionSchema),
  approvals: z.array(approvalSchema),
  activity: z.array(activitySchema),
  /** Oldest first. */
  comments: z.array(commentSchema).optional(),
  /** About the newest version. */
  findings: z.array(findingSchema).optional(),
  /** How often it fires, and the day (UTC) since which that is counted. */
  fires: firesSchema.extend({ since: z.iso.date() }).optional(),
  actions: z.record(z.enum(ACTIONS), permissionAnswerSchema),
});
export type PixelDetail = z.infer<typeof pixelDetailSchema>;

/** What would go live with the next publication. */
export const publicationsSchema = z.object({
  current: snapshotSummarySchema.nullable(),
  waiting: z.array(
    z.object({
      slug: slugSchema,
      name: z.string(),
      version: z.number().int(),
      /** The version that it replaces; null: the pixel is new. */
      replaces: z.number().int().nullable(),
      approvedBy: z.string(),
    }),
  ),
  /** The settings about consent that wait, too; null: visitors meet them already. */
  consent: z
    .object({
      hash: hashSchema,
      changes: z.array(consentChangeSchema),
      authors: z.array(personSchema),
      /** Whether none of the authors may publish them. */
      twoPersonRule: z.boolean(),
    })
    .nullable()
    .default(null),
  /** Newest first, the last 50. */
  history: z.array(snapshotSummarySchema),
});
export type Publications = z.infer<typeof publicationsSchema>;

/** The permissions of the plugin. Each stands in Strapi's role screen; the uid's last part is its key. */
export const PERMISSIONS = {
  read: 'plugin::pixel-inventory.read',
  edit: 'plugin::pixel-inventory.edit',
  submit: 'plugin::pixel-inventory.submit',
  approve: 'plugin::pixel-inventory.approve',
  publish: 'plugin::pixel-inventory.publish',
  pause: 'plugin::pixel-inventory.pause',
  restore: 'plugin::pixel-inventory.restore',
  retire: 'plugin::pixel-inventory.retire',
  activity: 'plugin::pixel-inventory.activity',
  'custom-code': 'plugin::pixel-inventory.custom-code',
  settings: 'plugin::pixel-inventory.settings',
  consent: 'plugin::pixel-inventory.consent',
  review: 'plugin::pixel-inventory.review',
} as const;
export type PermissionKey = keyof typeof PERMISSIONS;

/** What each permission is called in Strapi's role screen. */
export const PERMISSION_NAMES: Record<PermissionKey, string> = {
  read: 'See the inventory',
  edit: 'Add and edit pixels',
  submit: 'Submit for approval',
  approve: 'Approve or send back',
  publish: 'Publish, and start stopped pixels again',
  pause: 'Stop a pixel at once',
  restore: 'Go back to an earlier publication',
  retire: 'Retire pixels',
  activity: 'See the audit log',
  'custom-code': 'Add and edit custom code',
  settings: 'Change the settings',
  consent: 'See and export the proofs of consent',
  review: 'Answer the reviews of every pixel',
};
