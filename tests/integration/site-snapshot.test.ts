/** A Strapi and sites that are elsewhere: what these are given, what they send, and how fast they follow. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Koa from 'koa';
import supertest from 'supertest';
import {
  snapshotSchema,
  type ConsentRecord,
  type PixelDetail,
  type SiteStatus,
} from '../../server/src/contract';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { createNodeSite } from '../../server/adapters/node-site';
import type { Site } from '../../server/adapters/site';
import { isSigned, sha256 } from '../../server/adapters/strapi-signature';
import { consentRecord } from '../fakes/records';
import { ASSETS, lines, PAGE } from '../fakes/site';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const SNAPSHOT = '/api/pixel-inventory/snapshot';
const RECORDS = '/api/pixel-inventory/consent-records';
const COUNTS = '/api/pixel-inventory/counts';

interface TokenService {
  create(token: Record<string, unknown>): Promise<{ accessKey: string }>;
}

interface Node {
  server: Server;
  url: string;
  /** Who answers; it can be another one at any time. */
  answer: RequestListener;
  hooks: number;
}

const openNode = async (): Promise<Node> => {
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/hook')) node.hooks += 1;
    node.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const node: Node = {
    server,
    url: `http://127.0.0.1:${port}`,
    answer: (_, response) => response.writeHead(503).end(),
    hooks: 0,
  };
  return node;
};

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;
let nodes: Node[];
let deaf: Node;
let strapiUrl: string;
const tokens = { readOnly: '', sites: '', records: '', others: '', full: '' };

const createToken = async (type: string, permissions: string[] | null = null): Promise<string> => {
  const service = app.strapi.service('admin::api-token') as unknown as TokenService;
  const name = `${type} ${String(permissions)}`;
  const token = { kind: 'content-api', name, description: '', type, lifespan: null, permissions };
  return (await service.create(token)).accessKey;
};

beforeAll(async () => {
  nodes = await Promise.all([openNode(), openNode(), openNode()]);
  deaf = await openNode();
  app = await startApp({
    name: 'site-snapshot',
    pluginConfig: {
      sites: [...nodes, deaf].map(({ url }) => ({ url })),
      allowedOrigins: ['https://shop.example'],
    },
  });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
  const { httpServer } = app.strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  strapiUrl = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  const [find, create, count] = ['snapshot.find', 'record.create', 'fireCounts.create'].map(
    (action) => `plugin::pixel-inventory.${action}`,
  ) as [string, string, string];
  tokens.readOnly = await createToken('read-only');
  tokens.full = await createToken('full-access');
  tokens.sites = await createToken('custom', [find, create, count]);
  tokens.records = await createToken('custom', [find, create]);
  tokens.others = await createToken('custom', ['plugin::upload.content-api.find']);
}, 120_000);

afterAll(async () => {
  for (const { server } of [...nodes, deaf]) {
    server.close();
    server.closeAllConnections();
  }
  await app.stop();
});

const get = (token: string | null, headers: Record<string, string> = {}) => {
  const request = app.http().get(SNAPSHOT).set(headers);
  return token === null ? request : request.set('Authorization', `Bearer ${token}`);
};
const send = (token: string | null, body: unknown, path = RECORDS) => {
  const request = app
    .http()
    .post(path)
    .send(body as object);
  return token === null ? request : request.set('Authorization', `Bearer ${token}`);
};
const publishOne = async (name: string): Promise<string> => {
  const { pixel } = await addApproved(flows, ana, ben, { name });
  dataOf(await flows.publish(ben));
  return pixel.slug;
};

