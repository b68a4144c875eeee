import type {
  ConsentPolicy,
  ConsentSettingsAnswer,
  EntryPixels,
  Overview,
  PixelDetail,
  Publications,
  Why,
  WhyAnswer,
  WhyOptions,
} from '../../server/src/contract';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const ARTICLE = 'api::article.article';

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;
let reader: TestUser;

const readArticles = (fields: string[]) => ({
  action: 'plugin::content-manager.explorer.read',
  subject: ARTICLE,
  properties: { fields },
  conditions: [],
});

beforeAll(async () => {
  app = await startApp({
    name: 'answers',
    content: { article: { title: { type: 'string' }, slug: { type: 'string' }, secret: { type: 'string' } } },
  });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
  reader = await app.addUser('Reader', ['read'], [readArticles(['title', 'slug'])]);
}, 120_000);

afterAll(() => app.stop());

const why = (slug: string, changes: Partial<Why> = {}) =>
  app.call(reader, 'post', `/pixels/${slug}/why`, {
    which: 'live',
    path: '/shop',
    categories: ['marketing'],
    gpc: false,
    ...changes,
  });
const reason = async (slug: string, changes: Partial<Why> = {}) =>
  dataOf<WhyAnswer>(await why(slug, changes)).reason;

describe('why', () => {
  const shop = { include: [{ kind: 'prefix' as const, path: '/shop' }], exclude: [] };

  it('answers what pages are served with, and the newest version as if it were live', async () => {
    const { pixel } = await addApproved(flows, ana, ben, { name: 'Why', placement: shop });
    expect(await reason('why')).toBe('not_live');
    const newest = dataOf<WhyAnswer>(await why('why', { which: 'newest', path: '/shop/?x=1#y' }));
    expect(newest).toMatchObject({ reason: null, path: '/shop' });
    dataOf<Publications>(await flows.publish(ben));
    const live = dataOf<WhyAnswer>(await why('why'));
    expect(live).toEqual(newest);
    expect(live.hosts.length).toBeGreaterThan(0);
    expect(JSON.stringify(live.setup)).toContain('connect.facebook.net');
    expect(Object.keys(live.events)).toEqual(['page_view']);

    expect(await reason('why', { path: '/other' })).toBe('out_of_placement');
    expect(await reason('why', { categories: null })).toBe('consent_missing');
    expect(await reason('why', { categories: [] })).toBe('consent_missing');
    expect(await reason('why', { gpc: true })).toBe('gpc');
    const blocked = dataOf<WhyAnswer>(await why('why', { path: '/other' }));
    expect(blocked).toMatchObject({ setup: [], events: {}, noscript: null, hosts: [] });

    dataOf(
      await flows.save(ana, pixel.slug, 1, {
        name: 'Why',
        placement: { include: [{ kind: 'exact', path: '/new' }], exclude: [] },
      }),
    );
    expect(await reason('why', { path: '/new' })).toBe('out_of_placement');
    expect(await reason('why', { path: '/new', which: 'newest' })).toBeNull();
    dataOf(await flows.pause(ana, pixel.slug));
    expect(await reason('why')).toBe('paused');
    expect(await reason('why', { path: '/new', which: 'newest' })).toBe('paused');
  });

  it('says of a declared pixel that something else injects it', async () => {
    await addApproved(flows, ana, ben, { name: 'Declared', delivery: 'declared', settings: {} });
    expect(await reason('declared', { which: 'newest' })).toBe('declared');
    dataOf(await flows.publish(ben));
    expect(await reason('declared')).toBe('declared');
  });

  it.each(['shop', 'https://evil.example/', '/'.padEnd(300, 'x/')])('refuses the path %j', async (path) => {
    const refusal = refusalOf(await why('why', { path }));
    expect(refusal).toMatchObject({ status: 400, issues: [{ path: ['path'] }] });
  });

  it('refuses what it does not know', async () => {
    expect(refusalOf(await why('no-such')).code).toBe('pixel_not_found');
    const odd = { which: 'live', path: '/', categories: ['necessary'], gpc: false };
    expect((await app.call(reader, 'post', '/pixels/why/why', odd)).status).toBe(400);
  });
});

