import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { consentSettingsSchema, personSchema } from '../../contract';
import type { ConsentSettingsStore } from '../ports';

const storedSchema = z.object({ settings: consentSettingsSchema, authors: z.array(personSchema) });

/**
 * The settings about consent as they were last saved, in the plugin's part of Strapi's key-value store: it takes part in
 * transactions and travels with `strapi export`. What cannot be understood counts as not saved.
 */
export const createConsentSettingsStore = (strapi: Core.Strapi): ConsentSettingsStore => {
  const store = strapi.store({ type: 'plugin', name: 'pixel-inventory', key: 'consent' });
  return {
    read: async () => {
      const result = storedSchema.safeParse(await store.get({}));
      return result.success ? result.data : null;
    },
    write: (saved) => store.set({ value: saved }),
  };
};
