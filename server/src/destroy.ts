import type { Core } from '@strapi/strapi';
import { getServices } from './services';

export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const { snapshots, sites, expiry, fireExpiry, reviewRun, whenStopping } = getServices(strapi);
  snapshots.stop();
  sites.stop();
  await reviewRun.stop();
  await Promise.all([expiry.stop(), fireExpiry.stop(), ...whenStopping.map((work) => work())]);
};
