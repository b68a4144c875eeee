import fc from 'fast-check';
import {
  CONSENT_RULES,
  OPTIONAL_CATEGORIES,
  type ConsentChoice,
  type NoticeMarks,
  type OptionalCategory,
} from '../../server/src/contract';
import type { ConsentFacts } from '../../server/src/core/consent';
import type { FittingMarks } from '../../server/src/core/questions';

export const RUNS = 10_000;
/** The moment at which the random cases play. */
export const NOW = Date.UTC(2026, 10, 25);
const RECORD = '7ZQ4M9T2XK5B8N1C';

// Few marks, so that those of a choice and of today often meet.
const mark = fc.constantFrom('000000', 'aaaaaa', 'bbbbbb');
const marks: fc.Arbitrary<NoticeMarks> = fc.record({
  functional: mark,
  measurement: mark,
  marketing: mark,
});
export const rule = fc.constantFrom(...CONSENT_RULES);
const categories = fc.subarray([...OPTIONAL_CATEGORIES]);
export const choice: fc.Arbitrary<ConsentChoice> = fc.record({
  categories,
  at: fc.constant(NOW / 1000),
  rule,
  notice: marks,
  record: fc.constantFrom(RECORD, RECORD, RECORD, null),
});
const fits = fc.subarray(['aaaaaa', 'bbbbbb']);
/** Marks that a yes of today may carry; null: any. */
export const fitting: fc.Arbitrary<FittingMarks | null> = fc.option(
  fc.record({ functional: fits, measurement: fits, marketing: fits }),
  { freq: 5 },
);
/** What a cookie says: a choice, none, or nothing that can be read. */
export const answer: fc.Arbitrary<Pick<ConsentFacts, 'choice' | 'unclear'>> = fc.oneof(
  { weight: 5, arbitrary: choice.map((said) => ({ choice: said, unclear: false })) },
  { weight: 1, arbitrary: fc.boolean().map((unclear) => ({ choice: null, unclear })) },
);
export const facts: fc.Arbitrary<ConsentFacts> = fc
  .tuple(answer, fc.record({ rule, gpc: fc.boolean(), dnt: fc.boolean(), fitting }))
  .map(([said, others]) => ({ ...said, ...others }));

export const isWithin = (a: readonly OptionalCategory[], b: readonly OptionalCategory[]): boolean =>
  a.every((category) => b.includes(category));

/** A property that held for cases that never come about would say nothing. */
export const check = <T>(
  arbitrary: fc.Arbitrary<T>,
  property: (value: T) => boolean,
  { meets, atLeast }: { meets: (value: T) => boolean; atLeast: number },
): void => {
  let met = 0;
  fc.assert(
    fc.property(arbitrary, (value) => {
      if (meets(value)) met += 1;
      return property(value);
    }),
    { numRuns: RUNS },
  );
  expect(met).toBeGreaterThan(RUNS * atLeast);
};
