import * as z from 'zod';
import { activitySchema, findingSchema, pixelSummarySchema } from './api';
import { categorySchema } from './category';
import { localeSchema } from './locale';
import { hashSchema, LIMITS, personSchema, slugSchema } from './pixel';
import { plainText } from './plain-text';
import { mailLanguageSchema, reviewSettingsSchema } from './review-settings';

// ——— many at once ———

const MANY = 500;

export const bulkSubmitSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({ slug: slugSchema, version: z.number().int().min(1), hash: hashSchema.optional() }),
    )
    .min(1, 'Choose at least one pixel.')
    .max(MANY, `At most ${MANY} pixels at once.`),
});
export const bulkPauseSchema = z.strictObject({
  slugs: z
    .array(slugSchema)
    .min(1, 'Choose at least one pixel.')
    .max(MANY, `At most ${MANY} pixels at once.`),
  reason: plainText('the reason', 3, LIMITS.reason),
});
/** What became of each pixel; one that is refused does not hold up the others. */
export const bulkResultSchema = z.object({
  results: z.array(z.object({ slug: z.string(), ok: z.boolean(), message: z.string() })),
});
export type BulkSubmit = z.infer<typeof bulkSubmitSchema>;
export type BulkPause = z.infer<typeof bulkPauseSchema>;
export type BulkResult = z.infer<typeof bulkResultSchema>;

// ——— export and import ———

