import { PassThrough, Readable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import Koa, { type Context, type Middleware } from 'koa';
import request from 'supertest';
import type { SiteOptions } from '../../server/adapters/site';
import { pagePlanSchema, type Snapshot } from '../../server/src/contract';
import { formatConsent } from '../../server/src/core/consent-cookie';
import { appWith, ASSETS, lines, middleware, PAGE, SNAPSHOT } from '../fakes/site';
import { chosen, snapshotOf } from '../fakes/visits';

const PLAN = /<script type="application\/json" id="pixel-inventory-plan">([^<]*)<\/script>/g;
const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;
const AGREED = `pixel_consent=${formatConsent(chosen('measurement', 'marketing'))}`;

const page =
  (
    headers: Record<string, string> = {},
    body: unknown = PAGE,
    change: (ctx: Context) => void = () => {},
  ): ((ctx: Context) => void) =>
  (ctx) => {
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = body;
    ctx.set(headers);
    change(ctx);
  };

const get = (handler: Middleware, options: Partial<SiteOptions> = {}, path = '/') =>
  request(appWith(handler, options)).get(path);

const plansIn = (html: string) =>
  [...html.matchAll(PLAN)].map(([, json]) => pagePlanSchema.parse(JSON.parse(json!)));

const idsIn = (html: string): string[] | undefined => plansIn(html)[0]?.pixels.map(({ id }) => id);

/** The page without what we put in. */
const without = (html: string): string =>
  html
    .replace(PLAN, '')
    .replace(LOADER, '')
    .replace(/<noscript>.*?<\/noscript>/g, '');

const streamOf = (...chunks: (string | Buffer)[]): Readable =>
  Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe('a page', () => {
  const FORMS: [string, () => unknown][] = [
    ['a string', () => PAGE],
    ['a buffer', () => Buffer.from(PAGE)],
    ['a stream', () => streamOf(PAGE)],
    ['a stream of small pieces', () => streamOf(...PAGE)],
    [
      'a stream that starts late',
      () => {
        const stream = new PassThrough();
        setTimeout(() => stream.end(PAGE), 20);
        return stream;
      },
    ],
  ];

  it.each(FORMS)(
    'that is %s gets plan and loader at the start of its head, and keeps the rest',
    async (_, body) => {
      const { text, headers } = await get((ctx) => {
        ctx.type = 'text/html; charset=utf-8';
        ctx.body = body();
      }).expect(200);
      expect(text).toContain(`<head><script type="application/json" id="pixel-inventory-plan">`);
      expect(text).toContain(LOADER);
      expect(plansIn(text)).toHaveLength(1);
      expect(without(text)).toBe(PAGE);
      expect(headers['x-pixel-inventory']).toBe('shared; snapshot=12');
    },
  );

  it.each(FORMS)('that is %s has a length that is true, or none', async (_, body) => {
    const { text, headers } = await get((ctx) => {
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = body();
      ctx.length = Buffer.byteLength(PAGE);
    }).expect(200);
    const length = headers['content-length'];
    if (length === undefined) expect(headers['transfer-encoding']).toBe('chunked');
    else expect(Number(length)).toBe(Buffer.byteLength(text));
  });

  it('whose charset is not in the headers gets everything after its body starts, where its meta is not pushed away', async () => {
    const { text } = await get((ctx) => {
      ctx.set('Content-Type', 'text/html');
      ctx.body = PAGE;
    });
    expect(text).toContain('<body><script type="application/json"');
    expect(text.indexOf('<meta charset')).toBe(PAGE.indexOf('<meta charset'));
    expect(without(text)).toBe(PAGE);
  });

  it('is in ASCII as far as it is ours, whatever its charset', async () => {
    const snapshot = snapshotOf(
      SNAPSHOT.pixels.map((pixel) => ({ ...pixel, setup: [{ do: 'set', path: ['x'], value: 'é — 😀' }] })),
    );
    const latin = Buffer.from(PAGE.replace('utf-8', 'latin1'), 'latin1');
    const answer = await get(
      (ctx) => {
        ctx.set('Content-Type', 'text/html; charset=ISO-8859-1');
        ctx.body = latin;
      },
      { snapshot: () => snapshot },
    )
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    const text = (answer.body as Buffer).toString('latin1');
    expect(without(text)).toBe(latin.toString('latin1'));
    expect(plansIn(text)[0]?.pixels[0]?.setup).toEqual([{ do: 'set', path: ['x'], value: 'é — 😀' }]);
  });

  it('loses what described its old bytes', async () => {
    const { headers } = await get(
      page({
        ETag: '"abc"',
        'Last-Modified': 'Wed, 11 Nov 2026 00:00:00 GMT',
        'Content-MD5': 'x',
        Digest: 'x',
        'Content-Digest': 'x',
        'Repr-Digest': 'x',
        'Accept-Ranges': 'bytes',
        'X-Kept': 'yes',
      }),
    );
    for (const name of [
      'etag',
      'last-modified',
      'content-md5',
      'digest',
      'content-digest',
      'repr-digest',
      'accept-ranges',
    ]) {
      expect(headers[name]).toBeUndefined();
    }
    expect(headers['x-kept']).toBe('yes');
  });

  it.each([
    ['a string', () => PAGE],
    ['a stream', () => streamOf(PAGE)],
  ])('that is %s is described to HEAD as to GET', async (_, body) => {
    const handler: Middleware = (ctx) => page({ ETag: '"abc"', 'Content-Length': '9' }, body())(ctx);
    const app = appWith(handler);
    const kept = ({ headers }: request.Response) => {
      const { date: _date, connection: _connection, 'transfer-encoding': _encoding, ...rest } = headers;
      return rest;
    };
    expect(kept(await request(app).head('/'))).toEqual(kept(await request(app).get('/')));
  });

  it('answered to HEAD without any body loses its length', async () => {
    const { headers } = await request(
      appWith((ctx) => {
        ctx.status = 200;
        ctx.set({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': '123', ETag: '"a"' });
      }),
    ).head('/');
    expect(headers['content-length']).toBeUndefined();
    expect(headers['etag']).toBeUndefined();
    expect(headers['x-pixel-inventory']).toBe('shared; snapshot=12');
  });
});

describe('what is no page of ours is left alone', () => {
  const change = (work: (ctx: Context) => void): Middleware => page({}, PAGE, work);
  const CASES: [string, Middleware, string | undefined][] = [
    ['JSON', change((ctx) => (ctx.body = { html: PAGE })), undefined],
    ['plain text', change((ctx) => (ctx.type = 'text/plain')), undefined],
    ['XHTML', change((ctx) => (ctx.type = 'application/xhtml+xml')), undefined],
    [
      'a type that only starts alike',
      change((ctx) => ctx.set('Content-Type', 'text/html-sandboxed')),
      undefined,
    ],
    ['no type', change((ctx) => ctx.remove('Content-Type')), undefined],
    ['a page of an error', change((ctx) => (ctx.status = 500)), undefined],
    ['a page of something missing', change((ctx) => (ctx.status = 404)), undefined],
    ['a redirect', change((ctx) => (ctx.status = 302)), undefined],
    ['a part of a page', change((ctx) => (ctx.status = 206)), undefined],
    [
      'a part of a page that claims to be whole',
      page({ 'Content-Range': 'bytes 0-9/100' }),
      'skipped; reason=partial',
    ],
    ['gzip', page({ 'Content-Encoding': 'gzip' }, gzipSync(PAGE)), 'skipped; reason=encoded'],
    ['brotli', page({ 'Content-Encoding': 'br' }, brotliCompressSync(PAGE)), 'skipped; reason=encoded'],
    ['gzip that is named as plain', page({}, gzipSync(PAGE)), 'skipped; reason=not_a_page'],
    ['UTF-16', page({ 'Content-Type': 'text/html; charset=utf-16' }), 'skipped; reason=charset'],
    ['ISO-2022-JP', page({ 'Content-Type': 'text/html; charset="ISO-2022-JP"' }), 'skipped; reason=charset'],
    ['HZ', page({ 'Content-Type': 'text/html;charset=hz-gb-2312' }), 'skipped; reason=charset'],
    [
      'UTF-16 that is named as nothing',
      page({ 'Content-Type': 'text/html' }, Buffer.from(`\ufeff${PAGE}`, 'utf16le')),
      'skipped; reason=not_a_page',
    ],
    [
      'a download',
      page({ 'Content-Disposition': 'attachment; filename=report.html' }),
      'skipped; reason=download',
    ],
    ['a fragment', page({}, '<li>one</li>'), 'skipped; reason=not_a_page'],
    ['an empty page', page({}, ''), 'skipped; reason=not_a_page'],
    ['three bytes', page({}, '<p>'), 'skipped; reason=not_a_page'],
    [
      'a page that carries our report already',
      page({ 'X-Pixel-Inventory': 'private; snapshot=3' }),
      'private; snapshot=3',
    ],
  ];

  it.each(CASES)('%s', async (_, handler, report) => {
    const bare = new Koa();
    bare.silent = true;
    bare.use(handler);
    const expected = await request(bare.callback()).get('/').buffer(true);
    const answer = await get(handler).buffer(true);
    const {
      'x-pixel-inventory': written,
      date: _date,
      ...headers
    } = answer.headers as Record<string, string>;
    const {
      'x-pixel-inventory': _before,
      date: _then,
      ...before
    } = expected.headers as Record<string, string>;
    expect(answer.status).toBe(expected.status);
    expect(answer.text).toBe(expected.text);
    expect(headers).toEqual(before);
    expect(written).toBe(report);
  });

  it.each([
    ['utf-8', true],
    ['UTF8', true],
    ['"utf-8"', true],
    ['us-ascii', true],
    ['windows-1252', true],
    ['iso-8859-15', true],
    ['utf-16le', false],
    ['utf-7', false],
    ['shift_jis', false],
    ['gb18030', false],
    ['x-user-defined', false],
  ])('the charset %s: %s', async (charset, isChanged) => {
    const { headers } = await get(page({ 'Content-Type': `text/html; charset=${charset}` })).buffer(true);
    expect(headers['x-pixel-inventory']).toBe(isChanged ? 'shared; snapshot=12' : 'skipped; reason=charset');
  });

  it.each(['POST', 'PUT', 'DELETE'] as const)('what answers %s', async (method) => {
    const app = appWith(page());
    const call = { POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
    const { text, headers } = await request(app)[call[method]]('/');
    expect(text).toBe(PAGE);
    expect(headers['x-pixel-inventory']).toBeUndefined();
  });

  it.each([
    ['/documentation', {}, false],
    ['/documentation/v1', {}, false],
    ['/Documentation', {}, false],
    ['//documentation', {}, false],
    ['/%64ocumentation', {}, false],
    ['/documentations', {}, true],
    ['/uploads/x.html', {}, false],
    ['/uploads/x.html', { ignorePaths: [] }, true],
    ['/private/x', { ignorePaths: ['/private'] }, false],
    ['/admin/x', { ignore: (path: string) => path.startsWith('/admin') }, false],
    ['/admin%2Fx', { ignore: (path: string) => path.startsWith('/admin/') }, false],
    [`/admin/${'x'.repeat(2100)}`, { ignore: (path: string) => path.startsWith('/admin') }, false],
    ['//admin/x', { ignore: (path: string) => path.startsWith('/admin') }, false],
  ])('%s with %j: changed %s', async (path, options, isChanged) => {
    const { text, headers } = await get(page(), options, path);
    expect(plansIn(text)).toHaveLength(isChanged ? 1 : 0);
    expect(headers['x-pixel-inventory'] !== undefined).toBe(isChanged);
  });

  it('an answer that the application sends by itself', async () => {
    const { text } = await get((ctx) => {
      ctx.respond = false;
      ctx.res.setHeader('Content-Type', 'text/html; charset=utf-8');
      ctx.res.end(PAGE);
    });
    expect(text).toBe(PAGE);
  });

  it('an answer that the application sends by itself later', async () => {
    const { text, headers } = await get((ctx) => {
      ctx.respond = false;
      ctx.status = 200;
      ctx.set('Content-Type', 'text/html; charset=utf-8');
      setTimeout(() => ctx.res.end(PAGE), 10);
    });
    expect(text).toBe(PAGE);
    expect(headers['x-pixel-inventory']).toBeUndefined();
  });

  it('an answer that was sent already', async () => {
    const { text } = await get(async (ctx) => {
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = PAGE;
      ctx.remove('Content-Length');
      await new Promise<void>((resolve) => ctx.res.end('sent', resolve));
    });
    expect(text).toBe('sent');
  });
});

describe('whose plan is in the page', () => {
  const CASES: [string, Record<string, string>, Partial<SiteOptions>, 'shared' | 'private'][] = [
    ['no header at all: caches may guess', {}, {}, 'shared'],
    ['public', { 'Cache-Control': 'public, max-age=60' }, {}, 'shared'],
    ['no-cache may be stored', { 'Cache-Control': 'no-cache' }, {}, 'shared'],
    ['private', { 'Cache-Control': 'private' }, {}, 'private'],
    ['private among others, in capitals', { 'Cache-Control': 'max-age=60, PRIVATE' }, {}, 'private'],
    ['no-store', { 'Cache-Control': 'no-store' }, {}, 'private'],
    ['private for one field alone', { 'Cache-Control': 'private="set-cookie", max-age=60' }, {}, 'shared'],
    ['a field that is called private', { 'Cache-Control': 'no-cache="private"' }, {}, 'shared'],
    ['private and public contradict each other', { 'Cache-Control': 'private, public' }, {}, 'shared'],
    ['private with an age for shared caches', { 'Cache-Control': 'private, s-maxage=60' }, {}, 'shared'],
    [
      'private, but not for the network',
      { 'Cache-Control': 'private', 'CDN-Cache-Control': 'max-age=60' },
      {},
      'shared',
    ],
    [
      'private, but not for the surrogate',
      { 'Cache-Control': 'private', 'Surrogate-Control': 'max-age=60' },
      {},
      'shared',
    ],
    ['a cookie says nothing about caches', { 'Set-Cookie': 'session=1' }, {}, 'shared'],
    ['shared by setting', { 'Cache-Control': 'private' }, { pages: 'shared' }, 'shared'],
    ['private by setting', { 'Cache-Control': 'public, max-age=60' }, { pages: 'private' }, 'private'],
  ];

  it.each(CASES)('%s', async (_, headers, options, kind) => {
    const { text, headers: answered } = await get(page(headers), options).set('Cookie', AGREED);
    expect(plansIn(text)[0]?.kind).toBe(kind);
    expect(idsIn(text)).toEqual(kind === 'shared' ? ['session'] : ['session', 'stats', 'meta']);
    expect(text.includes('<noscript>')).toBe(kind === 'private');
    expect(answered['x-pixel-inventory']).toBe(`${kind}; snapshot=12`);
  });

  it('is the same for everybody on a shared page, to the last byte', async () => {
    const app = appWith(page());
    const visitors = [{}, { Cookie: AGREED }, { 'Sec-GPC': '1' }, { Cookie: 'pixel_consent=2.i.000.1' }];
    const texts = await Promise.all(
      visitors.map(async (headers) => (await request(app).get('/').set(headers)).text),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it.each([
    ['private, max-age=600', 'private, no-cache'],
    ['private', 'private, no-cache'],
    ['no-store', 'private, no-cache, no-store'],
    ['private, no-transform, stale-while-revalidate=60', 'private, no-cache, no-transform'],
  ])('a page with a plan of one visitor that says %s is not shown again unasked', async (before, after) => {
    const { headers } = await get(page({ 'Cache-Control': before }));
    expect(headers['cache-control']).toBe(after);
  });

  it('keeps the cache headers of a shared page', async () => {
    const { headers } = await get(
      page({ 'Cache-Control': 'public, max-age=60', 'CDN-Cache-Control': 'max-age=600' }),
    );
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=60',
      'cdn-cache-control': 'max-age=600',
    });
  });

  it('a page that is made private is so for the network too', async () => {
    const { headers } = await get(
      page({
        'Cache-Control': 'public, s-maxage=60',
        'CDN-Cache-Control': 'max-age=600',
        'X-Accel-Expires': '60',
      }),
      { pages: 'private' },
    );
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers['cdn-cache-control']).toBeUndefined();
    expect(headers['x-accel-expires']).toBeUndefined();
  });

  it.each([
    ['no choice', {}, ['session'], true],
    ['a choice', { Cookie: AGREED }, ['session', 'stats', 'meta'], false],
    ['a choice against GPC', { Cookie: AGREED, 'Sec-GPC': '1' }, ['session', 'stats'], false],
    ['a corrupt cookie', { Cookie: 'pixel_consent=2.i.111.' }, ['session'], true],
  ])('follows %s on a private page', async (_, headers, ids, ask) => {
    const { text } = await get(page({ 'Cache-Control': 'private' })).set(headers as Record<string, string>);
    expect(idsIn(text)).toEqual(ids);
    expect(plansIn(text)[0]?.ask).toBe(ask);
  });

  it('follows the path that the visitor sees, also in an application that is mounted below it', async () => {
    const snapshot = snapshotOf([
      {
        ...SNAPSHOT.pixels[0]!,
        placement: { include: [{ kind: 'exact', path: '/blog/post' }], exclude: [] },
      },
    ]);
    const app = new Koa();
    app.use(middleware({ snapshot: () => snapshot }));
    app.use((ctx) => {
      ctx.path = '/post';
      return page()(ctx);
    });
    expect(idsIn((await request(app.callback()).get('/blog/post?x=1')).text)).toEqual(['session']);
    expect(idsIn((await request(app.callback()).get('/post')).text)).toEqual([]);
  });

  it('follows a publication at once', async () => {
    let snapshot: Snapshot | null = SNAPSHOT;
    const app = appWith(page(), { snapshot: () => snapshot });
    expect(idsIn((await request(app).get('/')).text)).toEqual(['session']);
    snapshot = snapshotOf([{ ...SNAPSHOT.pixels[0]!, paused: true }], 13);
    const stopped = await request(app).get('/');
    expect(idsIn(stopped.text)).toEqual([]);
    expect(stopped.headers['x-pixel-inventory']).toBe('shared; snapshot=13');
    snapshot = null;
    const none = await request(app).get('/');
    expect(none.text).toBe(PAGE);
    expect(none.headers['x-pixel-inventory']).toBe('skipped; reason=no_snapshot');
  });
});

describe('never twice', () => {
  it('when two of our middlewares stand one behind the other', async () => {
    const app = new Koa();
    app.use(middleware());
    app.use(middleware({ prefix: '/_other' }));
    app.use(page());
    const { text } = await request(app.callback()).get('/');
    expect(plansIn(text)).toHaveLength(1);
    expect(plansIn(text)[0]?.prefix).toBe('/_other');
    expect(text.split('<script async').length).toBe(2);
  });
});

describe('what goes wrong', () => {
  it('in the application passes through untouched', async () => {
    const error = Object.assign(new Error('of the application'), { status: 418, expose: true });
    const seen: unknown[] = [];
    const app = new Koa();
    app.silent = true;
    app.use(async (_ctx, next) => {
      try {
        await next();
      } catch (thrown) {
        seen.push(thrown);
        throw thrown;
      }
    });
    app.use(middleware());
    app.use(() => {
      throw error;
    });
    const { status, text } = await request(app.callback()).get('/');
    expect(seen).toEqual([error]);
    expect([status, text]).toEqual([418, 'of the application']);
  });

  it.each([
    [
      'throws',
      (): never => {
        throw new Error('no snapshot for you');
      },
      'skipped; reason=error',
    ],
    ['gives something else', () => ({ format: 1, number: 0 }) as never, 'skipped; reason=no_snapshot'],
    ['gives a text', () => 'snapshot' as never, 'skipped; reason=no_snapshot'],
    ['gives nothing', () => undefined, 'skipped; reason=no_snapshot'],
  ])('in a source that %s leaves pages as they are', async (_, snapshot, report) => {
    const log = lines();
    const app = appWith(page({ ETag: '"a"' }), { snapshot, log });
    for (let i = 0; i < 3; i += 1) {
      const { text, headers } = await request(app).get('/').expect(200);
      expect(text).toBe(PAGE);
      expect(headers['x-pixel-inventory']).toBe(report);
      // Or a browser would be told later that the page is as it was, and never get the tags.
      expect(headers['etag']).toBeUndefined();
    }
    expect(log.read().length).toBeLessThanOrEqual(1);
  });

  it('in a snapshot that does not parse is said once, with the place', async () => {
    const log = lines();
    const snapshot = { ...SNAPSHOT, pixels: [{ ...SNAPSHOT.pixels[0], hash: 'short' }] } as Snapshot;
    const app = appWith(page(), { snapshot: () => snapshot, log });
    await request(app).get('/');
    await request(app).get('/');
    expect(log.read()).toEqual([expect.stringContaining('At pixels.0.hash: Expected a SHA-256 hash')]);
  });

  it('in a test of ours for ignored pages leaves the page as it is', async () => {
    const ignore = (): never => {
      throw new Error('boom');
    };
    const log = lines();
    const { text } = await get(page(), { ignore, log }).expect(200);
    expect(text).toBe(PAGE);
    expect(log.read()).toEqual([
      'pixel-inventory: A page was left as it is, because the decision failed. boom',
    ]);
  });

  it('in a stream before its first byte is answered by the application', async () => {
    const { status } = await get((ctx) => {
      ctx.type = 'text/html; charset=utf-8';
      const stream = new PassThrough();
      setTimeout(() => stream.destroy(new Error('the disk is gone')), 20);
      ctx.body = stream;
    });
    expect(status).toBe(500);
  });

  it('in a stream half-way is heard by the application, as without us', async () => {
    const source = new PassThrough();
    const app = new Koa();
    app.use(middleware());
    app.use((ctx) => {
      ctx.type = 'text/html; charset=utf-8';
      source.write('<!doctype html><html><he');
      ctx.body = source;
    });
    const heard = new Promise<string>((resolve) => app.on('error', (error: Error) => resolve(error.message)));
    app.silent = true;
    const call = request(app.callback()).get('/');
    void call.catch(() => undefined);
    setTimeout(() => source.destroy(new Error('the disk is gone')), 50);
    expect(await heard).toBe('the disk is gone');
    void call.abort();
  });

  it('on the way to the visitor stops the reading', async () => {
    const source = new PassThrough();
    const closed = new Promise<void>((resolve) => source.once('close', () => resolve()));
    const call = get((ctx) => {
      ctx.type = 'text/html; charset=utf-8';
      source.write('<!doctype html><html><he');
      ctx.body = source;
    });
    call.on('response', () => void call.abort());
    void call.catch(() => undefined);
    setTimeout(() => void call.abort(), 100);
    await closed;
    expect(source.destroyed).toBe(true);
  });
});