describe('findings', () => {
  it('stand with the pixel that they are about', async () => {
    const add = (name: string, pixelId: string) =>
      flows.add(ana, {
        name,
        vendor: 'tiktok-pixel',
        settings: { pixelId },
        categories: ['necessary'],
        purpose:
          'Facilitates comprehensive cross-channel attribution, behavioural segmentation and performance optimisation of advertising expenditure.',
      });
    expect((await add('First', 'CABC1234567890DEFGHI')).findings?.map(({ code }) => code)).toEqual([
      'hidden_in_necessary',
      'hard_to_read',
    ]);
    const second: PixelDetail = await add('Second', 'CABC1234567890DEFGHJ');
    expect(second.findings).toContainEqual({ code: 'several_ids', details: { names: 'First' } });
    expect((await flows.read(ana, 'first')).findings).toContainEqual({
      code: 'several_ids',
      details: { names: 'Second' },
    });
    dataOf(await app.call(ben, 'post', '/pixels/second/retire', { reason: 'Not needed.' }));
    expect((await flows.read(ana, 'first')).findings?.map(({ code }) => code)).not.toContain('several_ids');
  });
});

describe('the overview', () => {
  const overview = async (user: TestUser) => dataOf<Overview>(await app.call(user, 'get', '/overview'));

  it('answers the four questions from the data', async () => {
    const necessary = await addApproved(flows, ana, ben, {
      name: 'Hidden',
      categories: ['necessary'],
      placement: { include: [{ kind: 'prefix', path: '/a' }], exclude: [{ kind: 'prefix', path: '/' }] },
    });
    await addApproved(flows, ana, ben, {
      name: 'Early',
      vendor: 'google-analytics-4',
      settings: { measurementId: 'G-ABC123DEF4', advanced: true },
      categories: ['measurement'],
      placement: { include: [{ kind: 'prefix', path: '/early' }], exclude: [] },
    });
    dataOf(await flows.publish(ben));
    const waiting = await flows.add(ana, { name: 'Waits' });
    dataOf(await flows.submit(ana, waiting));
    const mine = await overview(ben);
    expect(mine.states).toMatchObject({ retired: 1, in_review: 1, paused: 1 });
    expect(mine.known.declared.map(({ slug }) => slug)).toEqual(['declared']);
    expect(mine.consent.necessary).toEqual([
      {
        slug: necessary.pixel.slug,
        name: 'Hidden',
        finding: { code: 'hidden_in_necessary', details: { usual: 'marketing' } },
      },
    ]);
    expect(mine.consent.early).toEqual([
      { slug: 'early', name: 'Early', finding: { code: 'loads_before_consent', details: {} } },
    ]);
    expect(mine.consent).toMatchObject({ live: 2, wait: 0 });
    expect(mine.need.concerns).toContainEqual({
      slug: 'hidden',
      name: 'Hidden',
      finding: { code: 'runs_nowhere', details: {} },
    });
    expect(mine.understand.concerns.map(({ slug }) => slug)).toEqual(['first']);
    expect(mine.waiting.map(({ pixel, mine: isMine }) => [pixel.slug, isMine])).toEqual([['waits', true]]);
    expect(mine.lately).toHaveLength(8);
    expect(mine.twoPersonRule).toBe(true);
    expect((await overview(ana)).waiting[0]?.mine).toBe(false);
    expect(await overview(reader)).toMatchObject({ lately: [], waiting: [{ mine: false }] });
  });

  it('tells of reviews that are due and overdue', async () => {
    const { db } = app.strapi;
    const { tableName } = db.metadata.get('plugin::pixel-inventory.pixel');
    const inDays = (days: number) => Date.now() + days * 86_400_000;
    await db.connection(tableName).where({ slug: 'declared' }).update({ review_due_at: 1_000_000 });
    await db
      .connection(tableName)
      .where({ slug: 'why' })
      .update({ review_due_at: inDays(20) });
    const { known, reviews } = await overview(ben);
    expect(known.overdue.map(({ slug }) => slug)).toEqual(['declared']);
    expect(known.due).toEqual([]);
    expect(reviews.map(({ slug, reviewStatus }) => [slug, reviewStatus])).toEqual([
      ['declared', 'overdue'],
      ['why', 'upcoming'],
    ]);
    await db
      .connection(tableName)
      .where({ slug: 'declared' })
      .update({ review_due_at: inDays(-13) });
    expect((await overview(ben)).known).toMatchObject({ overdue: [], due: [{ slug: 'declared' }] });
  });

  it('asks the database the same few questions, however many pixels there are', async () => {
    const { connection } = app.strapi.db;
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    const ask = async () => {
      queries = 0;
      connection.on('query', count);
      await overview(ben);
      connection.removeListener('query', count);
      return queries;
    };
    const before = await ask();
    for (let at = 0; at < 10; at += 1) {
      const another = await flows.add(ben, { name: `Another ${at}` });
      dataOf(await flows.submit(ben, another));
      dataOf(await flows.sendBack(ana, another, 'Why?'));
    }
    expect(await ask()).toBe(before);
    expect((await overview(ben)).sentBack).toHaveLength(10);
  });
});

