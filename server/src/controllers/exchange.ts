import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, exportQuerySchema, importSchema } from '../contract';
import { getServices } from '../services';
import { check, send, withBody } from './respond';
import { rightsOf } from './rights';

/** The inventory as a file, and back. */
export const exchange = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).exchange;
  return {
    export: async (ctx: Context) => {
      const query = check(exportQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await service.write(query.value)) : query);
    },
    preview: (ctx: Context) =>
      withBody(ctx, importSchema, (input, person) => service.preview(input, person, rightsOf(ctx))),
    import: (ctx: Context) =>
      withBody(ctx, importSchema, (input, person) => service.import(input, person, rightsOf(ctx))),
  };
};
