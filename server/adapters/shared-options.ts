import { configSchema, type Config } from '../src/contract';

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
} as const;

/** Options that a site has in common with the plugin. */
export type SharedOptions = Partial<Pick<Config, keyof typeof SHARED>>;

const NAMES = Object.keys(SHARED) as (keyof typeof SHARED)[];

/** Checks the options that a site has in common with the plugin. */
export const sharedOptionsSchema = configSchema.pick(SHARED);

/** Take the options that a site has in common with the plugin out of others. */
export const sharedOptions = (options: SharedOptions): SharedOptions =>
  Object.fromEntries(NAMES.map((name) => [name, options[name]]));
