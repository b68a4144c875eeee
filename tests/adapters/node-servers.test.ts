import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect as connectTo, createServer as createHttp2Server } from 'node:http2';
import { connect as openSocket, type AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import compression from 'compression';
import fastify from 'fastify';
import request from 'supertest';
import { nodeMiddleware, type NodeMiddleware } from '../../server/adapters/node-middleware';
import { createSite } from '../../server/adapters/site';
import { freeMemory } from '../fakes/free-memory';
import { listen, siteOptions, type Heard, type Listening } from '../fakes/adapters';
import { ASSETS, PAGE } from '../fakes/site';

type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

const HTML = 'text/html; charset=utf-8';
const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;
const OURS =
  /<script type="application\/json" id="pixel-inventory-plan">[^<]*<\/script><script async src="[^"]*"><\/script>/g;
const pixels = (): NodeMiddleware => nodeMiddleware(createSite(siteOptions(), ASSETS));

/** Somebody who changes headers at the moment at which they are written, as sessions and compression do. */
const late = (res: ServerResponse, change: () => void): void => {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  let isOver = false;
  res.writeHead = (...args: unknown[]) => {
    const isFirst = !isOver;
    isOver = true;
    if (isFirst) change();
    return writeHead(...args);
  };
};

const answering = async <T>(handler: Handler, use: (site: Listening) => Promise<T>): Promise<T> => {
  const handle = pixels();
  const site = await listen((req, res) => handle(req, res, () => void handler(req, res)));
  try {
    return await use(site);
  } finally {
    await site.close();
  }
};
const answerOf = (handler: Handler): Promise<Heard> => answering(handler, (site) => site.ask('/'));

describe('headers that somebody behind us changes at the last moment', () => {
  const WAYS: Record<string, (res: ServerResponse) => void> = {
    'in one piece': (res) => void res.end(PAGE),
    'in one piece after its headers': (res) => void res.writeHead(200).end(PAGE),
    'in pieces': (res) => {
      res.write(PAGE.slice(0, 90));
      res.end(PAGE.slice(90));
    },
    'after its headers were flushed': (res) => {
      res.flushHeaders();
      res.end(PAGE);
    },
  };
  const WAY_NAMES = Object.keys(WAYS);
  const with_ = (way: string, change: (res: ServerResponse) => void) =>
    answerOf((_, res) => {
      late(res, () => change(res));
      res.setHeader('Content-Type', HTML);
      res.setHeader('Cache-Control', 'public, max-age=60');
      WAYS[way]?.(res);
    });

  it.each(WAY_NAMES)('a page %s that becomes private gets its visitor’s plan', async (way) => {
    const { headers, body } = await with_(way, (res) => res.setHeader('Cache-Control', 'private'));
    expect(headers['x-pixel-inventory']).toBe('private; snapshot=12');
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(body.toString()).toContain('"kind":"private"');
    expect(body.toString()).toContain(LOADER);
    const length = headers['content-length'];
    if (length !== undefined) expect(Number(length)).toBe(body.length);
  });

  it.each(WAY_NAMES)('what becomes no page, %s, is left as it is', async (way) => {
    const { headers, body } = await with_(way, (res) => res.setHeader('Content-Type', 'text/plain'));
    expect([headers['x-pixel-inventory'], body.toString()]).toEqual([undefined, PAGE]);
  });

  it('keeps what marks the bytes as they were away', async () => {
    const { headers, body } = await with_('in one piece', (res) => res.setHeader('ETag', '"old"'));
    expect(headers.etag).toBeUndefined();
    expect(Number(headers['content-length'])).toBe(body.length);
  });

  it('an error of theirs reaches the application, whose answer to it is a page of its own', async () => {
    const { status, headers, body } = await answerOf((_, res) => {
      late(res, () => {
        throw new Error('late');
      });
      res.setHeader('Content-Type', HTML);
      try {
        res.end(PAGE);
      } catch {
        res.statusCode = 500;
        res.end('broken');
      }
    });
    expect([status, headers['x-pixel-inventory'], body.toString()]).toEqual([500, undefined, 'broken']);
  });
});

describe('compression', () => {
  const page: Handler = (_, res) => res.setHeader('Content-Type', HTML).end(PAGE);
  const compress = compression({ threshold: 0 }) as unknown as (
    req: IncomingMessage,
    res: ServerResponse,
    next: () => void,
  ) => void;
  const gzip = { headers: { 'accept-encoding': 'gzip' } };

  it('in front of us compresses the page with our part', async () => {
    const handle = pixels();
    const site = await listen((req, res) =>
      compress(req, res, () => handle(req, res, () => void page(req, res))),
    );
    const { headers, body } = await site.ask('/', gzip);
    await site.close();
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString().replace(OURS, '')).toBe(PAGE);
    expect(gunzipSync(body).toString()).toContain(LOADER);
  });

  it('behind us leaves nothing to insert into, and the page arrives whole', async () => {
    const handler: Handler = (req, res) => compress(req, res, () => void page(req, res));
    const { headers, body } = await answering(handler, (site) => site.ask('/', gzip));
    expect(headers['x-pixel-inventory']).toBe('skipped; reason=encoded');
    expect(gunzipSync(body).toString()).toBe(PAGE);
    const plain = await answering(handler, (site) => site.ask('/'));
    expect(plain.body.toString()).toContain(LOADER);
  });

  it('behind us is undone and done again where the site says so', async () => {
    const handle = nodeMiddleware(createSite(siteOptions({ encodings: 'decode' }), ASSETS));
    const site = await listen((req, res) =>
      handle(req, res, () => compress(req, res, () => void page(req, res))),
    );
    const { headers, body } = await site.ask('/', gzip);
    await site.close();
    expect([headers['content-encoding'], headers['content-length']]).toEqual(['gzip', undefined]);
    expect(headers.vary).toContain('Accept-Encoding');
    expect(gunzipSync(body).toString()).toContain(LOADER);
    expect(gunzipSync(body).toString().replace(OURS, '')).toBe(PAGE);
  });
});

