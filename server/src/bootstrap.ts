import type { Core } from '@strapi/strapi';
import { PERMISSIONS, type PermissionKey } from './contract';
import { keepHistory } from './io/stores/keep-history';
import { getServices } from './services';

/** What each permission is called in Strapi's role screen. */
const PERMISSION_NAMES: Record<PermissionKey, string> = {
  read: 'See the inventory',
  edit: 'Add and edit pixels',
  submit: 'Submit for approval',
  approve: 'Approve or send back',
  publish: 'Publish, and start stopped pixels again',
  pause: 'Stop a pixel at once',
  restore: 'Go back to an earlier publication',
  retire: 'Retire pixels',
  activity: 'See the audit log',
};

interface PermissionService {
  actionProvider: { registerMany(actions: unknown[]): Promise<unknown> };
}

const registerPermissions = (strapi: Core.Strapi): Promise<unknown> => {
  const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
  return actionProvider.registerMany(
    Object.keys(PERMISSIONS).map((key) => ({
      section: 'plugins',
      displayName: PERMISSION_NAMES[key as PermissionKey],
      uid: key,
      pluginName: 'pixel-inventory',
    })),
  );
};

export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await registerPermissions(strapi);
  keepHistory(strapi);
  await getServices(strapi).snapshots.start();
};
