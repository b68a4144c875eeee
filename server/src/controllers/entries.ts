import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { entryQuerySchema } from '../contract';
import { getServices } from '../services';
import { check, paramOf, send } from './respond';

/** The pixels on the page of a content entry. */
export const entries = ({ strapi }: { strapi: Core.Strapi }) => ({
  findOne: async (ctx: Context) => {
    const query = check(entryQuerySchema, ctx.query);
    if (!query.ok) return send(ctx, query);
    const asked = {
      uid: paramOf(ctx, 'uid'),
      documentId: paramOf(ctx, 'documentId'),
      ability: (ctx.state as { userAbility?: unknown }).userAbility,
      ...query.value,
    };
    send(ctx, await getServices(strapi).entries.pixels(asked));
  },
});