describe('a handler that hangs', () => {
  const KINDS: [string, (res: ServerResponse) => void][] = [
    ['before it has written', () => undefined],
    ['after its beginning', (res) => void res.setHeader('Content-Type', HTML).write(PAGE.slice(0, 20))],
  ];

  it.each(KINDS)('%s hears that its visitor has left, and holds nothing', async (_, begin) => {
    const handle = pixels();
    const events: string[] = [];
    const hung: WeakRef<object>[] = [];
    let left: Promise<unknown> = Promise.resolve();
    const server = createServer((req, res) =>
      handle(req, res, () => {
        hung.push(new WeakRef(res));
        req.on('aborted', () => events.push('aborted'));
        left = once(res, 'close').then(() => events.push('close'));
        begin(res);
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const visit = ask({ port, host: '127.0.0.1', agent: false }).on('error', () => undefined);
    visit.end();
    while (hung.length === 0) await turn();
    visit.destroy();
    await left;
    expect(events).toEqual(['aborted', 'close']);
    left = Promise.resolve();
    await new Promise((resolve) => server.close(resolve));
    for (let tries = 0; tries < 50 && hung[0]?.deref(); tries += 1) {
      await turn();
      freeMemory();
    }
    expect(hung[0]?.deref()).toBeUndefined();
  });
});

it('serves a page by HTTP/2', async () => {
  const handle = pixels();
  const server = createHttp2Server((req, res) =>
    handle(req as unknown as IncomingMessage, res as unknown as ServerResponse, () => {
      res.setHeader('Content-Type', HTML);
      if (req.url === '/pieces') res.write(PAGE.slice(0, 90));
      res.end(req.url === '/pieces' ? PAGE.slice(90) : PAGE);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const session = connectTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  for (const [path, method] of [
    ['/', 'GET'],
    ['/pieces', 'GET'],
    ['/', 'HEAD'],
  ]) {
    const stream = session.request({ ':path': path, ':method': method });
    const [headers] = (await once(stream, 'response')) as [Record<string, string>];
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    expect(headers['x-pixel-inventory']).toBe('shared; snapshot=12');
    expect(text.includes(LOADER)).toBe(method === 'GET');
    expect(text.replace(OURS, '')).toBe(method === 'GET' ? PAGE : '');
  }
  const consent = session.request({ ':path': `/_pixels/${ASSETS.loader.file}` });
  const [loader] = (await once(consent, 'response')) as [Record<string, unknown>];
  expect(loader[':status']).toBe(200);
  // From Node 24 on, a server does not end while an answer is unread.
  consent.resume();
  await once(consent, 'end');
  session.close();
  await new Promise((resolve) => server.close(resolve));
});

it('answers HTTP/1.0 without chunks', async () => {
  await answering(
    (req, res) => {
      res.setHeader('Content-Type', HTML);
      if (req.url === '/pieces') res.write(PAGE.slice(0, 90));
      res.end(req.url === '/pieces' ? PAGE.slice(90) : PAGE);
    },
    async ({ port }) => {
      for (const path of ['/', '/pieces']) {
        const socket = openSocket(port, '127.0.0.1');
        socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
        let text = '';
        for await (const chunk of socket) text += String(chunk);
        const at = text.indexOf('\r\n\r\n');
        const [head, body] = [text.slice(0, at).toLowerCase(), text.slice(at + 4)];
        expect(head).not.toContain('transfer-encoding');
        expect(body).toContain(LOADER);
        expect(body.replace(OURS, '')).toBe(PAGE);
        const [, length] = /content-length: (\d+)/.exec(head) ?? [];
        if (length !== undefined) expect(Number(length)).toBe(Buffer.byteLength(body));
      }
    },
  );
});

it('works in a hook of Fastify', async () => {
  const app = fastify();
  const handle = pixels();
  app.addHook('onRequest', (asked, reply, done) => handle(asked.raw, reply.raw, done));
  app.get('/page', (_request, reply) => reply.type(HTML).send(PAGE));
  app.get('/json', () => ({ a: 1 }));
  await app.ready();
  const page = await request(app.server).get('/page').expect(200);
  expect(page.text.replace(OURS, '')).toBe(PAGE);
  expect(page.text).toContain(LOADER);
  expect(page.headers['x-pixel-inventory']).toBe('shared; snapshot=12');
  const json = await request(app.server).get('/json').expect(200);
  expect([json.text, json.headers['x-pixel-inventory']]).toEqual(['{"a":1}', undefined]);
  await request(app.server)
    .post('/_pixels/consent')
    .set('Sec-Fetch-Site', 'same-origin')
    .send({ categories: [], path: '/page', way: 'choices' })
    .expect(200);
  await app.close();
});
