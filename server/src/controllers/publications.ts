import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { z } from 'zod';
import {
  done,
  publicationNumberSchema,
  publicationQuerySchema,
  publishedBannerSchema,
  publishSchema,
  refuse,
  restoreSchema,
  type Outcome,
} from '../contract';
import { getServices } from '../services';
import { check, paramOf, send, withBody } from './respond';

/** The number in the address. What is no number is none of a publication. */
const numberOf = (ctx: Context): Outcome<number> => {
  const text = paramOf(ctx, 'number');
  const read = publicationNumberSchema.safeParse(text);
  return read.success ? done(read.data) : refuse('snapshot_not_found', { number: text.slice(0, 40) });
};

/** Answer a question about one publication. */
const withNumber = async <T>(
  ctx: Context,
  schema: z.ZodType<T>,
  work: (number: number, query: T) => Promise<Outcome<unknown>>,
): Promise<void> => {
  const number = numberOf(ctx);
  if (!number.ok) return send(ctx, number);
  const query = check(schema, ctx.query);
  send(ctx, query.ok ? await work(number.value, query.value) : query);
};

/** What is live, what would go live, and the way back. */
export const publications = ({ strapi }: { strapi: Core.Strapi }) => {
  const { publications: service, publicationViews, bannerPreview } = getServices(strapi);
  const thenOverview = async (outcome: Outcome<unknown>) =>
    outcome.ok ? done(await service.overview()) : outcome;

  return {
    find: async (ctx: Context) => send(ctx, done(await service.overview())),
    findOne: (ctx: Context) => withNumber(ctx, publicationQuerySchema, publicationViews.find),
    banner: (ctx: Context) => withNumber(ctx, publishedBannerSchema, bannerPreview.published),
    publish: (ctx: Context) =>
      withBody(ctx, publishSchema, async (input, person) =>
        thenOverview(await service.publish(input, person)),
      ),
    restore: (ctx: Context) =>
      withBody(ctx, restoreSchema, async ({ expected }, person) => {
        const number = numberOf(ctx);
        return number.ok ? thenOverview(await service.restore(number.value, expected, person)) : number;
      }),
  };
};
