/** With 5,000 pixels in the inventory, a list is one query, however it is searched and filtered. */
import { performance } from 'node:perf_hooks';
import type { PixelList } from '../../server/src/contract';
import { fillInventory } from '../fakes/many-pixels';
import { dataOf } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const PIXELS = 5_000;

let app: TestApp;
let ana: TestUser;
const queries: string[] = [];

beforeAll(async () => {
  app = await startApp({ name: 'inventory-queries' });
  ana = await app.addUser('Ana', 'super');
  await fillInventory(app.strapi, PIXELS);
  app.strapi.db.connection.on('query', ({ sql }: { sql: string }) => queries.push(sql));
}, 120_000);

afterAll(() => app.stop());

const ask = async (query: string): Promise<{ list: PixelList; asked: string[]; took: number }> => {
  queries.length = 0;
  const start = performance.now();
  const list = dataOf<PixelList>(await app.call(ana, 'get', `/pixels?${query}`));
  const took = performance.now() - start;
  return { list, asked: queries.filter((sql) => sql.includes('pixel_inventory_pixels')), took };
};

it.each([
  ['the list', '', PIXELS, 1],
  ['a sorted list', 'sort=name&order=asc', PIXELS, 1],
  ['a page in the middle', 'sort=review&order=asc&page=100&pageSize=25', PIXELS, 1],
  ['a search', 'search=pixel 49', 111, 1],
  ['a search by vendor name', 'search=matomo', 1_250, 1],
  ['a search that finds nothing', 'search=no-such-thing', 0, 1],
  [
    'every filter at once',
    'category=marketing&vendor=meta-pixel&owner=owner-2@example.org&review=overdue',
    17,
    1,
  ],
  ['a path', 'path=/section-7/page', 1_063, 2],
  ['a path and a search', 'path=/section-7/page&search=pixel 49', 23, 2],
])('%s', async (_what, query, total, count) => {
  const { list, asked, took } = await ask(query);
  expect(asked).toHaveLength(count);
  expect(list.total).toBe(total);
  expect(list.items).toHaveLength(Math.min(total, 25));
  expect(took).toBeLessThan(2_000);
});

it('shows each pixel once, page by page', async () => {
  const seen = new Set<string>();
  for (let page = 1; page <= PIXELS / 100; page += 1) {
    const { list } = await ask(`sort=vendor&order=asc&pageSize=100&page=${page}`);
    for (const { slug } of list.items) seen.add(slug);
  }
  expect(seen.size).toBe(PIXELS);
}, 60_000);
