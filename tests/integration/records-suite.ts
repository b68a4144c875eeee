import type { ConsentRates, ConsentRecord, RecordList } from '../../server/src/contract';
import type { Stores } from '../../server/src/io/ports';
import { createStores } from '../../server/src/io/stores';
import { consentRecord, recordId } from '../fakes/records';
import { dataOf } from './flows';
import type { TestApp, TestUser } from './strapi-app';

interface Cast {
  app: TestApp;
  ana: TestUser;
}

const DAY = (day: number) => `2021-03-${String(day).padStart(2, '0')}`;
const WHENEVER = { from: null, before: null };

/** Three of the 2nd of March at one moment, the last one of the 3rd, the first one of the 4th, one of the 5th. */
const KEPT: ConsentRecord[] = [
  consentRecord(1, `${DAY(2)}T10:00:00.000Z`, { categories: [], way: 'reject_all' }),
  consentRecord(2, `${DAY(2)}T10:00:00.000Z`),
  consentRecord(3, `${DAY(2)}T10:00:00.000Z`, {
    categories: ['functional', 'measurement', 'marketing'],
    way: 'accept_all',
  }),
  consentRecord(4, `${DAY(3)}T23:59:59.000Z`, { region: null, rule: 'opt_out', gpc: true }),
  consentRecord(5, `${DAY(4)}T00:00:00.000Z`, { dnt: true, categories: ['functional'] }),
  consentRecord(6, `${DAY(5)}T12:00:00.000Z`, { expiresAt: `${DAY(6)}T12:00:00.000Z` }),
];

/** The proofs of consent: what has to hold on every database. */
export const recordsSuite = (cast: () => Cast): void => {
  let records: Stores['consentRecords'];

  beforeAll(async () => {
    records = createStores(cast().app.strapi).consentRecords;
    for (const record of KEPT) await records.insert(record);
  });

  const get = async <T>(path: string): Promise<T> =>
    dataOf<T>(await cast().app.call(cast().ana, 'get', `/consent${path}`));
  const idsOf = ({ items }: { items: ConsentRecord[] }) => items.map(({ id }) => id);
  const ids = (...numbers: number[]) => numbers.map(recordId);

  describe('the proofs of consent', () => {
    it.each(KEPT)('give back what was kept: $id', async (record) => {
      expect(await get(`/records/${record.id}`)).toEqual(record);
    });

    it('refuse a number that is taken, and leave the first one as it was', async () => {
      const second = consentRecord(1, `${DAY(9)}T10:00:00.000Z`);
      // A driver's native part keeps the error class of the test file that loaded it first: no toThrow here.
      const refusal: unknown = await records.insert(second).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal).toMatchObject({ message: 'This key is taken.' });
      expect(await records.find(recordId(1))).toEqual(KEPT[0]);
    });

    it('are listed by days, both included, newest first', async () => {
      const list = await get<RecordList>(`/records?from=${DAY(2)}&to=${DAY(3)}`);
      expect(list).toMatchObject({ total: 4, page: 1, pageSize: 25 });
      expect(idsOf(list)).toEqual(ids(4, 3, 2, 1));
      expect(idsOf(await get(`/records?to=${DAY(2)}`))).toEqual(ids(3, 2, 1));
      expect(idsOf(await get(`/records?from=${DAY(4)}&to=${DAY(4)}`))).toEqual(ids(5));
      expect(await get(`/records?to=${DAY(3)}&page=2`)).toMatchObject({ items: [], total: 4, page: 2 });
    });

    it('are read for a file in parts, each once, also where many are of one moment', async () => {
      const read: string[] = [];
      let place: Parameters<typeof records.after>[1] = null;
      do {
        const part: Awaited<ReturnType<typeof records.after>> = await records.after(
          { from: `${DAY(2)}T00:00:00.000Z`, before: `${DAY(5)}T00:00:00.000Z` },
          place,
          2,
        );
        read.push(...idsOf(part));
        place = part.place;
      } while (place);
      expect(read).toEqual(ids(1, 2, 3, 4, 5));
    });

    it('are counted by day, in one query', async () => {
      const queries: string[] = [];
      const listen = ({ sql }: { sql: string }) =>
        sql.includes('consent_records') ? queries.push(sql) : undefined;
      cast().app.strapi.db.connection.on('query', listen);
      const rates = await get<ConsentRates>(`/rates?from=${DAY(2)}&to=${DAY(4)}`);
      cast().app.strapi.db.connection.removeListener('query', listen);
      expect(queries).toHaveLength(1);
      const none = { accept_all: 0, reject_all: 0, choices: 0, embed: 0, site: 0 };
      expect(rates).toEqual({
        from: DAY(2),
        to: DAY(4),
        sum: {
          total: 5,
          functional: 2,
          measurement: 3,
          marketing: 1,
          gpc: 1,
          ways: { ...none, accept_all: 1, reject_all: 1, choices: 3 },
          rules: { opt_in: 4, opt_out: 1, notice_only: 0 },
        },
        days: [
          {
            day: DAY(2),
            total: 3,
            functional: 1,
            measurement: 2,
            marketing: 1,
            gpc: 0,
            ways: { ...none, accept_all: 1, reject_all: 1, choices: 1 },
            rules: { opt_in: 3, opt_out: 0, notice_only: 0 },
          },
          {
            day: DAY(3),
            total: 1,
            functional: 0,
            measurement: 1,
            marketing: 0,
            gpc: 1,
            ways: { ...none, choices: 1 },
            rules: { opt_in: 0, opt_out: 1, notice_only: 0 },
          },
          {
            day: DAY(4),
            total: 1,
            functional: 1,
            measurement: 0,
            marketing: 0,
            gpc: 0,
            ways: { ...none, choices: 1 },
            rules: { opt_in: 1, opt_out: 0, notice_only: 0 },
          },
        ],
      });
      expect(await get<ConsentRates>('/rates?from=2019-01-01&to=2019-01-31')).toMatchObject({
        sum: { total: 0 },
        days: [],
      });
    });

    it('are deleted when their time is over, no sooner, and however many do it at once', async () => {
      expect(await records.deleteExpired(`${DAY(6)}T12:00:00.000Z`, 10)).toBe(0);
      await Promise.all([1, 2, 3].map(() => records.deleteExpired(`${DAY(6)}T12:00:00.001Z`, 10)));
      expect(await records.find(recordId(6))).toBeNull();
      expect((await records.page({ ...WHENEVER, before: `${DAY(9)}T00:00:00.000Z` }, 1, 25)).total).toBe(5);
    });

    it('have columns for nothing that could name a person', () => {
      const { attributes } = cast().app.strapi.db.metadata.get('plugin::pixel-inventory.consent-record');
      const ours = Object.keys(attributes).filter(
        (name) =>
          !['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale'].includes(name) &&
          !/^(?:created|updated)By$|^localizations$/.test(name),
      );
      expect(ours.sort()).toEqual(
        [
          'at',
          'day',
          'dnt',
          'expiresAt',
          'functional',
          'gpc',
          'marketing',
          'measurement',
          'notice',
          'number',
          'region',
          'rule',
          'snapshot',
          'way',
        ].sort(),
      );
    });
  });
};
