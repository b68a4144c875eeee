import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import Koa from 'koa';
import request from 'supertest';
import type { Counting } from '../../server/adapters/counting';
import * as koa from '../../server/adapters/koa';
import * as node from '../../server/adapters/node';
import * as web from '../../server/adapters/web';
import type { FireRow } from '../../server/src/contract';
import type { SiteOptions } from '../../server/adapters/site';
import { createSite } from '../../server/adapters/site';
import { createFireCounter } from '../../server/adapters/fire-counter';
import { createLog } from '../../server/adapters/log';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { forwardCounts } from '../../server/adapters/strapi-counts';
import { ASSETS, lines } from '../fakes/site';
import { snapshotPixel } from '../fakes/pixels';
import { fakeStrapi, TOKEN } from '../fakes/strapi';
import { NOW, snapshotOf } from '../fakes/visits';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const TODAY = new Date(NOW).toISOString().slice(0, 10);

const event = { goal: 'Is it worth it?', triggers: [{ kind: 'page_view' as const }], steps: [] };
const SNAPSHOT = snapshotOf([
  snapshotPixel({ id: 'meta', events: { page_view: event, purchase: event } }),
  snapshotPixel({ id: 'stats' }),
  snapshotPixel({ id: 'elsewhere', declared: true }),
]);

const siteWith = (options: Partial<SiteOptions> = {}) => {
  const kept: FireRow[] = [];
  const log = lines();
  const site = createSite(
    {
      snapshot: () => SNAPSHOT,
      now: () => NOW,
      log,
      count: (rows) => {
        kept.push(...rows);
        return Promise.resolve();
      },
      ...options,
    },
    ASSETS,
  );
  const app = new Koa();
  app.silent = true;
  app.use(koaMiddleware(site));
  const send = (body: unknown, headers: Record<string, string> = {}) =>
    request(app.callback())
      .post('/_pixels/counts')
      .set({
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'text/plain;charset=UTF-8',
        'User-Agent': FIREFOX,
        ...headers,
      })
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  /** What is kept in the end: pixel, event, fires, pages. */
  const sums = async () => {
    await site.flush();
    return kept.map(({ pixel, event: name, fires, pages }) => [pixel, name, fires, pages]);
  };
  return { site, app, send, kept, sums, read: log.read };
};

const ONE = [['meta', 'page_view', 1, 1]];

it('adds up what browsers counted, by pixel, event and day, and keeps it in one go', async () => {
  const { send, site, kept } = siteWith();
  const answer = await send([
    ['meta', 'page_view', 2, 2],
    ['meta', 'purchase', 1, 0],
  ]).expect(204);
  expect(answer.text).toBe('');
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
  expect(answer.headers['set-cookie']).toBeUndefined();
  await send([
    ['meta', 'page_view', 3, 1],
    ['stats', 'page_view', 1, 1],
  ]).expect(204);
  expect(kept).toEqual([]);
  await site.flush();
  expect(kept).toEqual([
    { pixel: 'meta', event: 'page_view', day: TODAY, fires: 5, pages: 3 },
    { pixel: 'meta', event: 'purchase', day: TODAY, fires: 1, pages: 0 },
    { pixel: 'stats', event: 'page_view', day: TODAY, fires: 1, pages: 1 },
  ]);
  await site.flush();
  expect(kept).toHaveLength(3);
});

