import {
  PERMISSION_NAMES,
  PERMISSIONS,
  type PermissionKey,
  type PixelDetail,
  type ReviewDetail,
} from '../../server/src/contract';
import { routes } from '../../server/src/routes';
import { content } from '../fakes/pixels';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const ROUTES = routes.admin.routes;
const KEYS = Object.keys(PERMISSIONS) as PermissionKey[];

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;

beforeAll(async () => {
  app = await startApp({ name: 'admin-api' });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
}, 120_000);

afterAll(() => app.stop());

const methodOf = (route: (typeof ROUTES)[number]) =>
  route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
const pathOf = (route: (typeof ROUTES)[number]) =>
  route.path
    .replace(':slug', 'no-such')
    .replace(':number', '7')
    .replace(':id', '7')
    .replace(':uid', 'api::no.such')
    .replace(':documentId', 'x');
const permissionsOf = (route: (typeof ROUTES)[number]): readonly PermissionKey[] =>
  route.config.middlewares[0]?.config.anyOf ?? [];

describe('permissions', () => {
  const users = new Map<PermissionKey, TestUser>();
  let nobody: TestUser;

  beforeAll(async () => {
    for (const key of KEYS) users.set(key, await app.addUser(`Only${key}`, [key]));
    nobody = await app.addUser('Nobody', []);
  }, 60_000);

  it('stand in the role screen, each with a name', async () => {
    const answer = await app.http().get('/admin/permissions').set('Authorization', `Bearer ${ana.token}`);
    const { plugins } = (
      answer.body as { data: { sections: { plugins: { action: string; displayName: string }[] } } }
    ).data.sections;
    const ours = plugins.filter(({ action }) => action.startsWith('plugin::pixel-inventory.'));
    expect(ours.map(({ action }) => action).sort()).toEqual(Object.values(PERMISSIONS).sort());
    expect(new Set(ours.map(({ displayName }) => displayName)).size).toBe(KEYS.length);
  });

  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s is refused without a token and to everybody who lacks its permission',
    async (_name, route) => {
      const needed = permissionsOf(route);
      const names = needed.map((key) => PERMISSION_NAMES[key]).join('" or "');
      expect(needed.length).toBeGreaterThan(0);
      expect((await app.call(null, methodOf(route), pathOf(route))).status).toBe(401);
      expect((await app.call({ email: '', token: 'forged' }, methodOf(route), pathOf(route))).status).toBe(
        401,
      );
      expect(refusalOf(await app.call(nobody, methodOf(route), pathOf(route)))).toMatchObject({
        status: 403,
        code: 'not_permitted',
        message: `Your role does not include the permission "${names}". Somebody who manages roles can add it.`,
      });
      for (const key of KEYS) {
        const user = users.get(key) as TestUser;
        const answer = await app.call(
          user,
          methodOf(route),
          pathOf(route),
          route.method === 'GET' ? undefined : {},
        );
        if (needed.includes(key)) expect([200, 201, 400, 404]).toContain(answer.status);
        else expect([route.path, key, answer.status]).toEqual([route.path, key, 403]);
      }
    },
  );

  it('guard every route that there is', () => {
    expect(Object.keys(routes)).toEqual(['admin', 'content-api']);
    // Those of previews and calendars ask for a token of our own, and are limited (previews.test.ts, reviews.test.ts); the
    // others are for tokens of Strapi's, which site-snapshot.test.ts tries.
    const limited = { auth: false, middlewares: ['plugin::pixel-inventory.limit-previews'] };
    // So do the links of mails (review-links.test.ts).
    const answering = { auth: false, middlewares: ['plugin::pixel-inventory.review-link'] };
    expect(routes['content-api'].routes.map(({ handler, config }) => [handler, config])).toEqual([
      ['previews.read', limited],
      ['previews.start', limited],
      ['reviewFeed.read', limited],
      ['reviewLink.show', answering],
      ['reviewLink.answer', answering],
      ['snapshot.find', {}],
      ['record.create', {}],
      ['fireCounts.create', {}],
    ]);
    for (const { config } of ROUTES) expect(config.policies).toEqual(['admin::isAuthenticatedAdmin']);
  });

  it('has one for custom code, to add it and to edit it; whoever lacks it loses nothing', async () => {
    const editor = await app.addUser('Plain', ['read', 'edit']);
    const coder = await app.addUser('Coder', ['read', 'edit', 'custom-code']);
    const custom = content({ vendor: 'custom-html', settings: { html: '<p>Hello</p>' } });
    const missing = {
      status: 403,
      code: 'not_permitted',
      message:
        'Your role does not include the permission "Add and edit custom code". Somebody who manages roles can add it.',
    };
    expect(refusalOf(await app.call(editor, 'post', '/pixels', { content: custom }))).toMatchObject(missing);
    const declared = { ...custom, delivery: 'declared' };
    expect(refusalOf(await app.call(editor, 'post', '/pixels', { content: declared }))).toMatchObject(
      missing,
    );
    const added = dataOf<PixelDetail>(await app.call(coder, 'post', '/pixels', { content: custom }));
    const { slug } = added.pixel;
    const renamed = { baseVersion: 1, content: { ...custom, name: 'Renamed' } };
    expect(refusalOf(await app.call(editor, 'put', `/pixels/${slug}`, renamed))).toMatchObject(missing);
    expect((await flows.read(ana, slug)).pixel.head).toBe(1);
    expect((await app.call(coder, 'put', `/pixels/${slug}`, renamed)).status).toBe(200);

    const plain = await flows.add(ana, { name: 'Becomes code' });
    const swapped = { baseVersion: 1, content: custom };
    expect(refusalOf(await app.call(editor, 'put', `/pixels/${plain.pixel.slug}`, swapped))).toMatchObject(
      missing,
    );
  });

  it('does not let a reader of the site use the admin API', async () => {
    expect((await app.http().get('/api/pixel-inventory/pixels')).status).toBe(404);
  });
});

