/** Benchmark: what the admin's list of pixels answers in, with 5,000 pixels on SQLite, from the request to the answer. */
import { fillInventory } from '../tests/fakes/many-pixels';
import { startApp, type TestUser } from '../tests/integration/strapi-app';
import { interleave, markdownTable } from './interleave';

const PIXELS = 5_000;
/** A person does not notice a tenth of a second. Milliseconds. */
const LIMIT = 100;

const QUESTIONS: [name: string, query: string][] = [
  ['the first page', ''],
  ['sorted by name', 'sort=name&order=asc'],
  ['page 100, sorted by review', 'sort=review&order=asc&page=100'],
  ['100 rows', 'pageSize=100'],
  ['search, 111 found', 'search=pixel 49'],
  ['search, nothing found', 'search=no-such-thing'],
  ['filter: category and owner', 'category=marketing&owner=owner-2@example.org'],
  ['filter: vendor, state, overdue', 'vendor=meta-pixel&state=live&review=overdue'],
  ['where it runs, 1,063 found', 'path=/section-7/page'],
];

const isQuick = process.argv.includes('--quick');

const main = async (): Promise<void> => {
  const app = await startApp({ name: 'bench-inventory' });
  const user: TestUser = await app.addUser('Ana', 'super');
  await fillInventory(app.strapi, PIXELS);
  const ask = async (query: string): Promise<number> => {
    const start = performance.now();
    const { status } = await app.call(user, 'get', `/pixels?${query}`);
    if (status !== 200) throw new Error(`${query}: ${status}`);
    return performance.now() - start;
  };
  const answers = await interleave(
    QUESTIONS.map(([name, query]) => ({ name, sample: () => ask(query) })),
    isQuick ? { rounds: 5, warmUp: 2 } : { rounds: 31, warmUp: 5 },
  );
  const rows = answers.map(({ name, cost }) => [name, cost.toFixed(1)]);
  console.log(markdownTable(['5,000 pixels', 'ms'], rows));
  await app.stop();
  const slow = answers.filter(({ cost }) => cost > LIMIT);
  if (slow.length > 0) {
    console.error(`Expected at most ${LIMIT} ms: ${slow.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 1;
  }
};

void main().finally(() => process.exit());