describe('GET /api/pixel-inventory/snapshot', () => {
  it('says where nothing was published, and by which key to believe what comes', async () => {
    const answer = await get(tokens.readOnly);
    expect(refusalOf(answer)).toMatchObject({ status: 404, code: 'no_publication' });
    expect(answer.headers['x-pixel-inventory-key']).toMatch(/^[\w-]{43}$/);
  });

  it('is for tokens that may find it', async () => {
    await publishOne('First');
    expect((await get(null)).status).toBe(401);
    expect((await get('forged')).status).toBe(401);
    expect((await get(tokens.others)).status).toBe(403);
    expect((await get(tokens.readOnly)).status).toBe(200);
    expect((await get(tokens.sites)).status).toBe(200);
    expect((await get(tokens.full)).status).toBe(200);
  });

  it('answers with all that a site shows and nothing else, signed, for this site alone', async () => {
    const answer = await get(tokens.readOnly).expect(200);
    const { number, pixels } = snapshotSchema.parse(answer.body);
    expect({ number, names: pixels.map(({ name }) => name) }).toEqual({ number: 1, names: ['First'] });
    expect(answer.text).not.toContain('@example.org');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
      etag: `"${await sha256(answer.text)}"`,
    });
    const signature = String(answer.headers['x-pixel-inventory-signature']);
    const key = String(answer.headers['x-pixel-inventory-key']);
    expect(await isSigned(answer.text, signature, key)).toBe(true);
    expect(await isSigned(`${answer.text} `, signature, key)).toBe(false);
  });

  it('says when nothing has changed', async () => {
    const { etag } = (await get(tokens.readOnly)).headers as { etag: string };
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const answer = await get(tokens.readOnly, { 'If-None-Match': tag }).expect(304);
      expect(answer.text).toBe('');
    }
    await get(tokens.readOnly, { 'If-None-Match': '"x"' }).expect(200);
  });

  it('is compressed by Strapi, as everything else', async () => {
    const answer = await fetch(`${strapiUrl}${SNAPSHOT}`, {
      headers: { authorization: `Bearer ${tokens.readOnly}`, 'accept-encoding': 'gzip' },
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const text = await answer.text();
    expect(await sha256(text)).toBe(answer.headers.get('etag')?.slice(1, -1));
  });

  it('has a number that goes up where somebody goes back', async () => {
    await publishOne('Second');
    const before = snapshotSchema.parse((await get(tokens.readOnly)).body);
    const restored = await app.call(ana, 'post', '/publications/1/restore', { expected: before.number });
    dataOf(restored);
    const after = snapshotSchema.parse((await get(tokens.readOnly)).body);
    expect([before.number, after.number]).toEqual([2, 3]);
    expect(Date.parse(after.publishedAt)).toBeGreaterThanOrEqual(Date.parse(before.publishedAt));
    expect(after.pixels.map(({ name }) => name)).toEqual(['First']);
  });
});

describe('POST /api/pixel-inventory/consent-records', () => {
  const record = consentRecord(1, '2026-11-23T10:00:00.000Z');
  const kept = () => app.strapi.db.query('plugin::pixel-inventory.consent-record').count();

  it('is for tokens that may create', async () => {
    expect((await send(null, record)).status).toBe(401);
    expect((await send(tokens.readOnly, record)).status).toBe(403);
    expect((await send(tokens.others, record)).status).toBe(403);
    expect(await kept()).toBe(0);
  });

  it('keeps a proof once, however often it comes, and finds it by its number', async () => {
    expect((await send(tokens.sites, record)).status).toBe(201);
    const again = { ...record, at: '2026-11-23T10:00:00Z' };
    expect((await send(tokens.sites, again)).status).toBe(200);
    expect(await kept()).toBe(1);
    const found = await app.call(ana, 'get', `/consent/records/${record.id}`);
    expect(dataOf<ConsentRecord>(found)).toEqual(record);
  });

  it('never changes one', async () => {
    const other = { ...record, categories: ['marketing'] };
    expect(refusalOf(await send(tokens.sites, other))).toMatchObject({
      status: 409,
      code: 'record_number_taken',
    });
    const found = await app.call(ana, 'get', `/consent/records/${record.id}`);
    expect(dataOf<ConsentRecord>(found)).toEqual(record);
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['a number that is none', { ...record, id: 'x' }],
    ['more than a proof holds', { ...record, address: '203.0.113.1' }],
    ['no moment', { ...record, at: 'yesterday' }],
    ['an end before its beginning', { ...record, expiresAt: '2026-11-22T10:00:00.000Z' }],
    ['an end in a thousand years', { ...record, expiresAt: '3026-11-22T10:00:00.000Z' }],
  ])('refuses %s', async (_, body) => {
    expect(refusalOf(await send(tokens.sites, body))).toMatchObject({ status: 400, code: 'invalid_input' });
  });

  it('refuses what is too large', async () => {
    const large = { ...record, region: 'x'.repeat(5000) };
    expect(refusalOf(await send(tokens.sites, large))).toMatchObject({ status: 413, code: 'too_large' });
  });
});