describe('leaves out', () => {
  it.each([
    ['pixels that are not published', [['ghost', 'page_view', 1, 1]]],
    ['events that the pixel does not declare', [['stats', 'purchase', 1, 1]]],
    ['events that there are none of', [['stats', 'constructor', 1, 1]]],
    ['names of what every object has', [['__proto__', 'toString', 1, 1]]],
    ['what something else injects', [['elsewhere', 'page_view', 1, 1]]],
  ])('%s, and counts the rest', async (_what, more) => {
    const { send, sums } = siteWith();
    await send([...more, ...ONE]).expect(204);
    expect(await sums()).toEqual(ONE);
  });

  it.each([
    [
      'a crawler',
      { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    ],
    ['a browser without a window', { 'User-Agent': 'Mozilla/5.0 HeadlessChrome/147.0.0.0 Safari/537.36' }],
    ['whoever does not say what it is', { 'User-Agent': '' }],
    ['a page that is loaded in advance', { 'Sec-Purpose': 'prefetch;prerender' }],
    ['the same in the words of other browsers', { Purpose: 'prefetch' }],
  ])('%s', async (_what, headers) => {
    const { send, sums } = siteWith();
    await send(ONE, headers).expect(204);
    expect(await sums()).toEqual([]);
  });
});

describe('what cannot be', () => {
  it('is bounded: at most 100 of an event, no more pages than events, each pair once', async () => {
    const { send, sums } = siteWith();
    await send([
      ['meta', 'page_view', 1_000_000, 1_000_000],
      ['meta', 'page_view', 50, 50],
      ['meta', 'purchase', 2, 100],
    ]).expect(204);
    expect(await sums()).toEqual([
      ['meta', 'page_view', 100, 100],
      ['meta', 'purchase', 2, 2],
    ]);
  });

  it.each([
    ['a negative number', [['meta', 'page_view', -5, 0]]],
    ['a fraction', [['meta', 'page_view', 1.5, 0]]],
    ['no number', [['meta', 'page_view', '1', 0]]],
    ['more than a number can hold', '[["meta","page_view",1e400,0]]'],
    ['something more in a row', [['meta', 'page_view', 1, 1, 'visitor-7']]],
    ['an object', { meta: 1 }],
    ['nothing', []],
    ['no JSON', 'meta=1'],
    ['an empty body', ''],
  ])('is refused: %s', async (_what, body) => {
    const { send, sums } = siteWith();
    const answer = await send(body).expect(400);
    expect(answer.body).toMatchObject({ error: { code: 'invalid_input' } });
    expect(await sums()).toEqual([]);
  });

  it.each([
    ['of 3 kB', 3_000],
    ['of 5 MB', 5_000_000],
  ])('is refused: a body %s', async (_what, size) => {
    const { send, sums } = siteWith();
    const answer = await send(`${JSON.stringify(ONE)}${' '.repeat(size)}`);
    expect(answer.status).toBe(413);
    expect(await sums()).toEqual([]);
  });

  it.each([
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of another part of the site', { 'Sec-Fetch-Site': 'same-site' }],
    ['nobody in particular', { 'Sec-Fetch-Site': 'none' }],
  ])('is refused: from %s', async (_what, headers) => {
    const { send, sums } = siteWith();
    await send(ONE, headers).expect(403);
    expect(await sums()).toEqual([]);
  });

  it('is refused by GET', async () => {
    const { app } = siteWith();
    const answer = await request(app.callback()).get('/_pixels/counts').expect(405);
    expect(answer.headers['allow']).toBe('POST');
  });
});

it('stops a flood from one address, and a choice or a plan gets through all the same', async () => {
  const { send, sums, app } = siteWith({ requestsPerMinute: 5 });
  const statuses: number[] = [];
  for (let at = 0; at < 8; at += 1) statuses.push((await send(ONE)).status);
  expect(statuses).toEqual([204, 204, 204, 204, 204, 429, 429, 429]);
  expect(await sums()).toEqual([['meta', 'page_view', 5, 5]]);
  await request(app.callback()).get('/_pixels/plan?path=/').expect(200);
});

it('holds no more than the published pairs, whatever is sent', async () => {
  const { send, sums } = siteWith({ requestsPerMinute: 0 });
  for (let at = 0; at < 30; at += 1) {
    await send(Array.from({ length: 50 }, (_, row) => [`p${at}-${row}`, 'page_view', 1, 1])).expect(204);
  }
  await send(ONE).expect(204);
  expect(await sums()).toEqual(ONE);
});

it('counts nothing on a site that does not want to, and tells its pages so', async () => {
  const { send, app } = siteWith({ count: undefined });
  await send(ONE).expect(204);
  const plan = await request(app.callback()).get('/_pixels/plan?path=/').expect(200);
  expect(plan.body).toMatchObject({ uncounted: true });
  const counting = await request(siteWith().app.callback()).get('/_pixels/plan?path=/').expect(200);
  expect(counting.body).not.toHaveProperty('uncounted');
});

describe('the sums', () => {
  const counterWith = (keep: (rows: FireRow[]) => Promise<void>, start = NOW) => {
    const log = lines();
    const clock = { now: start };
    const counter = createFireCounter({ keep, log: createLog(log), now: () => clock.now, every: 20 });
    return { counter, clock, read: log.read };
  };
  const kept: FireRow[][] = [];
  const keep = (rows: FireRow[]) => {
    kept.push(rows.map((row) => ({ ...row })));
    return Promise.resolve();
  };
  const soon = () => new Promise((resolve) => setTimeout(resolve, 60));
  beforeEach(() => void (kept.length = 0));

  it('are handed on by themselves after a while, in one batch', async () => {
    const { counter } = counterWith(keep);
    for (let at = 0; at < 10; at += 1) void counter.add([['meta', 'page_view', 1, 1]]);
    expect(kept).toEqual([]);
    await soon();
    expect(kept).toEqual([[{ pixel: 'meta', event: 'page_view', day: TODAY, fires: 10, pages: 10 }]]);
  });

  it('are of the day on which they came in, by the clock of UTC', async () => {
    const { counter, clock } = counterWith(keep, Date.parse('2026-03-29T23:59:59.999Z'));
    void counter.add([['meta', 'page_view', 1, 1]]);
    clock.now += 1;
    void counter.add([['meta', 'page_view', 2, 1]]);
    await counter.flush();
    expect(kept.flat().map(({ day, fires }) => [day, fires])).toEqual([
      ['2026-03-29', 1],
      ['2026-03-30', 2],
    ]);
  });

  it('are not lost while they cannot be kept, and the operator is told once', async () => {
    let broken = true;
    const { counter, read } = counterWith((rows) =>
      broken ? Promise.reject(new Error('The disk is full.')) : keep(rows),
    );
    void counter.add([['meta', 'page_view', 1, 1]]);
    await soon();
    void counter.add([
      ['meta', 'page_view', 2, 0],
      ['stats', 'page_view', 4, 4],
    ]);
    await soon();
    broken = false;
    await soon();
    expect(kept).toEqual([
      [
        { pixel: 'meta', event: 'page_view', day: TODAY, fires: 3, pages: 1 },
        { pixel: 'stats', event: 'page_view', day: TODAY, fires: 4, pages: 4 },
      ],
    ]);
    expect(read()).toEqual([
      'pixel-inventory: Counts of how often pixels fire could not be kept. They are tried again. The disk is full.',
    ]);
  });

  it('do not grow for ever while they cannot be kept', async () => {
    let rows: FireRow[] = [];
    let broken = true;
    const { counter, clock } = counterWith((all) => {
      rows = all;
      return broken ? Promise.reject(new Error('away')) : Promise.resolve();
    });
    for (let day = 0; day < 60; day += 1) {
      clock.now += 86_400_000;
      void counter.add(Array.from({ length: 500 }, (_, at) => [`p${at}`, 'page_view', 1, 1]));
    }
    await counter.flush();
    broken = false;
    await counter.flush();
    expect(rows).toHaveLength(20_000);
  });

  it('that come in while others are being kept are kept after those', async () => {
    let letGo: () => void = () => undefined;
    const { counter } = counterWith(async (rows) => {
      await keep(rows);
      if (kept.length === 1) await new Promise<void>((resolve) => (letGo = resolve));
    });
    void counter.add([['meta', 'page_view', 1, 1]]);
    const first = counter.flush();
    await new Promise(setImmediate);
    void counter.add([['meta', 'page_view', 2, 0]]);
    const second = counter.flush();
    letGo();
    await Promise.all([first, second]);
    expect(kept.map(([row]) => row?.fires)).toEqual([1, 2]);
  });
});

describe('before a site stops', () => {
  type Entry = [name: string, listen: (options: SiteOptions) => { listener: RequestListener } & Counting];

  it.each<Entry>([
    [
      'koa',
      (options) => {
        const pixels = koa.pixelInventory(options);
        const app = new Koa();
        app.use(pixels);
        const handle = app.callback();
        return { listener: (asked, answer) => void handle(asked, answer), flush: pixels.flush };
      },
    ],
    [
      'node',
      (options) => {
        const pixels = node.pixelInventory(options);
        return {
          listener: (asked, answer) => pixels(asked, answer, () => answer.end()),
          flush: pixels.flush,
        };
      },
    ],
    [
      'web',
      (options) => {
        const pixels = web.pixelInventory(options);
        const handle = getRequestListener((asked) => pixels(asked));
        return { listener: (asked, answer) => void handle(asked, answer), flush: pixels.flush };
      },
    ],
  ])('%s hands on what was counted', async (_name, listen) => {
    const kept: FireRow[] = [];
    const { listener, flush } = listen({
      snapshot: () => SNAPSHOT,
      now: () => NOW,
      count: (rows) => Promise.resolve(void kept.push(...rows)),
    });
    const answer = await request(listener)
      .post('/_pixels/counts')
      .set({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'text/plain', 'User-Agent': FIREFOX })
      .send(JSON.stringify([['meta', 'purchase', 2, 1]]));
    expect([answer.status, kept]).toEqual([204, []]);
    await flush();
    expect(kept).toEqual([{ pixel: 'meta', event: 'purchase', day: TODAY, fires: 2, pages: 1 }]);
  });
});

describe('on a site elsewhere, counts', () => {
  const settings = (url: string) => ({
    url,
    token: TOKEN,
    refreshSeconds: 30,
    timeoutMs: 300,
    apiPrefix: '/api',
    copy: null,
  });
  const rows = (count: number): FireRow[] =>
    Array.from({ length: count }, (_, at) => ({
      pixel: `p${at}`,
      event: 'page_view',
      day: TODAY,
      fires: 1,
      pages: 1,
    }));

  it('go to Strapi, some at a time, and only what Strapi did not take is sent again', async () => {
    const taken: FireRow[] = [];
    let requests = 0;
    const strapi = await fakeStrapi((incoming, response) => {
      requests += 1;
      const number = requests;
      let text = '';
      incoming.on('data', (part: Buffer) => (text += String(part)));
      incoming.on('end', () => {
        if (number === 2) return void response.writeHead(503).end();
        taken.push(...(JSON.parse(text) as FireRow[]));
        response.writeHead(200).end('{}');
      });
    });
    const keep = forwardCounts(settings(strapi.url));
    const all = rows(1_200);
    await expect(keep(all)).rejects.toThrow('Strapi answers with status 503.');
    expect([taken.length, all.length]).toEqual([500, 700]);
    await keep(all);
    await strapi.stop();
    expect(taken).toEqual(rows(1_200));
    expect(strapi.asked[0]).toMatchObject({
      path: 'POST /api/pixel-inventory/counts',
      token: `Bearer ${TOKEN}`,
    });
  });

  it.each([
    ['the token may not send them', 403, /tick Pixel-inventory → FireCounts → create/],
    ['Strapi is older', 404, /Is the plugin there as new/],
    ['it does not answer', 0, 'Strapi did not answer within 300 ms.'],
  ])('say to the operator that %s', async (_what, status, words) => {
    const strapi = await fakeStrapi((_request, response) => {
      if (status) response.writeHead(status).end();
    });
    await expect(forwardCounts(settings(strapi.url))(rows(1))).rejects.toThrow(words);
    await strapi.stop();
  });
});
