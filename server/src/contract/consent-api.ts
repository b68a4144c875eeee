import * as z from 'zod';
import {
  consentChangeSchema,
  consentRuleSchema,
  consentSettingsSchema,
  VISITOR_TEXT_KEYS,
  type Region,
} from './consent';
import { localeSchema } from './locale';
import { hashSchema, personSchema } from './pixel';

/** A region that an operator can take over as it is. */
export interface RegionPack extends Region {
  /** The law that it follows. */
  source: string;
  /** The day on which somebody read it (RFC 3339 `full-date`). */
  checkedOn: string;
}

/** The settings about consent as they were last saved, and how they differ from what visitors meet. */
export const consentDraftSchema = z.object({
  settings: consentSettingsSchema,
  /** SHA-256 over the canonical JSON of `settings`. */
  hash: hashSchema,
  /** What goes live with the next publication; none: visitors meet them already. */
  changes: z.array(consentChangeSchema),
  /** Everybody who saved a change that is not live yet. */
  authors: z.array(personSchema),
});
export type ConsentDraft = z.infer<typeof consentDraftSchema>;

/** What the screen of the settings about consent needs. */
export const consentSettingsAnswerSchema = consentDraftSchema.extend({
  /** The usual texts, by language. */
  usualTexts: z.record(z.string(), z.record(z.enum(VISITOR_TEXT_KEYS), z.string())),
  packs: z.array(z.custom<RegionPack>((value) => typeof value === 'object' && value !== null)),
  /** Whether a header is configured that says where visitors are; without one, nobody's place is known. */
  knowsPlaces: z.boolean(),
});
export type ConsentSettingsAnswer = z.infer<typeof consentSettingsAnswerSchema>;

export const saveConsentSchema = z.strictObject({
  settings: consentSettingsSchema,
  /** Hash of the settings that the person started from. */
  base: hashSchema,
});
export type SaveConsent = z.infer<typeof saveConsentSchema>;

/** What the banner looks like under settings that need not be saved. */
export const previewBannerSchema = z.strictObject({
  settings: consentSettingsSchema,
  /** Language of the page that it stands on. */
  language: localeSchema,
  /** What the visitor is asked under. */
  rule: consentRuleSchema,
  /** Whether the visitor reads in the dark. */
  dark: z.boolean().default(false),
});
export type PreviewBanner = z.infer<typeof previewBannerSchema>;
/** A complete document without scripts. */
export const bannerPreviewSchema = z.object({ html: z.string() });
export type BannerPreview = z.infer<typeof bannerPreviewSchema>;