describe('POST /api/pixel-inventory/counts', () => {
  const today = new Date().toISOString().slice(0, 10);
  const row = { pixel: 'first', event: 'page_view', day: today, fires: 3, pages: 2 };
  const count = (token: string | null, body: unknown) => send(token, body, COUNTS);
  const firesOf = async (slug: string) =>
    dataOf<PixelDetail>(await app.call(ana, 'get', `/pixels/${slug}`)).fires;

  it('is for tokens that may send counts', async () => {
    expect((await count(null, [row])).status).toBe(401);
    expect((await count(tokens.readOnly, [row])).status).toBe(403);
    expect((await count(tokens.records, [row])).status).toBe(403);
    expect(await firesOf('first')).toMatchObject({ fires30: 0, lastFiredOn: null });
  });

  it('adds what comes to what is there', async () => {
    expect((await count(tokens.sites, [row])).status).toBe(200);
    expect((await count(tokens.sites, [row, { ...row, event: 'purchase' }])).status).toBe(200);
    expect(await firesOf('first')).toMatchObject({ fires30: 9, pages30: 6, lastFiredOn: today });
  });

  it.each<[string, unknown]>([
    ['nothing', []],
    ['an object', row],
    ['an event that there is none of', [{ ...row, event: 'stolen' }]],
    ['a negative number', [{ ...row, fires: -1 }]],
    ['a day that is none', [{ ...row, day: '2026-13-45' }]],
    ['more than is counted', [{ ...row, visitor: '203.0.113.1' }]],
    ['too many rows', Array.from({ length: 501 }, () => row)],
  ])('refuses %s', async (_, body) => {
    expect(refusalOf(await count(tokens.sites, body))).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(await firesOf('first')).toMatchObject({ fires30: 9 });
  });

  it('leaves out days that cannot be', async () => {
    expect((await count(tokens.sites, [{ ...row, day: '2031-01-01' }])).status).toBe(200);
    expect(await firesOf('first')).toMatchObject({ fires90: 9, lastFiredOn: today });
  });
});

describe('what Strapi itself serves below the prefix', () => {
  it('can be read by the pages of named origins alone, whatever its own CORS allows', async () => {
    const readBy = async (origin: string) => {
      const { headers } = await app.http().get('/_pixels/plan?path=/').set('Origin', origin).expect(200);
      return [headers['access-control-allow-origin'], headers['access-control-allow-credentials']];
    };
    expect(await readBy('https://shop.example')).toEqual(['https://shop.example', 'true']);
    expect(await readBy('https://evil.example')).toEqual([undefined, undefined]);
  });
});

