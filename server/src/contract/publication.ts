import * as z from 'zod';
import { activitySchema } from './api';
import { categorySchema } from './category';
import { consentChangeSchema, consentRuleSchema, consentSettingsSchema, VISITOR_TEXT_KEYS } from './consent';
import { localeSchema } from './locale';
import { slugSchema } from './pixel';
import { snapshotSummarySchema, traceSchema, vendorNoticeSchema } from './snapshot';
import { blockReasonSchema } from './visit';

/** The number of a publication as it stands in an address. */
export const publicationNumberSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** Pixels on a page of a publication. */
export const PUBLICATION_PAGE = 25;

export const publicationQuerySchema = z.strictObject({
  /** Of its pixels. */
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  /** In which visitors are told of vendors; in English where they are told in no other. */
  language: localeSchema.default('en'),
});
export type PublicationQuery = z.infer<typeof publicationQuerySchema>;

/** How the banner of a publication is looked at. */
export const publishedBannerSchema = z.strictObject({
  language: localeSchema,
  rule: consentRuleSchema,
  dark: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
});
export type PublishedBanner = z.infer<typeof publishedBannerSchema>;

/** What is wrong with a publication as it is stored. Words for each code are the screen's. */
export const PUBLICATION_FAULTS = [
  /** Its content cannot be read. */
  'unreadable',
  /** Its content does not fit the fingerprints, the number or the moment that are kept beside it. */
  'altered',
  /** The entry of the audit log about it is missing, or is not as it was written. */
  'log_differs',
  /** The publication right after it is missing, so that nobody knows until when this one was live. */
  'next_missing',
] as const;
export type PublicationFault = (typeof PUBLICATION_FAULTS)[number];

const listedPixelSchema = snapshotSummarySchema.shape.pixels.element;
export type ListedInPublication = z.infer<typeof listedPixelSchema>;

const publishedPixelSchema = listedPixelSchema.extend({
  slug: slugSchema,
  /** Whether the inventory still has it. */
  isKept: z.boolean(),
  /** What the publication holds of it; null: only its name can be read. */
  told: z
    .object({
      vendor: z.string(),
      categories: z.array(categorySchema),
      purpose: z.string(),
      purposeIn: z.record(localeSchema, z.string()),
      about: vendorNoticeSchema.nullable(),
      keeps: z.array(traceSchema),
      hosts: z.array(z.string()),
      /** Whether visitors were told of it. */
      isTold: z.boolean(),
      /** Why it ran for nobody; null: it depended on the visit. */
      blocked: blockReasonSchema.nullable(),
      /** From this moment on it was stopped unless somebody reviewed it; null: never. */
      stopsAt: z.string().nullable(),
    })
    .nullable(),
});
export type PublishedPixel = z.infer<typeof publishedPixelSchema>;

const textKeySchema = z.enum(VISITOR_TEXT_KEYS);

/** What visitors of a language read. */
const publishedWordsSchema = z.object({
  language: z.string(),
  texts: z.record(textKeySchema, z.string()),
  /** The texts that the site wrote itself; the others are the usual ones. */
  own: z.array(textKeySchema),
});
export type PublishedWords = z.infer<typeof publishedWordsSchema>;

const textChangeSchema = z.object({
  language: z.string(),
  key: textKeySchema,
  before: z.string(),
  after: z.string(),
});
export type TextChange = z.infer<typeof textChangeSchema>;

/** How the pixels of two publications differ. */
const pixelDifferencesSchema = z.object({
  /** Those that differ in version or standing, or are in one of the two alone, as each of the two has them. */
  before: z.array(listedPixelSchema),
  after: z.array(listedPixelSchema),
  /** How many more differ than are listed. */
  more: z.number().int(),
  /** Names of those of the same version with other content: an update of the plugin made it anew. */
  recompiled: z.array(z.string()),
  /** How many differ in the dates of their reviews alone. */
  redated: z.number().int(),
});
export type PixelDifferences = z.infer<typeof pixelDifferencesSchema>;

const publicationChangesSchema = z.object({
  /** The publication before it. */
  against: z.number().int(),
  /** Whether what is stored of that one fits its fingerprints. */
  isSound: z.boolean(),
  pixels: pixelDifferencesSchema,
  /** Null: one of the two cannot be read. */
  consent: z
    .object({
      changes: z.array(consentChangeSchema),
      before: consentSettingsSchema,
      texts: z.array(textChangeSchema),
    })
    .nullable(),
});
export type PublicationChanges = z.infer<typeof publicationChangesSchema>;

/** One publication: how it came to be, what it held, and what differs from the one before. */
export const publicationSchema = snapshotSummarySchema
  .pick({ number: true, cause: true, restored: true, hash: true, person: true, at: true })
  .extend({
    faults: z.array(z.enum(PUBLICATION_FAULTS)),
    /** The audit log's entry about it; null: there is none that can be relied on. */
    logged: activitySchema.pick({ action: true, summary: true, pixel: true }).nullable(),
    isCurrent: z.boolean(),
    /** When the next one took its place; null: none did, or nobody knows when. */
    until: z.string().nullable(),
    /** The publication after it; null: there is none. */
    next: z.number().int().nullable(),
    pixels: z.object({
      items: z.array(publishedPixelSchema),
      total: z.number().int(),
      page: z.number().int(),
      pageSize: z.number().int(),
    }),
    /** Null: its content cannot be read. */
    consent: z
      .object({
        settings: consentSettingsSchema,
        words: z.array(publishedWordsSchema),
        /** Whether any of its pixels could be asked about; without one, visitors saw no banner. */
        asks: z.boolean(),
      })
      .nullable(),
    /** Null: there is none before it, or it is missing. */
    changes: publicationChangesSchema.nullable(),
  });
export type Publication = z.infer<typeof publicationSchema>;
