import Koa from 'koa';
import request from 'supertest';
import { changeHeaders, textOf, type AnswerHeaders } from '../../server/adapters/change-headers';
import { cspDirectives } from '../../server/adapters/csp-directives';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { createSite, type SiteOptions } from '../../server/adapters/site';
import { prepare } from '../../server/src/core/decide';
import { snapshotPixel } from '../fakes/pixels';
import { ASSETS, lines, PAGE } from '../fakes/site';
import { NOW, snapshotOf } from '../fakes/visits';

const INTEGRITY = 'sha256-QUJD';
const HOST = 'https://cdn.vendor.example';
const snapshot = snapshotOf([
  snapshotPixel({
    setup: [{ do: 'script', src: `${HOST}/a.js` }],
    hosts: ['cdn.vendor.example', 'hit.vendor.example'],
  }),
]);
const HITS = 'https://cdn.vendor.example https://hit.vendor.example';

const siteWith = (options: Partial<SiteOptions> = {}) =>
  createSite(
    { snapshot: () => snapshot, now: () => NOW, log: lines(), csp: 'merge', ...options },
    { ...ASSETS, loader: { ...ASSETS.loader, integrity: INTEGRITY } },
  );

/** Headers of a page as Node keeps them. */
const headersOf = (values: Record<string, string | string[]>): AnswerHeaders & { all: typeof values } => ({
  all: values,
  getHeaderNames: () => Object.keys(values),
  getHeader: (name) => values[name.toLowerCase()],
  setHeader: (name, value) => (values[name.toLowerCase()] = value),
  removeHeader: (name) => void delete values[name],
});

/** What becomes of the headers of a page, and which tag it gets. */
const judge = (
  policies: Record<string, string | string[]>,
  options: Partial<SiteOptions> = {},
  site = siteWith(options),
) => {
  const headers = headersOf({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private',
    ...policies,
  });
  const verdict = site.judge(
    {
      method: 'GET',
      target: '/',
      header: () => undefined,
      ip: '127.0.0.1',
      secure: true,
      host: 'site.example',
      body: () => Promise.resolve(''),
    },
    { status: 200, names: headers.getHeaderNames(), header: (name) => textOf(headers.getHeader(name)) },
  );
  if (verdict.do !== 'insert') throw new Error(`The page was not changed: ${verdict.do}`);
  changeHeaders(headers, verdict);
  const head = [verdict.insertions.head ?? ''].flat().join('');
  return {
    policy: headers.all['content-security-policy'],
    reportOnly: headers.all['content-security-policy-report-only'],
    tag: head.slice(head.lastIndexOf('<script')),
  };
};

const csp = (text: string | string[]) => ({ 'content-security-policy': text });
const SHARED = { 'cache-control': 'public, max-age=60' };
const tagWith = (attributes: string): string =>
  `<script async src="/_pixels/${ASSETS.loader.file}"${attributes}></script>`;
const CHECKED = ` integrity="${INTEGRITY}"`;

describe('the policy of a page', () => {
  const MERGED = `script-src 'self' ${HOST}; img-src data: ${HITS}`;
  const BEFORE = `script-src 'self'; img-src data:`;

  it('stays as it is, unless the site says otherwise', () => {
    expect(judge(csp(BEFORE), { csp: 'leave' }).policy).toBe(BEFORE);
    expect(judge(csp(BEFORE)).policy).toBe(MERGED);
  });

  it('is merged in each of several headers, and in those that only report', () => {
    // One header with all of them means the same.
    expect(judge(csp([BEFORE, `object-src 'none'`, `img-src 'none'`])).policy).toBe(
      `${MERGED}, object-src 'none', img-src ${HITS}`,
    );
    const both = judge({ ...csp(BEFORE), 'content-security-policy-report-only': BEFORE });
    expect(both).toMatchObject({ policy: MERGED, reportOnly: MERGED });
    expect(judge({ 'content-security-policy-report-only': BEFORE })).toMatchObject({ reportOnly: MERGED });
  });

  it('is not made where there is none', () => {
    expect(judge({})).toMatchObject({ policy: undefined, reportOnly: undefined });
  });

  it('is not set again where nothing was missing', () => {
    const several = [`script-src *; connect-src *`, `object-src 'none'`];
    expect(judge(csp(several)).policy).toBe(several);
  });

  it('keeps the nonces of each answer, however many there are', () => {
    const site = siteWith();
    for (const nonce of ['YWJj', 'ZGVm+/==', 'x-_y', '1', '0']) {
      const before = [
        `style-src 'nonce-s${nonce}'`,
        `script-src 'NONCE-${nonce}' 'nonce-=0' 'nonce-'`,
        `img-src 'none'`,
      ];
      const { policy, tag } = judge(csp(before.join('; ')), {}, site);
      expect(policy).toBe(`${before[0]} 'self'; ${before[1]} ${HOST}; img-src ${HITS}`);
      expect(tag).toContain(` nonce="${nonce}"`);
    }
  });

  it('stays as it is where it would grow too long for what is in between, and the operator reads it once', () => {
    const log = lines();
    const long = `img-src ${Array.from({ length: 300 }, (_, at) => `https://host-${at}.example`).join(' ')}`;
    const site = siteWith({ log });
    expect(judge(csp(long), {}, site).policy).toBe(long);
    expect(judge(csp(long), {}, site).policy).toBe(long);
    expect(log.read()).toEqual([expect.stringMatching(/policy was left as it is/)]);
  });

  it('follows what is published', () => {
    let current = snapshot;
    const site = siteWith({ snapshot: () => current });
    expect(judge(csp(BEFORE), {}, site).policy).toBe(MERGED);
    current = snapshotOf([], 13);
    expect(judge(csp(BEFORE), {}, site).policy).toBe(BEFORE);
  });
});

