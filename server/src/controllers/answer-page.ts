import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { ANSWER_STYLE, languageAmong, type AnswerPage } from '../services/review-links';

const STYLE_HASH = createHash('sha256').update(ANSWER_STYLE).digest('base64');

/** The page needs its own styles and its form, and nobody may learn its address, keep it or find it. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};

/** Answer with a page of our own for one reader. */
export const sendPage = (ctx: Context, { status, html }: AnswerPage): void => {
  ctx.set(HEADERS);
  ctx.status = status;
  ctx.body = html;
};

/** The language of whoever has no link that names one; null: their browser names none that we write. */
export const languageFor = (ctx: Context) => languageAmong(ctx.acceptsLanguages());
