import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { makePreviewSchema, PREVIEW_TOKEN_HEADER, refuse, SIGNATURE_HEADER } from '../contract';
import { getServices } from '../services';
import { paramOf, send, withBody } from './respond';
import { holds } from './rights';

/** Previews: links for people, and what a token is worth for the sites that are elsewhere. */
export const previews = ({ strapi }: { strapi: Core.Strapi }) => {
  const { previews: service, signer } = getServices(strapi);

  /** Answer with a value that is signed, so that a site believes nobody else. */
  const answer = (ctx: Context, value: object | null): void => {
    ctx.set('Cache-Control', 'private, no-store');
    if (!value) return send(ctx, refuse('preview_over'));
    const text = JSON.stringify(value);
    ctx.set(SIGNATURE_HEADER, signer().sign(text));
    ctx.type = 'application/json';
    ctx.body = text;
  };
  // In a header, a token does not come into the logs of whatever is in between.
  const tokenOf = (ctx: Context): string => ctx.get(PREVIEW_TOKEN_HEADER);

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
