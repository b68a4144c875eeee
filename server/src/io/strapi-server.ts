import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** Origin of the site: what the settings say, or else where Strapi itself can be reached. */
export const siteOrigin = (strapi: Core.Strapi, siteUrl: string): string => {
  const address = siteUrl || strapi.config.get('server.absoluteUrl', '');
  return URL.canParse(address) ? new URL(address).origin : '';
};

/** Where Strapi's public API answers for this plugin. */
export const publicApi = (strapi: Core.Strapi): string =>
  `${strapi.config.get('server.absoluteUrl', '')}${strapi.config.get('api.rest.prefix', '/api')}/pixel-inventory`;

/**
 * The secret that all instances of this Strapi share, to derive keys from. Strapi does not start its admin panel without one;
 * where there is none, what this process signs counts in this process alone.
 */
export const signingSecret = (strapi: Core.Strapi): string => {
  const secret: unknown = strapi.config.get('admin.auth.secret');
  return typeof secret === 'string' && secret !== '' ? secret : randomBytes(32).toString('hex');
};
