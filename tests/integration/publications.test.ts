/** One publication, read later: what ran, what visitors were shown, and whether that is as it was written. */
import type {
  BannerPreview,
  ConsentSettings,
  ConsentSettingsAnswer,
  Publication,
} from '../../server/src/contract';
import { VISITOR_TEXTS } from '../../server/src/core/visitor-texts';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let app: TestApp;
let flows: Flows;
let jo: TestUser;
let ana: TestUser;
/** May see the inventory, and nothing else. */
let reader: TestUser;
/** May do something else, and not see it. */
let stranger: TestUser;
let slug: string;

const read = async (number: number, query = ''): Promise<Publication> =>
  dataOf(await app.call(reader, 'get', `/publications/${number}${query}`));

/** The database itself, past Strapi, which refuses to change what was written. */
const rows = (name: 'snapshot' | 'activity') => {
  const { db } = app.strapi;
  return db.connection(db.metadata.get(`plugin::pixel-inventory.${name}`).tableName);
};
const contentOf = async (number: number): Promise<string> => {
  const row = (await rows('snapshot').where({ number }).first()) as { content: string };
  return row.content;
};
const writeContent = (number: number, content: string | null) =>
  rows('snapshot').where({ number }).update({ content });

const saveConsent = async (change: (before: ConsentSettings) => ConsentSettings): Promise<string> => {
  const { settings, hash } = dataOf<ConsentSettingsAnswer>(await app.call(jo, 'get', '/consent-settings'));
  const body = { settings: change(settings), base: hash };
  return dataOf<ConsentSettingsAnswer>(await app.call(jo, 'put', '/consent-settings', body)).hash;
};

const publishConsent = async (consent: string) => {
  const expected = (await flows.overview(ana)).current?.number;
  dataOf(await app.call(ana, 'post', '/publications', { expected, versions: [], consent }));
};

/** 1: a pixel. 2: the banner and its rules. 3: the pixel is stopped. 4: back to the first. */
beforeAll(async () => {
  app = await startApp({ name: 'publications' });
  flows = createFlows(app);
  jo = await app.addUser('Jo', 'super');
  ana = await app.addUser('Ana', 'super');
  reader = await app.addUser('Reader', ['read']);
  stranger = await app.addUser('Stranger', ['consent']);
  slug = (await addApproved(flows, jo, ana, { name: 'Ads', purposeIn: { de: 'Für unsere Werbung.' } })).pixel
    .slug;
  dataOf(await flows.publish(ana));
  const hash = await saveConsent(({ policy, banner }) => ({
    policy: { ...policy, days: 90, elsewhere: { rule: 'opt_out', gpc: true } },
    banner: { ...banner, texts: { de: { title: 'Ihr Ja oder Nein' } } },
  }));
  await publishConsent(hash);
  dataOf(await flows.pause(ana, slug, 'A visitor complained.'));
  dataOf(await app.call(ana, 'post', '/publications/1/restore', { expected: 3 }));
}, 120_000);

afterAll(() => app.stop());

describe('the first publication', () => {
  it('says when, by whom, why, and until when it was live', async () => {
    const [one, two] = [await read(1), await read(2)];
    expect(one).toMatchObject({
      number: 1,
      cause: 'publish',
      person: { email: ana.email },
      logged: { action: 'publish', summary: 'Published "Ads" version 1.', pixel: null },
      faults: [],
      isCurrent: false,
      until: two.at,
      next: 2,
      changes: null,
    });
  });

  it('says what ran, as visitors were told', async () => {
    const { pixels } = await read(1, '?language=de');
    expect(pixels).toMatchObject({ total: 1, page: 1, pageSize: 25 });
    const [ads] = pixels.items;
    expect(ads).toMatchObject({ slug, version: 1, name: 'Ads', paused: false, isKept: true });
    expect(ads?.told).toMatchObject({
      vendor: 'Meta Pixel',
      categories: ['marketing'],
      purposeIn: { de: 'Für unsere Werbung.' },
      blocked: null,
    });
    const [english] = (await read(1)).pixels.items;
    expect(ads?.told?.about?.collects).not.toBe(english?.told?.about?.collects);
    expect((await read(1, '?page=2')).pixels.items).toEqual([]);
  });
});

