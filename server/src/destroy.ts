import type { Core } from '@strapi/strapi';
import { getServices } from './services';

export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const { snapshots, sites, expiry } = getServices(strapi);
  snapshots.stop();
  sites.stop();
  await expiry.stop();
};
