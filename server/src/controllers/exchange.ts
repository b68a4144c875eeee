import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, exportQuerySchema, importSchema, LARGEST_IMPORT, refuse, type Outcome } from '../contract';
import { readUpload } from '../io/upload';
import { getServices } from '../services';
import { bodyOf, check, personOf, send, withInput } from './respond';
import { rightsOf } from './rights';

/** What is to be imported: all of it as JSON or as a form's fields, or the text in a file of its own. */
const importOf = async (ctx: Context): Promise<Outcome<unknown>> => {
  const uploaded = await readUpload(ctx.request, LARGEST_IMPORT);
  if (uploaded === 'none') return done(bodyOf(ctx));
  return uploaded === 'too_large' ? refuse('too_large') : done({ ...(bodyOf(ctx) as object), ...uploaded });
};

/** The inventory as a file, and back. */
export const exchange = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).exchange;
  return {
    export: async (ctx: Context) => {
      const query = check(exportQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await service.write(query.value, personOf(ctx))) : query);
    },
    template: (ctx: Context) => send(ctx, done(service.template())),
    preview: async (ctx: Context) =>
      withInput(ctx, importSchema, await importOf(ctx), (input, person) =>
        service.preview(input, person, rightsOf(ctx)),
      ),
    import: async (ctx: Context) =>
      withInput(ctx, importSchema, await importOf(ctx), (input, person) =>
        service.import(input, person, rightsOf(ctx)),
      ),
  };
};
