import fc from 'fast-check';
import type { BlockReason, PathRule, Snapshot, SnapshotPixel, Visit } from '../../server/src/contract';
import { CATEGORIES, OPTIONAL_CATEGORIES, RULE_KINDS } from '../../server/src/contract';
import { decide, decidePage, prepare } from '../../server/src/core/decide';
import { HASH_A, HASH_B, snapshotPixel } from '../fakes/pixels';
import { chosen, NOW, snapshotOf } from '../fakes/visits';

const RUNS = 10_000;

// A small alphabet, so that rules and paths meet often.
const part = fc.constantFrom('a', 'b', 'ab', 'A');
const path = fc.array(part, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
const wildcard = fc
  .array(fc.constantFrom('a', 'b', '*', '**', 'a*', '*b'), { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`);
const rule: fc.Arbitrary<PathRule> = fc
  .constantFrom(...RULE_KINDS)
  .chain((kind) => fc.record({ kind: fc.constant(kind), path: kind === 'wildcard' ? wildcard : path }));

const everyPage: PathRule = { kind: 'prefix', path: '/' };

const pixel: fc.Arbitrary<SnapshotPixel> = fc
  .record({
    categories: fc.subarray([...CATEGORIES]),
    placement: fc.record({
      include: fc.array(fc.oneof(rule, fc.constant(everyPage)), { maxLength: 3, size: 'max' }),
      exclude: fc.array(rule, { maxLength: 1 }),
    }),
    approvedHash: fc.constantFrom(HASH_A, HASH_A, HASH_A, HASH_B, null),
    paused: fc.constantFrom(false, false, false, true),
    declared: fc.constantFrom(false, false, false, false, false, false, false, true),
    stopsAt: fc.constantFrom(null, null, new Date(NOW - 1).toISOString(), new Date(NOW + 1).toISOString()),
  })
  .map(({ declared, ...changes }) => snapshotPixel({ ...changes, ...(declared ? { declared } : {}) }));

const snapshot: fc.Arbitrary<Snapshot> = fc
  .array(pixel, { maxLength: 8, size: 'max' })
  .map((pixels) => snapshotOf(pixels.map((one, at) => ({ ...one, id: `p${at}` }))));

const visit: fc.Arbitrary<Visit> = fc.record({
  path,
  choice: fc.option(fc.subarray([...OPTIONAL_CATEGORIES]).map((categories) => chosen(...categories))),
  unclear: fc.boolean(),
  gpc: fc.boolean(),
  dnt: fc.boolean(),
  place: fc.constantFrom('', 'DE', 'US-CA'),
  now: fc.constant(NOW),
});

// The oracle: slow, straightforward and written without a look at the decision. It may use what core may not.
const toPattern = (text: string): RegExp => {
  const parts = text.split('/').filter((one) => one !== '');
  const written = parts.map((one) => {
    if (one === '**') return '(?:/[^/]+)*';
    return one === '*' ? '/[^/]+' : `/${one.replaceAll('*', '[^/]*')}`;
  });
  return new RegExp(`^${written.join('')}/?$`);
};

const naiveMatch = (one: PathRule, where: string): boolean => {
  if (one.kind === 'exact') return where === one.path;
  if (one.kind === 'prefix') return `${where}/`.startsWith(one.path === '/' ? '/' : `${one.path}/`);
  return toPattern(one.path).test(where);
};

const lower = (one: PathRule): PathRule => ({ ...one, path: one.path.toLowerCase() });

const naivePlaced = ({ placement }: SnapshotPixel, where: string): boolean =>
  placement.include.some((one) => naiveMatch(one, where)) &&
  !placement.exclude.some((one) => naiveMatch(lower(one), where.toLowerCase()));

const naiveGranted = (one: SnapshotPixel, { choice }: Visit, gpc: boolean): boolean => {
  if (one.categories.length === 0) return false;
  return one.categories.every((category) => {
    if (category === 'necessary') return true;
    if (category === 'marketing' && gpc) return false;
    return choice !== null && choice.categories.includes(category);
  });
};

const refused = ({ choice }: Visit): boolean => choice !== null && !choice.categories.includes('marketing');

const naive = (one: SnapshotPixel, facts: Visit): BlockReason | 'allowed' => {
  if (one.declared) return 'declared';
  if (one.approvedHash !== one.hash) return 'not_approved';
  if (one.paused) return 'paused';
  if (one.stopsAt !== null && new Date(one.stopsAt).getTime() <= facts.now) return 'review_overdue';
  if (!naivePlaced(one, facts.path)) return 'out_of_placement';
  if (naiveGranted(one, facts, facts.gpc)) return 'allowed';
  // Where nobody chose, the signal has answered for marketing, and the rest waits for the visitor.
  const left = one.categories.filter((category) => category !== 'marketing' || refused(facts));
  const byGpc =
    facts.gpc &&
    one.categories.length > 0 &&
    naiveGranted({ ...one, categories: left.length ? left : ['necessary'] }, facts, false);
  return byGpc ? 'gpc' : 'consent_missing';
};

const agreed = (facts: Visit): Visit => ({
  ...facts,
  choice: chosen(...OPTIONAL_CATEGORIES),
});

describe('random snapshots and visits', () => {
  it('allow nothing declared, unapproved, paused, overdue, out of place or without every category granted', () => {
    fc.assert(
      fc.property(snapshot, visit, (set, facts) => {
        const ids = new Set(decide(prepare(set), facts).allowed.map(({ id }) => id));
        for (const one of set.pixels.filter(({ id }) => ids.has(id))) {
          expect(one.approvedHash).toBe(one.hash);
          expect(one.declared).toBeUndefined();
          expect(one.paused).toBe(false);
          expect(one.stopsAt === null || Date.parse(one.stopsAt) > facts.now).toBe(true);
          expect(naivePlaced(one, facts.path)).toBe(true);
          expect(naiveGranted(one, facts, facts.gpc)).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('put every pixel into exactly one list, in the order of the snapshot', () => {
    fc.assert(
      fc.property(snapshot, visit, (set, facts) => {
        const { allowed, blocked } = decide(prepare(set), facts);
        const order = set.pixels.map(({ id }) => id);
        const runs = allowed.map(({ id }) => id);
        const waits = blocked.map(({ pixelId }) => pixelId);
        expect([...runs, ...waits].sort()).toEqual([...order].sort());
        expect(runs).toEqual(order.filter((id) => runs.includes(id)));
        expect(waits).toEqual(order.filter((id) => waits.includes(id)));
      }),
      { numRuns: RUNS },
    );
  });

  it('agree with an oracle that looks at every pixel, reasons included', () => {
    let allowedInAll = 0;
    fc.assert(
      fc.property(snapshot, visit, (set, facts) => {
        const { allowed, blocked } = decide(prepare(set), facts);
        const outcomes = Object.fromEntries([
          ...allowed.map(({ id }) => [id, 'allowed']),
          ...blocked.map(({ pixelId, reason }) => [pixelId, reason]),
        ]) as Record<string, string>;
        expect(outcomes).toEqual(Object.fromEntries(set.pixels.map((one) => [one.id, naive(one, facts)])));
        allowedInAll += allowed.length;
      }),
      { numRuns: RUNS },
    );
    // Otherwise the property would hold for a decision that allows nothing.
    expect(allowedInAll).toBeGreaterThan(RUNS / 13);
  });

  it('ask exactly where agreeing to everything would make another pixel run', () => {
    let asked = 0;
    fc.assert(
      fc.property(snapshot, visit, (set, facts) => {
        const prepared = prepare(set);
        const { running, waiting } = decidePage(prepared, facts);
        const now = decide(prepared, facts).allowed;
        expect(running.map(({ plan }) => plan)).toEqual(now);
        const more = decide(prepared, agreed(facts)).allowed.length > now.length;
        expect(waiting).toBe(facts.choice === null && more);
        if (waiting) asked += 1;
      }),
      { numRuns: RUNS },
    );
    expect(asked).toBeGreaterThan(RUNS / 50);
  });
});
