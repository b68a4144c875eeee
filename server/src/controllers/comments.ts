import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { writeCommentSchema } from '../contract';
import { getServices } from '../services';
import { paramOf, withBody } from './respond';

/** Comments on versions. Answers with the pixel as it is afterwards. */
export const comments = ({ strapi }: { strapi: Core.Strapi }) => {
  const { comments: service, inventory } = getServices(strapi);
  return {
    write: (ctx: Context) =>
      withBody(
        ctx,
        writeCommentSchema,
        async (input, person) => {
          const slug = paramOf(ctx, 'slug');
          const outcome = await service.write(slug, input, person);
          return outcome.ok ? inventory.detail(slug, person) : outcome;
        },
        201,
      ),
  };
};
