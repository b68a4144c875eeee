import { createServer, request as ask, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import Koa from 'koa';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { nodeMiddleware } from '../../server/adapters/node-middleware';
import { createSite, type SiteOptions } from '../../server/adapters/site';
import { webMiddleware } from '../../server/adapters/web-middleware';
import { ASSETS, lines, SNAPSHOT } from './site';
import { NOW } from './visits';

/** What an application answers, whatever it is written with. */
export interface Told {
  status?: number;
  headers?: Record<string, string>;
  /** One piece, or several that are sent as a stream. */
  body?: string | Buffer | Buffer[];
  /** In the place of a body. */
  stream?: Readable;
}

/** The body that an application of Node's hands on. */
const bodyOf = ({ body = '', stream }: Told): string | Buffer | Readable =>
  stream ?? (Array.isArray(body) ? Readable.from(body) : body);

/** Answers a path, asked for with these headers. Undefined: the application knows no such page. */
export type Application = (path: string, asking: Record<string, unknown>) => Told | undefined;

const listenerOf =
  (application: Application): RequestListener =>
  (request, response) => {
    const told = application(request.url ?? '/', request.headers) ?? { status: 404 };
    const { status = 200, headers = {} } = told;
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const body = bodyOf(told);
    if (!(body instanceof Readable)) return void response.end(body);
    response.on('close', () => body.destroy());
    body.on('error', () => response.destroy()).pipe(response);
  };

const koaListener = (application: Application, options: SiteOptions | null): RequestListener => {
  const app = new Koa();
  app.silent = true;
  if (options) app.use(koaMiddleware(createSite(options, ASSETS)));
  app.use((ctx) => {
    const told = application(ctx.path, ctx.headers) ?? { status: 404 };
    const { status = 200, headers = {} } = told;
    ctx.status = status;
    ctx.body = bodyOf(told);
    ctx.remove('Content-Type');
    ctx.remove('Content-Length');
    ctx.set(headers);
  });
  const handle = app.callback();
  return (request, response) => void handle(request, response);
};

const nodeListener = (application: Application, options: SiteOptions | null): RequestListener => {
  const handle = listenerOf(application);
  if (options === null) return handle;
  const pixels = nodeMiddleware(createSite(options, ASSETS));
  return (request, response) => pixels(request, response, () => handle(request, response));
};

const webBody = (told: Told): BodyInit => {
  const body = bodyOf(told);
  if (body instanceof Readable) return Readable.toWeb(body) as ReadableStream;
  return new Uint8Array(Buffer.from(body));
};

const hasNoBody = (status: number): boolean => status === 304 || status === 204;

const webListener = (application: Application, options: SiteOptions | null): RequestListener => {
  const app = new Hono();
  if (options) {
    const pixels = webMiddleware(createSite(options, ASSETS));
    app.use(async (c, next) => {
      c.res = await pixels(c.req.raw, async () => {
        await next();
        return c.res;
      });
    });
  }
  app.all('*', (c) => {
    const told = application(c.req.path, c.req.header()) ?? { status: 404 };
    const { status = 200, headers = {} } = told;
    return new Response(hasNoBody(status) ? null : webBody(told), { status, headers });
  });
  const handle = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => void handle(request, response);
};

/** Every adapter, with an application behind it; `options` null: the application alone. */
export const ADAPTERS: readonly {
  name: string;
  listener: (application: Application, options: SiteOptions | null) => RequestListener;
}[] = [
  { name: 'koa', listener: koaListener },
  { name: 'node', listener: nodeListener },
  { name: 'web', listener: webListener },
];

/** What a site is set up with in tests: three pixels, a clock that stands, and nothing on the console. */
export const siteOptions = (changes: Partial<SiteOptions> = {}): SiteOptions => ({
  snapshot: () => SNAPSHOT,
  now: () => NOW,
  log: lines(),
  ...changes,
});

/** An answer as it came over the wire. */
export interface Heard {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server on this machine. */
export interface Listening {
  ask: (path: string, options?: { method?: string; headers?: Record<string, string> }) => Promise<Heard>;
  port: number;
  close: () => Promise<void>;
}

/** Listen on any free port. */
export const listen = async (listener: RequestListener): Promise<Listening> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    ask: (path, { method = 'GET', headers = {} } = {}) =>
      new Promise((resolve, reject) => {
        const sent = ask({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        });
        sent.on('error', reject);
        sent.end();
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
