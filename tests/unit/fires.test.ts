import type { FireCount, PixelSummary, Silence } from '../../server/src/contract';
import {
  believableCounts,
  countable,
  COUNTS_AT_ONCE,
  dayOf,
  firePeriods,
  countedDays,
  silenceOf,
  summedRows,
} from '../../server/src/core/fires';
import { createFires } from '../../server/src/services/fires';
import type { FireStore } from '../../server/src/io/ports';
import { snapshotPixel } from '../fakes/pixels';
import { snapshotOf } from '../fakes/visits';

const NOW = '2026-03-10T12:00:00.000Z';

describe('the periods', () => {
  it.each([
    ['in the middle of a day', NOW, '2026-02-09', '2025-12-11', '2025-02-03'],
    ['at its first moment', '2026-03-10T00:00:00.000Z', '2026-02-09', '2025-12-11', '2025-02-03'],
    ['at its last', '2026-03-10T23:59:59.999Z', '2026-02-09', '2025-12-11', '2025-02-03'],
    ['with a leap day in them', '2028-03-01T12:00:00.000Z', '2028-02-01', '2027-12-03', '2027-01-26'],
  ])('%s', (_what, now, from30, from90, kept) => {
    expect(firePeriods(now)).toEqual({ from30, from90, kept });
  });

  it('are of days by UTC', () => {
    expect(dayOf('2026-03-10T23:30:00.000-05:00')).toBe('2026-03-11');
  });
});

describe('what a browser says', () => {
  const reports = countable(
    snapshotOf([snapshotPixel({ id: 'meta' }), snapshotPixel({ id: 'listed', declared: true })]),
  );

  it.each<[string, FireCount[], FireCount[]]>([
    ['is taken as it is', [['meta', 'page_view', 3, 2]], [['meta', 'page_view', 3, 2]]],
    ['is left out where the pixel is unknown', [['ghost', 'page_view', 1, 1]], []],
    ['is left out where the event is not declared', [['meta', 'purchase', 1, 1]], []],
    ['is left out where something else injects the pixel', [['listed', 'page_view', 1, 1]], []],
    ['is left out for names of what every object has', [['meta', 'toString', 1, 1]], []],
    ['is bounded', [['meta', 'page_view', 101, 101]], [['meta', 'page_view', 100, 100]]],
    ['has no more pages than events', [['meta', 'page_view', 2, 9]], [['meta', 'page_view', 2, 2]]],
    [
      'counts a pair once',
      [
        ['meta', 'page_view', 1, 1],
        ['meta', 'page_view', 99, 99],
      ],
      [['meta', 'page_view', 1, 1]],
    ],
  ])('%s', (_what, sent, taken) => {
    expect(believableCounts(sent, reports)).toEqual(taken);
  });

  it('fits into a message, however long the names are', () => {
    const longest: FireCount = ['p'.repeat(80), 'add_payment_info', 999_999, 999_999];
    const text = JSON.stringify(Array.from({ length: COUNTS_AT_ONCE }, () => longest));
    expect(text.length).toBeLessThanOrEqual(2048);
  });
});

describe('a pixel of which nothing is heard', () => {
  const OLD = { state: 'live', updatedAt: '2026-01-01T10:00:00.000Z' } as const;
  const LONG_AGO = '2025-06-01';

  it.each<
    [string, Partial<PixelSummary>, { fires30: number; lastFiredOn: string | null }, string, Silence | null]
  >([
    ['never', {}, { fires30: 0, lastFiredOn: null }, LONG_AGO, 'never'],
    ['not lately', {}, { fires30: 0, lastFiredOn: '2026-02-08' }, LONG_AGO, 'lately'],
    ['but it fired', {}, { fires30: 1, lastFiredOn: '2026-02-09' }, LONG_AGO, null],
    ['counted for 30 days', {}, { fires30: 0, lastFiredOn: null }, '2026-02-09', 'never'],
    ['counted for 29 days', {}, { fires30: 0, lastFiredOn: null }, '2026-02-10', null],
    [
      'changed 29 days ago',
      { updatedAt: '2026-02-09T23:59:00.000Z' },
      { fires30: 0, lastFiredOn: null },
      LONG_AGO,
      'never',
    ],
    [
      'changed since',
      { updatedAt: '2026-02-10T00:00:00.000Z' },
      { fires30: 0, lastFiredOn: null },
      LONG_AGO,
      null,
    ],
    ['stopped', { state: 'paused' }, { fires30: 0, lastFiredOn: null }, LONG_AGO, null],
    ['a draft', { state: 'draft' }, { fires30: 0, lastFiredOn: null }, LONG_AGO, null],
    ['retired', { state: 'retired' }, { fires30: 0, lastFiredOn: null }, LONG_AGO, null],
    [
      'injected by something else',
      { delivery: 'declared' },
      { fires30: 0, lastFiredOn: null },
      LONG_AGO,
      null,
    ],
  ])('%s', (_what, part, fires, since, expected) => {
    expect(silenceOf(fires, { ...OLD, ...part }, since, NOW)).toBe(expected);
  });
});

