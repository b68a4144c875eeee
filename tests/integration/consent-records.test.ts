/** Choices and their proofs on a booted Strapi: from the visitor's request to what the admin API says about it. */
import type { ActivityList, ConsentRecord, RecordList } from '../../server/src/contract';
import { csv } from '../../server/src/io/csv';
import { createStores } from '../../server/src/io/stores';
import { createConsentRecords } from '../../server/src/services/consent-records';
import { consentRecord, recordId } from '../fakes/records';
import { addApproved, createFlows, dataOf, refusalOf } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const UID = 'plugin::pixel-inventory.consent-record' as 'plugin::pixel-inventory.version';

let app: TestApp;
let ana: TestUser;
let stores: ReturnType<typeof createStores>;

const open = async (keep = false) => {
  app = await startApp({ name: 'consent-records', keep });
  stores = createStores(app.strapi);
};

beforeAll(async () => {
  await open();
  ana = await app.addUser('Ana', 'super');
}, 120_000);

afterAll(() => app.stop());

const choose = (body: object, headers: Record<string, string> = {}) =>
  app
    .http()
    .post('/_pixels/consent')
    .set({ 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': '203.0.113.77', ...headers })
    .send({ categories: [], path: '/', ...body });

const numberIn = (answer: { headers: Record<string, unknown> }): string =>
  /\.([0-9A-Z]{16});/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';

const get = (path: string, user = ana) => app.call(user, 'get', `/consent${path}`);
const log = async (query: string) => dataOf<ActivityList>(await app.call(ana, 'get', `/activity?${query}`));
const count = () => app.strapi.db.query(UID).count();

describe('a choice', () => {
  it('leaves a proof that says what was chosen, when, how, and under what', async () => {
    const flows = createFlows(app);
    const ben = await app.addUser('Ben', 'super');
    await addApproved(flows, ana, ben);
    dataOf(await flows.publish(ben));
    const started = Math.floor(Date.now() / 1000) * 1000;
    const answer = await choose({ categories: ['marketing', 'functional'], way: 'choices' });
    expect(answer.status).toBe(200);
    const record = dataOf<ConsentRecord>(await get(`/records/${numberIn(answer)}`));
    expect(record).toMatchObject({
      categories: ['functional', 'marketing'],
      snapshot: 1,
      rule: 'opt_in',
      region: null,
      gpc: false,
      dnt: false,
      way: 'choices',
    });
    expect(record.notice.marketing).not.toBe('000000');
    expect(record.notice.measurement).toBe('000000');
    expect(Date.parse(record.at)).toBeGreaterThanOrEqual(started);
    expect(Date.parse(record.expiresAt) - Date.parse(record.at)).toBe(730 * 86_400_000);
    expect(String(answer.headers['set-cookie'])).toContain(String(Date.parse(record.at) / 1000));
  });

  it('notes the signal of the browser', async () => {
    const answer = await choose({ categories: ['marketing'], way: 'site' }, { 'Sec-GPC': '1' });
    const record = dataOf<ConsentRecord>(await get(`/records/${numberIn(answer)}`));
    expect(record).toMatchObject({ gpc: true, dnt: false, way: 'site' });
  });

  it('leaves nothing about the visitor', async () => {
    const answer = await choose({}, { 'User-Agent': 'Secret-Browser/1.0', Cookie: 'session=secret' });
    const row: unknown = await app.strapi.db.query(UID).findOne({ where: { number: numberIn(answer) } });
    expect(JSON.stringify(row)).not.toMatch(/secret|203\.0\.113|127\.0\.0\.1/i);
  });

  it('is refused where its proof cannot be kept, and no cookie is set', async () => {
    const before = await count();
    const leave = app.strapi.db.lifecycles.subscribe({
      models: [UID],
      beforeCreateMany: () => {
        throw new Error('The disk is full.');
      },
    });
    const answer = await choose({ categories: ['marketing'] });
    leave();
    expect(answer.status).toBe(503);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await count()).toBe(before);
  });
});

describe('a look-up', () => {
  const ID = '01ZQ4M9T2XK5B8N1';

  beforeAll(() => stores.consentRecords.insert(consentRecord(0, '2022-01-05T10:00:00.000Z', { id: ID })));

  it.each([ID, '01ZQ-4M9T-2XK5-B8N1', '01zq 4m9t 2xk5 b8n1', ' oizq-4m9t-2xk5-b8nl ', 'OLZQ4M9T2XK5B8NI'])(
    'reads the number %j',
    async (typed) => {
      expect(dataOf<ConsentRecord>(await get(`/records/${encodeURIComponent(typed)}`)).id).toBe(ID);
    },
  );

  it('says when there is none', async () => {
    expect(refusalOf(await get('/records/01ZQ4M9T2XK5B8N2'))).toMatchObject({
      status: 404,
      code: 'record_not_found',
      message:
        'There is no proof with the number 01ZQ-4M9T-2XK5-B8N2. The choice may be so old that its proof was deleted, or the number is mistyped.',
    });
  });

  it.each(['7', 'U1ZQ4M9T2XK5B8N1', '01ZQ4M9T2XK5B8N11', "01ZQ4M9T2XK5B8N'", '0'.repeat(90)])(
    'says that %s is no number',
    async (typed) => {
      expect(refusalOf(await get(`/records/${encodeURIComponent(typed)}`))).toMatchObject({
        status: 400,
        code: 'record_number_malformed',
      });
    },
  );

  it('is written to the audit log, with who looked', async () => {
    const before = (await log('action=consent_looked_up')).total;
    const lou = await app.addUser('Lou', ['consent']);
    dataOf(await get(`/records/${ID}`, lou));
    await get('/records/01ZQ4M9T2XK5B8N2', lou);
    const { items, total } = await log('action=consent_looked_up');
    expect(total).toBe(before + 1);
    expect(items[0]).toMatchObject({
      person: { name: 'Lou Test' },
      summary: 'Looked up the proof of consent 01ZQ-4M9T-2XK5-B8N1.',
    });
    expect(dataOf(await app.call(ana, 'get', '/activity/check'))).toMatchObject({ holds: true });
  });
});

describe('the list', () => {
  it('has 25 a page, and no proof twice', async () => {
    for (let minute = 0; minute < 30; minute += 1) {
      await stores.consentRecords.insert(consentRecord(1000 + minute, '2022-02-01T10:00:00.000Z'));
    }
    const page = async (number: number) =>
      dataOf<RecordList>(await get(`/records?from=2022-02-01&to=2022-02-01&page=${number}`));
    const [one, two] = [await page(1), await page(2)];
    expect([one.items.length, two.items.length, one.total]).toEqual([25, 5, 30]);
    expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(30);
  });

  it.each([
    ['/records?from=yesterday', ['from']],
    ['/records?from=2022-02-30', ['from']],
    ['/records?from=2022-02-02&to=2022-02-01', ['to']],
    ['/records?page=0', ['page']],
    ['/records?person=ana', []],
    ['/rates?from=2022-02-01', ['to']],
    ['/rates?from=2022-02-02&to=2022-02-01', ['to']],
    ['/rates?from=2020-01-01&to=2022-01-01', ['to']],
    ['/export?format=xml&from=2022-02-01&to=2022-02-01', ['format']],
    ['/export?format=csv', ['from']],
    ['/export?format=csv&from=2022-02-02&to=2022-02-01', ['to']],
  ])('refuses %s at its field', async (path, field) => {
    expect(refusalOf(await get(path)).issues[0]?.path).toEqual(field);
  });
});

describe('an export', () => {
  const RANGE = 'from=2022-03-01&to=2022-03-31';
  const MANY = 2_500;

  beforeAll(async () => {
    const table = app.strapi.db.query(UID);
    await table.createMany({
      data: Array.from({ length: MANY }, (_, at) => {
        const { id, categories, ...record } = consentRecord(10_000 + at, '2022-03-10T10:00:00.000Z');
        return { ...record, number: id, day: '2022-03-10', measurement: categories.includes('measurement') };
      }),
    });
  });

  it('is JSON with every proof once, read from the database in parts', async () => {
    let queries = 0;
    const listen = ({ sql }: { sql: string }) => {
      if (/select .* from `pixel_inventory_consent_records`/.test(sql)) queries += 1;
    };
    app.strapi.db.connection.on('query', listen);
    const answer = await get(`/export?format=json&${RANGE}`);
    app.strapi.db.connection.removeListener('query', listen);
    const { records, from, to } = answer.body as { records: ConsentRecord[]; from: string; to: string };
    expect([from, to]).toEqual(['2022-03-01', '2022-03-31']);
    expect(records).toHaveLength(MANY);
    expect(new Set(records.map(({ id }) => id)).size).toBe(MANY);
    expect(records[0]).toEqual(consentRecord(10_000, '2022-03-10T10:00:00.000Z'));
    expect(queries).toBe(3);
    expect(answer.headers).toMatchObject({
      'content-disposition': 'attachment; filename="consent-2022-03-01-2022-03-31.json"',
      'cache-control': 'no-store',
    });
  });

  it('is CSV with a row for every proof', async () => {
    const { text, headers } = await get(`/export?format=csv&${RANGE}`);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    const { records, faults } = csv.read(text.replace(/^\ufeff/, ''));
    expect(faults.size).toBe(0);
    expect(records).toHaveLength(MANY + 1);
    expect(records[0]?.cells.join()).toBe(
      'number,at,expiresAt,functional,measurement,marketing,publication,notice.functional,notice.measurement,notice.marketing,rule,region,gpc,dnt,way',
    );
    expect(records[1]?.cells.join()).toBe(
      '0000-0000-0000-09RG,2022-03-10T10:00:00.000Z,2024-03-09T10:00:00.000Z,no,yes,no,7,000000,a1b2c3,d4e5f6,opt_in,eea-uk,no,no,choices',
    );
  });

  it('is whole where there is nothing', async () => {
    const none = 'from=2019-01-01&to=2019-01-02';
    expect((await get(`/export?format=json&${none}`)).body).toMatchObject({ records: [] });
    const { text } = await get(`/export?format=csv&${none}`);
    expect(text.trim().split('\r\n')).toHaveLength(1);
  });

  it('holds no cell that a spreadsheet takes for a formula', async () => {
    const at = '2022-04-01T10:00:00.000Z';
    await stores.consentRecords.insert(consentRecord(50_000, at, { region: '=HYPERLINK("http://x")' }));
    const { text } = await get('/export?format=csv&from=2022-04-01&to=2022-04-01');
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('is written to the audit log, with who took what', async () => {
    const lou = await app.addUser('Max', ['consent']);
    await get(`/export?format=csv&${RANGE}`, lou);
    expect((await log('action=consent_export')).items[0]).toMatchObject({
      person: { name: 'Max Test' },
      summary: 'Exported the proofs of consent from 2022-03-01 to 2022-03-31 as CSV.',
    });
  });

  it('breaks off where it fails half-way: no short file looks whole', async () => {
    await app.strapi.db
      .connection('pixel_inventory_consent_records')
      .where({ number: recordId(10_000 + MANY - 1) })
      .update({ rule: 'nonsense' });
    await expect(get(`/export?format=csv&${RANGE}`)).rejects.toThrow('aborted');
  });
});

describe('expiry', () => {
  const serviceAt = (now: string) => createConsentRecords({ stores, csv, clock: { now: () => now } });
  const old = (number: number) =>
    consentRecord(number, '2023-01-01T10:00:00.000Z', { expiresAt: '2023-02-01T10:00:00.000Z' });

  it('deletes what is past its time by the clock, however much, and nothing else', async () => {
    await stores.consentRecords.insert(old(60_000));
    const before = await count();
    expect(await serviceAt('2023-02-01T10:00:00.000Z').expire()).toBe(0);
    expect(await serviceAt('2023-02-01T10:00:01.000Z').expire()).toBe(1);
    expect(await count()).toBe(before - 1);
    expect(await serviceAt('2024-03-09T10:00:01.000Z').expire()).toBeGreaterThan(2_500);
    expect(await stores.consentRecords.find(recordId(10_000))).toBeNull();
    const { items } = dataOf<RecordList>(await get('/records'));
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ expiresAt }) => expiresAt > '2024-03-09T10:00:01.000Z')).toBe(true);
  });

  it('happens every night', async () => {
    await stores.consentRecords.insert(old(60_001));
    const job = app.strapi.cron.jobs.find(({ name }) => name === 'pixel-inventory.expire-consent-records');
    expect(job?.options).toEqual({ rule: '17 3 * * *' });
    await (job?.job as unknown as { invoke: () => Promise<void> }).invoke();
    expect(await stores.consentRecords.find(recordId(60_001))).toBeNull();
  });

  it('happens at the start, which does not wait for it', async () => {
    await stores.consentRecords.insert(old(60_002));
    await app.stop();
    await open(true);
    ana = await app.login(ana.email);
    const end = Date.now() + 10_000;
    while ((await stores.consentRecords.find(recordId(60_002))) && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await stores.consentRecords.find(recordId(60_002))).toBeNull();
  }, 60_000);
});
