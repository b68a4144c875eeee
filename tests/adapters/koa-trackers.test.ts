import type { Middleware } from 'koa';
import request from 'supertest';
import {
  trackersSchema,
  type ConsentPolicy,
  consentPolicySchema,
  bannerSettingsSchema,
} from '../../server/src/contract';
import type { SiteOptions } from '../../server/adapters/site';
import { consentValue, formatConsent, parseConsent } from '../../server/src/core/consent-cookie';
import { questionsOf } from '../../server/src/core/questions';
import { sha256 } from '../../server/src/io/sha256';
import { appWith, ASSETS } from '../fakes/site';
import { TRACKERS } from '../fakes/trackers';
import { chosen, NOW, snapshotOf } from '../fakes/visits';

const notOurs: Middleware = (ctx) => {
  ctx.status = 418;
  ctx.body = 'the application';
};
const SNAPSHOT = { ...snapshotOf([...TRACKERS]), questions: questionsOf(undefined, TRACKERS, sha256) };
const withPolicy = (policy: Partial<ConsentPolicy>) => ({
  ...SNAPSHOT,
  consent: { policy: consentPolicySchema.parse(policy), banner: bannerSettingsSchema.parse({}) },
});
const site = (options: Partial<SiteOptions> = {}) =>
  request(appWith(notOurs, { snapshot: () => SNAPSHOT, ...options }));

describe('GET trackers', () => {
  it('is a page that is for this visitor alone, needs no scripts and gets none', async () => {
    const answer = await site().get('/_pixels/trackers').expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-pixel-inventory': 'own page',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    });
    expect(answer.text).toMatch(/^<!doctype html>/);
    expect(answer.text).not.toContain('<script');
    expect(answer.text.match(/<article>/g)).toHaveLength(12);
    const styles = /<link rel="stylesheet" href="([^"]+)"/.exec(answer.text)?.[1] ?? '';
    const sheet = await site().get(styles).expect(200);
    expect(sheet.text).toBe(ASSETS.trackers.body);
    expect(sheet.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
    });
  });

  it.each([
    [{}, '', 'en', 'ltr'],
    [{ 'accept-language': 'de-AT,de;q=0.9' }, '', 'de', 'ltr'],
    [{ 'accept-language': 'de' }, '?lang=ar', 'ar', 'rtl'],
    [{}, '?lang=xx', 'en', 'ltr'],
    [{}, '?lang=%3Cscript%3E', 'en', 'ltr'],
    [{}, '?lang=', 'en', 'ltr'],
  ])('speaks the language of its reader: %j %s', async (headers, query, lang, dir) => {
    const { text } = await site().get(`/_pixels/trackers${query}`).set(headers);
    expect(text).toMatch(new RegExp(`<html lang="${lang}" dir="${dir}">`));
  });

  it('stays with the language of the site where a reader’s is not there', async () => {
    const snapshot = {
      ...SNAPSHOT,
      consent: {
        policy: consentPolicySchema.parse({}),
        banner: bannerSettingsSchema.parse({ language: 'it' }),
      },
    };
    const { text } = await site({ snapshot: () => snapshot })
      .get('/_pixels/trackers')
      .set('Accept-Language', 'ja');
    expect(text).toContain('<html lang="it"');
  });

  it('is the list alone where it is wanted for a page of the site', async () => {
    const answer = await site().get('/_pixels/trackers?part=list&lang=de').expect(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text.match(/<article>/g)).toHaveLength(12);
    for (const part of ['<html', '<form', '<h1', '<link', '<head']) expect(answer.text).not.toContain(part);
    expect((await site().get('/_pixels/trackers?part=other')).text).toContain('<html');
  });

  it('is there where nothing was published', async () => {
    const { text } = await site({ snapshot: () => null })
      .get('/_pixels/trackers')
      .expect(200);
    expect(text).toContain('No trackers are in use on this site.');
    expect(text).not.toContain('This list was published');
  });

  it('answers HEAD as it would GET, without the body', async () => {
    const got = await site().get('/_pixels/trackers');
    const head = await site().head('/_pixels/trackers').expect(200);
    expect(head.text).toBeFalsy();
    for (const name of ['content-type', 'cache-control', 'content-security-policy', 'content-length']) {
      expect(head.headers[name]).toBe(got.headers[name]);
    }
  });

  it.each(['post', 'put', 'delete', 'patch'] as const)('refuses %s', async (method) => {
    for (const path of ['trackers', 'trackers.json']) {
      const answer = await site()[method](`/_pixels/${path}`).expect(405);
      expect(answer.headers['allow']).toBe('GET, HEAD');
    }
  });

  it('is limited as every other endpoint', async () => {
    const app = site({ requestsPerMinute: 1 });
    await app.get('/_pixels/trackers').expect(200);
    await app.get('/_pixels/trackers.json').expect(429);
  });
});

