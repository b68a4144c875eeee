import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, pageQuerySchema } from '../contract';
import { getServices } from '../services';
import { check, send } from './respond';

/** The audit log: who did what, when. */
export const activities = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: async (ctx: Context) => {
    const query = check(pageQuerySchema, ctx.query);
    if (!query.ok) return send(ctx, query);
    const { page, pageSize } = query.value;
    const found = await getServices(strapi).inventory.activity(page, pageSize);
    send(ctx, done({ ...found, page, pageSize }));
  },
});
