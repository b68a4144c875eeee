import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, publishSchema, refuse, restoreSchema, type Outcome } from '../contract';
import { getServices } from '../services';
import { paramOf, send, withBody } from './respond';

/** What is live, what would go live, and the way back. */
export const publications = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).publications;
  const thenOverview = async (outcome: Outcome<unknown>) =>
    outcome.ok ? done(await service.overview()) : outcome;

  return {
    find: async (ctx: Context) => send(ctx, done(await service.overview())),
    publish: (ctx: Context) =>
      withBody(ctx, publishSchema, async (input, person) =>
        thenOverview(await service.publish(input, person)),
      ),
    restore: (ctx: Context) =>
      withBody(ctx, restoreSchema, async ({ expected }, person) => {
        const text = paramOf(ctx, 'number');
        if (!/^\d{1,9}$/.test(text)) return refuse('snapshot_not_found', { number: text });
        return thenOverview(await service.restore(Number(text), expected, person));
      }),
  };
};
