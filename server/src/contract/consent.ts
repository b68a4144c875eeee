import * as z from 'zod';
import { OPTIONAL_CATEGORIES } from './category';
import { localeSchema } from './locale';

/**
 * What the law of a place asks for. `opt_in`: nothing before a yes. `opt_out`: everything until a no, visitors are told
 * how to say it. `notice_only`: visitors are told; they may still say no. From the strictest to the laxest.
 */
export const CONSENT_RULES = ['opt_in', 'opt_out', 'notice_only'] as const;
export const consentRuleSchema = z.enum(CONSENT_RULES, {
  error: `Choose from: ${CONSENT_RULES.join(', ')}.`,
});
export type ConsentRule = z.infer<typeof consentRuleSchema>;

/** What holds somewhere. */
const regionTermsSchema = z.strictObject({
  rule: consentRuleSchema,
  /** Whether Global Privacy Control denies marketing there. */
  gpc: z.boolean(),
});
export type RegionTerms = z.infer<typeof regionTermsSchema>;

/** A country (ISO 3166-1 alpha-2), or a part of one (ISO 3166-2): `DE`, `US-CA`. */
export const placeSchema = z
  .string()
  .regex(
    /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/,
    'Expected a country such as DE, or a part of one such as US-CA, in capital letters.',
  );

/** Names a region in records and in the settings: `eea-uk`. */
export const regionKeySchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'Use small letters, digits and hyphens.');

const regionSchema = regionTermsSchema.extend({
  key: regionKeySchema,
  places: z.array(placeSchema).min(1, 'Name at least one place.').max(300),
});
export type Region = z.infer<typeof regionSchema>;

/** Days for which a choice counts, unless the policy says otherwise: six months. */
export const CHOICE_DAYS = { min: 1, usual: 180, max: 390 } as const;

/** Days for which the proof of a choice is kept: two years, unless the policy says otherwise. */
export const RECORD_DAYS = { min: 1, usual: 730, max: 3650 } as const;

/** Who is asked what. The usual one asks everybody, and honours Global Privacy Control everywhere. */
export const consentPolicySchema = z.strictObject({
  /** The first that names the visitor's part of a country counts, then the first that names the country. */
  regions: z.array(regionSchema).max(50).default([]),
  /** What holds in a place that no region names. Where the place is unknown, the strictest of all holds. */
  elsewhere: regionTermsSchema.default({ rule: 'opt_in', gpc: true }),
  /** Whether `DNT: 1` denies measurement and marketing. */
  dnt: z.boolean().default(false),
  /** After so many days a visitor is asked again. */
  days: z
    .number({ error: 'Please say for how many days a choice counts.' })
    .int('Please give whole days.')
    .min(CHOICE_DAYS.min, 'At least one day.')
    .max(CHOICE_DAYS.max, `At most ${CHOICE_DAYS.max} days (13 months).`)
    .default(CHOICE_DAYS.usual),
  /** For so many days the proof of a choice is kept. */
  recordDays: z
    .number({ error: 'Please say for how many days the proof of a choice is kept.' })
    .int('Please give whole days.')
    .min(RECORD_DAYS.min, 'At least one day.')
    .max(RECORD_DAYS.max, `At most ${RECORD_DAYS.max} days (ten years).`)
    .default(RECORD_DAYS.usual),
});
export type ConsentPolicy = z.infer<typeof consentPolicySchema>;

const optionalCategorySchema = z.enum(OPTIONAL_CATEGORIES);

/** What a category meant when a visitor was asked: six hexadecimal digits each; `000000`: nothing, it had no pixels. */
export const noticeMarkSchema = z.string().regex(/^[0-9a-f]{6}$/);
const noticeMarksSchema = z.strictObject({
  functional: noticeMarkSchema,
  measurement: noticeMarkSchema,
  marketing: noticeMarkSchema,
});
export type NoticeMarks = z.infer<typeof noticeMarksSchema>;

/** The random number of a record: 16 characters of Crockford's base 32, 80 bits. */
export const recordIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/);

/** What a visitor chose. `necessary` is not a choice and never in it. */
export const consentChoiceSchema = z.strictObject({
  categories: z.array(optionalCategorySchema).max(3),
  /** When, in seconds since 1970. */
  at: z.number().int().min(0),
  /** What they were asked under. */
  rule: consentRuleSchema,
  notice: noticeMarksSchema,
  /** Number of the record that proves it; null: a browser keeps it until the site can be told. */
  record: recordIdSchema.nullable(),
});
export type ConsentChoice = z.infer<typeof consentChoiceSchema>;

/** How a visitor chose. */
export const CHOICE_WAYS = ['accept_all', 'reject_all', 'choices', 'embed', 'site'] as const;
export const choiceWaySchema = z.enum(CHOICE_WAYS);
export type ChoiceWay = z.infer<typeof choiceWaySchema>;

/** The proof of a choice. It names nobody: no address, no browser. */
export const consentRecordSchema = z.strictObject({
  id: recordIdSchema,
  /** RFC 3339, in UTC. */
  at: z.iso.datetime(),
  /** After this moment it is deleted. */
  expiresAt: z.iso.datetime(),
  categories: z.array(optionalCategorySchema).max(3),
  /** Number of the publication that was shown, and the marks of its categories. */
  snapshot: z.number().int().min(0),
  notice: noticeMarksSchema,
  rule: consentRuleSchema,
  /** Key of the region whose rule it was; null: none named the place, or the place is unknown. */
  region: z.string().nullable(),
  gpc: z.boolean(),
  dnt: z.boolean(),
  way: choiceWaySchema,
});
export type ConsentRecord = z.infer<typeof consentRecordSchema>;

