import type { Core } from '@strapi/strapi';
import { PERMISSION_NAMES } from './contract';
import { keepHistory } from './io/stores/keep-history';
import { getServices } from './services';

const EXPIRY_JOB = 'pixel-inventory.expire-consent-records';
const FIRE_EXPIRY_JOB = 'pixel-inventory.expire-fire-counts';
const REVIEW_JOB = 'pixel-inventory.reviews';
const EVERY_FIVE_MINUTES = '*/5 * * * *';
const EVERY_NIGHT = '17 3 * * *';

interface PermissionService {
  actionProvider: { registerMany(actions: unknown[]): Promise<unknown> };
}

const registerPermissions = (strapi: Core.Strapi): Promise<unknown> => {
  const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
  return actionProvider.registerMany(
    Object.entries(PERMISSION_NAMES).map(([uid, displayName]) => ({
      section: 'plugins',
      displayName,
      uid,
      pluginName: 'pixel-inventory',
    })),
  );
};

export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await registerPermissions(strapi);
  keepHistory(strapi);
  const { config, snapshots, expiry, fires, fireExpiry, reviewRun } = getServices(strapi);
  const options = { rule: EVERY_NIGHT };
  strapi.cron.add({
    [EXPIRY_JOB]: { task: () => expiry.run(), options },
    [FIRE_EXPIRY_JOB]: { task: () => fireExpiry.run(), options },
  });
  // Nobody waits for it: a site starts as fast as ever, however much there is to delete.
  void expiry.run();
  void fireExpiry.run();
  // From this day on, a pixel of which nothing is heard is known to be silent.
  await fires.since();
  await snapshots.start();
  if (config.reviewScheduler === 'off') return;
  strapi.cron.add({ [REVIEW_JOB]: { task: () => reviewRun.tick(), options: { rule: EVERY_FIVE_MINUTES } } });
  // What became due while the site was away is done now.
  void reviewRun.tick();
};
