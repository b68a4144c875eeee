import type { Core } from '@strapi/strapi';
import type { Middleware } from 'koa';
import { pixelInventory } from '../../adapters/koa';
import { getServices } from '../services';

/** Paths below which Strapi itself answers: its admin panel and its API. Never touched. */
const strapiPaths = (strapi: Core.Strapi): string[] => [
  strapi.config.get('admin.path', '/admin'),
  strapi.config.get('api.rest.prefix', '/api'),
];

/** Put the published pixels into the pages that Strapi serves. */
export const inject = (_options: unknown, { strapi }: { strapi: Core.Strapi }): Middleware => {
  const { config, snapshots, consentRecords, previews, fires, whenStopping } = getServices(strapi);
  const { prefix, pages, ignorePaths, countryHeader, regionHeader, embeds, csp, allowedOrigins, countFires } =
    config;
  const middleware = pixelInventory({
    snapshot: snapshots.current,
    prefix,
    pages,
    countryHeader,
    regionHeader,
    embeds,
    csp,
    allowedOrigins,
    record: consentRecords.keep,
    preview: previews,
    count: countFires ? fires.keep : undefined,
    ignorePaths: [...ignorePaths, ...strapiPaths(strapi)],
    log: strapi.log,
  });
  whenStopping.push(middleware.flush);
  return middleware;
};
