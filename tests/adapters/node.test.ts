import { createHash } from 'node:crypto';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import middie from '@fastify/middie';
import compression from 'compression';
import connect from 'connect';
import express from 'express';
import fastify from 'fastify';
import request from 'supertest';
import { nodeMiddleware, type NodeMiddleware } from '../../server/adapters/node-middleware';
import { createSite } from '../../server/adapters/site';
import { listen, siteOptions, type Listening } from '../fakes/adapters';
import { ASSETS, PAGE } from '../fakes/site';

type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

const pixels = (): NodeMiddleware => nodeMiddleware(createSite(siteOptions(), ASSETS));
const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;
const OURS =
  /<script type="application\/json" id="pixel-inventory-plan">[^<]*<\/script><script async src="[^"]*"><\/script>/g;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A server with and without us, in front of the same handler. */
const pair = async (
  handler: Handler,
): Promise<{ ours: Listening; bare: Listening; close: () => Promise<unknown> }> => {
  const handle = pixels();
  const ours = await listen((req, res) => handle(req, res, () => void handler(req, res)));
  const bare = await listen((req, res) => void handler(req, res));
  return { ours, bare, close: () => Promise.all([ours.close(), bare.close()]) };
};

const html = (res: ServerResponse): ServerResponse =>
  res.setHeader('Content-Type', 'text/html; charset=utf-8');

const size = String(Buffer.byteLength(PAGE));

