import { consentSettingsSchema, OPTIONAL_CATEGORIES, type Visit } from '../../server/src/contract';
import { rememberPages } from '../../server/adapters/page-memory';
import { remember } from '../../server/adapters/remember';
import { prepare } from '../../server/src/core/decide';
import { writePage } from '../../server/src/core/page-plan';
import { snapshotPixel } from '../fakes/pixels';
import { chosen, NOW, snapshotOf, visitOf } from '../fakes/visits';

const HOUR = 3_600_000;

const prepared = prepare(
  snapshotOf([
    snapshotPixel({ id: 'session', categories: ['necessary'] }),
    snapshotPixel({ id: 'chat', categories: ['functional'] }),
    snapshotPixel({ id: 'stats', categories: ['measurement'], stopsAt: new Date(NOW + HOUR).toISOString() }),
    snapshotPixel({
      id: 'meta',
      noscript: 'https://vendor.example/tr',
      stopsAt: new Date(NOW + 2 * HOUR).toISOString(),
    }),
    snapshotPixel({
      id: 'shop',
      categories: ['marketing', 'measurement'],
      placement: { include: [{ kind: 'prefix', path: '/shop' }], exclude: [] },
    }),
  ]),
);

const choices = [
  null,
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((bits) => OPTIONAL_CATEGORIES.filter((_, at) => bits & (1 << at))),
];

const visits: Visit[] = ['/', '/shop', '/shop/boots'].flatMap((path) =>
  choices.flatMap((categories) =>
    [true, false].map((gpc) => visitOf({ path, gpc, choice: categories && chosen(...categories) })),
  ),
);

/** Places with every rule, and what a cookie may say there: nothing, nothing clear, or a choice. */
const world = prepare({
  ...prepared.snapshot,
  consent: consentSettingsSchema.parse({
    policy: {
      regions: [
        { key: 'in', rule: 'opt_in', gpc: true, places: ['DE'] },
        { key: 'out', rule: 'opt_out', gpc: true, places: ['US'] },
        { key: 'told', rule: 'notice_only', gpc: false, places: ['JP'] },
      ],
      dnt: true,
    },
  }),
});
const worldVisits: Visit[] = ['DE', 'US', 'JP', ''].flatMap((place) =>
  [true, false].flatMap((gpc) =>
    [true, false].flatMap((dnt) => [
      ...[true, false].map((unclear) => visitOf({ place, gpc, dnt, unclear })),
      ...choices.flatMap((categories) =>
        categories ? [visitOf({ place, gpc, dnt, choice: chosen(...categories) })] : [],
      ),
    ]),
  ),
);

describe('rememberPages', () => {
  it('mixes up no visitors of other places, with other signals, or with a choice that is unclear', () => {
    const orders = [worldVisits, [...worldVisits].reverse()];
    for (const order of orders) {
      const pageOf = rememberPages(world);
      for (const visit of order) expect(pageOf(visit, false)).toEqual(writePage(world, visit));
    }
  });

  it('says of a visitor whose choice is unclear that a question comes first, whatever the rule', () => {
    for (const place of ['DE', 'US', 'JP']) {
      expect(writePage(world, visitOf({ place, unclear: true }))).toMatchObject({
        ask: true,
        granted: 'null',
      });
    }
  });

  it('says what the decision says, whoever came before', () => {
    const pageOf = rememberPages(prepared);
    for (const round of [visits, [...visits].reverse()]) {
      for (const visit of round) {
        for (const forAll of [false, true]) {
          expect(pageOf(visit, forAll)).toEqual(writePage(prepared, visit, forAll));
        }
      }
    }
  });

  it.each([
    ['a millisecond before a pixel stops', [NOW, NOW + HOUR - 1]],
    ['when a pixel stops', [NOW, NOW + HOUR]],
    ['when the next one stops', [NOW, NOW + HOUR, NOW + 2 * HOUR]],
    ['when both have stopped in between', [NOW, NOW + 3 * HOUR]],
    ['when the clock goes back', [NOW + 3 * HOUR, NOW]],
    ['when the clock is no number', [NOW, NaN, NOW]],
  ])('forgets in time: %s', (_, times) => {
    const pageOf = rememberPages(prepared);
    const visit = visitOf({ path: '/shop', choice: chosen('measurement', 'marketing') });
    for (const now of times) {
      const page = pageOf({ ...visit, now }, false);
      expect(page).toEqual(writePage(prepared, { ...visit, now }));
    }
  });

  it('does not decide again for the same', () => {
    const pageOf = rememberPages(prepared);
    expect(pageOf(visitOf(), false)).toBe(pageOf(visitOf({ now: NOW + 1 }), false));
  });
});

describe('remember', () => {
  it('asks once for each text, null included', () => {
    const work = jest.fn((text: string) => (text === '' ? null : text.length));
    const known = remember(work, 10);
    expect([known('ab'), known(''), known('ab'), known('')]).toEqual([2, null, 2, null]);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('keeps no more than its limit', () => {
    const work = jest.fn((text: string) => text.length);
    const known = remember(work, 3);
    for (let i = 0; i < 1000; i += 1) known(`path-${i}`);
    known('path-999');
    known('path-0');
    expect(work).toHaveBeenCalledTimes(1001);
  });

  it('remembers nothing of what throws', () => {
    let calls = 0;
    const known = remember(() => {
      calls += 1;
      if (calls === 1) throw new Error('once');
      return calls;
    }, 3);
    expect(() => known('a')).toThrow('once');
    expect(known('a')).toBe(2);
  });
});
