import type { BrowserAssets } from './asset-files';
import { withDiskCopy } from './disk-copy';
import { createSite, type Site, type SiteOptions } from './site';

/** Build the engine of a site where Node's timers and files are: it follows Strapi from now on, and keeps a copy on disk. */
export const createNodeSite = (options: SiteOptions | undefined, assets: BrowserAssets): Site => {
  const site = createSite(options && withDiskCopy(options), assets);
  site.start();
  return site;
};
