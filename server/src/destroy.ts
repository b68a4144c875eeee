import type { Core } from '@strapi/strapi';
import { getServices } from './services';

export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const { snapshots, expiry, reviewRun } = getServices(strapi);
  snapshots.stop();
  await reviewRun.stop();
  await expiry.stop();
};
