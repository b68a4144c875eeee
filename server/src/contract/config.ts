import * as z from 'zod';
import { originSchema, serverAddressSchema } from './address';

const pathSchema = z
  .string()
  .max(200)
  .regex(/^\/[A-Za-z0-9_\-./]*$/, 'Expected a path that starts with /, for example: /documentation.');

const headerSchema = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'Expected the name of a header, for example: CF-IPCountry.')
  .transform((name) => name.toLowerCase());

const prefixSchema = z
  .string()
  .max(100)
  .regex(/^(?:\/[A-Za-z0-9_-]+)+$/, 'Expected a path such as /_pixels, without a slash at its end.')
  .default('/_pixels');

/** A site elsewhere that is told of every publication. */
export const toldSiteSchema = z.strictObject({ url: serverAddressSchema, prefix: prefixSchema });
export type ToldSite = z.infer<typeof toldSiteSchema>;

/** The plugin's options in `config/plugins`. What sites elsewhere have in common with it is in `SiteOptions` as well. */
export const configSchema = z.strictObject({
  /**
   * `auto` puts our middleware into Strapi's list by itself, right after `strapi::compression`, unless the
   * list names it already. `manual` leaves the list alone.
   */
  placing: z.enum(['auto', 'manual']).default('auto'),
  /** Path below which the site serves the loader, the plan and the consent endpoint. */
  prefix: prefixSchema,
  /**
   * `auto` follows each answer's own cache headers. `shared` gives every visitor the same bytes. `private`
   * puts the visitor's own plan into the page and marks the answer private.
   */
  pages: z.enum(['auto', 'shared', 'private']).default('auto'),
  /**
   * Headers in which something in front of the site (a CDN) says where a visitor is: a country such as `DE`, and a part
   * of one such as `CA` or `US-CA`. Only for headers that it sets on every request: a visitor could send any other.
   * Null: nobody says, so every visitor is asked by the strictest rule.
   */
  countryHeader: headerSchema.nullable().default(null),
  regionHeader: headerSchema.nullable().default(null),
  /** Pages below these paths are left alone, besides the admin panel and the API. */
  ignorePaths: z.array(pathSchema).max(100).default(['/documentation', '/graphql', '/uploads']),
  /**
   * Hold embeds of other sites (videos, maps, posts) back in every page until the visitor agrees to them. It reads pages to
   * their end.
   */
  embeds: z.boolean().default(false),
  /**
   * What to do with a page's own content security policy. `leave` changes no such header. `merge` adds what the published
   * pixels and our own part need, and nothing else.
   */
  csp: z.enum(['leave', 'merge']).default('leave'),
  /**
   * What to do with a page that comes compressed. `leave` leaves it alone. `decode` unpacks it, puts our part in and packs it
   * again while it is sent; that costs as much as compressing does, so it is better to compress in front of our part.
   */
  encodings: z.enum(['leave', 'decode']).default('leave'),
  /** Count how often each pixel fires, without anything about visitors. */
  countFires: z.boolean().default(true),
  /** Sites elsewhere that are told of every publication at once: each server by an address of its own. */
  sites: z.array(toldSiteSchema).max(50, 'At most 50 sites.').default([]),
  /** Other origins whose pages may ask what is below the prefix (CORS). */
  allowedOrigins: z.array(originSchema).max(50, 'At most 50 origins.').default([]),
  /** Seconds between two looks for a publication that another instance of Strapi made. */
  refreshSeconds: z.number().min(0.2).max(3600).default(2),
  /**
   * Seconds that a provider of mails has to say that it took one; then it counts as failed. Far below the five minutes for
   * which an instance claims a mail about reviews.
   */
  mailSeconds: z.number().min(1).max(120).default(30),
  /**
   * `off`: this instance never looks by itself whether a review is due, whatever the settings say. For sites that run
   * `npx pixel-inventory reviews run` by a scheduler of their own.
   */
  reviewScheduler: z.enum(['on', 'off']).default('on'),
  /**
   * For demonstrations and tests alone: an address on this machine that takes the place of every vendor.
   * `https://host/path` becomes `<standIn>/host/path`.
   */
  vendorStandIn: z
    .string()
    .regex(
      /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/,
      'Expected an address on this machine, for example: http://127.0.0.1:1338. It is for demonstrations alone.',
    )
    .nullable()
    .default(null),
});
export type Config = z.infer<typeof configSchema>;
