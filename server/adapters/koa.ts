import type { Middleware } from 'koa';
import { browserAssets } from '../generated/browser-assets';
import { counting, type Counting } from './counting';
import { koaMiddleware } from './koa-middleware';
import { createNodeSite } from './node-site';
import type { SiteOptions } from './site';

export { cspDirectives } from './csp-directives';
export type * from './public-types';

/**
 * Make a Koa middleware that serves the loader, the plan and the consent endpoint below `prefix`, and puts the
 * approved pixels into the pages of the application. It belongs in front of everything that renders pages, and behind
 * whatever compresses them. Throws for options that cannot be used.
 *
 * @example
 * app.use(pixelInventory({ strapi: { url: process.env.STRAPI_URL, token: process.env.STRAPI_TOKEN } }));
 */
export const pixelInventory = (options: SiteOptions): Middleware & Counting => {
  const site = createNodeSite(options, browserAssets);
  return counting(koaMiddleware(site), site);
};
