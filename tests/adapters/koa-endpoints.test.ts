import Koa from 'koa';
import request from 'supertest';
import {
  askingSchema,
  bannerSettingsSchema,
  consentPolicySchema,
  consentRecordSchema,
  pagePlanSchema,
  type ConsentRecord,
  type OptionalCategory,
  type Trace,
} from '../../server/src/contract';
import { formatConsent } from '../../server/src/core/consent-cookie';
import type { SiteOptions } from '../../server/adapters/site';
import { appWith, ASSETS, lines, middleware, SNAPSHOT } from '../fakes/site';
import { snapshotPixel } from '../fakes/pixels';
import { chosen, NOW, snapshotOf } from '../fakes/visits';

const notOurs: Koa.Middleware = (ctx) => {
  ctx.status = 418;
  ctx.body = 'the application';
};

const site = (options: Partial<SiteOptions> = {}) => request(appWith(notOurs, options));

const cookieOf = (...categories: OptionalCategory[]): string =>
  `pixel_consent=${formatConsent(chosen(...categories))}`;

const sendChoice = (body: unknown, options: Partial<SiteOptions> = {}) =>
  site(options)
    .post('/_pixels/consent')
    .set('Sec-Fetch-Site', 'same-origin')
    .set('Content-Type', 'application/json')
    .send(typeof body === 'string' ? body : JSON.stringify(body));

const ids = (body: unknown): string[] => pagePlanSchema.parse(body).pixels.map(({ id }) => id);

