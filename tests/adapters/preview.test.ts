import type Koa from 'koa';
import request from 'supertest';
import { previewViewSchema, type PreviewSet } from '../../server/src/contract';
import { formatConsent } from '../../server/src/core/consent-cookie';
import type { SiteOptions } from '../../server/adapters/site';
import { appWith, ASSETS, lines, PAGE } from '../fakes/site';
import { previewSet, previewSource, SITE } from '../fakes/previews';
import { chosen, NOW } from '../fakes/visits';

const page: Koa.Middleware = (ctx) => {
  if (ctx.path === '/away') return ctx.redirect('/');
  ctx.type = 'html';
  ctx.set('Cache-Control', ctx.path === '/shared' ? 'public, max-age=60' : 'private, no-cache');
  ctx.body = PAGE;
};

const RUN = 'pixel_preview=a.run';
const CLEARED = 'pixel_preview=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax';
const agreed = `pixel_consent=${formatConsent(chosen('marketing'))}`;

/** A site with one link, which a test may open. */
const setUp = (changes: { set?: Partial<PreviewSet>; options?: Partial<SiteOptions> } = {}) => {
  const { source, state } = previewSource(previewSet(changes.set));
  const log = lines();
  const app = appWith(page, { preview: source, requestsPerMinute: 0, log, ...changes.options });
  const get = (path: string, cookie = '') => {
    const asked = request(app).get(path);
    return cookie === '' ? asked : asked.set('Cookie', cookie);
  };
  const start = (token = 'a.link', headers: Record<string, string> = {}) =>
    request(app)
      .post('/_pixels/preview')
      .set({ Host: 'shop.example', Origin: SITE, 'Sec-Fetch-Site': 'same-origin', ...headers })
      .type('form')
      .send({ token });
  return { app, state, log, get, start };
};

/** The same, once the link was opened in some browser. */
const opened = (changes: Parameters<typeof setUp>[0] = {}) => {
  const site = setUp(changes);
  site.state.opened = true;
  return site;
};

