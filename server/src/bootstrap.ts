import type { Core } from '@strapi/strapi';
import { PERMISSION_NAMES } from './contract';
import { keepHistory } from './io/stores/keep-history';
import { getServices } from './services';

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
  await getServices(strapi).snapshots.start();
};