describe('the tag of our script', () => {
  it.each<[string, Record<string, string | string[]>, string]>([
    ['its checksum in a page of one visitor', {}, CHECKED],
    ['nothing more in a page that caches keep', SHARED, ''],
    ["the page's own nonce", { ...SHARED, ...csp(`script-src 'nonce-YWJj'`) }, ' nonce="YWJj"'],
    ['both', csp(`default-src 'nonce-YWJj'`), `${CHECKED} nonce="YWJj"`],
    [
      'the nonce of a policy that only reports',
      { ...SHARED, 'content-security-policy-report-only': `script-src 'nonce-YWJj'` },
      ' nonce="YWJj"',
    ],
    [
      'the nonce that counts',
      {
        ...SHARED,
        ...csp(`img-src *; style-src 'nonce-s'`),
        'content-security-policy-report-only': `style-src 'nonce-s'; script-src 'nonce-r'`,
      },
      ' nonce="r"',
    ],
    ['no nonce for styles', { ...SHARED, ...csp(`style-src 'nonce-YWJj'`) }, ''],
    ['no text that is no nonce', { ...SHARED, ...csp(`script-src 'nonce-a"onload="b'`) }, ''],
    ['no text that is none either', { ...SHARED, ...csp(`script-src 'nonce-=0' 'nonce-' 'nonce-a`) }, ''],
  ])('has %s', (_why, headers, attributes) => {
    expect(judge(headers).tag).toBe(tagWith(attributes));
    expect(judge(headers, { csp: 'leave' }).tag).toBe(tagWith(attributes));
  });

  it('has its checksum in every page whose policy is to know it by that alone', () => {
    const text = `script-src 'strict-dynamic' 'sha256-eHg='`;
    const page = { ...SHARED, ...csp(text) };
    expect(judge(page)).toMatchObject({ tag: tagWith(CHECKED), policy: `${text} '${INTEGRITY}'` });
    expect(judge(page, { csp: 'leave' })).toMatchObject({ tag: tagWith(''), policy: text });
  });
});

describe('a Koa application', () => {
  const app = new Koa();
  app.use(koaMiddleware(siteWith()));
  app.use((ctx) => {
    ctx.set('Content-Security-Policy', [`script-src 'nonce-YWJj'`, `img-src 'none'`]);
    ctx.set('Cache-Control', 'private');
    ctx.type = 'html';
    ctx.body = PAGE;
  });
  const server = app.callback();

  it.each(['get', 'head'] as const)('sends merged policies: %s', async (method) => {
    const { headers } = await request(server)[method]('/').expect(200);
    expect(headers['content-security-policy']).toBe(`script-src 'nonce-YWJj' ${HOST}, img-src ${HITS}`);
  });

  it('sends our files as it always does', async () => {
    const { headers } = await request(server).get(`/_pixels/${ASSETS.loader.file}`).expect(200);
    expect(headers['content-security-policy']).toBeUndefined();
  });

  it('refuses an option that there is not', () => {
    expect(() => siteWith({ csp: 'replace' as 'merge' })).toThrow(/csp/);
  });
});

describe('cspDirectives', () => {
  const DIRECTIVES = {
    'script-src': [`'self'`, HOST],
    'connect-src': [`'self'`, ...HITS.split(' ')],
    'img-src': HITS.split(' '),
    'style-src': [`'self'`],
    'form-action': [`'self'`],
  };

  it('says what a site has to write into its header', () => {
    expect(cspDirectives(snapshot)).toEqual(DIRECTIVES);
    expect(cspDirectives(prepare(snapshot))).toEqual(DIRECTIVES);
  });

  it('names the frames of embeds for a site that holds them', () => {
    const embeds = snapshotOf([snapshotPixel({ vendor: 'vimeo-embed', declared: true })]);
    expect(cspDirectives(embeds)['frame-src']).toBeUndefined();
    expect(cspDirectives(embeds, { embeds: true })['frame-src']).toEqual(['https://player.vimeo.com/']);
  });
});
