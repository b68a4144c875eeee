import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  answerReviewSchema,
  calendarQuerySchema,
  done,
  keepManySchema,
  mailSampleSchema,
  reviewQuerySchema,
  reviewTaskQuerySchema,
} from '../contract';
import { getServices } from '../services';
import { check, paramOf, personOf, send, withBody } from './respond';
import { reviewRightsOf } from './rights';

const slugOf = (ctx: Context): string => paramOf(ctx, 'slug');

/** Reviews: what is due, and the answers. */
export const reviews = ({ strapi }: { strapi: Core.Strapi }) => {
  const { reviews: service, reviewAnswers, reviewRun, reviewSamples, reviewPost } = getServices(strapi);
  return {
    find: async (ctx: Context) => {
      const query = check(reviewQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await service.list(query.value)) : query);
    },
    calendar: async (ctx: Context) => {
      const query = check(calendarQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await service.calendar(query.value)) : query);
    },
    findOne: async (ctx: Context) =>
      send(ctx, await service.detail(slugOf(ctx), personOf(ctx), reviewRightsOf(ctx))),
    history: async (ctx: Context) => send(ctx, await service.history(slugOf(ctx))),
    answer: (ctx: Context) =>
      withBody(ctx, answerReviewSchema, async (input, person) => {
        const rights = reviewRightsOf(ctx);
        const outcome = await reviewAnswers.answer(slugOf(ctx), input, person, rights);
        return outcome.ok ? service.detail(slugOf(ctx), person, rights) : outcome;
      }),
    keep: (ctx: Context) =>
      withBody(ctx, keepManySchema, async (input, person) =>
        done(await reviewAnswers.keepMany(input, person, reviewRightsOf(ctx))),
      ),
    mails: async (ctx: Context) => {
      const query = check(reviewTaskQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await service.mails(query.value)) : query);
    },
    mailPreview: async (ctx: Context) => {
      const query = check(mailSampleSchema, ctx.query);
      send(ctx, query.ok ? done(await reviewSamples.preview(query.value, personOf(ctx))) : query);
    },
    testMail: (ctx: Context) =>
      withBody(ctx, mailSampleSchema, (wanted, person) => reviewSamples.test(wanted, person)),
    retryMail: async (ctx: Context) => send(ctx, await reviewPost.retry(Number(paramOf(ctx, 'id')))),
    run: async (ctx: Context) => send(ctx, done(await reviewRun.run())),
  };
};