describe('three sites', () => {
  const sites: Site[] = [];
  const written = lines();

  const pagesOf = (node: Node, refreshSeconds: number, hears = true): void => {
    const strapi = { url: strapiUrl, token: tokens.sites, refreshSeconds, file: false as const };
    const site = createNodeSite({ strapi, log: written }, ASSETS);
    sites.push(site);
    const koa = new Koa();
    koa.use(koaMiddleware(site));
    koa.use((ctx) => {
      ctx.type = 'html';
      ctx.set('Cache-Control', 'private, no-cache');
      ctx.body = PAGE;
    });
    const callback = koa.callback();
    node.answer = (request, response) => {
      if (!hears && request.url?.endsWith('/hook')) response.writeHead(403).end();
      else void callback(request, response);
    };
  };

  afterAll(() => sites.forEach((site) => site.stop()));

  const snapshotOn = async ({ url }: Node): Promise<number> => {
    const answer = await supertest(url).get('/').expect(200);
    return Number(/snapshot=(\d+)/.exec(String(answer.headers['x-pixel-inventory']))?.[1] ?? 0);
  };

  /** How long it takes until all of these show a publication. */
  const timeUntil = async (shown: Node[], number: number, limit: number): Promise<number> => {
    const started = performance.now();
    for (;;) {
      const numbers = await Promise.all(shown.map(snapshotOn));
      const passed = performance.now() - started;
      if (numbers.every((each) => each === number)) return passed;
      if (passed > limit) throw new Error(`After ${passed} ms they show ${numbers.join()}, not ${number}.`);
    }
  };
  const statusOf = async (node: Node): Promise<SiteStatus | undefined> => {
    const all = dataOf<SiteStatus[]>(await app.call(ana, 'get', '/sites'));
    return all.find(({ url }) => url === node.url);
  };
  const numberNow = async () => snapshotSchema.parse((await get(tokens.sites)).body).number;
  let heard: number[] = [];
  const stop = async (name: string): Promise<number> => {
    const slug = await publishOne(name);
    const number = await numberNow();
    await timeUntil(nodes, number, 5000);
    heard = nodes.map(({ hooks }) => hooks);
    dataOf<PixelDetail>(await flows.pause(ana, slug));
    return number + 1;
  };

  it('show an emergency stop within a second, and are told once each', async () => {
    for (const node of nodes) pagesOf(node, 3600);
    const number = await stop('Told');
    expect(await timeUntil(nodes, number, 3000)).toBeLessThan(1000);
    const { pixels } = snapshotSchema.parse((await get(tokens.sites)).body);
    expect(pixels.find(({ id }) => id === 'told')?.paused).toBe(true);
    expect(nodes.map(({ hooks }) => hooks)).toEqual(heard.map((count) => count + 1));
    for (const node of nodes) {
      expect(await statusOf(node)).toMatchObject({ url: node.url, told: { number }, error: null });
    }
  });

  it('send what their visitors choose', async () => {
    const answer = await supertest(nodes[0]?.url ?? '')
      .post('/_pixels/consent')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ categories: ['marketing'], path: '/' })
      .expect(200);
    const [, number] = /\.([0-9A-Z]{16});/.exec(String(answer.headers['set-cookie'])) ?? [];
    const found = await app.call(ana, 'get', `/consent/records/${number}`);
    expect(dataOf<ConsentRecord>(found)).toMatchObject({ id: number, categories: ['marketing'] });
  });

  it('send how often pixels fired on their pages', async () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const firesNow = async () =>
      dataOf<PixelDetail>(await app.call(ana, 'get', '/pixels/first')).fires?.fires30 ?? 0;
    const before = await firesNow();
    for (const { url } of nodes) {
      await supertest(url)
        .post('/_pixels/counts')
        .set({ 'Sec-Fetch-Site': 'same-origin', 'User-Agent': agent, 'Content-Type': 'text/plain' })
        .send('[["first","page_view",2,1]]')
        .expect(204);
    }
    await Promise.all(sites.map((site) => site.flush()));
    expect((await firesNow()) - before).toBe(6);
  });

  it('show it within the interval where the message is refused, and Strapi says so', async () => {
    sites.splice(0).forEach((site) => site.stop());
    for (const node of nodes) pagesOf(node, 1, false);
    const number = await stop('Not told');
    expect(await timeUntil(nodes, number, 5000)).toBeLessThan(2500);
    const [node] = nodes as [Node];
    expect((await statusOf(node))?.error).toBe('It answered with status 403.');
  });

  it('keep nobody waiting who publishes, however they answer', async () => {
    const held: ServerResponse[] = [];
    deaf.answer = (_, response) => held.push(response);
    const before = deaf.hooks;
    await publishOne('Deaf');
    const number = await numberNow();
    // Whoever waited for it would have seen every try fail.
    expect(deaf.hooks - before).toBeLessThan(4);
    expect((await statusOf(deaf))?.told).toBeNull();
    deaf.answer = (_, response) => response.writeHead(200).end();
    held.forEach((response) => response.writeHead(200).end());
    while ((await statusOf(deaf))?.told?.number !== number) await sleep(20);
    expect((await statusOf(deaf))?.error).toBeNull();
  });
});
