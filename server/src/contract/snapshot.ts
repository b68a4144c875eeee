import { z } from 'zod';
import { categorySchema } from './category';
import { eventNameSchema, hashSchema, personSchema, placementSchema, slugSchema } from './pixel';
import { browserStepSchema } from './step';

/** One pixel as it was approved, compiled: the vendor's steps in place of its settings. */
export const snapshotPixelSchema = z.strictObject({
  id: slugSchema,
  version: z.number().int().min(1),
  name: z.string(),
  vendor: z.string(),
  vendorName: z.string(),
  purpose: z.string(),
  categories: z.array(categorySchema),
  placement: placementSchema,
  /** Hash of the content that was compiled. */
  hash: hashSchema,
  /** Hash that the approver signed. Anything but `hash` means: not approved. */
  approvedHash: hashSchema.nullable(),
  paused: z.boolean(),
  /** From this moment on (RFC 3339) the pixel is stopped because nobody reviewed it; null: never. */
  stopsAt: z.iso.datetime().nullable(),
  /** Steps that prepare the vendor's script; run once a page. */
  setup: z.array(browserStepSchema),
  /** The declared events and no others: each with its goal and the steps that report it. */
  events: z.partialRecord(
    eventNameSchema,
    z.strictObject({ goal: z.string(), steps: z.array(browserStepSchema) }),
  ),
  /** Image that reports a page view where scripts are switched off. */
  noscript: z.string().nullable(),
  /** Hosts that the pixel may talk to. */
  hosts: z.array(z.string()),
});
export type SnapshotPixel = z.infer<typeof snapshotPixelSchema>;

/** The immutable published set: all that a page request needs to know. */
export const snapshotSchema = z.strictObject({
  format: z.literal(1),
  /** Counts up by one with every publication. */
  number: z.number().int().min(1),
  publishedAt: z.iso.datetime(),
  pixels: z.array(snapshotPixelSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

const SNAPSHOT_CAUSES = ['publish', 'pause', 'resume', 'retire', 'rollback'] as const;

/** What is kept beside a snapshot about how it came to be. */
export const snapshotSummarySchema = z.object({
  number: z.number().int(),
  cause: z.enum(SNAPSHOT_CAUSES),
  /** The earlier snapshot that a rollback took up again. */
  restored: z.number().int().nullable(),
  /** SHA-256 over the canonical JSON of the snapshot's pixels. */
  hash: hashSchema,
  person: personSchema,
  at: z.string(),
  pixels: z.array(z.object({ slug: z.string(), version: z.number(), name: z.string(), paused: z.boolean() })),
});
export type SnapshotSummary = z.infer<typeof snapshotSummarySchema>;