describe('the pixels of an entry', () => {
  let articleId = '';
  const entry = (user: TestUser, id = articleId, uid = ARTICLE) =>
    app.call(user, 'get', `/entries/${uid}/${id}`);
  const setPath = async (pattern: string) =>
    dataOf(await app.call(ana, 'put', '/settings', { contentPaths: { [ARTICLE]: pattern } }));

  beforeAll(async () => {
    const documents = app.strapi.documents(ARTICLE as 'admin::user');
    const data = { title: 'One', slug: 'one', secret: 'hidden' } as never;
    articleId = (await documents.create({ data })).documentId;
    const placement = { include: [{ kind: 'prefix' as const, path: '/articles' }], exclude: [] };
    await addApproved(flows, ana, ben, { name: 'On articles', placement });
    dataOf(await flows.publish(ben));
  });

  it('are those that may run on the path of its content type', async () => {
    expect(dataOf<EntryPixels>(await entry(reader))).toEqual({ path: null, pixels: [] });
    await setPath('/articles/{slug}');
    expect(dataOf<EntryPixels>(await entry(reader))).toEqual({
      path: '/articles/one',
      pixels: [
        { slug: 'on-articles', name: 'On articles', vendorName: 'Meta Pixel', categories: ['marketing'] },
      ],
    });
    await setPath('/elsewhere/{slug}');
    expect(dataOf<EntryPixels>(await entry(reader))).toEqual({ path: '/elsewhere/one', pixels: [] });
  });

  it('are not told to somebody who may not read the content, nor by a field that is hidden', async () => {
    const outsider = await app.addUser('Outsider', ['read']);
    expect(refusalOf(await entry(outsider))).toMatchObject({ status: 403, code: 'not_permitted' });
    const editor = await app.addUser('Editor', [], [readArticles(['title', 'slug'])]);
    expect(refusalOf(await entry(editor)).status).toBe(403);
    await setPath('/articles/{secret}');
    expect(dataOf<EntryPixels>(await entry(reader)).path).toBeNull();
    expect(dataOf<EntryPixels>(await entry(ana)).path).toBe('/articles/hidden');
  });

  it.each([
    ['no-such', ARTICLE],
    ['x', 'api::no.such'],
    ['x', 'admin::user'],
    ['x', 'plugin::pixel-inventory.version'],
    ['x', '__proto__'],
  ])('are not found for %s of %s', async (id, uid) => {
    expect([403, 404]).toContain((await entry(reader, id, uid)).status);
  });
});

describe('the history of publications', () => {
  it('leaves out the pixels of an earlier one that has many', async () => {
    const { db } = app.strapi;
    const { tableName } = db.metadata.get('plugin::pixel-inventory.snapshot');
    await db.connection(tableName).where({ number: 1 }).update({ pixel_count: 201 });
    await db.connection(tableName).orderBy('number', 'desc').first();
    const { current, history } = await flows.overview(ana);
    expect(history.at(-1)).toMatchObject({ number: 1, pixels: [], pixelCount: 201, pausedCount: 0 });
    expect(history.at(-2)?.pixels.length).toBe(history.at(-2)?.pixelCount);
    expect(current?.pixels.length).toBe(current?.pixelCount);
  });

  it('names the pixels of the first publication in the audit log', async () => {
    const { items } = dataOf<{ items: { summary: string }[] }>(
      await app.call(ana, 'get', '/activity?action=publish&pageSize=100'),
    );
    expect(items.at(-1)?.summary).toBe('Published "Why" version 1.');
  });
});

