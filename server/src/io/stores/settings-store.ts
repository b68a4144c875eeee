import type { Core } from '@strapi/strapi';
import { settingsSchema } from '../../contract';
import type { SettingsStore } from '../ports';

/**
 * The settings, in the plugin's part of Strapi's key-value store: it takes part in transactions and travels with
 * `strapi export`. What cannot be understood counts as not set, so that the strict defaults hold.
 */
export const createSettingsStore = (strapi: Core.Strapi): SettingsStore => {
  const store = strapi.store({ type: 'plugin', name: 'pixel-inventory', key: 'settings' });
  return {
    read: async () => {
      const result = settingsSchema.safeParse((await store.get({})) ?? {});
      return result.success ? result.data : settingsSchema.parse({});
    },
    write: (settings) => store.set({ value: settings }),
  };
};
