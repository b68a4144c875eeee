import * as z from 'zod';
import { localeSchema } from './locale';
import { hashSchema, LIMITS, reviewStateSchema, slugSchema } from './pixel';
import { snapshotSchema } from './snapshot';

/** Header in which a site hands the token of a preview to Strapi. */
export const PREVIEW_TOKEN_HEADER = 'x-preview-token';

/** What somebody asks a preview for: the newest version of a pixel, as they saw it, on a page of the site. */
export const makePreviewSchema = z.strictObject({
  version: z.number({ error: 'Please name the version.' }).int().min(1),
  hash: hashSchema,
  path: z
    .string({ error: 'Please fill in a path.' })
    .trim()
    .max(LIMITS.path, `A path may have at most ${LIMITS.path} characters.`)
    .regex(/^\/[^\s?#\\]*$/, 'A path starts with / and has no spaces, no ? and no #, for example: /shop.'),
});
export type MakePreview = z.infer<typeof makePreviewSchema>;

/** A link that starts a preview, once. */
export const previewLinkSchema = z.object({
  url: z.string(),
  /** When it has to be opened by (RFC 3339). */
  until: z.string(),
  /** How long the preview lasts then. */
  minutes: z.number().int(),
});
export type PreviewLink = z.infer<typeof previewLinkSchema>;

/** How far the version has come that a preview shows; `live`: visitors meet it already. */
export const previewStateSchema = z.enum([...reviewStateSchema.options, 'live']);
export type PreviewState = z.infer<typeof previewStateSchema>;

/**
 * What a token of a preview is for. A `link` is exchanged for a `run` once; the `run` is what the browser's cookie holds.
 */
export const previewClaimsSchema = z.strictObject({
  use: z.enum(['link', 'run']),
  /** By this, the audit log knows the link. */
  id: z.string().regex(/^[0-9A-Z]{16}$/),
  pixel: slugSchema,
  version: z.number().int().min(1),
  hash: hashSchema,
  /** Origin of the one site that it is for. */
  site: z.string(),
  /** The page that it begins with. */
  path: z.string(),
  /** Milliseconds since 1970. */
  until: z.number().int(),
});
export type PreviewClaims = z.infer<typeof previewClaimsSchema>;

/** What a browser with a preview is served: the published set with one version in its place. */
export const previewSetSchema = z.strictObject({
  use: z.enum(['link', 'run']),
  snapshot: snapshotSchema,
  pixel: slugSchema,
  version: z.number().int().min(1),
  state: previewStateSchema,
  /** Its markup or script is the editor's own. */
  customCode: z.boolean(),
  site: z.string(),
  path: z.string(),
  /** Who made the link. */
  by: z.string(),
  /** When the token is over (RFC 3339). */
  until: z.iso.datetime(),
  /** How long a preview lasts from its start. */
  minutes: z.number().int(),
});
export type PreviewSet = z.infer<typeof previewSetSchema>;

/** The answer of the address that exchanges a link. */
export const previewStartedSchema = z.strictObject({ token: z.string(), until: z.iso.datetime() });
export type PreviewStarted = z.infer<typeof previewStartedSchema>;

/** The words of the overlay. */
export const OVERLAY_TEXTS = [
  'overlayTitle',
  'running',
  'left',
  'over',
  'choices',
  'end',
  'notEnded',
  'events',
  'noEvents',
  'setUp',
  'stepsFailed',
  'requests',
  'noRequests',
  'strayRequests',
  'notLoaded',
] as const;
export type OverlayText = (typeof OVERLAY_TEXTS)[number];

const previewedPixelSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  vendor: z.string(),
  /** It is the one that the preview is about. */
  isSubject: z.boolean(),
  /** Its version and how far that has come, in words. */
  standing: z.string(),
  runs: z.boolean(),
  /** The decision about it on this page, with its reason, in words. */
  decision: z.string(),
  /** Hosts that it may talk to, `*.` for any part, and the beginnings of the addresses that it loads. */
  hosts: z.array(z.string()),
  addresses: z.array(z.string()),
});
export type PreviewedPixel = z.infer<typeof previewedPixelSchema>;

/** What the overlay shows of a page: the answer of `GET preview.json?path=…`. */
export const previewViewSchema = z.strictObject({
  lang: localeSchema,
  texts: z.record(z.enum(OVERLAY_TEXTS), z.string()),
  /** Seconds that are left of it. */
  seconds: z.number().int(),
  pixels: z.array(previewedPixelSchema),
});
export type PreviewView = z.infer<typeof previewViewSchema>;
