import * as z from 'zod';
import { categorySchema } from './category';
import { consentSettingsSchema, noticeMarkSchema } from './consent';
import { localeSchema } from './locale';
import { eventNameSchema, hashSchema, personSchema, placementSchema, slugSchema } from './pixel';
import { browserStepSchema } from './step';
import { triggerSchema } from './trigger';

/**
 * Where a browser keeps something. `vendor_cookie`: a cookie of the vendor's own site, which this site can neither see nor
 * delete; a cookie of this site may have the same name.
 */
export const TRACE_PLACES = ['cookie', 'vendor_cookie', 'local_storage', 'session_storage'] as const;

/** What a pixel leaves in a browser. `*` in a name stands for any characters. */
export const traceSchema = z.strictObject({
  name: z.string(),
  where: z.enum(TRACE_PLACES),
  /** In plain words. */
  lifetime: z.string(),
  purpose: z.string(),
});
export type Trace = z.infer<typeof traceSchema>;

/** What visitors are told of a vendor, in plain words. */
export const vendorNoticeSchema = z.strictObject({
  who: z.string(),
  collects: z.string(),
  dataGoesTo: z.string(),
  policyUrl: z.string().nullable(),
});

const hostsSchema = z.array(z.string()).optional();

/** What a vendor's own script loads besides itself: hosts, `*.` allowed. */
const loadsSchema = z.strictObject({
  scripts: hostsSchema,
  frames: hostsSchema,
  /** Web sockets. */
  sockets: hostsSchema,
});
export type Loads = z.infer<typeof loadsSchema>;

/** One pixel as it was approved, compiled: the vendor's steps in place of its settings. */
export const snapshotPixelSchema = z.strictObject({
  id: slugSchema,
  version: z.number().int().min(1),
  name: z.string(),
  vendor: z.string(),
  vendorName: z.string(),
  purpose: z.string(),
  /** The purpose in further languages. */
  purposeIn: z.record(localeSchema, z.string()).optional(),
  categories: z.array(categorySchema),
  placement: placementSchema,
  /** Hash of the content that was compiled. */
  hash: hashSchema,
  /** Hash that the approver signed. Anything but `hash` means: not approved. */
  approvedHash: hashSchema.nullable(),
  paused: z.boolean(),
  /** Something else puts it into the site: visitors are told of it, and we never run it. */
  declared: z.literal(true).optional(),
  /** From this moment on (RFC 3339) the pixel is stopped because nobody reviewed it; null: never. */
  stopsAt: z.iso.datetime().nullable(),
  /** Steps that prepare the vendor's script; run once a page. */
  setup: z.array(browserStepSchema),
  /** The declared events and no others: each with its goal, what sets it off and the steps that report it. */
  events: z.partialRecord(
    eventNameSchema,
    z.strictObject({
      goal: z.string(),
      triggers: z.array(triggerSchema),
      steps: z.array(browserStepSchema),
    }),
  ),
  /** Image that reports a page view where scripts are switched off. */
  noscript: z.string().nullable(),
  /** Hosts that the pixel may talk to. */
  hosts: z.array(z.string()),
  /** What a content security policy has to let in besides the steps and the hosts. Left out: nothing that is known. */
  loads: loadsSchema.optional(),
  /** Left out: it was published before visitors were told so much. */
  about: vendorNoticeSchema.optional(),
  /** The same in further languages, with what the pixel leaves in a browser. */
  aboutIn: z.record(localeSchema, vendorNoticeSchema.extend({ traces: z.array(traceSchema) })).optional(),
  /** When somebody last looked at it: the moment of its approval or of its last review. */
  reviewedAt: z.iso.datetime().optional(),
  traces: z.array(traceSchema).optional(),
  /** How it is stopped where it runs, once a visitor takes a yes back. Left out: nothing but a new page stops it. */
  stop: z.array(browserStepSchema).optional(),
  /**
   * Tells the vendor's script of the visitor's choice: `defaults` before anything else of any pixel, `update` after it
   * and after every choice.
   */
  signals: z
    .strictObject({ defaults: z.array(browserStepSchema), update: z.array(browserStepSchema) })
    .optional(),
  /** Approved to load before a yes, with signals that say no (Google's "advanced" consent mode). */
  beforeConsent: z.literal(true).optional(),
});
export type SnapshotPixel = z.infer<typeof snapshotPixelSchema>;

const askedPixelSchema = z.strictObject({
  vendor: z.string(),
  purpose: z.string(),
  dataGoesTo: z.string(),
  traces: z.array(z.string()),
});
export type AskedPixel = z.infer<typeof askedPixelSchema>;

/** What visitors were asked about in a category once, as far as it matters, and the mark of that question. */
const askedSchema = z.strictObject({ mark: noticeMarkSchema, asked: z.array(askedPixelSchema) });
export type Asked = z.infer<typeof askedSchema>;

const questionSchema = askedSchema.extend({
  /** Marks of all questions a yes to which is a yes to this one as well. */
  fits: z.array(noticeMarkSchema),
  /** Earlier questions, newest first. */
  earlier: z.array(askedSchema),
});
export type Question = z.infer<typeof questionSchema>;

const questionsSchema = z.strictObject({
  functional: questionSchema,
  measurement: questionSchema,
  marketing: questionSchema,
});
export type Questions = z.infer<typeof questionsSchema>;

/** The immutable published set: all that a page request needs to know. */
export const snapshotSchema = z.strictObject({
  format: z.literal(1),
  /** Counts up by one with every publication. */
  number: z.number().int().min(1),
  publishedAt: z.iso.datetime(),
  pixels: z.array(snapshotPixelSchema),
  /** Left out: the usual ones, which ask everybody. */
  consent: consentSettingsSchema.optional(),
  /** Left out: it was published before there were any; then every choice fits. */
  questions: questionsSchema.optional(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

const SNAPSHOT_CAUSES = ['publish', 'pause', 'resume', 'retire', 'rollback', 'review', 'schedule'] as const;

/** An earlier publication of at most so many pixels names them in the history. */
export const HISTORY_LISTS_PIXELS = 200;

/** What is kept beside a snapshot about how it came to be. */
export const snapshotSummarySchema = z.object({
  number: z.number().int(),
  cause: z.enum(SNAPSHOT_CAUSES),
  /** The earlier snapshot that a rollback took up again. */
  restored: z.number().int().nullable(),
  /** SHA-256 over the canonical JSON of the snapshot's pixels. */
  hash: hashSchema,
  /** SHA-256 over the canonical JSON of its settings about consent. Left out: it is older than that. */
  consentHash: hashSchema.optional(),
  person: personSchema,
  at: z.string(),
  /**
   * In the order of their slugs. An entry of the history that has many (more than `HISTORY_LISTS_PIXELS`) leaves them out:
   * then there are fewer here than `pixelCount` says.
   */
  pixels: z.array(z.object({ slug: z.string(), version: z.number(), name: z.string(), paused: z.boolean() })),
  /** How many pixels it has, and how many of them are stopped. */
  pixelCount: z.number().int().optional(),
  pausedCount: z.number().int().optional(),
});
export type SnapshotSummary = z.infer<typeof snapshotSummarySchema>;
