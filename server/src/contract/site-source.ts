import * as z from 'zod';
import { serverAddressSchema } from './address';
import { hashSchema } from './pixel';

/** Headers that prove where a text comes from: an Ed25519 signature (RFC 8032) over its bytes, and the public key. */
export const SIGNATURE_HEADER = 'x-pixel-inventory-signature';
export const KEY_HEADER = 'x-pixel-inventory-key';

/** A public key (Ed25519) of 32 bytes, in base64url. */
export const publicKeySchema = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{43}$/,
    'Expected a public key of 43 characters, as Strapi sends it in the header X-Pixel-Inventory-Key.',
  );

/** Bytes that a snapshot may have on its way to a site. */
export const MAX_SNAPSHOT_BYTES = 20 * 1024 * 1024;

/** What a site understands of a snapshot that is newer than its package: which pixels are not to run any more. */
export const laterStopsSchema = z.object({
  number: z.number().int(),
  publishedAt: z.iso.datetime(),
  pixels: z.array(z.object({ id: z.string(), paused: z.boolean() })),
});
export type LaterStops = z.infer<typeof laterStopsSchema>;

/** What Strapi tells a site about a new publication: its signature is over the canonical JSON of this. */
export const hookSchema = z.strictObject({
  number: z.number().int().min(1),
  /** SHA-256 over the bytes of the snapshot. */
  hash: hashSchema,
  /** When it was sent (RFC 3339). */
  at: z.iso.datetime(),
});
export type Hook = z.infer<typeof hookSchema>;

/** How a site follows a Strapi that is elsewhere. */
export const strapiOptionsSchema = z.strictObject({
  url: serverAddressSchema,
  token: z
    .string({ error: 'Expected an API token of Strapi. Is the environment variable set?' })
    .trim()
    .min(1, 'Expected an API token of Strapi. Is the environment variable empty?')
    .max(1000)
    .regex(/^[\x21-\x7e]+$/, 'Expected an API token of Strapi, without spaces in it.'),
  /** Seconds between two looks for a new publication, where no hook says that there is one. */
  refreshSeconds: z.number().min(1).max(3600).default(30),
  /** Milliseconds after which Strapi has not answered. */
  timeoutMs: z.number().int().min(100).max(60_000).default(5000),
  /** Public key of Strapi. Left out: that of its first answer. */
  key: publicKeySchema.optional(),
  /** Where Strapi's API begins: its setting `api.rest.prefix`. */
  apiPrefix: z
    .string()
    .max(100)
    .regex(/^(?:\/[A-Za-z0-9_-]+)*$/, 'Expected a path such as /api, without a slash at its end.')
    .default('/api'),
  /** File of the last good copy; false: none is kept. */
  file: z
    .union([z.string().min(1), z.literal(false)], { error: 'Expected a file name, or false.' })
    .optional(),
});

/** What stands with a snapshot in a kept copy. */
export const copyHeadSchema = z.strictObject({
  signature: z.string(),
  key: publicKeySchema,
  etag: z.string().nullable(),
});

/** What became of telling one site. */
export const siteStatusSchema = z.object({
  url: z.string(),
  /** The last publication that it was told of; null: none since Strapi started. */
  told: z.object({ number: z.number().int(), at: z.string() }).nullable(),
  /** Why it could not be told the last time; null: it was. */
  error: z.string().nullable(),
});
export type SiteStatus = z.infer<typeof siteStatusSchema>;
