/** Which pages of other origins may ask what is below our prefix, and send choices there. */
import Koa from 'koa';
import request from 'supertest';
import { createSite, type SiteOptions } from '../../server/adapters/site';
import { appWith, ASSETS, middleware, PAGE } from '../fakes/site';

const SHOP = 'https://www.example.org';
const EVIL = 'https://www.example.org.evil.example';
const PLAN = '/_pixels/plan?path=/';

const page: Koa.Middleware = (ctx) => {
  ctx.type = 'html';
  ctx.body = PAGE;
};
const site = request(appWith(page, { allowedOrigins: [SHOP, 'http://localhost:3000'] }));
const strict = request(appWith(page));

const allowed = (headers: Record<string, unknown>) => [
  headers['access-control-allow-origin'],
  headers['access-control-allow-credentials'],
];
const others = [EVIL, 'https://example.org', 'http://www.example.org', `${SHOP}:8443`, 'null', '*', ''];

describe('a page of a named origin', () => {
  it.each([
    PLAN,
    '/_pixels/ask',
    '/_pixels/traces',
    '/_pixels/trackers.json',
    `/_pixels/${ASSETS.loader.file}`,
  ])('may read %s, with its visitor’s cookie', async (path) => {
    const { headers } = await site.get(path).set('Origin', SHOP).expect(200);
    expect(allowed(headers)).toEqual([SHOP, 'true']);
    expect(headers['vary']).toMatch(/(^|, )Origin$/);
  });

  it('may read a refusal, too', async () => {
    const { headers } = await site.get('/_pixels/plan').set('Origin', SHOP).expect(400);
    expect(allowed(headers)).toEqual([SHOP, 'true']);
  });

  it('is told before what it may send', async () => {
    const { headers } = await site
      .options('/_pixels/consent')
      .set({
        Origin: SHOP,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      })
      .expect(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': SHOP,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'content-type',
      vary: 'Origin',
    });
  });

  it.each(['cross-site', 'same-site', undefined])(
    'may send a choice (Sec-Fetch-Site: %s)',
    async (fetchSite) => {
      const sent = site.post('/_pixels/consent').set('Origin', SHOP);
      if (fetchSite !== undefined) void sent.set('Sec-Fetch-Site', fetchSite);
      const answer = await sent.send({ categories: ['measurement'], path: '/' }).expect(200);
      expect(allowed(answer.headers)).toEqual([SHOP, 'true']);
      expect(String(answer.headers['set-cookie'])).toContain('pixel_consent=');
    },
  );
});

describe('a page of any other origin', () => {
  it.each(others)('may read nothing: %j', async (origin) => {
    for (const path of [PLAN, '/_pixels/trackers.json']) {
      const { headers } = await site.get(path).set('Origin', origin).expect(200);
      expect(allowed(headers)).toEqual([undefined, undefined]);
      expect(headers['vary']).toMatch(/(^|, )Origin$/);
    }
    const preflight = await site
      .options('/_pixels/consent')
      .set({ Origin: origin, 'Access-Control-Request-Method': 'POST' });
    expect([preflight.status, ...allowed(preflight.headers)]).toEqual([405, undefined, undefined]);
  });

  it.each(others)('may send no choice: %j', async (origin) => {
    await site
      .post('/_pixels/consent')
      .set({ Origin: origin, 'Sec-Fetch-Site': 'cross-site' })
      .send({ categories: [], path: '/' })
      .expect(403);
  });

  it('may do so nowhere where no origin is named', async () => {
    const { headers } = await strict.get(PLAN).set('Origin', SHOP).expect(200);
    expect(allowed(headers)).toEqual([undefined, undefined]);
    expect(headers['vary']).toBeUndefined();
    await strict
      .post('/_pixels/consent')
      .set({ Origin: SHOP, 'Sec-Fetch-Site': 'cross-site' })
      .send({ categories: [], path: '/' })
      .expect(403);
  });
});

it('takes back what an application lets everybody read, where an answer is for one visitor', async () => {
  const app = new Koa();
  app.use((ctx, next) => {
    ctx.set('Access-Control-Allow-Origin', ctx.get('Origin'));
    ctx.set('Access-Control-Allow-Credentials', 'true');
    return next();
  });
  app.use(middleware({ allowedOrigins: [SHOP] }));
  const loose = request(app.callback());
  expect(allowed((await loose.get(PLAN).set('Origin', EVIL)).headers)).toEqual([undefined, undefined]);
  expect(allowed((await loose.get(PLAN).set('Origin', SHOP)).headers)).toEqual([SHOP, 'true']);
  const list = await loose.get('/_pixels/trackers.json').set('Origin', EVIL);
  expect(allowed(list.headers)[0]).toBe(EVIL);
});

it('leaves the pages of the application to the application', async () => {
  const { headers } = await site.get('/').set('Origin', SHOP).expect(200);
  expect(allowed(headers)).toEqual([undefined, undefined]);
});

it.each([
  '*',
  'null',
  'www.example.org',
  'https://www.example.org/',
  'https://WWW.example.org',
  'https://*.example.org',
])('takes no %s for an origin', (origin) => {
  const options: SiteOptions = { snapshot: () => null, allowedOrigins: [origin] };
  expect(() => createSite(options, ASSETS)).toThrow('allowedOrigins.0: Expected an origin such as');
});

it('takes the usual port for none, as browsers do', async () => {
  const usual = request(appWith(page, { allowedOrigins: [`${SHOP}:443`] }));
  expect(allowed((await usual.get(PLAN).set('Origin', SHOP)).headers)[0]).toBe(SHOP);
});
