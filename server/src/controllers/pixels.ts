import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  approveSchema,
  createPixelSchema,
  done,
  listQuerySchema,
  reasonSchema,
  resumeSchema,
  savePixelSchema,
  sendBackSchema,
  submitSchema,
  type Outcome,
  type Person,
} from '../contract';
import { getServices } from '../services';
import { check, paramOf, personOf, send, withBody } from './respond';
import { rightsOf } from './rights';

const slugOf = (ctx: Context): string => paramOf(ctx, 'slug');

/** The inventory and the approval of its pixels. */
export const pixels = ({ strapi }: { strapi: Core.Strapi }) => {
  const { inventory, publications } = getServices(strapi);

  /** Answer with the pixel as it is after a change. */
  const thenDetail = async (slug: string, person: Person, outcome: Outcome<unknown>) =>
    outcome.ok ? inventory.detail(slug, person) : outcome;

  return {
    find: async (ctx: Context) => {
      const query = check(listQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await inventory.list(query.value)) : query);
    },
    findOne: async (ctx: Context) => send(ctx, await inventory.detail(slugOf(ctx), personOf(ctx))),
    create: (ctx: Context) =>
      withBody(
        ctx,
        createPixelSchema,
        (input, person) => inventory.create(input, person, rightsOf(ctx)),
        201,
      ),
    save: (ctx: Context) =>
      withBody(ctx, savePixelSchema, (input, person) =>
        inventory.save(slugOf(ctx), input, person, rightsOf(ctx)),
      ),
    submit: (ctx: Context) =>
      withBody(ctx, submitSchema, (input, person) => inventory.submit(slugOf(ctx), input, person)),
    approve: (ctx: Context) =>
      withBody(ctx, approveSchema, (input, person) => inventory.approve(slugOf(ctx), input, person)),
    sendBack: (ctx: Context) =>
      withBody(ctx, sendBackSchema, (input, person) => inventory.sendBack(slugOf(ctx), input, person)),
    pause: (ctx: Context) =>
      withBody(ctx, reasonSchema, async ({ reason }, person) =>
        thenDetail(slugOf(ctx), person, await publications.pause(slugOf(ctx), reason, person)),
      ),
    resume: (ctx: Context) =>
      withBody(ctx, resumeSchema, async (_input, person) =>
        thenDetail(slugOf(ctx), person, await publications.resume(slugOf(ctx), person)),
      ),
    retire: (ctx: Context) =>
      withBody(ctx, reasonSchema, async ({ reason }, person) =>
        thenDetail(slugOf(ctx), person, await publications.retire(slugOf(ctx), reason, person)),
      ),
  };
};