describe('a link', () => {
  it('opens a page that says what would happen, and does nothing', async () => {
    const { get, state } = setUp();
    const { text, headers } = await get('/_pixels/preview?token=a.link').expect(200);
    expect(text).toContain('Preview of “Spring &lt;b&gt;ads&lt;/b&gt;”');
    expect(text).toContain('Meta Pixel, version 3: draft. The link was made by Ana Editor.');
    expect(text).toContain('Nobody has approved this version yet.');
    expect(text).not.toContain('code of its own');
    expect(text).toContain('Start the preview on /shop');
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringContaining(`default-src 'none'`) as string,
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(state.opened).toBe(false);
  });

  it('speaks the language of the reader', async () => {
    const { app } = setUp({ set: { customCode: true, state: 'in_review' } });
    const { text } = await request(app)
      .get('/_pixels/preview?token=a.link')
      .set('Accept-Language', 'pl, de-AT;q=0.9');
    expect(text).toContain('<html lang="de" dir="ltr">');
    expect(text).toContain('Vorschau von „Spring &lt;b&gt;ads&lt;/b&gt;“');
    expect(text).toContain('eigenen Code');
  });

  it.each(['', 'a.run', 'b.link', '<script>'])('whose token is "%s" is worth nothing', async (token) => {
    const { get, start } = setUp();
    const { text } = await get(`/_pixels/preview?token=${encodeURIComponent(token)}`).expect(404);
    expect(text).toContain('This link cannot be used');
    expect(text).not.toContain('<form');
    expect((await start(token).expect(404)).headers['set-cookie']).toBeUndefined();
  });

  it('is started by its own page, in this browser, once', async () => {
    const { start, get } = setUp();
    const { headers } = await start().expect(303);
    expect(headers).toMatchObject({
      location: '/shop?pixel-preview=1',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['set-cookie']).toEqual([
      'pixel_preview=a.run; Path=/; Max-Age=1800; HttpOnly; SameSite=Lax',
    ]);
    expect((await start().expect(404)).headers['set-cookie']).toBeUndefined();
    expect((await get('/_pixels/preview?token=a.link').expect(404)).text).toContain('opened already');
  });

  it('sets a cookie for https alone where the site has https', async () => {
    const https = 'https://shop.example';
    const { start } = setUp({ set: { site: https } });
    const { headers } = await start('a.link', { Origin: https }).expect(303);
    expect(headers['set-cookie']?.[0]).toMatch(/; Secure$/);
  });

  it.each([
    ['another site sends it', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a sister site sends it', { 'Sec-Fetch-Site': 'same-site' }],
    ['nobody says who sends it', { 'Sec-Fetch-Site': '', Origin: '' }],
  ])('is not started where %s', async (_, headers) => {
    const { start, state } = setUp();
    const answer = await start('a.link', headers).expect(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(state.opened).toBe(false);
  });

  it('is not started on another site than its own', async () => {
    const { start, state } = setUp();
    const { text } = await start('a.link', { Origin: 'http://other.example' }).expect(403);
    expect(text).toContain(`This link is for ${SITE}.`);
    expect(state.opened).toBe(false);
  });

  it('is not started by anything but a form, nor by a large one', async () => {
    const { app, start, state } = setUp();
    await start('a'.repeat(5000)).expect(404);
    await request(app)
      .post('/_pixels/preview')
      .set({ 'Sec-Fetch-Site': 'same-origin', Origin: SITE })
      .send({ token: 'a.link' })
      .expect(404);
    expect(state.opened).toBe(false);
  });

  it('leads to a path of the site and nowhere else', async () => {
    const { start } = setUp({ set: { path: '//evil.example/\n' } });
    expect((await start()).headers['location']).toBe('/evil.example/%0A?pixel-preview=1');
  });

  it('is nothing where a site has no previews', async () => {
    const app = appWith(page);
    for (const path of ['preview?token=a.link', 'preview.json', 'preview/end']) {
      await request(app).get(`/_pixels/${path}`).expect(404);
    }
    await request(app).get('/private').set('Cookie', RUN).expect('x-pixel-inventory', 'private; snapshot=12');
  });
});

describe('a page', () => {
  it('holds the draft and the overlay for the browser that previews, and nobody may keep it', async () => {
    const { get } = opened();
    for (const path of ['/private', '/shared']) {
      const { text, headers } = await get(path, `${RUN}; ${agreed}`).expect(200);
      expect(headers).toMatchObject({
        'cache-control': 'private, no-store',
        'x-pixel-inventory': 'preview; snapshot=12; pixel=meta; version=3',
      });
      expect(text).toContain('connect.facebook.net');
      expect(text).toContain(`${SITE}/_pixels/${ASSETS.preview.file}`);
      expect(text).toContain('pixelInventoryPreview');
    }
  });

  it('keeps the draft back until its visitor agrees', async () => {
    const { text } = await opened().get('/private', RUN);
    expect(text).not.toContain('connect.facebook.net');
    expect(text).toContain(ASSETS.preview.file);
  });

  it('is the same as ever for every other browser', async () => {
    const { get } = opened();
    const without = appWith(page, { requestsPerMinute: 0 });
    for (const path of ['/private', '/shared']) {
      await get(path, RUN);
      const expected = await request(without).get(path);
      const { text, headers } = await get(path);
      expect(text).toBe(expected.text);
      expect({ ...headers, date: '' }).toEqual({ ...expected.headers, date: '' });
      expect(text).not.toMatch(/preview|connect\.facebook/);
    }
  });

  it.each(['a.link', 'forged', 'a.run.', '', 'x'.repeat(4000), 'a run', '"a.run"'])(
    'is the usual one for the cookie "%s", which goes with the next occasion',
    async (token) => {
      const { get } = opened();
      const cookie = `pixel_preview=${token}`;
      expect((await get('/private', cookie)).headers['x-pixel-inventory']).toBe('private; snapshot=12');
      const plan = await get('/_pixels/plan?path=/private', cookie);
      expect(plan.headers['set-cookie']).toEqual([CLEARED]);
      expect(plan.text).not.toContain('preview.');
      const shared = await get('/_pixels/trackers.json', cookie);
      expect(shared.headers['set-cookie']).toBeUndefined();
    },
  );

  it('is the usual one from the moment at which the preview is over', async () => {
    let now = NOW;
    const { get } = opened({ options: { now: () => now } });
    await get('/private', RUN).expect('x-pixel-inventory', /^preview/);
    now += 30 * 60_000;
    await get('/private', RUN).expect('x-pixel-inventory', 'private; snapshot=12');
    await get('/_pixels/preview.json', RUN).expect(404);
  });

  it('asks about a token once in some seconds, and then again', async () => {
    let now = NOW;
    const { get, state } = opened({ options: { now: () => now } });
    await Promise.all([get('/private', RUN), get('/private', RUN)]);
    await get('/shared', RUN);
    const before = state.reads.length;
    expect(before).toBeLessThanOrEqual(2);
    await get('/shared', RUN);
    expect(state.reads).toHaveLength(before);
    now += 11_000;
    await get('/shared', RUN);
    expect(state.reads).toHaveLength(before + 1);
  });

  it('goes on with what was known while Strapi is down, and is the usual one where nothing was', async () => {
    let now = NOW;
    const { get, state, log } = opened({ options: { now: () => now } });
    await get('/private', RUN);
    state.isDown = true;
    now += 11_000;
    await get('/private', RUN).expect('x-pixel-inventory', /^preview/);
    await get('/private', 'pixel_preview=other').expect('x-pixel-inventory', 'private; snapshot=12');
    const plan = await get('/_pixels/plan?path=/', 'pixel_preview=other');
    expect(plan.headers['set-cookie']).toBeUndefined();
    expect(log.read()).toEqual(['pixel-inventory: A preview could not be looked up. It does not answer.']);
  });

  it('does not ask Strapi about any number of tokens that somebody makes up', async () => {
    const { get, state } = opened();
    await Promise.all(Array.from({ length: 90 }, (_, at) => get('/private', `pixel_preview=guess${at}`)));
    expect(state.reads.length).toBeLessThanOrEqual(60);
  });

  it('that is none is left alone', async () => {
    const { get } = opened();
    await get('/away', RUN).expect(302);
  });

  it('previews also where nothing was published', async () => {
    const { get } = opened({ options: { snapshot: () => null } });
    await get('/private', RUN).expect('x-pixel-inventory', /^preview/);
    await get('/private').expect('x-pixel-inventory', 'skipped; reason=no_snapshot');
  });
});

describe('what the browser of a preview asks for', () => {
  it('is answered from the preview, and for others from what is published', async () => {
    const { get } = opened();
    const plan = (cookie: string) => get('/_pixels/plan?path=/shop', cookie).then(({ text }) => text);
    expect(await plan(`${RUN}; ${agreed}`)).toContain('fbevents.js');
    expect(await plan(agreed)).not.toContain('fbevents.js');
    expect((await get('/_pixels/trackers', RUN)).text).not.toContain('stats');
    expect((await get('/_pixels/trackers.json', RUN)).text).toBe((await get('/_pixels/trackers.json')).text);
  });

  it('is told each pixel with its decision and the reason', async () => {
    const { app, get } = opened();
    const read = async (cookie: string, path = '/shop') =>
      previewViewSchema.parse((await get(`/_pixels/preview.json?path=${path}`, cookie)).body);
    const view = await read(RUN);
    expect(view.seconds).toBe(1800);
    expect(view.pixels[0]).toEqual({
      id: 'meta',
      name: 'Spring <b>ads</b>',
      vendor: 'Meta Pixel',
      isSubject: true,
      standing: 'Version 3, draft',
      runs: false,
      decision: 'It waits for consent: Marketing.',
      hosts: ['*.facebook.com'],
      addresses: ['https://connect.facebook.net/en_US/fbevents.js'],
    });
    expect(view.pixels[1]).toMatchObject({ id: 'session', runs: true, standing: 'Version 1, live' });
    expect((await read(`${RUN}; ${agreed}`)).pixels[0]).toMatchObject({
      runs: true,
      decision: 'It runs: it is placed on /shop, and nothing about consent holds it back.',
    });
    const answer = await request(app)
      .get('/_pixels/preview.json?path=/shop')
      .set({ Cookie: RUN, 'Sec-GPC': '1', 'Accept-Language': 'fr' })
      .expect('cache-control', 'private, no-store');
    const french = previewViewSchema.parse(answer.body);
    expect(french.lang).toBe('fr');
    expect(french.pixels[0]?.decision).toMatch(/^Le navigateur demande aux sites de ne pas vendre/);
  });

  it('ends by a request of this site alone', async () => {
    const { app } = opened();
    const end = (site: string) =>
      request(app).post('/_pixels/preview/end').set({ Cookie: RUN, 'Sec-Fetch-Site': site });
    expect((await end('cross-site').expect(403)).headers['set-cookie']).toBeUndefined();
    expect((await end('same-origin').expect(200)).headers['set-cookie']).toEqual([CLEARED]);
    await request(app).get('/_pixels/preview/end').set('Cookie', RUN).expect(405);
  });

  it('is told nothing without a preview', async () => {
    const { get } = opened();
    await get('/_pixels/preview.json').expect(404);
    await get('/_pixels/preview.json', 'pixel_preview=a.link').expect(404);
  });
});
