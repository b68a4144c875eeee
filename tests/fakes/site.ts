import Koa, { type Middleware } from 'koa';
import type { BrowserAssets } from '../../server/adapters/asset-files';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { createSite, type SiteOptions } from '../../server/adapters/site';
import { snapshotPixel } from './pixels';
import { NOW, snapshotOf } from './visits';

/** Scripts that stand for the real ones, so that a test of the server needs no build of the browser's part. */
export const ASSETS: BrowserAssets = {
  loader: { file: 'loader.0123456789ab.js', body: `/* loader */${'tick();'.repeat(300)}` },
  banner: { file: 'banner.ba9876543210.js', body: `/* banner */${'tock();'.repeat(300)}` },
  extras: { file: 'extras.abcdef012345.js', body: `/* extras */${'tack();'.repeat(300)}` },
  styles: { file: 'banner.abcdef543210.css', body: '.banner{position:fixed}' },
  trackers: { file: 'trackers.abcdef678901.css', body: 'body{margin:0}' },
  preview: { file: 'preview.0a1b2c3d4e5f.js', body: '/* overlay */' },
  trackersElement: { file: 'trackers.fedcba987654.js', body: '/* element */' },
};

/** One pixel of each kind: needs nothing, needs measurement, needs marketing and has an image. */
export const SNAPSHOT = snapshotOf([
  snapshotPixel({ id: 'session', categories: ['necessary'] }),
  snapshotPixel({ id: 'stats', categories: ['measurement'] }),
  snapshotPixel({ id: 'meta', noscript: 'https://vendor.example/tr?id=1' }),
]);

export const PAGE =
  '<!doctype html><html><head><meta charset="utf-8"><title>Shop</title></head><body><h1>Shöp</h1></body></html>';

/** What was written for the operator. */
export const lines = (): { warn: (message: string) => void; read: () => string[] } => {
  const written: string[] = [];
  return { warn: (message) => written.push(message), read: () => written };
};

/** Our middleware as a Koa application would mount it. */
export const middleware = (options: Partial<SiteOptions> = {}): Middleware =>
  koaMiddleware(createSite({ snapshot: () => SNAPSHOT, now: () => NOW, log: lines(), ...options }, ASSETS));

/** A Koa application with our middleware in front of `handler`. */
export const appWith = (
  handler: Middleware,
  options: Partial<SiteOptions> = {},
): ReturnType<Koa['callback']> => {
  const app = new Koa();
  app.silent = true;
  app.use(middleware(options));
  app.use(handler);
  return app.callback();
};
