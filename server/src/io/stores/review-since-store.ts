import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { ReviewSinceStore } from '../review-ports';

const momentSchema = z.iso.datetime().nullable().catch(null);
const sinceSchema = z.object({ asks: momentSchema, stops: momentSchema, reports: momentSchema });

/** Since when reviews happen by themselves, in the plugin's part of Strapi's key-value store. */
export const createReviewSinceStore = (strapi: Core.Strapi): ReviewSinceStore => {
  const store = strapi.store({ type: 'plugin', name: 'pixel-inventory', key: 'reviews' });
  return {
    read: async () => sinceSchema.parse((await store.get({})) ?? {}),
    write: (since) => store.set({ value: since }),
  };
};
