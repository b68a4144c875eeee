import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, whySchema } from '../contract';
import { getServices } from '../services';
import { paramOf, send, withBody } from './respond';

/** Why a pixel runs, or does not. */
export const why = ({ strapi }: { strapi: Core.Strapi }) => ({
  options: async (ctx: Context) => send(ctx, done(await getServices(strapi).why.options())),
  explain: (ctx: Context) =>
    withBody(ctx, whySchema, (input) => getServices(strapi).why.explain(paramOf(ctx, 'slug'), input)),
});
