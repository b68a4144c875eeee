import type { PageTags } from '../src/core/page-plan';
import { browserAssets } from '../generated/browser-assets';
import { counting, type Counting } from './counting';
import { createSite, type SiteOptions } from './site';
import { webMiddleware, type WebMiddleware } from './web-middleware';

export { cspDirectives } from './csp-directives';
export type * from './public-types';
export type { PageTags } from '../src/core/page-plan';
export type { Next, WebMiddleware } from './web-middleware';
export type { RequestFacts } from './web-request';

/**
 * Make a wrapper for handlers that turn a standard `Request` into a `Response`, as Hono, SvelteKit, Astro, Next.js, Deno, Bun and
 * workers at the edge of a network have them: it serves the loader, the plan and the consent endpoint below `prefix`, and
 * puts the approved pixels into the pages that `next` answers, as they stream. `tags` is for pages that it does not see. Throws
 * for options that cannot be used.
 *
 * @example
 * const pixels = pixelInventory({ strapi: { url: STRAPI_URL, token: STRAPI_TOKEN } });
 * export default { fetch: (request) => pixels(request, () => app(request)) };
 */
export const pixelInventory = (options: SiteOptions): WebMiddleware & Counting & { tags: PageTags } => {
  const site = createSite(options, browserAssets);
  return counting(Object.assign(webMiddleware(site), { tags: site.tags }), site);
};
