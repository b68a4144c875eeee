import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, refuse } from '../contract';
import { calendarFile } from '../io/calendar-file';
import { getServices } from '../services';
import { paramOf, personOf, send } from './respond';

/** The calendar feed of reviews: of whoever is signed in, and what their calendar asks for. */
export const reviewFeed = ({ strapi }: { strapi: Core.Strapi }) => {
  const { reviewFeed: service } = getServices(strapi);
  return {
    find: async (ctx: Context) => send(ctx, done(await service.find(personOf(ctx)))),
    renew: async (ctx: Context) => send(ctx, done(await service.renew(personOf(ctx))), 201),
    end: async (ctx: Context) => {
      await service.end(personOf(ctx));
      send(ctx, done({}));
    },
    read: async (ctx: Context) => {
      ctx.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' });
      const calendar = await service.read(paramOf(ctx, 'token'));
      if (!calendar) return send(ctx, refuse('feed_ended'));
      ctx.type = 'text/calendar; charset=utf-8';
      ctx.body = calendarFile(calendar);
    },
  };
};
