import type { FireRow, PixelDetail, PixelList } from '../../server/src/contract';
import { dayOf, firePeriods } from '../../server/src/core/fires';
import type { Stores } from '../../server/src/io/ports';
import { createStores } from '../../server/src/io/stores';
import { createFires } from '../../server/src/services/fires';
import type { Flows } from './flows';
import { dataOf } from './flows';
import type { TestApp, TestUser } from './strapi-app';

interface Cast {
  app: TestApp;
  ana: TestUser;
  flows: Flows;
}

const NOW = '2024-05-31T12:00:00.000Z';
const ago = (days: number): string => dayOf(NOW, -days);

const row = (pixel: string, day: string, fires: number, pages = fires, event = 'page_view'): FireRow => ({
  pixel,
  day,
  event: event as FireRow['event'],
  fires,
  pages,
});

/** How often pixels fire: what has to hold on every database. */
export const firesSuite = (cast: () => Cast): void => {
  let store: Stores['fires'];

  beforeAll(() => {
    store = createStores(cast().app.strapi).fires;
  });

  const of = async (pixel: string) => (await store.of([pixel], firePeriods(NOW))).get(pixel);

  /** The queries about counts that are made meanwhile. */
  const queriesOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const queries: string[] = [];
    const listen = ({ sql }: { sql: string }) => (/fire_counts/.test(sql) ? queries.push(sql) : undefined);
    const { connection } = cast().app.strapi.db;
    connection.on('query', listen);
    await work();
    connection.removeListener('query', listen);
    return queries;
  };

  describe('how often pixels fire', () => {
    it('is summed for the last 30 and 90 days, both days included, and says when it was last', async () => {
      await store.add([
        row('sums', ago(0), 1),
        row('sums', ago(29), 10, 4),
        row('sums', ago(29), 20, 3, 'purchase'),
        row('sums', ago(30), 100),
        row('sums', ago(89), 1_000),
        row('sums', ago(90), 10_000),
        row('other', ago(0), 5),
      ]);
      expect(await of('sums')).toEqual({
        fires30: 31,
        pages30: 8,
        fires90: 1_131,
        pages90: 1_108,
        lastFiredOn: ago(0),
      });
      expect(await of('nobody')).toBeUndefined();
    });

    it('is one query for many pixels, and one statement for many rows', async () => {
      const many = Array.from({ length: 100 }, (_, at) => row(`many-${at}`, ago(at % 40), at + 1));
      expect(await queriesOf(() => store.add(many))).toHaveLength(1);
      const pixels = many.map(({ pixel }) => pixel);
      let found = new Map();
      const queries = await queriesOf(async () => (found = await store.of(pixels, firePeriods(NOW))));
      expect(queries).toHaveLength(1);
      expect(found.size).toBe(100);
    });

    it('loses and doubles nothing where several instances add to the same rows at once, in any order', async () => {
      const fires = createFires({
        stores: createStores(cast().app.strapi),
        clock: { now: () => NOW },
      });
      const rows = Array.from({ length: 12 }, (_, at) => row(`crowd-${at}`, ago(0), 1));
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          fires.keep(
            (at % 2 ? [...rows].reverse() : rows).map((one) => ({ ...one, pages: at === 0 ? 1 : 0 })),
          ),
        ),
      );
      const found = await fires.firesOf(
        rows.map(({ pixel }) => pixel),
        NOW,
      );
      for (const { pixel } of rows) expect(found.get(pixel)).toMatchObject({ fires30: 20, pages30: 1 });
    });

    it('is kept for 400 days', async () => {
      const fires = createFires({ stores: createStores(cast().app.strapi), clock: { now: () => NOW } });
      await store.add([row('old', ago(400), 1), row('old', ago(401), 1)]);
      expect(await fires.expire()).toBe(1);
      expect(await of('old')).toMatchObject({ lastFiredOn: ago(400) });
      expect(await fires.expire()).toBe(0);
    });

    it('stands in the inventory and with the pixel, in the same query as the list', async () => {
      const { app, ana, flows } = cast();
      const { pixel } = await flows.add(ana, { name: 'Counted' });
      const today = dayOf(new Date().toISOString());
      await store.add([
        row(pixel.slug, today, 7, 3),
        row(pixel.slug, dayOf(new Date().toISOString(), -31), 5),
      ]);
      for (const query of ['search=counted', 'search=counted&path=/shop']) {
        let list: PixelList | undefined;
        const queries = await queriesOf(async () => {
          list = dataOf<PixelList>(await app.call(ana, 'get', `/pixels?${query}`));
        });
        expect(queries).toHaveLength(1);
        expect(list?.items.map(({ fired }) => fired)).toEqual([
          { fires30: 7, lastFiredOn: today, silent: null },
        ]);
      }
      const detail = dataOf<PixelDetail>(await app.call(ana, 'get', `/pixels/${pixel.slug}`));
      expect(detail.fires).toEqual({
        fires30: 7,
        pages30: 3,
        fires90: 12,
        pages90: 8,
        lastFiredOn: today,
        since: today,
      });
    });

    it('has columns for nothing that could name a person or a page', () => {
      const { attributes } = cast().app.strapi.db.metadata.get('plugin::pixel-inventory.fire-count');
      const ours = Object.keys(attributes).filter(
        (name) =>
          !['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale'].includes(name) &&
          !/^(?:created|updated)By$|^localizations$/.test(name),
      );
      expect(ours.sort()).toEqual(['day', 'event', 'fires', 'pages', 'pixel']);
    });
  });
};
