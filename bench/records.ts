/** Benchmark: what the proofs of consent answer in, with a million of them on PostgreSQL, from the request to the answer. */
import type { ConsentRates } from '../server/src/contract';
import { csv } from '../server/src/io/csv';
import { createStores } from '../server/src/io/stores';
import { createConsentRecords } from '../server/src/services/consent-records';
import { consentRecord } from '../tests/fakes/records';
import { startDatabase } from '../tests/integration/database-server';
import { startApp, type TestApp } from '../tests/integration/strapi-app';
import { interleave, markdownTable } from './interleave';

const RECORDS = 1_000_000;
const TABLE = 'pixel_inventory_consent_records';
/** A person does not notice a tenth of a second, and waits one second for numbers. Milliseconds. */
const LIMIT = { quick: 100, counting: 1000 };
/** What an export of a million may add to the memory of the process, in MB. */
const MEMORY_LIMIT = 200;

const isQuick = process.argv.includes('--quick');

/** Two years of choices, evenly; three in ten agree to everything. */
const fill = (app: TestApp) =>
  app.strapi.db.connection.raw(
    `insert into ${TABLE} (document_id, number, at, day, expires_at, functional, measurement, marketing, snapshot,
       notice, rule, region, gpc, dnt, way, created_at, updated_at, published_at)
     select 'bench' || n, upper(substr(md5(n::text), 1, 16)), at, to_char(at, 'YYYY-MM-DD'), at + interval '730 days',
       n % 10 < 3, n % 10 < 5, n % 10 < 3, n % 50, '{"functional":"000000","measurement":"a1b2c3","marketing":"d4e5f6"}',
       'opt_in', 'eea-uk', n % 20 = 0, false,
       case when n % 10 < 3 then 'accept_all' when n % 10 < 5 then 'choices' else 'reject_all' end, at, at, at
     from (select n, date_trunc('second', localtimestamp - n * interval '63 seconds') as at
       from generate_series(1, ${RECORDS}) as n) as made`,
  );

const day = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** Write a million proofs as CSV into nothing: seconds, and how many MB the process grew meanwhile. */
const exportAll = async (records: ReturnType<typeof createConsentRecords>) => {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const person = { id: '1', name: 'Ana', email: 'ana@example.org' };
  const file = await records.write({ format: 'csv', from: day(800), to: day(0) }, person);
  let most = before;
  let characters = 0;
  for await (const text of file.text) {
    characters += text.length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  return {
    seconds: (performance.now() - start) / 1000,
    more: (most - before) / 1_000_000,
    size: characters / 1_000_000,
  };
};

const measure = async (app: TestApp) => {
  const user = await app.addUser('Ana', 'super');
  await fill(app);
  await app.strapi.db.connection.raw(`vacuum analyze ${TABLE}`);
  const stores = createStores(app.strapi);
  const records = createConsentRecords({ stores, csv, clock: { now: () => new Date().toISOString() } });
  const known = await stores.consentRecords.page({ from: null, before: null }, 20_000, 1);
  const [{ id } = { id: '' }] = known.items;
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const ask = (path: string) =>
    timed(async () => {
      const { status, text } = await app.call(user, 'get', `/consent${path}`);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    });
  let inserted = 0;
  const insert = () => {
    inserted += 1;
    return stores.consentRecords.insert(consentRecord(inserted, new Date().toISOString()));
  };
  const middle = { at: `${day(365)}T12:00:00.000Z`, row: 0 };
  const range = { from: `${day(400)}T00:00:00.000Z`, before: `${day(0)}T00:00:00.000Z` };
  const answers = await interleave(
    [
      { name: 'look-up by number, audit log written', sample: () => ask(`/records/${id}`) },
      { name: 'the first page of the list', sample: () => ask('/records') },
      { name: 'page 100', sample: () => ask('/records?page=100') },
      { name: 'the list of one day', sample: () => ask(`/records?from=${day(200)}&to=${day(200)}`) },
      { name: 'rates of 30 days (41,000 choices)', sample: () => ask(`/rates?from=${day(29)}&to=${day(0)}`) },
      { name: 'rates of 400 days (548,000)', sample: () => ask(`/rates?from=${day(399)}&to=${day(0)}`) },
      {
        name: '1,000 proofs for an export',
        sample: () => timed(() => stores.consentRecords.after(range, middle, 1000)),
      },
      { name: 'keeping one proof', sample: () => timed(insert) },
    ],
    isQuick ? { rounds: 3, warmUp: 1 } : { rounds: 21, warmUp: 3 },
  );
  const month = await app.call(user, 'get', `/consent/rates?from=${day(30)}&to=${day(1)}`);
  const { total } = (month.body as { data: ConsentRates }).data.sum;
  if (Math.abs(total - 41_143) > 200) throw new Error(`Counted ${total} choices in 30 days.`);
  return { answers, exported: await exportAll(records) };
};

const main = async (): Promise<void> => {
  const server = await startDatabase('postgres.mjs');
  const connection = {
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: 'test',
    database: 'inventory',
    ssl: false,
  };
  const app = await startApp({ name: 'bench-records', database: { client: 'postgres', connection } });
  const { answers, exported } = await measure(app).finally(() => app.stop().then(() => server.stop()));
  console.log(
    markdownTable(
      ['a million proofs', 'ms'],
      answers.map(({ name, cost }) => [name, cost.toFixed(1)]),
    ),
  );
  const { seconds, more, size } = exported;
  console.log(
    `\nAll of them as CSV (${size.toFixed(0)} MB): ${seconds.toFixed(0)} s, ${more.toFixed(0)} MB more memory.`,
  );
  const slow = answers.filter(
    ({ name, cost }) => cost > (name.startsWith('rates') ? LIMIT.counting : LIMIT.quick),
  );
  if (slow.length > 0 || more > MEMORY_LIMIT) {
    console.error(`Too slow: ${slow.map(({ name }) => name).join(', ') || 'nothing'}.`);
    process.exitCode = 1;
  }
};

void main().finally(() => process.exit());
