import { Readable } from 'node:stream';
import type { Context, Middleware } from 'koa';
import { asBuffer } from './bytes';
import { changeHeaders, reportIn, textOf, type Insertion } from './change-headers';
import { takeBackCors } from './cors';
import { injectIntoBody, isStream, type InjectedBody } from './inject-body';
import { REPORT_HEADER, skipped } from './judge-page';
import { readIncoming } from './read-incoming';
import { CODINGS, Recoding } from './recode';
import type { Site } from './site';
import { type AppAnswer, type SiteAnswer, type SiteRequest } from './site-request';

/** A class, because an object with getters of its own has a hidden class of its own, which outlives its request. */
class KoaRequest implements SiteRequest {
  readonly method: string;
  readonly target: string;

  constructor(private readonly ctx: Context) {
    this.method = ctx.method;
    this.target = ctx.originalUrl;
  }

  readonly header = (name: string): string | undefined => textOf(this.ctx.req.headers[name]);

  readonly body = (limit: number): Promise<unknown> =>
    readIncoming(this.ctx.req, (this.ctx.request as { body?: unknown }).body, limit);

  get ip(): string {
    return this.ctx.ip;
  }

  get secure(): boolean {
    return this.ctx.secure;
  }

  get host(): string {
    return this.ctx.host;
  }
}

const toAnswer = (ctx: Context): AppAnswer => {
  // Most of what is asked for is not there, and to look through a few names is faster than to ask Node.
  const names = ctx.res.getHeaderNames();
  return {
    status: ctx.res.statusCode,
    codings: CODINGS,
    names,
    header: (name) => (names.includes(name) ? textOf(ctx.res.getHeader(name)) : undefined),
  };
};

const sendAnswer = (ctx: Context, answer: SiteAnswer): void => {
  const { status, headers, body } = answer;
  takeBackCors(ctx.res, answer);
  ctx.status = status;
  ctx.set(headers);
  if (status !== 304) ctx.body = typeof body === 'string' ? body : asBuffer(body);
};

/** Whether the answer can still be changed: nobody has taken it over, and nothing of it was sent. */
const isOpen = (ctx: Context): boolean => ctx.respond !== false && ctx.writable && !ctx.headerSent;

const isWhole = (body: unknown): boolean => typeof body === 'string' || Buffer.isBuffer(body);

/** Describe the page that GET would have been answered with, without reading a stream that nobody will see. */
const describePage = (ctx: Context, verdict: Insertion): void => {
  changeHeaders(ctx.res, verdict);
  // Koa says how long a body is that it has at hand.
  if (isWhole(ctx.body)) ctx.body = Readable.from([]);
  ctx.remove('Content-Length');
};

/**
 * Koa listens for errors of every stream that becomes a body, and so of the original already. Ours fails with the same error, which
 * would reach Koa's handler a second time.
 */
const hearOnce = (ours: Readable): void => {
  ours.removeAllListeners('error').on('error', () => undefined);
};

const finishPage = (ctx: Context, verdict: Insertion, original: unknown, result: InjectedBody): void => {
  if (result.outcome === 'untouched') return ctx.set(REPORT_HEADER, skipped('not_a_page'));
  changeHeaders(ctx.res, verdict);
  if (!isWhole(result.body) && ctx.res.hasHeader('Content-Length')) ctx.remove('Content-Length');
  if (result.body !== original) ctx.body = result.body;
  if (result.outcome === 'streaming') hearOnce(result.body);
};

/** A body that is packed is unpacked and packed again while it is sent. Koa hears of the original's errors already. */
const recodePage = (ctx: Context, verdict: Insertion, original: unknown): void => {
  if (!isStream(original) && !isWhole(original)) return ctx.set(REPORT_HEADER, skipped('unknown_encoding'));
  changeHeaders(ctx.res, verdict);
  const recoding = new Recoding(verdict.coding, verdict.insertions);
  ctx.body = recoding;
  ctx.remove('Content-Length');
  hearOnce(recoding);
  // What cannot be unpacked any further ends there, as it would in the browser.
  recoding.on('error', () => ctx.res.destroy());
  if (!isStream(original)) recoding.end(original);
  else original.on('close', () => original.readableEnded || recoding.destroy()).pipe(recoding);
};

/** Answers with a promise only where there is something to wait for: a string costs no turn of the event loop. */
const changePage = (ctx: Context, verdict: Insertion): void | Promise<void> => {
  const original: unknown = ctx.body;
  if (ctx.method === 'HEAD' && (verdict.coding !== '' || !isWhole(original)))
    return describePage(ctx, verdict);
  if (verdict.coding !== '') return recodePage(ctx, verdict, original);
  const result = injectIntoBody(original, verdict.insertions);
  if (!(result instanceof Promise)) return finishPage(ctx, verdict, original, result);
  return result.then((later) => {
    // While we waited for a stream's first bytes it may have failed, and the error been answered.
    if (isOpen(ctx)) finishPage(ctx, verdict, original, later);
  });
};

const servePage = (ctx: Context, site: Site, request: SiteRequest): void | Promise<void> => {
  if (!isOpen(ctx)) return;
  const verdict = site.judge(request, toAnswer(ctx));
  if (verdict.do === 'report') reportIn(ctx.res, verdict);
  return verdict.do === 'insert' ? changePage(ctx, verdict) : undefined;
};

/** Put a site's engine into a Koa application: what is asked below the prefix is answered, pages get their pixels. */
export const koaMiddleware = (site: Site): Middleware =>
  async function pixelInventory(ctx, next) {
    const request = new KoaRequest(ctx);
    const answer = site.answer(request);
    const ours = answer && (await answer);
    if (ours) return sendAnswer(ctx, ours);
    await next();
    try {
      const waiting = servePage(ctx, site, request);
      if (waiting) await waiting;
    } catch (error) {
      site.log.thrown('A page was left as it is, because inserting into it failed.', error);
    }
  };
