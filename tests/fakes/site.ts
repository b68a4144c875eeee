import { brotliCompressSync, gzipSync } from 'node:zlib';
import Koa, { type Middleware } from 'koa';
import type { Asset, BrowserAssets } from '../../server/adapters/asset-files';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { createSite, type SiteOptions } from '../../server/adapters/site';
import { snapshotPixel } from './pixels';
import { NOW, snapshotOf } from './visits';

const asset = (file: string, body: string): Asset => ({
  file,
  body,
  br: brotliCompressSync(body).toString('base64'),
  gzip: gzipSync(body).toString('base64'),
});

/** Scripts that stand for the real ones, so that a test of the server needs no build of the browser's part. */
export const ASSETS: BrowserAssets = {
  loader: asset('loader.0123456789ab.js', `/* loader */${'tick();'.repeat(300)}`),
  banner: asset('banner.ba9876543210.js', `/* banner */${'tock();'.repeat(300)}`),
  extras: asset('extras.abcdef012345.js', `/* extras */${'tack();'.repeat(300)}`),
  styles: asset('banner.abcdef543210.css', '.banner{position:fixed}'),
  trackers: asset('trackers.abcdef678901.css', 'body{margin:0}'),
  trackersElement: asset('trackers.fedcba987654.js', '/* element */'),
  preview: asset('preview.0a1b2c3d4e5f.js', '/* overlay */'),
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
