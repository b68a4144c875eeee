import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, saveConsentSchema } from '../contract';
import { getServices } from '../services';
import { send, withBody } from './respond';

/** What a site decides about consent. */
export const consentSettings = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).consentSettings;
  return {
    find: async (ctx: Context) => send(ctx, done(await service.read())),
    save: (ctx: Context) => withBody(ctx, saveConsentSchema, service.save),
  };
};
