import type { Config } from '../src/contract';
import { configSchema } from '../src/contract/config';

/** Options that a site has in common with the plugin. */
export interface SharedOptions {
  /** Path below which the site serves the loader, the plan and the consent endpoint. Default `/_pixels`. */
  prefix?: Config['prefix'] | undefined;
  /**
   * `auto` follows each answer's own cache headers. `shared` gives every visitor the same bytes. `private` puts the visitor's own
   * plan into the page and marks the answer private. Default `auto`.
   */
  pages?: Config['pages'] | undefined;
  /** Pages below these paths are left alone. Default: the paths of Strapi that hold no pages. */
  ignorePaths?: Config['ignorePaths'] | undefined;
  /**
   * The header in which something in front of the site (a CDN) says in which country a visitor is, such as `DE`. Only one that it
   * sets on every request: a visitor could send any other. Default null: every visitor is asked by the strictest rule.
   */
  countryHeader?: Config['countryHeader'] | undefined;
  /** The same for the part of a country, such as `CA` or `US-CA`. Default null. */
  regionHeader?: Config['regionHeader'] | undefined;
  /**
   * Hold embeds of other sites (videos, maps, posts) back in every page until the visitor agrees to them. It reads pages to their
   * end. Default false.
   */
  embeds?: Config['embeds'] | undefined;
  /**
   * What to do with a page's own content security policy. `leave` changes no such header. `merge` adds what the published pixels
   * and our own part need, and nothing else. Default `leave`.
   */
  csp?: Config['csp'] | undefined;
  /**
   * What to do with a page that comes compressed. `leave` leaves it alone. `decode` unpacks it, puts our part in and packs it again
   * while it is sent. Default `leave`.
   */
  encodings?: Config['encodings'] | undefined;
  /** Other origins whose pages may ask what is below the prefix (CORS). Default: none. */
  allowedOrigins?: Config['allowedOrigins'] | undefined;
}

const SHARED = {
  prefix: true,
  pages: true,
  ignorePaths: true,
  countryHeader: true,
  regionHeader: true,
  embeds: true,
  csp: true,
  encodings: true,
  allowedOrigins: true,
} as const satisfies Record<keyof SharedOptions, true>;

const NAMES = Object.keys(SHARED) as (keyof typeof SHARED)[];

/** Checks the options that a site has in common with the plugin. */
export const sharedOptionsSchema = configSchema.pick(SHARED);

/** Take the options that a site has in common with the plugin out of others. */
export const sharedOptions = (options: SharedOptions): SharedOptions =>
  Object.fromEntries(NAMES.map((name) => [name, options[name]]));