describe('bad input', () => {
  const faults: [string, Record<string, unknown>, (string | number)[], string][] = [
    ['a malformed id', { settings: { pixelId: '12 34' } }, ['content', 'settings', 'pixelId'], '15'],
    [
      'a setting too many',
      { settings: { pixelId: '123456789012345', token: 'x' } },
      ['content', 'settings', 'token'],
      '',
    ],
    ['an unknown vendor', { vendor: 'nobody' }, ['content', 'vendor'], 'There is no vendor "nobody"'],
    [
      'an event that the vendor does not know',
      {
        vendor: 'linkedin-insight',
        settings: { partnerId: '1234567' },
        events: [{ name: 'purchase', goal: 'Which ad sells?' }],
      },
      ['content', 'events', 0, 'name'],
      'does not understand',
    ],
    [
      'an event named twice',
      {
        events: [
          { name: 'page_view', goal: 'Which ad?' },
          { name: 'page_view', goal: 'Which page?' },
        ],
      },
      ['content', 'events'],
      'named twice',
    ],
    [
      'a vendor that we cannot put into a page',
      { vendor: 'sendgrid', settings: { linkHost: 'url123.example.org' } },
      ['content', 'delivery'],
      'We cannot put SendGrid into a page.',
    ],
    [
      'a malformed id of something that is only declared',
      { delivery: 'declared', settings: { pixelId: '12 34' } },
      ['content', 'settings', 'pixelId'],
      '15',
    ],
    [
      'a setting too many of something that is only declared',
      { delivery: 'declared', settings: { token: 'x' } },
      ['content', 'settings', 'token'],
      'no such setting',
    ],
    ['an unknown way of delivery', { delivery: 'pigeon' }, ['content', 'delivery'], 'injected or declared'],
    ['no event', { events: [] }, ['content', 'events'], 'at least one event'],
    ['no category', { categories: [] }, ['content', 'categories'], 'at least one'],
    ['an unknown category', { categories: ['fun'] }, ['content', 'categories', 0], 'Choose from'],
    ['no purpose', { purpose: ' ' }, ['content', 'purpose'], '15 characters'],
    ['a purpose of 10,000 characters', { purpose: 'x'.repeat(10_000) }, ['content', 'purpose'], 'under 1000'],
    ['a control character', { name: 'Spring\u0000campaign' }, ['content', 'name'], 'control character'],
    [
      'a path of 10 kB',
      { placement: { include: [{ kind: 'wildcard', path: `/${'*/'.repeat(5_000)}` }], exclude: [] } },
      ['content', 'placement', 'include', 0, 'path'],
      '500',
    ],
    [
      'a path without a slash',
      { placement: { include: [{ kind: 'prefix', path: 'shop' }], exclude: [] } },
      ['content', 'placement', 'include', 0, 'path'],
      'starts with /',
    ],
    [
      'a star in a plain path',
      { placement: { include: [{ kind: 'exact', path: '/a*' }], exclude: [] } },
      ['content', 'placement', 'include', 0, 'path'],
      'wildcard',
    ],
    [
      'no place',
      { placement: { include: [], exclude: [] } },
      ['content', 'placement', 'include'],
      'where the pixel runs',
    ],
    [
      'no mail address',
      { owner: { name: 'Jo', email: 'jo' } },
      ['content', 'owner', 'email'],
      'jo@example.org',
    ],
    ['a review in a thousand years', { reviewEveryDays: 365_000 }, ['content', 'reviewEveryDays'], '730'],
    ['a review in half a day', { reviewEveryDays: 0.5 }, ['content', 'reviewEveryDays'], 'whole days'],
  ];

  it.each(faults)('%s is explained at its field', async (_why, changes, path, words) => {
    const answer = await app.call(ana, 'post', '/pixels', { content: { ...content(), ...changes } });
    const refusal = refusalOf(answer);
    expect(refusal.status).toBe(400);
    const issue = refusal.issues.find((each) => JSON.stringify(each.path) === JSON.stringify(path));
    expect(issue?.message ?? JSON.stringify(refusal)).toContain(words);
  });

  it('refuses a forged author', async () => {
    const forged = { author: { id: '1', name: 'Somebody else', email: 'else@example.org' } };
    for (const body of [{ content: content(), ...forged }, { content: { ...content(), ...forged } }]) {
      expect(refusalOf(await app.call(ana, 'post', '/pixels', body))).toMatchObject({
        status: 400,
        code: 'invalid_input',
      });
    }
    const added = await flows.add(ana, { name: 'Forged' });
    const answer = await app.call(ana, 'post', `/pixels/${added.pixel.slug}/approve`, {
      version: 1,
      hash: added.versions[0]?.hash,
      person: forged.author,
    });
    expect(answer.status).toBe(400);
  });

  it('refuses 1 MB of JSON, and JSON that is broken', async () => {
    const large = await app.call(ana, 'post', '/pixels', {
      content: content({ purpose: 'x'.repeat(1_100_000) }),
    });
    expect([400, 413]).toContain(large.status);
    const nested = await app.call(ana, 'post', '/pixels', {
      content: { ...content(), settings: { pixelId: { a: 'x'.repeat(900_000) } } },
    });
    expect([400, 413]).toContain(nested.status);
    const broken = await app
      .http()
      .post('/pixel-inventory/pixels')
      .set('Authorization', `Bearer ${ana.token}`)
      .set('Content-Type', 'application/json')
      .send('{"content":');
    expect(broken.status).toBe(400);
    expect(refusalOf(await app.call(ana, 'post', '/pixels', [1])).status).toBe(400);
  });

  it.each([
    'page=0',
    'page=x',
    'pageSize=1000',
    'state=nonsense',
    'unknown=1',
    'search[$ne]=x',
    'sort=secret',
    'order=sideways',
    'category=fun',
    'review=never',
    'owner[$ne]=x',
    `path=${'/x'.repeat(300)}`,
    `search=${'x'.repeat(200)}`,
  ])('refuses the query %s', async (query) => {
    expect((await app.call(ana, 'get', `/pixels?${query}`)).status).toBe(400);
  });

  it.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '\u2028\u2029',
    `"'\`\\`,
    '<img src=x onerror=alert(1)>',
  ])('keeps the text %j as it was typed', async (text) => {
    const added = await flows.add(ana, { name: `Text ${text}`, purpose: `A purpose that holds ${text}` });
    expect((await flows.read(ana, added.pixel.slug)).versions[0]?.content.purpose).toBe(
      `A purpose that holds ${text}`.trim(),
    );
  });

  it.each(['..%2f..%2fadmin', '%00', 'UPPER', "a'b", 'x'.repeat(300)])(
    'finds no pixel at the address %s',
    async (slug) => {
      expect([400, 404]).toContain((await app.call(ana, 'get', `/pixels/${slug}`)).status);
    },
  );

  it.each(['0', '-1', '1.5', 'abc', '99999', '1e9'])(
    'finds no publication at the number %s',
    async (number) => {
      const answer = await app.call(ana, 'post', `/publications/${number}/restore`, { expected: 0 });
      expect(refusalOf(answer)).toMatchObject({ status: 404, code: 'snapshot_not_found' });
    },
  );
});

