import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { OptionalCategory, PagePlan, PixelDetail } from '../../server/src/contract';
import { addApproved, createFlows, dataOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const PAGE =
  '<!doctype html><html lang="en"><head><title>Shop</title></head><body><h1>Shop</h1></body></html>';

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;

const page = (cacheControl: string, body: () => unknown) => (ctx: Context) => {
  ctx.type = 'html';
  ctx.set('Cache-Control', cacheControl);
  ctx.set('ETag', '"original"');
  ctx.body = body();
};

const addPages = (strapi: Core.Strapi) => {
  const routes = [
    ['/shop', page('private, no-cache', () => PAGE)],
    ['/shop/stream', page('private, no-cache', () => Readable.from([PAGE.slice(0, 20), PAGE.slice(20)]))],
    ['/shop/shared', page('public, max-age=60', () => PAGE)],
    ['/kids', page('private, no-cache', () => PAGE)],
    ['/api/page', page('private, no-cache', () => PAGE)],
    ['/admin/page', page('private, no-cache', () => PAGE)],
  ] as const;
  strapi.server.routes(
    routes.map(([path, handler]) => ({
      method: 'GET' as const,
      path,
      handler,
      config: { auth: false as const },
    })),
  );
};

beforeAll(async () => {
  app = await startApp({ name: 'pages', pages: addPages, pluginConfig: { csp: 'merge' } });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
}, 120_000);

afterAll(() => app.stop());

const choose = (categories: OptionalCategory[]) =>
  app
    .http()
    .post('/_pixels/consent')
    .set('Sec-Fetch-Site', 'same-origin')
    .send({ categories, path: '/shop' });
/** The cookie of a visitor who has just chosen. */
const cookie = async (...categories: OptionalCategory[]): Promise<string> =>
  (await choose(categories)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const ALL: OptionalCategory[] = ['functional', 'measurement', 'marketing'];
const get = (path: string, headers: Record<string, string> = {}) => app.http().get(path).set(headers);

const planOf = (html: string): PagePlan | null => {
  const match = /<script type="application\/json" id="pixel-inventory-plan">([^<]*)<\/script>/.exec(html);
  return match?.[1] ? (JSON.parse(match[1]) as PagePlan) : null;
};

const idsOf = (html: string) => planOf(html)?.pixels.map((pixel) => pixel.id);

it('leaves pages as they are while nothing was published', async () => {
  const answer = await get('/shop');
  expect(answer.text).toBe(PAGE);
  // Or else a browser would be told later that nothing had changed, when it has.
  expect(answer.headers['etag']).toBeUndefined();
});

describe('with a published pixel', () => {
  let slug: string;

  beforeAll(async () => {
    const detail = await addApproved(flows, ana, ben, {
      name: 'Campaign',
      placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [{ kind: 'prefix', path: '/kids' }] },
    });
    slug = detail.pixel.slug;
    dataOf(await flows.publish(ben));
  });

  it('gives a visitor without a choice a plan without pixels, and asks', async () => {
    const answer = await get('/shop', { 'Accept-Encoding': 'identity' });
    expect(planOf(answer.text)).toMatchObject({ kind: 'private', ask: true, pixels: [] });
    expect(answer.text).not.toContain('123456789012345');
    expect(answer.headers['etag']).toBeUndefined();
    expect(Number(answer.headers['content-length'])).toBe(Buffer.byteLength(answer.text));
  });

  it.each(['/shop', '/shop/stream'])(
    'puts the consented pixel into %s, and its image for no script',
    async (path) => {
      const { text } = await get(path, { Cookie: await cookie('marketing') });
      expect(idsOf(text)).toEqual([slug]);
      expect(text).toContain('<body><noscript><img');
      expect(text.replace(/<script.*?<\/script>|<noscript>.*?<\/noscript>/g, '')).toBe(PAGE);
    },
  );

  it.each<[string, OptionalCategory[], Record<string, string>]>([
    ['a no', [], {}],
    ['a yes to other categories', ['functional', 'measurement'], {}],
    ['Global Privacy Control', ['marketing'], { 'Sec-GPC': '1' }],
  ])('keeps it from a visitor with %s', async (_why, categories, headers) => {
    const answer = await get('/shop', { Cookie: await cookie(...categories), ...headers });
    expect(idsOf(answer.text)).toEqual([]);
  });

  it.each(['2.i.001.x', '1.001.1764000000', '2.i.001.9999999999.000000000000000000.7ZQ4M9T2XK5B8N1C'])(
    'keeps it from a visitor with the cookie %s, which says nothing',
    async (value) => {
      expect(idsOf((await get('/shop', { Cookie: `pixel_consent=${value}` })).text)).toEqual([]);
    },
  );

  it('keeps it out of the excluded part of the site', async () => {
    expect(idsOf((await get('/kids', { Cookie: await cookie(...ALL) })).text)).toEqual([]);
  });

  it('gives everybody the same bytes where caches may keep them', async () => {
    const [one, other] = await Promise.all([
      get('/shop/shared'),
      get('/shop/shared', { Cookie: await cookie(...ALL) }),
    ]);
    expect(one.text).toBe(other.text);
    expect(planOf(one.text)).toMatchObject({ kind: 'shared', pixels: [] });
    expect(one.headers['cache-control']).toBe('public, max-age=60');
    expect(one.headers['set-cookie']).toBeUndefined();
  });

  it("lets the pixel into Strapi's own content security policy, on pages of the site alone", async () => {
    const policyOf = async (path: string) => String((await get(path)).headers['content-security-policy']);
    const [shop, api] = await Promise.all([policyOf('/shop'), policyOf('/api/page')]);
    expect(shop).toContain(`;script-src 'self' https://connect.facebook.net;`);
    expect(api).toContain(`;script-src 'self';`);
    const vendors = / https:\/\/(?:connect\.facebook\.net|www\.facebook\.com)/g;
    expect(shop.replace(vendors, '')).toBe(api);
  });

  it.each(['/api/page', '/admin/page'])('never touches %s', async (path) => {
    expect((await get(path, { Cookie: await cookie(...ALL) })).text).toBe(PAGE);
  });

  it('stores a choice and answers with the plan of the granted categories', async () => {
    const answer = await choose(['marketing']);
    expect(answer.status).toBe(200);
    expect((answer.body as PagePlan).pixels.map((pixel) => pixel.id)).toEqual([slug]);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^pixel_consent=2\.i\.001\.\d{10}\.0{12}[0-9a-f]{6}\.[0-9A-Z]{16}; .*SameSite=Lax/,
    );
  });

  it('compresses the page after the pixels are in', async () => {
    const answer = await get('/shop', { Cookie: await cookie('marketing'), 'Accept-Encoding': 'gzip' });
    expect(idsOf(answer.text)).toEqual([slug]);
  });

  it('stops at once, and starts again', async () => {
    dataOf(await flows.pause(ana, slug));
    expect(idsOf((await get('/shop', { Cookie: await cookie('marketing') })).text)).toEqual([]);
    dataOf(await app.call(ben, 'post', `/pixels/${slug}/resume`, {}));
    expect(idsOf((await get('/shop', { Cookie: await cookie('marketing') })).text)).toEqual([slug]);
  });

  it('asks no database for a page', async () => {
    const Cookie = await cookie('marketing');
    let queries = 0;
    app.strapi.db.connection.on('query', () => (queries += 1));
    for (let count = 0; count < 5; count += 1) await get('/shop', { Cookie });
    // The watch looks for new publications every two seconds, apart from requests.
    expect(queries).toBeLessThan(3);
  });

  it('carries no tags when the newest publication cannot be read, and the page goes out', async () => {
    const table = app.strapi.db.metadata.get('plugin::pixel-inventory.snapshot').tableName;
    const rows = app.strapi.db.connection(table);
    const newest = (await rows.clone().max({ number: 'number' }))[0] as { number: number };
    const row = (await rows.clone().where({ number: newest.number }).first()) as Record<string, unknown>;
    await rows.clone().insert({
      ...row,
      id: 9999,
      document_id: 'broken',
      number: newest.number + 1,
      content: '{"format":7}',
    });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect((await get('/shop', { Cookie: await cookie('marketing') })).text).toBe(PAGE);
    await rows.clone().where({ id: 9999 }).delete();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(idsOf((await get('/shop', { Cookie: await cookie('marketing') })).text)).toEqual([slug]);
  }, 20_000);

  it('counts how often pixels fire, and keeps what was counted just before Strapi stops', async () => {
    const count = (event: string) =>
      app
        .http()
        .post('/_pixels/counts')
        .set({ 'Sec-Fetch-Site': 'same-origin', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0)' })
        .type('text')
        .send(JSON.stringify([[slug, event, 2, 1]]));
    await count('page_view').expect(204);
    await count('purchase').expect(204);
    await app.stop();
    app = await startApp({ name: 'pages', keep: true, pages: addPages });
    ana = await app.login(ana.email);
    const { fires } = dataOf<PixelDetail>(await app.call(ana, 'get', `/pixels/${slug}`));
    expect(fires).toMatchObject({ fires30: 2, pages30: 1 });
  }, 60_000);
});