describe('GET trackers.json', () => {
  it('is the same for everybody, and fits its contract', async () => {
    const answer = await site().get('/_pixels/trackers.json').expect(200);
    const body = trackersSchema.parse(answer.body);
    expect(body.trackers).toHaveLength(12);
    expect(body.lang).toBe('en');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
      vary: 'Accept-Language',
    });
    const cookie = `pixel_consent=${formatConsent(chosen('marketing'))}`;
    const other = await site().get('/_pixels/trackers.json').set({ cookie, 'sec-gpc': '1', dnt: '1' });
    expect(other.text).toBe(answer.text);
  });

  it('speaks the language that is asked for', async () => {
    const answer = await site().get('/_pixels/trackers.json?lang=de');
    const { lang, trackers } = trackersSchema.parse(answer.body);
    expect(lang).toBe('de');
    expect(trackers[1]).toMatchObject({
      aboutLang: 'de',
      about: { dataGoesTo: 'Irland und die Vereinigten Staaten' },
    });
  });

  it('fits its contract where nothing was published', async () => {
    const answer = await site({ snapshot: () => null })
      .get('/_pixels/trackers.json')
      .expect(200);
    expect(trackersSchema.parse(answer.body)).toEqual({
      publication: 0,
      publishedAt: '',
      lang: 'en',
      trackers: [],
    });
  });

  it('answers HEAD without the body', async () => {
    expect((await site().head('/_pixels/trackers.json').expect(200)).text).toBeFalsy();
  });
});