describe('the service', () => {
  const storeWith = (day: string | null) => {
    const begun: string[] = [];
    const added: string[][] = [];
    const store: FireStore = {
      add: (rows) => Promise.resolve(void added.push(rows.map((row) => row.day))),
      of: () => Promise.resolve(new Map()),
      deleteBefore: () => Promise.resolve(0),
      since: () => Promise.resolve(begun[0] ?? day),
      begin: (first) => Promise.resolve(void begun.push(first)),
    };
    const transact = <T>(work: () => Promise<T>) => work();
    return {
      begun,
      added,
      fires: createFires({ stores: { fires: store, transact }, clock: { now: () => NOW } }),
    };
  };

  it('begins to count on the day of the first start, and not again', async () => {
    const { fires, begun } = storeWith(null);
    expect([await fires.since(), await fires.since()]).toEqual(['2026-03-10', '2026-03-10']);
    expect(begun).toEqual(['2026-03-10']);
    const later = storeWith('2025-01-01');
    expect(await later.fires.since()).toBe('2025-01-01');
    expect(later.begun).toEqual([]);
  });

  it('leaves out days that cannot be, and writes some rows at a time', async () => {
    const { fires, added } = storeWith(null);
    const row = (day: string) => ({ pixel: 'meta', event: 'page_view' as const, day, fires: 1, pages: 1 });
    const days = ['2026-03-02', '2026-03-03', '2026-03-11', '2026-03-12', '2031-01-01'];
    await fires.keep(days.map(row));
    expect(added).toEqual([['2026-03-03', '2026-03-11']]);
    const other = (_: unknown, index: number) => ({ ...row('2026-03-10'), pixel: `meta-${index}` });
    await fires.keep(Array.from({ length: 1_200 }, other));
    expect(added.slice(1).map(({ length }) => length)).toEqual([500, 500, 200]);
  });

  it('adds up what it is told twice, as no statement may name a row twice', () => {
    const row = (pixel: string, day: string, fires: number) => ({
      pixel,
      event: 'page_view' as const,
      day,
      fires,
      pages: 1,
    });
    const told = [row('meta', '2026-03-10', 2), row('x', '2026-03-10', 1), row('meta', '2026-03-10', 3)];
    expect(summedRows([...told, row('meta', '2026-03-09', 1)])).toEqual([
      { ...row('meta', '2026-03-10', 5), pages: 2 },
      row('x', '2026-03-10', 1),
      row('meta', '2026-03-09', 1),
    ]);
    expect(told[0]).toEqual(row('meta', '2026-03-10', 2));
  });

  it.each([
    ['2025-01-01', 90],
    ['2025-12-11', 90],
    ['2025-12-12', 89],
    ['2026-03-09', 2],
    ['2026-03-10', 1],
    ['2026-03-12', 0],
  ])('counted since %s: %s days of the last 90', (since, days) => {
    expect(countedDays(since, NOW)).toBe(days);
  });

  it('knows of a pixel that never fired', async () => {
    const { fires } = storeWith(null);
    const none = { fires30: 0, pages30: 0, fires90: 0, pages90: 0, lastFiredOn: null };
    expect(Object.fromEntries(await fires.firesOf(['meta'], NOW))).toEqual({ meta: none });
    expect(await fires.firesOf([], NOW)).toEqual(new Map());
    expect(await fires.ofPixel('meta')).toEqual({ ...none, since: '2026-03-10' });
  });
});