describe('scripts for browsers', () => {
  it.each([
    ['loader', ASSETS.loader],
    ['banner', ASSETS.banner],
    ['extras', ASSETS.extras],
    ['element for trackers', ASSETS.trackersElement],
  ])('serves the %s for ever, as its name changes with its content', async (_, asset) => {
    const answer = await site().get(`/_pixels/${asset.file}`).expect(200);
    expect(answer.text).toBe(asset.body);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
    expect(answer.headers['etag']).toBeUndefined();
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0,gzip;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('to a browser that takes "%s" in the encoding %s', async (accept, encoding) => {
    const answer = await site().get(`/_pixels/${ASSETS.loader.file}`).set('Accept-Encoding', accept);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.text).toBe(ASSETS.loader.body);
    if (encoding) expect(Number(answer.headers['content-length'])).toBeLessThan(ASSETS.loader.body.length);
  });

  it('gives a cached page that asks for an older file the one of today, and not for ever', async () => {
    const answer = await site().get('/_pixels/loader.ffffffffffff.js').expect(200);
    expect(answer.text).toBe(ASSETS.loader.body);
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
  });

  it.each([
    ['trackers.js', ASSETS.trackersElement],
    ['trackers.css', ASSETS.trackers],
  ])('gives %s, as people write it by hand, the file of today, and not for ever', async (name, { body }) => {
    const answer = await site().get(`/_pixels/${name}`).expect(200);
    expect(answer.text).toBe(body);
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
  });

  it.each(['loader.js', 'banner.css', 'trackers', 'trackers.abcd.mjs', 'loader.abcd.css', 'extras.abcd.css'])(
    'has no file of the name %s',
    async (name) => {
      const answer = await site().get(`/_pixels/${name}`);
      expect(answer.headers['content-type']).not.toMatch(/javascript|css/);
    },
  );

  it('answers HEAD as it would GET, without the body', async () => {
    const answer = await site()
      .head(`/_pixels/${ASSETS.loader.file}`)
      .set('Accept-Encoding', 'identity')
      .expect(200);
    expect(answer.headers['content-length']).toBe(String(ASSETS.loader.body.length));
    expect(answer.text).toBeUndefined();
  });
});

describe('addresses below the prefix', () => {
  it.each([
    ['POST', `/_pixels/${ASSETS.loader.file}`, 405, 'GET, HEAD', 'method_refused'],
    ['DELETE', '/_pixels/plan', 405, 'GET, HEAD', 'method_refused'],
    ['GET', '/_pixels/consent', 405, 'POST', 'method_refused'],
    ['PUT', '/_pixels/consent', 405, 'POST', 'method_refused'],
    ['POST', '/_pixels/ask', 405, 'GET, HEAD', 'method_refused'],
    ['GET', '/_pixels/', 404, undefined, 'unknown_address'],
    ['GET', '/_pixels/constructor', 404, undefined, 'unknown_address'],
    ['GET', '/_pixels/plan/', 404, undefined, 'unknown_address'],
    ['GET', '/_pixels/loader.js', 404, undefined, 'unknown_address'],
    ['GET', '/_pixels/../../etc/passwd', 404, undefined, 'unknown_address'],
    ['GET', '/_pixels/loader.%2e%2e%2fx.js', 404, undefined, 'unknown_address'],
  ] as const)('%s %s: %i', async (method, path, status, allow, code) => {
    const app = appWith(notOurs);
    const call = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
    const answer = await request(app)[call[method]](path);
    expect(answer.status).toBe(status);
    expect(answer.headers['allow']).toBe(allow);
    expect(answer.body).toEqual({ error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) as string } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each(['/', '/_pixelsx/plan', '/_pixels', '/x/_pixels/plan', '/shop?x=/_pixels/plan'])(
    'leaves %s to the application',
    async (path) => {
      const answer = await site().get(path);
      expect(answer.text).toBe('the application');
    },
  );

  it('follows another prefix', async () => {
    const answer = await site({ prefix: '/assets/tags' }).get('/assets/tags/plan?path=/').expect(200);
    expect(pagePlanSchema.parse(answer.body).prefix).toBe('/assets/tags');
  });
});

describe('GET plan', () => {
  it('is for nobody else and is kept nowhere', async () => {
    const answer = await site()
      .get('/_pixels/plan?path=%2Fshop')
      .set('Cookie', cookieOf('measurement'))
      .expect(200);
    expect(ids(answer.body)).toEqual(['session', 'stats']);
    expect(answer.body).toMatchObject({ kind: 'private', ask: false, snapshot: 12 });
    expect(answer.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['no cookie', undefined, undefined, ['session'], true],
    ['a corrupt cookie', 'pixel_consent=1.111.oops', undefined, ['session'], true],
    ['two cookies that differ', `${cookieOf('marketing')}; ${cookieOf()}`, undefined, ['session'], true],
    ['a refusal', cookieOf(), undefined, ['session'], false],
    ['a choice', cookieOf('marketing'), undefined, ['session', 'meta'], false],
    ['a choice against GPC', cookieOf('marketing', 'measurement'), '1', ['session', 'stats'], false],
  ])('follows %s', async (_, cookie, gpc, pixels, ask) => {
    let call = site().get('/_pixels/plan?path=/');
    if (cookie) call = call.set('Cookie', cookie);
    if (gpc) call = call.set('Sec-GPC', gpc);
    const answer = await call.expect(200);
    expect(ids(answer.body)).toEqual(pixels);
    expect(pagePlanSchema.parse(answer.body).ask).toBe(ask);
  });

  it('says which choice it was made for', async () => {
    const answer = await site().get('/_pixels/plan?path=/').set('Cookie', cookieOf('marketing'));
    expect(pagePlanSchema.parse(answer.body).choice).toBe(formatConsent(chosen('marketing')));
  });

  it('needs to know the page', async () => {
    const answer = await site().get('/_pixels/plan').expect(400);
    expect(answer.body).toMatchObject({ error: { code: 'invalid_input' } });
  });

  it('is empty where nothing was published', async () => {
    const answer = await site({ snapshot: () => null })
      .get('/_pixels/plan?path=/')
      .expect(200);
    expect(pagePlanSchema.parse(answer.body)).toMatchObject({ snapshot: 0, ask: false, pixels: [] });
  });
});

describe('POST consent', () => {
  it('stores the choice and answers with the plan that follows from it', async () => {
    const answer = await sendChoice({
      categories: ['marketing', 'measurement', 'marketing'],
      path: '/shop',
    }).expect(200);
    expect(ids(answer.body)).toEqual(['session', 'stats', 'meta']);
    const { choice, granted } = pagePlanSchema.parse(answer.body);
    expect(choice).toMatch(new RegExp(`^2\\.i\\.011\\.${NOW / 1000}\\.0{18}\\.[0-9A-Z]{16}$`));
    expect(granted).toEqual(['measurement', 'marketing']);
    expect(answer.headers['set-cookie']).toEqual([
      `pixel_consent=${choice}; Path=/; Max-Age=15552000; SameSite=Lax`,
    ]);
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  it('stores a refusal as well', async () => {
    const answer = await sendChoice({ categories: [], path: '/' }).expect(200);
    expect(ids(answer.body)).toEqual(['session']);
    expect(answer.headers['set-cookie']).toEqual([expect.stringContaining('pixel_consent=2.i.000.')]);
  });

  it('denies marketing under Global Privacy Control, whatever was chosen', async () => {
    const answer = await sendChoice({ categories: ['marketing'], path: '/' })
      .set('Sec-GPC', '1')
      .expect(200);
    expect(ids(answer.body)).toEqual(['session']);
  });

  it('removes other cookies of the name when they contradict each other', async () => {
    const answer = await sendChoice({ categories: ['marketing'], path: '/shop/boots' })
      .set('Host', 'www.example.org:1337')
      .set('Cookie', `${cookieOf('marketing')}; ${cookieOf()}`)
      .expect(200);
    const cookies = answer.headers['set-cookie'] as unknown as string[];
    expect(cookies.at(-1)).toMatch(
      /^pixel_consent=2\.i\.001\.\d+\.0{18}\.[0-9A-Z]{16}; Path=\/; Max-Age=15552000/,
    );
    expect(cookies.slice(0, -1)).toEqual(
      ['/', '/shop', '/shop/boots'].flatMap((path) =>
        ['', '; Domain=www.example.org', '; Domain=example.org'].map(
          (domain) => `pixel_consent=; Path=${path}; Max-Age=0${domain}`,
        ),
      ),
    );
  });

  it.each([
    ['a proxy that tells nobody of https', 'auto', 'https://127.0.0.1', true],
    ['plain http', 'auto', 'http://127.0.0.1', false],
    ['always', true, 'http://127.0.0.1', true],
    ['never', false, 'https://127.0.0.1', false],
  ] as const)('sets the cookie for https alone: %s', async (_, secure, origin, expected) => {
    const answer = await sendChoice({ categories: [], path: '/' }, { secure })
      .set('Origin', origin)
      .expect(200);
    const [cookie] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie?.endsWith('; Secure')).toBe(expected);
  });

  const HEADERS: [string, Record<string, string>, number][] = [
    ['this site, says the browser', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    [
      'this site behind a proxy that changes the host',
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://x.example' },
      200,
    ],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, 403],
    [
      'another site that claims our origin',
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://shop.example' },
      403,
    ],
    ['a neighbouring subdomain', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['no page at all', { 'Sec-Fetch-Site': 'none' }, 403],
    ['this origin, without Sec-Fetch-Site', { Origin: 'http://shop.example' }, 200],
    [
      'this origin under its public name',
      { Origin: 'https://www.shop.example', 'X-Forwarded-Host': 'www.shop.example' },
      200,
    ],
    ['another origin, without Sec-Fetch-Site', { Origin: 'http://evil.example' }, 403],
    ['another port', { Origin: 'http://shop.example:81' }, 403],
    ['an origin that is kept secret', { Origin: 'null' }, 403],
    ['an origin that is none', { Origin: 'shop.example' }, 403],
    ['nowhere', {}, 403],
  ];

  it.each(HEADERS)('from %s', async (_, headers, status) => {
    const answer = await site()
      .post('/_pixels/consent')
      .set({ Host: 'shop.example', 'Content-Type': 'application/json', ...headers })
      .send('{"categories":[],"path":"/"}');
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.body).toMatchObject({ error: { code: 'origin_refused' } });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it.each([
    ['no JSON', '{"categories":', 400, 'invalid_input'],
    ['nothing', '', 400, 'invalid_input'],
    ['a text', '"marketing"', 400, 'invalid_input'],
    ['null', 'null', 400, 'invalid_input'],
    ['no path', { categories: [] }, 400, 'invalid_input'],
    ['an unknown category', { categories: ['profiling'], path: '/' }, 400, 'invalid_input'],
    ['the category that cannot be chosen', { categories: ['necessary'], path: '/' }, 400, 'invalid_input'],
    ['a field too many', { categories: [], path: '/', admin: true }, 400, 'invalid_input'],
    ['a prototype', '{"categories":[],"path":"/","__proto__":{}}', 400, 'invalid_input'],
    ['too many categories', { categories: Array(4).fill('marketing'), path: '/' }, 400, 'invalid_input'],
    ['more than 2 kB', { categories: [], path: `/${'x'.repeat(2100)}` }, 413, 'too_large'],
    ['a megabyte', { categories: [], path: `/${'x'.repeat(1_000_000)}` }, 413, 'too_large'],
  ])('refuses %s with a plain sentence', async (_, body, status, code) => {
    const answer = await sendChoice(body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) as string } });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('refuses a body that does not say how long it is once it is too long', async () => {
    const call = site()
      .post('/_pixels/consent')
      .set({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' });
    call.write(`{"categories":[],"path":"/${'x'.repeat(5000)}"}`);
    const answer = await call;
    expect(answer.status).toBe(413);
  });

  it.each(['text/plain', 'multipart/form-data', 'application/jsonp'])(
    'refuses the content type %s',
    async (type) => {
      const answer = await site()
        .post('/_pixels/consent')
        .set({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type })
        .send('{"categories":[],"path":"/"}');
      expect(answer.status).toBe(415);
      expect(answer.body).toMatchObject({ error: { code: 'json_expected' } });
    },
  );

  describe('the proof of a choice', () => {
    it('is kept before the visitor is answered, and names nobody', async () => {
      const kept: ConsentRecord[] = [];
      const record = async (one: ConsentRecord) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        kept.push(one);
      };
      const answer = await sendChoice(
        { categories: ['marketing'], path: '/', way: 'choices' },
        { record },
      ).set('Sec-GPC', '1');
      const [one] = kept;
      expect(consentRecordSchema.parse(one)).toEqual({
        id: expect.any(String) as string,
        at: new Date(NOW).toISOString(),
        expiresAt: new Date(NOW + 730 * 86_400_000).toISOString(),
        categories: ['marketing'],
        snapshot: 12,
        notice: { functional: '000000', measurement: '000000', marketing: '000000' },
        rule: 'opt_in',
        region: null,
        gpc: true,
        dnt: false,
        way: 'choices',
      });
      expect(pagePlanSchema.parse(answer.body).choice).toContain(one?.id);
    });

    it('notes the signal also where the visitor said no themselves', async () => {
      const kept: ConsentRecord[] = [];
      const record = (one: ConsentRecord) => Promise.resolve(void kept.push(one));
      await sendChoice({ categories: [], path: '/' }, { record }).set({ 'Sec-GPC': '1', DNT: '1' });
      await sendChoice({ categories: [], path: '/' }, { record });
      // This site does not honour Do Not Track.
      expect(kept.map(({ gpc, dnt }) => [gpc, dnt])).toEqual([
        [true, false],
        [false, false],
      ]);
    });

    it('that cannot be kept means that nothing was chosen', async () => {
      const log = lines();
      const record = () => Promise.reject(new Error('disk full'));
      const answer = await sendChoice({ categories: ['marketing'], path: '/' }, { record, log });
      expect(answer.status).toBe(503);
      expect(answer.body).toEqual({
        error: {
          code: 'not_recorded',
          message: 'Your choice could not be stored just now. Please try again in a moment.',
        },
      });
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(log.read()).toEqual([
        'pixel-inventory: The proof of a choice could not be kept, so the choice was refused. disk full',
      ]);
    });
  });

  describe('from a form, for visitors without scripts', () => {
    const sendForm = (
      body: string,
      headers: Record<string, string> = {},
      options: Partial<SiteOptions> = {},
    ) =>
      site(options)
        .post('/_pixels/consent')
        .set({
          'Sec-Fetch-Site': 'same-origin',
          'Content-Type': 'application/x-www-form-urlencoded',
          ...headers,
        })
        .send(body);

    it.each([
      ['accept', 'answer=accept&open_measurement=1&open_marketing=1&path=%2Fshop', '011'],
      ['accept what is asked alone', 'answer=accept&open_measurement=1&path=%2Fshop', '010'],
      ['reject', 'answer=reject&open_measurement=1&path=%2Fshop', '000'],
      ['save', 'answer=save&marketing=on&path=%2Fshop', '001'],
    ])('%s leads back to the page', async (_, body, bits) => {
      const answer = await sendForm(body).expect(303);
      expect(answer.headers['location']).toBe('/shop');
      const cookies = answer.headers['set-cookie'] as unknown as string[];
      expect(cookies.at(-1)).toMatch(new RegExp(`^pixel_consent=2\\.i\\.${bits}\\.`));
    });

    it.each([
      'https://evil.example/',
      '//evil.example/x',
      '/\\evil.example',
      'javascript:alert(1)',
      '/a\r\nX: y',
    ])('never leads away from the site: %j', async (path) => {
      const answer = await sendForm(`answer=reject&path=${encodeURIComponent(path)}`).expect(303);
      expect(answer.headers['location']).toMatch(/^\/(?![/\\])[!-~]*$/);
      expect(new URL(answer.headers['location'] ?? '', 'http://shop.example').host).toBe('shop.example');
    });

    it('that cannot be kept is told in a page, in the visitor’s language, with the way back', async () => {
      const record = () => Promise.reject(new Error('disk full'));
      const body = `answer=reject&path=${encodeURIComponent('/shop/<b>ü')}`;
      const answer = await sendForm(body, { 'Accept-Language': 'de' }, { record, log: lines() }).expect(503);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['retry-after']).toBe('30');
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.text).toContain('<html lang="de" dir="ltr">');
      expect(answer.text).toContain('Ihre Wahl konnte nicht gespeichert werde');
      expect(answer.text).toContain('href="/shop/%3Cb%3E%C3%BC"');
      expect(answer.text).not.toContain('<b>');
    });

    it('refuses an answer that is none, and forms of other sites', async () => {
      await sendForm('answer=maybe&path=/').expect(400);
      await sendForm('').expect(400);
      await sendForm('answer=accept&path=/', { 'Sec-Fetch-Site': 'cross-site' }).expect(403);
    });
  });

  describe('behind a body parser', () => {
    const app = new Koa();
    app.use(async (ctx, next) => {
      let text = '';
      for await (const chunk of ctx.req) text += String(chunk);
      (ctx.request as { body?: unknown }).body = JSON.parse(text);
      await next();
    });
    app.use(middleware());
    const callback = app.callback();
    const send = (body: unknown) =>
      request(callback)
        .post('/_pixels/consent')
        .set({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' })
        .send(JSON.stringify(body));

    it('takes what that has read', async () => {
      const answer = await send({ categories: ['marketing'], path: '/' }).expect(200);
      expect(ids(answer.body)).toEqual(['session', 'meta']);
    });

    it('keeps to its own limit and form', async () => {
      await send({ categories: [], path: `/${'x'.repeat(2040)}` }).expect(413);
      await send({ categories: ['all'], path: '/' }).expect(400);
    });
  });
});

describe('GET ask', () => {
  const ask = async (
    query: string,
    headers: Record<string, string> = {},
    options: Partial<SiteOptions> = {},
  ) => askingSchema.parse((await site(options).get(`/_pixels/ask${query}`).set(headers).expect(200)).body);

  it('says what this visitor can be asked, and is kept nowhere', async () => {
    const answer = await site().get('/_pixels/ask?lang=en').set('Cookie', cookieOf('marketing')).expect(200);
    expect(askingSchema.parse(answer.body)).toMatchObject({
      rule: 'opt_in',
      gpc: false,
      open: ['measurement', 'marketing'],
      asked: [],
      granted: ['marketing'],
      changed: [],
      record: { id: '7ZQ4M9T2XK5B8N1C' },
      notice: { lang: 'en', dir: 'ltr', look: { position: 'bottom', colours: null } },
    });
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  it('asks nobody about what their browser denies', async () => {
    expect(await ask('?lang=en', { 'Sec-GPC': '1' })).toMatchObject({ gpc: true, open: ['measurement'] });
  });

  it('falls back to a language that there is', async () => {
    expect((await ask('?lang=tlh')).notice.lang).toBe('en');
    expect((await ask('')).notice.lang).toBe('en');
    expect((await ask('?lang=en-AU', { 'Accept-Language': 'xx' })).notice.lang).toBe('en');
  });

  it('has nothing to ask where nothing was published', async () => {
    expect(await ask('?lang=en', {}, { snapshot: () => null })).toMatchObject({ open: [], asked: [] });
  });
});

describe('where a visitor is', () => {
  const policy = consentPolicySchema.parse({
    regions: [{ key: 'us', rule: 'opt_out', gpc: true, places: ['US-CA'] }],
  });
  const banner = bannerSettingsSchema.parse({});
  const snapshot = { ...SNAPSHOT, consent: { policy, banner } };
  const plan = async (headers: Record<string, string>, options: Partial<SiteOptions> = {}) => {
    const app = appWith(notOurs, { snapshot: () => snapshot, ...options });
    const answer = await request(app).get('/_pixels/plan?path=/').set(headers).expect(200);
    return pagePlanSchema.parse(answer.body);
  };
  const named = { countryHeader: 'CF-IPCountry', regionHeader: 'cf-region-code' };
  const california = { 'CF-IPCountry': 'US', 'CF-Region-Code': 'CA' };

  it('counts where a header was named that says so', async () => {
    const { pixels, granted } = await plan(california, named);
    expect(pixels.map(({ id }) => id)).toEqual(['session', 'stats', 'meta']);
    expect(granted).toEqual(['functional', 'measurement', 'marketing']);
  });

  it('is not believed from a header that nobody named', async () => {
    expect((await plan(california)).granted).toBeNull();
  });

  it.each([
    ['an unknown country', { 'CF-IPCountry': 'XX', 'CF-Region-Code': 'CA' }],
    ['a part of another country', { 'CF-IPCountry': 'DE', 'CF-Region-Code': 'CA' }],
    ['no country', { 'CF-Region-Code': 'CA' }],
    ['two countries', { 'CF-IPCountry': 'US, DE', 'CF-Region-Code': 'CA' }],
  ])('is the strictest for %s', async (_, headers) => {
    expect((await plan(headers as Record<string, string>, named)).granted).toBeNull();
  });

  it('is denied marketing by the browser’s signal also where nobody is asked', async () => {
    const { granted } = await plan({ ...california, 'Sec-GPC': '1' }, named);
    expect(granted).toEqual(['functional', 'measurement']);
  });
});

describe('GET traces', () => {
  const trace = (name: string, where: Trace['where'] = 'cookie'): Trace => ({
    name,
    where,
    lifetime: '1 year',
    purpose: 'A number.',
  });
  const snapshot = snapshotOf([
    snapshotPixel({ id: 'stats', categories: ['measurement'], traces: [trace('_ga'), trace('shared')] }),
    snapshotPixel({
      id: 'meta',
      traces: [trace('_fbp'), trace('shared'), trace('fb*', 'local_storage')],
      stop: [{ do: 'call', path: ['fbq'], args: ['consent', 'revoke'] }],
    }),
  ]);

  it('names what pixels without consent may have left, and how they are stopped', async () => {
    const app = appWith(notOurs, { snapshot: () => snapshot });
    const answer = await request(app)
      .get('/_pixels/traces')
      .set('Cookie', cookieOf('measurement'))
      .expect(200);
    expect(answer.body).toEqual({
      cookies: ['_fbp'],
      local: ['fb*'],
      session: [],
      stop: { meta: [{ do: 'call', path: ['fbq'], args: ['consent', 'revoke'] }] },
    });
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  it('has the server remove those cookies when the visitor says no, and no others', async () => {
    const answer = await sendChoice({ categories: [], path: '/' }, { snapshot: () => snapshot })
      .set('Host', 'example.org')
      .set('Cookie', `_ga=1; _fbp=2; cart=3; shared=4; ${cookieOf('measurement', 'marketing')}`)
      .expect(200);
    const cookies = answer.headers['set-cookie'] as unknown as string[];
    expect(cookies.slice(0, -1)).toEqual(
      ['_ga', '_fbp', 'shared'].flatMap((name) => [
        `${name}=; Path=/; Max-Age=0`,
        `${name}=; Path=/; Max-Age=0; Domain=example.org`,
      ]),
    );
  });
});

describe('limits', () => {
  it('refuses one request too many, says when to come back, and lets others go on', async () => {
    const app = appWith(notOurs, { requestsPerMinute: 3 });
    const from = (ip: string) => request(app).get('/_pixels/plan?path=/').set('X-Forwarded-For', ip);
    for (let i = 0; i < 3; i += 1) await from('203.0.113.7').expect(200);
    const refused = await from('203.0.113.7').expect(429);
    expect(refused.body).toEqual({
      error: {
        code: 'too_many',
        message: 'Too many requests from this address. Please wait a moment and try again.',
      },
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    await from('203.0.113.8').expect(200);
    await request(app)
      .get(`/_pixels/${ASSETS.loader.file}`)
      .set('X-Forwarded-For', '203.0.113.7')
      .expect(200);
  });

  it('counts choices and plans together', async () => {
    const app = appWith(notOurs, { requestsPerMinute: 1 });
    await request(app).get('/_pixels/plan?path=/').expect(200);
    await request(app).post('/_pixels/consent').expect(429);
  });

  it('counts nothing at 0', async () => {
    const app = appWith(notOurs, { requestsPerMinute: 0 });
    for (let i = 0; i < 5; i += 1) await request(app).get('/_pixels/plan?path=/').expect(200);
  });
});

describe('faults on our side', () => {
  it('are said in one plain sentence, without a trace, and logged once', async () => {
    const log = lines();
    const snapshot = (): never => {
      throw new Error('secret detail');
    };
    const app = appWith(notOurs, { snapshot, log });
    for (let i = 0; i < 3; i += 1) {
      const answer = await request(app).get('/_pixels/plan?path=/').expect(500);
      expect(answer.body).toEqual({
        error: { code: 'unexpected', message: 'Something went wrong on our side. Please try again.' },
      });
      expect(answer.text).not.toContain('secret');
    }
    expect(log.read()).toEqual([
      'pixel-inventory: A request for a plan, a choice or a notice failed. secret detail',
    ]);
  });

  it.each([
    [{ prefix: '_pixels' }, 'prefix: Expected a path such as /_pixels'],
    [{ prefix: '/_pixels/' }, 'prefix: Expected a path such as /_pixels'],
    [{ pages: 'public' as never }, 'pages: '],
    [{ ignorePaths: ['uploads'] }, 'ignorePaths.0: Expected a path that starts with /'],
  ])('options that cannot be used are refused at the start: %j', (options, message) => {
    expect(() => middleware(options)).toThrow(message);
  });
});