describe('the form on the page', () => {
  /** Fill in the form of a page as a browser does, and press a button of it. */
  const press = async (
    options: Partial<SiteOptions>,
    answer: 'accept' | 'reject' | 'save',
    ticked: string[] = [],
    headers: Record<string, string> = {},
  ) => {
    const app = site(options);
    const { text } = await app.get('/_pixels/trackers').set(headers);
    const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1] ?? '';
    const fields = [...text.matchAll(/<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]+)"/g)];
    const body = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
    const usable = [...text.matchAll(/<input\s+type="checkbox"\s+name="([^"]+)"\s+value="1"([^>]*)>/g)];
    for (const [, name = '', rest = ''] of usable) {
      if (ticked.includes(name) && !rest.includes('disabled')) body.append(name, '1');
    }
    body.append('answer', answer);
    const sent = await app
      .post(action)
      .set({
        ...headers,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      })
      .send(body.toString());
    const cookie = String(sent.headers['set-cookie']);
    const choice = parseConsent(consentValue(cookie.split(';')[0]), { now: NOW, days: 180 });
    const after = await app.get('/_pixels/trackers').set({ ...headers, cookie: cookie.split(';')[0] ?? '' });
    const isTicked = [...after.text.matchAll(/name="(\w+)"\s+value="1"\s+checked/g)].map(([, name]) => name);
    return { sent, choice, isTicked, cookie };
  };

  it.each([
    ['accept', [], ['functional', 'measurement', 'marketing']],
    ['reject', ['marketing'], []],
    ['save', ['measurement'], ['measurement']],
    ['save', [], []],
  ] as const)(
    '%s with %j ticked comes to %j, and the page says so when it is back',
    async (answer, ticked, expected) => {
      const { sent, choice, isTicked } = await press({}, answer, [...ticked]);
      expect(sent.status).toBe(303);
      expect(sent.headers['location']).toBe('/_pixels/trackers');
      expect(choice).toMatchObject({ categories: expected, rule: 'opt_in' });
      expect(isTicked).toEqual(expected);
    },
  );

  it('accepts nothing that the browser denies, and leaves open what was not asked', async () => {
    const { choice } = await press({}, 'accept', [], { 'sec-gpc': '1' });
    expect(choice?.categories).toEqual(['functional', 'measurement']);
    expect(choice?.notice).toEqual({
      functional: SNAPSHOT.questions.functional.mark,
      measurement: SNAPSHOT.questions.measurement.mark,
      marketing: '000000',
    });
  });

  it('is refused from a page of another site', async () => {
    await site()
      .post('/_pixels/consent')
      .set({ 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' })
      .send('answer=accept&open_marketing=1')
      .expect(403);
  });

  it.each([
    ['opt_in', 180, 180],
    ['opt_out', 180, 390],
    ['notice_only', 30, 390],
    ['opt_out', 390, 390],
    ['opt_in', 30, 30],
  ] as const)('keeps the answer under %s of %i days for %i', async (rule, days, expected) => {
    const snapshot = withPolicy({ elsewhere: { rule, gpc: true }, days });
    const options = { snapshot: () => snapshot, countryHeader: 'x-country' };
    const { cookie } = await press(options, 'reject', [], { 'x-country': 'US' });
    expect(cookie).toContain(`Max-Age=${expected * 86_400};`);
  });

  it('settles a choice that was unclear', async () => {
    const snapshot = withPolicy({ elsewhere: { rule: 'opt_out', gpc: true } });
    const app = site({ snapshot: () => snapshot, countryHeader: 'x-country' });
    const headers = { 'x-country': 'US', cookie: 'pixel_consent=oops' };
    const plan = await app.get('/_pixels/plan?path=/').set(headers);
    expect(plan.body).toMatchObject({ ask: true, granted: null, choice: null });
    expect((plan.body as { pixels: { id: string }[] }).pixels.map(({ id }) => id)).toEqual(['shop-session']);
    const { isTicked } = await press(
      { snapshot: () => snapshot, countryHeader: 'x-country' },
      'save',
      ['measurement'],
      {
        'x-country': 'US',
      },
    );
    expect(isTicked).toEqual(['measurement']);
  });
});

describe('GET /.well-known/gpc.json', () => {
  const GPC = '/.well-known/gpc.json';
  const gpc = (snapshot: SiteOptions['snapshot']) => site({ snapshot });
  const region = (honours: boolean) => ({ key: 'x', rule: 'opt_out' as const, gpc: honours, places: ['US'] });

  it('says that the signal is honoured, and since when', async () => {
    const answer = await gpc(() => SNAPSHOT)
      .get(GPC)
      .expect(200);
    expect(answer.body).toEqual({ gpc: true, lastUpdate: '2026-11-01' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    });
  });

  it('is the same where a policy honours it in every region', async () => {
    const snapshot = withPolicy({ regions: [region(true)], elsewhere: { rule: 'opt_in', gpc: true } });
    expect(
      (
        await gpc(() => snapshot)
          .get(GPC)
          .expect(200)
      ).body,
    ).toMatchObject({ gpc: true });
  });

  it.each([
    ['elsewhere', { elsewhere: { rule: 'opt_out' as const, gpc: false } }],
    ['in one region', { regions: [region(true), { ...region(false), key: 'y', places: ['CA'] }] }],
  ])('is left to the application where the signal is not honoured %s', async (_, policy) => {
    const snapshot = withPolicy(policy);
    await gpc(() => snapshot)
      .get(GPC)
      .expect(418, 'the application');
  });

  it('is left to the application where nothing was published', async () => {
    await gpc(() => null)
      .get(GPC)
      .expect(418);
  });

  it.each(['post', 'put', 'delete'] as const)('is left to the application for %s', async (method) => {
    await gpc(() => SNAPSHOT)
      [method](GPC)
      .expect(418);
  });

  it('answers HEAD without the body, and does not mind a query', async () => {
    const head = await gpc(() => SNAPSHOT)
      .head(GPC)
      .expect(200);
    expect(head.text).toBeFalsy();
    await gpc(() => SNAPSHOT)
      .get(`${GPC}?x=1`)
      .expect(200);
    await gpc(() => SNAPSHOT)
      .get(`${GPC}/x`)
      .expect(418);
    await gpc(() => SNAPSHOT)
      .get(`/x${GPC}`)
      .expect(418);
  });
});
