import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { whySchema } from '../contract';
import { getServices } from '../services';
import { paramOf, withBody } from './respond';

/** Why a pixel runs, or does not. */
export const why = ({ strapi }: { strapi: Core.Strapi }) => ({
  explain: (ctx: Context) =>
    withBody(ctx, whySchema, (input) => getServices(strapi).why.explain(paramOf(ctx, 'slug'), input)),
});