export const EXCHANGE_FORMATS = ['json', 'csv'] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];
/** `record`: what runs on the site, for people to read. It cannot be imported. */
export const EXPORT_FORMATS = [...EXCHANGE_FORMATS, 'record'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const exportQuerySchema = z.strictObject({
  format: z.enum(EXPORT_FORMATS, { error: 'Choose json, csv or record.' }),
  /** The language of the record. Left out: English. */
  language: mailLanguageSchema.optional(),
  /** Whether retired pixels come along. */
  retired: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});
export type ExportQuery = z.infer<typeof exportQuerySchema>;
/** The whole inventory as the text of a file. */
export const exportedSchema = z.object({ text: z.string(), fileName: z.string() });
export type Exported = z.infer<typeof exportedSchema>;

/** Largest file, in bytes of UTF-8: room for as many pixels as one may hold, each with its purpose in some languages. */
export const LARGEST_IMPORT = 10_000_000;

export const importSchema = z.strictObject({
  format: z.enum(EXCHANGE_FORMATS),
  text: z.string().min(1, 'The file is empty.').max(LARGEST_IMPORT, 'A file may have at most 10 MB.'),
  /** The preview's fingerprint, so that just what was shown is done. Left out in a preview. */
  fingerprint: hashSchema.optional(),
});
export type Import = z.infer<typeof importSchema>;

export const importPreviewSchema = z.object({
  fingerprint: hashSchema,
  rows: z.array(
    z.object({
      /** Row of a CSV file (the first row below the headings is 2), place in a JSON file's list (from 1). */
      row: z.number().int(),
      slug: z.string(),
      name: z.string(),
      outcome: z.enum(['new', 'change', 'same', 'refused']),
      /** Fields that change, by their names in the content. */
      changes: z.array(z.string()),
      /** Why it is refused: the field and a sentence. */
      issues: z.array(z.object({ field: z.string(), message: z.string() })),
    }),
  ),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export const importResultSchema = z.object({ created: z.number().int(), changed: z.number().int() });
export type ImportResult = z.infer<typeof importResultSchema>;

// ——— settings ———

const siteUrlSchema = z
  .string()
  .trim()
  .max(300)
  .regex(
    /^(?:|https?:\/\/[^\s/?#\\@]+)$/,
    'Expected an address such as https://www.example.org, or nothing.',
  );

export const settingsSchema = z.strictObject({
  /** Whether a version has to be approved by somebody who had no hand in it. */
  twoPersonRule: z.boolean().default(true),
  mails: z
    .strictObject({
      /** To those who may approve, when something is submitted. */
      submitted: z.boolean().default(true),
      /** To the authors, when something is approved or sent back. */
      decided: z.boolean().default(true),
      /** To the owner, when somebody else stops, starts or retires their pixel. */
      stopped: z.boolean().default(true),
    })
    .default({ submitted: true, decided: true, stopped: true }),
  /** Address of the public site, for links; empty: not known. */
  siteUrl: siteUrlSchema.default(''),
  /** Where the entries of a content type are shown, by its uid: `/articles/{slug}`, fields in braces. */
  contentPaths: z
    .record(
      z
        .string()
        .regex(/^api::[a-z0-9-]+\.[a-z0-9-]+$/, 'Expected a content type such as api::article.article.'),
      z
        .string()
        .max(LIMITS.path)
        .regex(/^\/[^\s?#\\]*$/, 'A path starts with / and has no spaces, for example: /articles/{slug}.'),
    )
    .default({}),
  reviews: reviewSettingsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

// ——— the audit log ———

export const activityQuerySchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
  /** A part of somebody's name or e-mail address. */
  person: z.string().trim().max(120).optional(),
  action: z.string().max(40).optional(),
  pixel: z.string().max(80).optional(),
  /** Days (RFC 3339 `full-date`), both included, in UTC. */
  from: z.iso.date('Expected a day such as 2026-11-24.').optional(),
  to: z.iso.date('Expected a day such as 2026-11-24.').optional(),
});
export type ActivityQuery = z.infer<typeof activityQuerySchema>;
export const activityListSchema = z.object({
  /** Newest first. */
  items: z.array(activitySchema),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type ActivityList = z.infer<typeof activityListSchema>;

/** Whether the chain of hashes holds from the first entry to the last. */
export const activityCheckSchema = z.object({
  holds: z.boolean(),
  entries: z.number().int(),
  /** The first entry that does not fit; null: all do. */
  brokenAt: z.number().int().nullable(),
});
export type ActivityCheck = z.infer<typeof activityCheckSchema>;

// ——— the overview ———

/** A pixel that an answer on the overview speaks of, with what is the matter. */
const concernSchema = z.object({
  slug: z.string(),
  name: z.string(),
  finding: findingSchema.optional(),
});

export const overviewSchema = z.object({
  /** Pixels by state; a state that no pixel has is left out. */
  states: z.record(z.string(), z.number().int()),
  /** Do we know our pixels? Those whose review is overdue or due, and the ones that something else injects. */
  known: z.object({
    total: z.number().int(),
    overdue: z.array(concernSchema),
    due: z.array(concernSchema),
    declared: z.array(concernSchema),
  }),
  /** Do they wait for consent? Of the live pixels: how many do, which say that they need none, and which load before. */
  consent: z.object({
    live: z.number().int(),
    wait: z.number().int(),
    necessary: z.array(concernSchema),
    early: z.array(concernSchema),
  }),
  /** Do we track more than we need? */
  need: z.object({ events: z.number().int(), concerns: z.array(concernSchema) }),
  /** Can people understand our notice? */
  understand: z.object({ purposes: z.number().int(), concerns: z.array(concernSchema) }),
  /** Versions that wait for approval, and whether this person may decide on each. */
  waiting: z.array(z.object({ pixel: pixelSummarySchema, mine: z.boolean() })),
  /** Newest versions that this person had a hand in and somebody sent back, unchanged since: newest decision first. */
  sentBack: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      version: z.number().int(),
      person: personSchema,
      /** What should be changed. */
      comment: z.string(),
      at: z.string(),
    }),
  ),
  /** Due within 30 days or overdue, soonest first, at most 10. */
  reviews: z.array(pixelSummarySchema),
  /** The last 8 entries of the audit log; empty without the permission to see it. */
  lately: z.array(activitySchema),
  twoPersonRule: z.boolean(),
});
export type Overview = z.infer<typeof overviewSchema>;

/** Which language of an entry is meant; left out: the site's usual one. */
export const entryQuerySchema = z.strictObject({ locale: localeSchema.optional() });

/** The pixels of the page on which an entry is shown; `path` null: no pattern is set for its content type. */
export const entryPixelsSchema = z.object({
  path: z.string().nullable(),
  pixels: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      vendorName: z.string(),
      categories: z.array(categorySchema),
    }),
  ),
});
export type EntryPixels = z.infer<typeof entryPixelsSchema>;
