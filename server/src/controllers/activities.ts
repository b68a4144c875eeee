import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { activityQuerySchema, done } from '../contract';
import { getServices } from '../services';
import { check, send } from './respond';

/** The audit log: who did what, when, and whether it is as it was written. */
export const activities = ({ strapi }: { strapi: Core.Strapi }) => {
  const { auditLog } = getServices(strapi);
  return {
    find: async (ctx: Context) => {
      const query = check(activityQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await auditLog.list(query.value)) : query);
    },
    check: async (ctx: Context) => send(ctx, done(await auditLog.check())),
  };
};