describe('why, by the rules about consent', () => {
  const saved: Partial<ConsentPolicy> = {
    regions: [
      { key: 'eea-uk', rule: 'opt_in', gpc: true, places: ['DE'] },
      { key: 'us-other', rule: 'opt_out', gpc: true, places: ['US'] },
    ],
    elsewhere: { rule: 'notice_only', gpc: false },
    dnt: true,
  };
  const unknown = { kind: 'unknown' as const };
  const elsewhere = { kind: 'elsewhere' as const };
  const us = { kind: 'region' as const, key: 'us-other' };
  const consentOf = async (changes: Partial<Why>) =>
    dataOf<WhyAnswer>(await why('rules', { categories: null, ...changes })).consent;
  const options = async () => dataOf<WhyOptions>(await app.call(reader, 'get', '/why'));

  beforeAll(async () => {
    await addApproved(flows, ana, ben, { name: 'Rules' });
    dataOf(await flows.publish(ben));
    const before = dataOf<ConsentSettingsAnswer>(await app.call(ana, 'get', '/consent-settings'));
    const settings = { ...before.settings, policy: { ...before.settings.policy, ...saved } };
    dataOf(await app.call(ana, 'put', '/consent-settings', { settings, base: before.hash }));
  });

  it('takes what is live for visitors of today, and what was saved for the newest version', async () => {
    expect(await options()).toEqual({
      live: { regions: [], dnt: false },
      newest: { regions: ['eea-uk', 'us-other'], dnt: true },
      knowsPlaces: false,
    });
    const nobodyAsked = { rule: 'opt_in', standings: { necessary: 'necessary', marketing: 'not_asked' } };
    expect(await consentOf({ where: elsewhere })).toMatchObject({ ...nobodyAsked, gpc: true, dnt: false });
    expect(await reason('rules', { categories: null, where: elsewhere })).toBe('consent_missing');
    expect(await consentOf({ which: 'newest', where: elsewhere })).toMatchObject({
      rule: 'notice_only',
      where: elsewhere,
      gpc: false,
      dnt: true,
      standings: { functional: 'noticed', marketing: 'noticed' },
      needed: ['marketing'],
    });
    expect(await reason('rules', { which: 'newest', categories: null, where: elsewhere })).toBeNull();
    const refusal = refusalOf(await why('rules', { where: us }));
    expect(refusal).toMatchObject({ status: 400, issues: [{ path: ['where'] }] });
  });

  it('says by which rule, and how each category stands, once the rules are live', async () => {
    const { current, waiting, consent } = await flows.overview(ben);
    const body = {
      expected: current?.number ?? 0,
      versions: waiting.map(({ slug, version }) => ({ slug, version })),
      consent: consent?.hash,
    };
    dataOf(await app.call(ben, 'post', '/publications', body));
    expect((await options()).live).toEqual({ regions: ['eea-uk', 'us-other'], dnt: true });

    const marketing = async (changes: Partial<Why>) => {
      const found = await consentOf(changes);
      return [found?.rule, found?.standings.marketing];
    };
    expect(await marketing({ where: unknown })).toEqual(['opt_in', 'not_asked']);
    expect(await marketing({ where: { kind: 'region', key: 'eea-uk' } })).toEqual(['opt_in', 'not_asked']);
    expect(await marketing({ where: us })).toEqual(['opt_out', 'not_objected']);
    expect(await marketing({ where: us, categories: ['marketing'] })).toEqual(['opt_out', 'agreed']);
    expect(await marketing({ where: us, categories: [] })).toEqual(['opt_out', 'refused']);
    expect(await marketing({ where: us, gpc: true })).toEqual(['opt_out', 'gpc']);
    expect(await marketing({ where: elsewhere, gpc: true })).toEqual(['notice_only', 'noticed']);
    expect(await marketing({ where: elsewhere, dnt: true })).toEqual(['notice_only', 'dnt']);
    expect(await reason('rules', { where: elsewhere, dnt: true, categories: null })).toBe('dnt');
  });
});
