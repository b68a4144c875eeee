import fc from 'fast-check';
import type { ConsentPolicy, Region } from '../../server/src/contract';
import { grantedOf } from '../../server/src/core/consent';
import type { FittingMarks } from '../../server/src/core/questions';
import { readPlace, termsOf } from '../../server/src/core/regions';
import { toVisit } from '../../server/src/core/visit';
import { consentOf } from '../../server/src/core/visit-consent';
import { answer, check, fitting, isWithin, NOW, rule, RUNS } from '../fakes/consents';

const PLACES = ['DE', 'FR', 'US', 'US-CA', 'US-NY', 'CA', 'CA-QC', 'JP'];
const disjointRegions: fc.Arbitrary<Region[]> = fc
  .tuple(
    fc.shuffledSubarray(PLACES, { minLength: 1 }),
    fc.array(fc.record({ rule, gpc: fc.boolean() }), { minLength: 8, maxLength: 8 }),
  )
  .map(([places, terms]) =>
    places.map((place, at) => ({
      key: place.toLowerCase(),
      places: [place],
      ...(terms[at] ?? { rule: 'opt_in' as const, gpc: true }),
    })),
  );
const policy: fc.Arbitrary<ConsentPolicy> = fc.record({
  regions: disjointRegions,
  elsewhere: fc.record({ rule, gpc: fc.boolean() }),
  dnt: fc.boolean(),
  days: fc.constant(180),
  recordDays: fc.constant(730),
});
const place = fc.constantFrom('', ...PLACES, 'US-TX', 'CA-ON', 'BR', 'XX', 'us', 'nonsense');
const visitor = fc
  .tuple(answer, fc.record({ place, gpc: fc.boolean(), dnt: fc.boolean() }))
  .map(([said, others]) => ({ ...said, ...others }));

describe('a policy', () => {
  const preparedOf = (given: ConsentPolicy, today: FittingMarks | null) => ({
    policy: given,
    termsOf: termsOf(given),
    fitting: today,
  });

  it('means the same in whatever order its regions and their places stand, if no place is in two', () => {
    const shuffled = policy.chain((given) =>
      fc
        .shuffledSubarray(given.regions, { minLength: given.regions.length })
        .map((regions) => ({ given, other: { ...given, regions } })),
    );
    check(
      fc.tuple(shuffled, visitor, fitting),
      ([{ given, other }, who, today]) =>
        JSON.stringify(consentOf(preparedOf(given, today), who)) ===
        JSON.stringify(consentOf(preparedOf(other, today), who)),
      {
        meets: ([{ given, other }]) => given.regions[0]?.key !== other.regions[0]?.key,
        atLeast: 0.3,
      },
    );
  });

  it('holds in no known place more strictly than where the place is unknown', () => {
    check(
      fc.tuple(policy, visitor, fitting),
      ([given, who, today]) => {
        const prepared = preparedOf(given, today);
        const unknown = consentOf(prepared, { ...who, place: '' });
        return isWithin(grantedOf(unknown.grants), grantedOf(consentOf(prepared, who).grants));
      },
      {
        meets: ([given, who, today]) => consentOf(preparedOf(given, today), who).granted !== 0,
        atLeast: 0.3,
      },
    );
  });

  it('holds in no known part of a country more strictly than where the part is unknown', () => {
    check(
      fc.tuple(policy, visitor, fitting, fc.constantFrom('US-CA', 'US-NY', 'US-TX', 'CA-QC', 'CA-ON')),
      ([given, who, today, known]) => {
        const prepared = preparedOf(given, today);
        const unknown = consentOf(prepared, { ...who, place: known.slice(0, 2) });
        const there = consentOf(prepared, { ...who, place: known });
        return isWithin(grantedOf(unknown.grants), grantedOf(there.grants));
      },
      {
        meets: ([given, who, today, known]) =>
          consentOf(preparedOf(given, today), { ...who, place: known }).granted !== 0,
        atLeast: 0.3,
      },
    );
  });

  it('answers the same when it is asked again: nothing of one visitor stays for the next', () => {
    check(
      fc.tuple(policy, fc.array(place, { minLength: 2, maxLength: 6 })),
      ([given, places]) => {
        const shared = termsOf(given);
        return [...places, ...places].every(
          (one) => JSON.stringify(shared(one)) === JSON.stringify(termsOf(given)(one)),
        );
      },
      { meets: ([, places]) => new Set(places).size > 1, atLeast: 0.5 },
    );
  });
});

describe('a request', () => {
  const signal = fc.constantFrom('1', '0', '', 'true', ' 1', '11');

  it('may bring its values of a repeated signal in any order', () => {
    const lists = fc
      .array(signal, { minLength: 1, maxLength: 4 })
      .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }).map((other) => [list, other]));
    const gpcOf = (values: string[] = []): boolean =>
      toVisit({
        path: '/',
        cookieHeader: undefined,
        secGpc: values.join(', '),
        dnt: undefined,
        place: '',
        days: 180,
        now: NOW,
      }).gpc;
    check(lists, ([list, other]) => gpcOf(list) === gpcOf(other), {
      meets: ([list = []]) => list.length > 1 && gpcOf(list),
      atLeast: 0.1,
    });
  });

  it('never makes anything throw, whatever stands in its headers', () => {
    const text = fc.option(fc.oneof(fc.string({ unit: 'binary' }), signal, fc.constantFrom(...PLACES)), {
      nil: undefined,
    });
    const prepared = {
      policy: {
        regions: [],
        elsewhere: { rule: 'opt_out' as const, gpc: true },
        dnt: true,
        days: 180,
        recordDays: 730,
      },
      fitting: null,
    };
    fc.assert(
      fc.property(text, text, text, text, text, (country, part, cookieHeader, secGpc, dnt) => {
        const where = readPlace(country, part);
        expect(where).toMatch(/^(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?)?$/);
        const who = toVisit({ path: '/', cookieHeader, secGpc, dnt, place: where, days: 180, now: NOW });
        const { grants } = consentOf({ ...prepared, termsOf: termsOf(prepared.policy) }, who);
        expect(grants.necessary).toBe('necessary');
      }),
      { numRuns: RUNS },
    );
  });
});
