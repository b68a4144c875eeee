import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, makePreviewSchema, refuse } from '../contract';
import { getServices } from '../services';
import { paramOf, send, withBody } from './respond';
import { holds } from './rights';

/** In a header, a token does not come into the logs of whatever is in between. */
const tokenOf = (ctx: Context): string => ctx.get('x-preview-token');

/** Previews: links for people, and what a token is worth for the sites that are elsewhere. */
export const previews = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).previews;
  const answer = (ctx: Context, value: object | null): void => {
    ctx.set('Cache-Control', 'private, no-store');
    send(ctx, value ? done(value) : refuse('preview_over'));
  };
  return {
    make: (ctx: Context) =>
      withBody(
        ctx,
        makePreviewSchema,
        (input, person) =>
          service.make(paramOf(ctx, 'slug'), input, person, { approve: holds(ctx, 'approve') }),
        201,
      ),
    read: async (ctx: Context) => answer(ctx, await service.read(tokenOf(ctx))),
    start: async (ctx: Context) => answer(ctx, await service.start(tokenOf(ctx))),
  };
};
