/** Benchmark: what our middleware costs a Koa server that sends pages from memory. */
import Koa from 'koa';
import { koaMiddleware } from '../server/adapters/koa-middleware';
import { benchAdapter } from './adapter';
import { HEADERS } from './served';

benchAdapter('Koa', (site, bodyOf) => {
  const app = new Koa();
  if (site) app.use(koaMiddleware(site));
  app.use((ctx) => {
    ctx.set(HEADERS);
    ctx.body = bodyOf(ctx.path);
  });
  const handle = app.callback();
  return (request, response) => void handle(request, response);
});