/** Every text that visitors read in the banner, in the choices and on the page about trackers. */
export const VISITOR_TEXT_KEYS = [
  'title',
  'intro',
  'introOptOut',
  'introNotice',
  'introChanged',
  'useFunctional',
  'useMeasurement',
  'useMarketing',
  'acceptAll',
  'rejectAll',
  'understood',
  'choose',
  'choicesTitle',
  'choicesIntro',
  'necessary',
  'aboutNecessary',
  'functional',
  'aboutFunctional',
  'measurement',
  'aboutMeasurement',
  'marketing',
  'aboutMarketing',
  'services',
  'alwaysOn',
  'gpc',
  'dnt',
  'changed',
  'cookies',
  'lifetime',
  'moreAbout',
  'recordIs',
  'save',
  'close',
  'wayBack',
  'saved',
  'savedHere',
  'notSaved',
  'notLoaded',
  'embedTitle',
  'embedOnce',
  'embedAlways',
  'embedDirect',
  'pageTitle',
  'pageIntro',
  'pageWho',
  'pageWhy',
  'pageCollects',
  'pageKeeps',
  'pageWhere',
  'pageConsent',
  'pageNoConsent',
  'pageDeclared',
  'pageReviewed',
  'pageHome',
  'pageUpdated',
  'pageObject',
  'pageObjectText',
  'pageNoTrackers',
  'pageYourChoice',
  'pageNoChoice',
  'pageChange',
  'traceCookie',
  'traceLocal',
  'traceSession',
  'pageNameColumn',
  'pageKeptForColumn',
  'pagePurposeColumn',
] as const;
export type VisitorTextKey = (typeof VISITOR_TEXT_KEYS)[number];
export type VisitorTexts = Record<VisitorTextKey, string>;

type PageTextKey = Extract<VisitorTextKey, `page${string}`>;

/** What the banner, the choices and the embeds need: all but the texts of the page about trackers. */
export type BannerTextKey = Exclude<VisitorTextKey, PageTextKey>;
export type BannerTexts = Record<BannerTextKey, string>;
export const BANNER_TEXT_KEYS = VISITOR_TEXT_KEYS.filter(
  (key): key is BannerTextKey => !key.startsWith('page'),
);

const visitorTextSchema = z
  .string()
  .trim()
  .min(1, 'Please write a text, or take the usual one.')
  .max(600, 'At most 600 characters.');

const colourSchema = z
  .string()
  .regex(
    /^#[0-9a-f]{6}$/,
    'Expected a colour such as #1d4ed8: # and six digits or small letters from a to f.',
  );

export const BANNER_POSITIONS = ['bottom', 'bottom_start', 'bottom_end', 'top'] as const;
export const BANNER_COLOURS = ['background', 'text', 'button', 'buttonText'] as const;

/** How the banner looks, and its words where they are not the usual ones. */
export const bannerSettingsSchema = z.strictObject({
  position: z.enum(BANNER_POSITIONS).default('bottom'),
  /** Left out: the usual ones, which follow the visitor's light or dark mode. */
  colours: z
    .strictObject({
      background: colourSchema,
      text: colourSchema,
      button: colourSchema,
      buttonText: colourSchema,
    })
    .nullable()
    .default(null),
  /** Language of pages that do not say theirs, and of visitors whose language we do not have. */
  language: localeSchema.default('en'),
  /** By language: the texts that differ from the usual ones. */
  texts: z.record(localeSchema, z.partialRecord(z.enum(VISITOR_TEXT_KEYS), visitorTextSchema)).default({}),
});
export type BannerSettings = z.infer<typeof bannerSettingsSchema>;

/** All that a site decides about consent, besides the pixels. Goes live with a publication. */
export const consentSettingsSchema = z.strictObject({
  policy: consentPolicySchema.default(() => consentPolicySchema.parse({})),
  banner: bannerSettingsSchema.default(() => bannerSettingsSchema.parse({})),
});
export type ConsentSettings = z.infer<typeof consentSettingsSchema>;

/** What somebody changed in the settings about consent. Words for each code are the screen's. */
export const CONSENT_CHANGE_CODES = [
  /** `details.region`, `details.rule`, `details.gpc` (`yes` or `no`), `details.places` */
  'region_added',
  'region_removed',
  'region_changed',
  'regions_reordered',
  /** `details.rule`, `details.gpc` */
  'elsewhere',
  /** `details.dnt`: `yes` or `no` */
  'dnt',
  /** `details.days` */
  'days',
  'record_days',
  /** `details.position` */
  'position',
  'colours',
  /** `details.language` */
  'language',
  /** `details.language`, `details.texts`: how many */
  'texts',
] as const;
export const consentChangeSchema = z.object({
  code: z.enum(CONSENT_CHANGE_CODES),
  /** It asks visitors for less than before, so that somebody should look twice. */
  laxer: z.boolean(),
  details: z.record(z.string(), z.string()),
});
export type ConsentChange = z.infer<typeof consentChangeSchema>;
