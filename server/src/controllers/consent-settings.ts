import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, previewBannerSchema, saveConsentSchema } from '../contract';
import { getServices } from '../services';
import { send, withBody } from './respond';

/** What a site decides about consent. */
export const consentSettings = ({ strapi }: { strapi: Core.Strapi }) => {
  const { consentSettings: service, bannerPreview } = getServices(strapi);
  return {
    find: async (ctx: Context) => send(ctx, done(await service.read())),
    save: (ctx: Context) => withBody(ctx, saveConsentSchema, service.save),
    preview: (ctx: Context) =>
      withBody(ctx, previewBannerSchema, async (input) => done(await bannerPreview.show(input))),
  };
};