describe('a change of the banner and its rules', () => {
  it('is told with the words and rules before and after', async () => {
    const { changes, consent, pixels } = await read(2);
    expect(changes).toMatchObject({ against: 1, isSound: true });
    expect(changes?.pixels).toEqual({ before: [], after: [], more: 0, recompiled: [], redated: 0 });
    expect(changes?.consent?.changes.map(({ code, laxer }) => [code, laxer])).toEqual([
      ['elsewhere', true],
      ['days', false],
      ['texts', false],
    ]);
    expect(changes?.consent?.before.policy).toMatchObject({ days: 180, elsewhere: { rule: 'opt_in' } });
    expect(changes?.consent?.texts).toEqual([
      { language: 'de', key: 'title', before: VISITOR_TEXTS['de']?.title, after: 'Ihr Ja oder Nein' },
    ]);
    expect(consent?.settings.policy.days).toBe(90);
    expect(consent?.words.find(({ language }) => language === 'de')).toMatchObject({
      own: ['title'],
      texts: { title: 'Ihr Ja oder Nein' },
    });
    expect(pixels.total).toBe(1);
  });

  it('shows the banner as each publication had it', async () => {
    const banner = async (number: number) => {
      const route = `/publications/${number}/banner?language=de&rule=opt_in&dark=true`;
      return dataOf<BannerPreview>(await app.call(reader, 'get', route)).html;
    };
    expect(await banner(2)).toContain('Ihr Ja oder Nein');
    expect(await banner(1)).not.toContain('Ihr Ja oder Nein');
    expect(await banner(2)).toContain('color-scheme:dark');
    expect(await banner(2)).not.toContain('open_functional');
    expect((await read(2)).consent?.asks).toBe(true);
    // Its only pixel is stopped there: nobody was asked, and the preview shows every category.
    expect(await banner(3)).toContain('open_functional');
    expect((await read(3)).consent?.asks).toBe(false);
  });
});

describe('a stop and a way back', () => {
  it('names the pixel, the reason and where it went back to', async () => {
    const stop = await read(3);
    expect(stop).toMatchObject({
      cause: 'pause',
      logged: { summary: 'Stopped it: A visitor complained.', pixel: slug },
      isCurrent: false,
    });
    expect(stop.pixels.items[0]).toMatchObject({ paused: true, told: { blocked: 'paused' } });
    expect(stop.changes?.pixels.before[0]).toMatchObject({ paused: false });
    expect(stop.changes?.pixels.after[0]).toMatchObject({ paused: true });
    const back = await read(4);
    expect(back).toMatchObject({ cause: 'rollback', restored: 1, isCurrent: true, until: null, next: null });
    expect(back.changes?.consent?.changes.map(({ code }) => code)).toEqual(['elsewhere', 'days', 'texts']);
    expect(back.consent?.settings.policy.days).toBe(180);
  });
});

describe('who may read it', () => {
  it.each(['', '/banner?language=en&rule=opt_in'])(
    'whoever may see the inventory, and nobody else: %s',
    async (part) => {
      const route = `/publications/1${part}`;
      expect((await app.call(reader, 'get', route)).status).toBe(200);
      expect(refusalOf(await app.call(stranger, 'get', route))).toMatchObject({
        status: 403,
        code: 'not_permitted',
      });
      expect((await app.call(null, 'get', route)).status).toBe(401);
    },
  );

  it('does not open the way back to them', async () => {
    const refused = await app.call(reader, 'post', '/publications/1/restore', { expected: 4 });
    expect(refusalOf(refused)).toMatchObject({ status: 403, code: 'not_permitted' });
  });
});

