import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, settingsSchema } from '../contract';
import { getServices } from '../services';
import { send, withBody } from './respond';

/** What somebody may set for the whole site. */
export const settings = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).settings;
  return {
    find: async (ctx: Context) => send(ctx, done(await service.read())),
    save: (ctx: Context) => withBody(ctx, settingsSchema, service.save),
  };
};
