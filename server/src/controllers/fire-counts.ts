import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, fireRowsSchema, refuse } from '../contract';
import { getServices } from '../services';
import { bodyOf, check, send } from './respond';

/** Bytes that a message may have: so many rows, each with the longest names. */
const MAX_BODY = 100_000;

/** What sites elsewhere have counted. */
export const fireCounts = ({ strapi }: { strapi: Core.Strapi }) => {
  const { fires } = getServices(strapi);
  return {
    create: async (ctx: Context) => {
      if ((ctx.request.length ?? 0) > MAX_BODY) return send(ctx, refuse('too_large'));
      const rows = check(fireRowsSchema, bodyOf(ctx));
      if (!rows.ok) return send(ctx, rows);
      await fires.keep(rows.value);
      send(ctx, done({ kept: true }));
    },
  };
};