describe('what is asked wrongly', () => {
  it.each(['99', '0', '-1', '1.5', '1e3', 'abc', '01', '9999999999', '1%20or%201=1', '%3Cscript%3E'])(
    'is told that there is no publication %s',
    async (number) => {
      for (const part of ['', '/banner?language=en&rule=opt_in']) {
        expect(refusalOf(await app.call(reader, 'get', `/publications/${number}${part}`))).toMatchObject({
          status: 404,
          code: 'snapshot_not_found',
          message: `There is no publication number ${decodeURIComponent(number)}.`,
        });
      }
    },
  );

  it.each([
    ['?page=0', 'page'],
    ['?page=x', 'page'],
    ['?language=<b>', 'language'],
    ['?page=1&page=2', 'page'],
    ['/banner?language=en', 'rule'],
    ['/banner?language=en&rule=never', 'rule'],
    ['/banner?language=en&rule=opt_in&dark=maybe', 'dark'],
  ])('is refused at its field: %s', async (part, field) => {
    expect(refusalOf(await app.call(reader, 'get', `/publications/1${part}`))).toMatchObject({
      status: 400,
      code: 'invalid_input',
      issues: [{ path: [field] }],
    });
  });

  it('is refused where nobody asks for it', async () => {
    const refused = refusalOf(await app.call(reader, 'get', '/publications/1?where[id]=1'));
    expect(refused).toMatchObject({ status: 400, code: 'invalid_input' });
  });
});

describe('what somebody changed in the database', () => {
  it('is found in the content, which is told all the same', async () => {
    const content = await contentOf(2);
    const purpose = 'Tells us which of our ads on Facebook bring people to the shop.';
    expect(content).toContain(purpose);
    await writeContent(2, content.replace(purpose, 'Harmless.'));
    const altered = await read(2);
    expect(altered.faults).toEqual(['altered']);
    expect(altered.pixels.items[0]?.told?.purpose).toBe('Harmless.');
    expect((await read(3)).changes).toMatchObject({ isSound: false });
    await writeContent(2, content);
    expect((await read(2)).faults).toEqual([]);
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['a snapshot of another kind', '{"format":2}'],
    ['nothing', null],
  ])('leaves the names where the content is %s', async (_, content) => {
    const before = await contentOf(2);
    await writeContent(2, content);
    const damaged = await read(2);
    expect(damaged).toMatchObject({ faults: ['unreadable'], consent: null, person: { email: ana.email } });
    expect(damaged.pixels.items).toEqual([
      { slug, version: 1, name: 'Ads', paused: false, isKept: true, told: null },
    ]);
    expect(damaged.changes?.consent).toBeNull();
    const route = '/publications/2/banner?language=en&rule=opt_in';
    expect(refusalOf(await app.call(reader, 'get', route))).toMatchObject({
      status: 409,
      code: 'snapshot_damaged',
    });
    expect((await read(3)).changes).toMatchObject({ isSound: false, consent: null });
    await writeContent(2, before);
  });

  it('is found in the audit log', async () => {
    const entry = () => rows('activity').where({ snapshot: 3 });
    const { summary } = (await entry().first()) as { summary: string };
    await entry().update({ summary: 'Stopped it: No reason.' });
    expect(await read(3)).toMatchObject({ faults: ['log_differs'], logged: null });
    await entry().update({ summary });
    expect((await read(3)).faults).toEqual([]);
  });

  it('keeps nobody from reading, where an entry or a fingerprint is not even one', async () => {
    const entry = () => rows('activity').where({ snapshot: 3 });
    const row = () => rows('snapshot').where({ number: 2 });
    const [{ hash }, { hash: print }] = (await Promise.all([entry().first(), row().first()])) as [
      { hash: string },
      { hash: string },
    ];
    await entry().update({ hash: 'x' });
    expect(await read(3)).toMatchObject({ faults: ['log_differs'], logged: null });
    await entry().update({ hash });
    await row().update({ hash: 'x' });
    expect(await read(3)).toMatchObject({ faults: [], changes: null });
    await row().update({ hash: print });
    expect((await read(3)).changes).toMatchObject({ isSound: true });
  });

  it('is found where a publication is missing', async () => {
    await rows('snapshot').where({ number: 3 }).update({ number: 30 });
    expect(await read(2)).toMatchObject({ faults: ['next_missing'], until: null, isCurrent: false, next: 4 });
    expect(await read(4)).toMatchObject({ changes: null });
    expect((await read(30)).faults).toEqual(['altered', 'log_differs']);
    await rows('snapshot').where({ number: 30 }).update({ number: 3 });
  });
});
