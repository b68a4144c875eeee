import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { createRequestLimit } from '../../adapters/request-limit';
import { languageFor, sendPage } from '../controllers/answer-page';
import { getServices } from '../services';

/** Whoever answers opens a page and sends its form. */
const PER_MINUTE = 60;

/** The token of a link, wherever the API lies. */
const TOKEN = /(\/review-answer\/).*$/;

/**
 * Keep the tokens of links out of the logs, and let each address ask so often. Strapi writes a request's address into its
 * log when it was answered: by then, the token does not stand in it any more.
 */
export const reviewLink = (_options: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const limit = createRequestLimit(PER_MINUTE);
  return async (ctx: Context, next: Next): Promise<void> => {
    ctx.url = ctx.url.replace(TOKEN, '$1…');
    const { ip, headers } = ctx;
    const header = (name: string): string | undefined => [headers[name] ?? []].flat().join(', ') || undefined;
    const wait = await limit({ ip, header });
    if (wait === null) {
      await next();
      return;
    }
    ctx.set('Retry-After', String(wait));
    sendPage(ctx, getServices(strapi).reviewLinks.busy(languageFor(ctx)));
  };
};
