import { browserAssets } from '../generated/browser-assets';
import { counting, type Counting } from './counting';
import { nodeMiddleware, type NodeMiddleware } from './node-middleware';
import { createNodeSite } from './node-site';
import type { SiteOptions } from './site';

export { cspDirectives } from './csp-directives';
export { diskCopy } from './disk-copy';
export type * from './public-types';
export type { NodeMiddleware } from './node-middleware';

/**
 * Make a `(req, res, next)` handler for Express, Connect, Fastify, a custom server of Next.js, or plain Node: it serves the
 * loader, the plan and the consent endpoint below `prefix`, and puts the approved pixels into the pages of the application. It belongs
 * in front of everything that renders pages, and behind whatever compresses them. Throws for options that cannot be used.
 *
 * @example
 * app.use(pixelInventory({ strapi: { url: process.env.STRAPI_URL, token: process.env.STRAPI_TOKEN } }));
 */
export const pixelInventory = (options: SiteOptions): NodeMiddleware & Counting => {
  const site = createNodeSite(options, browserAssets);
  return counting(nodeMiddleware(site), site);
};