// Each way in which applications write to Node's answer.
const WAYS: Record<string, Handler> = {
  'end with a string': (_, res) => html(res).end(PAGE),
  'end with bytes': (_, res) => html(res).end(new Uint8Array(Buffer.from(PAGE))),
  'end in another encoding': (_, res) => html(res).end(Buffer.from(PAGE).toString('base64'), 'base64'),
  'end with a callback alone': (_, res) => {
    html(res).write(PAGE);
    res.end(() => undefined);
  },
  'writeHead with headers': (_, res) =>
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': size }).end(PAGE),
  'writeHead with a reason and headers': (_, res) =>
    res.writeHead(200, 'Fine', { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE),
  'writeHead with a flat list': (_, res) =>
    res
      .writeHead(200, ['Content-Type', 'text/html; charset=utf-8', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'])
      .end(PAGE),
  'writeHead over headers of before': (_, res) => {
    res.setHeader('Content-Type', 'text/plain');
    res.writeHead(200, { 'CONTENT-TYPE': 'text/html; charset=utf-8' }).end(PAGE);
  },
  'one write and an end': (_, res) => {
    html(res).write(PAGE);
    res.end();
  },
  'text and bytes in turn': (_, res) => {
    html(res).write(PAGE.slice(0, 9));
    res.write(Buffer.from(PAGE.slice(9, 40)));
    res.end(PAGE.slice(40));
  },
  'a character at a time': (_, res) => {
    html(res);
    for (const character of PAGE) res.write(character);
    res.end();
  },
  'headers flushed first': (_, res) => {
    html(res).flushHeaders();
    res.end(PAGE);
  },
  'a stream that is piped': (_, res) => void Readable.from([Buffer.from(PAGE)]).pipe(html(res)),
};

describe.each(Object.entries(WAYS))('a page that is written by %s', (_, handler) => {
  let site: Awaited<ReturnType<typeof pair>>;
  beforeAll(async () => (site = await pair(handler)));
  afterAll(() => site.close());

  it('has our part, and around it the bytes and the headers of before', async () => {
    const [ours, bare] = await Promise.all([site.ours.ask('/'), site.bare.ask('/')]);
    const text = ours.body.toString();
    expect(text).toContain(LOADER);
    expect(hash(text.replace(OURS, ''))).toBe(hash(bare.body.toString()));
    expect(ours.headers['x-pixel-inventory']).toBe('shared; snapshot=12');
    expect(ours.headers['content-type']).toBe(bare.headers['content-type']);
    expect(ours.headers['set-cookie']).toEqual(bare.headers['set-cookie']);
    const length = ours.headers['content-length'];
    if (length !== undefined) expect(Number(length)).toBe(ours.body.length);
  });

  it('answers HEAD without a body', async () => {
    const { status, body } = await site.ours.ask('/', { method: 'HEAD' });
    expect([status, body.length]).toEqual([200, 0]);
  });
});

describe('what an application is told of its own writing', () => {
  const told = async (
    work: (res: ServerResponse, note: (what: unknown) => void) => void,
  ): Promise<unknown[][]> => {
    const notes: unknown[][] = [];
    const site = await pair((_, res) => {
      const mine: unknown[] = [];
      notes.push(mine);
      res.on('close', () => mine.push('close'));
      work(html(res), (what) => mine.push(what));
    });
    await site.ours.ask('/');
    await site.bare.ask('/');
    await site.close();
    return notes;
  };

  it.each<[string, (res: ServerResponse, note: (what: unknown) => void) => void]>([
    [
      'calls back once each, in their order',
      (res, note) => {
        res.write('<!doctype', () => note('first'));
        res.write(' html><head>', () => note('second'));
        res.write('<title>', 'utf8', () => note('third'));
        res.end('</title>', () => note('end'));
      },
    ],
    [
      'says when headers and body are out',
      (res, note) => {
        note(res.headersSent);
        res.writeHead(200);
        note(res.headersSent);
        res.end(PAGE);
        note(res.writableEnded);
      },
    ],
    [
      'refuses what Node refuses',
      (res, note) => {
        const attempt = (action: () => unknown) => {
          try {
            action();
          } catch (error) {
            note((error as { code?: string }).code);
          }
        };
        attempt(() => res.writeHead(42));
        attempt(() => res.write(null));
        attempt(() => res.write(7));
        res.end(PAGE);
        attempt(() => res.setHeader('X-Late', '1'));
        res.on('error', (error: NodeJS.ErrnoException) => note(error.code));
        res.write('more');
      },
    ],
    [
      'says that it is full, and when it has room again',
      (res, note) => {
        const isFree = res.write(`<!doctype html><head></head><body>${'x'.repeat(2_000_000)}`);
        note(isFree);
        res.once('drain', () => {
          note('drain');
          res.end();
        });
      },
    ],
  ])('%s', async (_, work) => {
    const [ours, bare] = await told(work);
    expect(ours).toEqual(bare);
    expect(bare?.length).toBeGreaterThan(1);
  });
});

describe('an answer that comes slowly', () => {
  it('shows its first bytes before the application has finished, our part among them', async () => {
    let finish = (): void => undefined;
    const site = await pair((_, res) => {
      html(res).write(PAGE.slice(0, 95));
      finish = () => res.end(PAGE.slice(95));
    });
    const first = await new Promise<string>((resolve) => {
      ask({ port: site.ours.port, host: '127.0.0.1', agent: false }, (response) => {
        response.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      }).end();
    });
    expect(first).toContain(LOADER);
    finish();
    await site.close();
  });

  it.each<[string, Handler]>([
    [
      'throws half-way',
      (_, res) => {
        html(res).write(PAGE.slice(0, 60));
        res.destroy(new Error('half-way'));
      },
    ],
    ['throws before it has written', (_, res) => void res.destroy(new Error('at once'))],
    [
      'ends its connection',
      (req, res) => {
        html(res).write(PAGE.slice(0, 20));
        req.socket.destroy();
      },
    ],
  ])('of an application that %s fails as it does without us', async (_, handler) => {
    const site = await pair(handler);
    const outcome = ({ ask: send }: Listening) =>
      send('/').then(
        () => 'answered',
        (error: NodeJS.ErrnoException) => error.code,
      );
    expect(await outcome(site.ours)).toBe(await outcome(site.bare));
    expect(await outcome(site.ours)).not.toBe('answered');
    await site.close();
  });
});

type App = Parameters<typeof request>[0];

const fastifyApp = async (): Promise<App> => {
  const app = fastify();
  await app.register(middie);
  app.use(pixels());
  app.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  app.get('/json', () => ({ a: 1 }));
  await app.ready();
  return app.server;
};

const connectApp = (): App => {
  const app = connect();
  app.use(compression({ threshold: 0 }) as unknown as connect.NextHandleFunction);
  app.use(pixels());
  app.use('/page', (_req, res) => {
    html(res).end(PAGE);
  });
  app.use('/json', (_req, res) => {
    res.setHeader('Content-Type', 'application/json');
    res.end('{"a":1}');
  });
  return app;
};

const expressApp = (make: typeof express) => (): App => {
  const app = make();
  app.use(make.json());
  app.use(pixels());
  app.get('/page', (_req, res) => void res.send(PAGE));
  app.get('/json', (_req, res) => void res.json({ a: 1 }));
  app.get('/fails', () => {
    throw new Error('broken');
  });
  return app;
};

const nextLike = (): App => {
  const handle = pixels();
  return createServer((req, res) =>
    handle(req, res, () => {
      if (req.url === '/page') html(res).end(PAGE);
      else res.setHeader('Content-Type', 'application/json').end('{"a":1}');
    }),
  );
};

describe.each<[string, () => App | Promise<App>]>([
  ['Express 5', expressApp(express)],
  // What is used here of Express 5 is the same in Express 4.
  ['Express 4', expressApp(jest.requireActual<typeof express>('express4'))],
  ['Connect behind compression', connectApp],
  ['Fastify', fastifyApp],
  ['plain Node', nextLike],
])('in front of %s', (_, start) => {
  let app: App;
  beforeAll(async () => {
    app = await start();
  });

  it('puts our part into pages, and leaves the rest alone', async () => {
    const page = await request(app).get('/page').expect(200);
    expect(page.text.replace(OURS, '')).toBe(PAGE);
    expect(page.text).toContain(LOADER);
    expect(page.headers.etag).toBeUndefined();
    const json = await request(app).get('/json').expect(200);
    expect(json.body).toEqual({ a: 1 });
    expect(json.headers['x-pixel-inventory']).toBeUndefined();
  });

  it('never answers that a page is as it was, when a browser asks with what it was told', async () => {
    const { headers } = await request(app).get('/page');
    const again = await request(app)
      .get('/page')
      .set('If-None-Match', headers.etag ?? '"none"');
    expect([again.status, again.text.includes(LOADER)]).toEqual([200, true]);
  });

  it('serves the loader, and takes a choice', async () => {
    await request(app)
      .get(`/_pixels/${ASSETS.loader.file}`)
      .expect(200)
      .expect('Cache-Control', /immutable/);
    const chosen = await request(app)
      .post('/_pixels/consent')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ categories: ['marketing'], path: '/page', way: 'choices' })
      .expect(200);
    expect(chosen.headers['set-cookie']?.[0]).toMatch(/^pixel_consent=2\./);
  });
});

it('knows where an application that is mounted below a path stands', async () => {
  const outer = express();
  const inner = express();
  inner.use(pixels());
  inner.get('/page', (_req, res) => void res.send(PAGE));
  outer.use('/shop', inner);
  const { text } = await request(outer).get('/shop/page');
  expect(text).toContain(LOADER);
});

it('is silent about a visitor who has gone away', async () => {
  const handle = pixels();
  const server = createServer((req, res) => {
    handle(req, res);
    res.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(fetch(`http://127.0.0.1:${port}/_pixels/plan?path=/`)).rejects.toThrow();
  server.close();
});
