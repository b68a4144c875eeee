import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { getServices } from '../services';
import { languageFor, sendPage } from './answer-page';
import { bodyOf, paramOf } from './respond';

const fieldOf = (ctx: Context, name: string): string => {
  const value = (bodyOf(ctx) as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
};

/** Pages for owners who answer by the link of a mail. */
export const reviewLink = ({ strapi }: { strapi: Core.Strapi }) => {
  const { reviewLinks } = getServices(strapi);
  const tokenOf = (ctx: Context): string => paramOf(ctx, 'token');
  return {
    show: async (ctx: Context) => sendPage(ctx, await reviewLinks.show(tokenOf(ctx), languageFor(ctx))),
    answer: async (ctx: Context) => {
      const fields = {
        form: fieldOf(ctx, 'form'),
        answer: fieldOf(ctx, 'answer'),
        seen: fieldOf(ctx, 'seen'),
        comment: fieldOf(ctx, 'comment'),
        fromHere: ['', 'same-origin'].includes(ctx.get('Sec-Fetch-Site')),
      };
      sendPage(ctx, await reviewLinks.answer(tokenOf(ctx), fields, languageFor(ctx)));
    },
  };
};