describe('what people are told', () => {
  it('takes what is only declared without its settings, and approves and publishes it', async () => {
    const detail = await addApproved(flows, ana, ben, {
      name: 'Mail opens',
      vendor: 'sendgrid',
      delivery: 'declared',
      settings: { linkHost: '' },
    });
    expect(detail.versions[0]?.content).toMatchObject({ delivery: 'declared', settings: {} });
    dataOf(await flows.publish(ben));
    expect((await flows.read(ana, detail.pixel.slug)).pixel.state).toBe('live');
  });

  it('does not pretend to stop what something else puts in, nor to hear of it', async () => {
    const slug = 'mail-opens';
    const why = expect.stringContaining('so it has to be stopped there') as string;
    expect(refusalOf(await flows.pause(ben, slug))).toMatchObject({ code: 'stopped_elsewhere' });
    expect((await flows.read(ben, slug)).actions.pause).toEqual({ allowed: false, why });
    const { review, may } = dataOf<ReviewDetail>(await app.call(ben, 'get', `/pixels/${slug}/review`));
    expect(may.pause).toEqual({ allowed: false, why });
    expect(may.retire.allowed).toBe(true);
    expect(review?.evidence).toMatchObject({
      fires30: null,
      fires90: null,
      countedDays: 0,
      weight: { bytes: 0, hosts: 0 },
    });
    dataOf(
      await app.call(ben, 'post', `/pixels/${slug}/retire`, { reason: 'The mails are sent without it.' }),
    );
  });

  it('says who is next and why not', async () => {
    const added = await flows.add(ana, { name: 'Next step' });
    dataOf(await flows.submit(ana, added));
    const mine = await flows.read(ana, added.pixel.slug);
    const theirs = await flows.read(ben, added.pixel.slug);
    expect(mine.actions.approve.why).toContain('somebody else has to approve it');
    expect(theirs.actions.approve).toEqual({ allowed: true, why: '' });
  });

  it('writes a line in the audit log for every step', async () => {
    const detail = await addApproved(flows, ana, ben, { name: 'Logged' });
    dataOf(await flows.publish(ben));
    dataOf(await flows.pause(ana, detail.pixel.slug, 'Odd numbers.'));
    dataOf(await app.call(ben, 'post', `/pixels/${detail.pixel.slug}/resume`, {}));
    dataOf(await app.call(ben, 'post', `/pixels/${detail.pixel.slug}/retire`, { reason: 'Not needed.' }));
    const { items } = dataOf<{ items: PixelDetail['activity'] }>(
      await app.call(ana, 'get', '/activity?pageSize=7'),
    );
    expect(items.map(({ action, person }) => `${person.name}: ${action}`)).toEqual([
      'Ben Test: retire',
      'Ben Test: resume',
      'Ana Test: pause',
      'Ben Test: publish',
      'Ben Test: approve',
      'Ana Test: submit',
      'Ana Test: create',
    ]);
    expect(items[2]?.summary).toBe('Stopped it: Odd numbers.');
  });

  it('says no plainly to what cannot be done', async () => {
    const { pixel } = await flows.add(ana, { name: 'Not live' });
    expect(refusalOf(await flows.pause(ana, pixel.slug))).toEqual({
      status: 409,
      code: 'not_live',
      message: 'This pixel is not live, so there is nothing to stop.',
      issues: [],
    });
    expect(refusalOf(await flows.pause(ana, 'no-such-pixel'))).toMatchObject({
      status: 404,
      message: 'There is no pixel "no-such-pixel". It may have been renamed, or the address is mistyped.',
    });
  });
});
