import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { bulkPauseSchema, bulkSubmitSchema, done } from '../contract';
import { getServices } from '../services';
import { withBody } from './respond';

/** Many pixels at once. */
export const bulk = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).bulk;
  return {
    submit: (ctx: Context) =>
      withBody(ctx, bulkSubmitSchema, async (input, person) => done(await service.submit(input, person))),
    pause: (ctx: Context) =>
      withBody(ctx, bulkPauseSchema, async (input, person) => done(await service.pause(input, person))),
  };
};
