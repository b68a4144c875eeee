import fc from 'fast-check';
import { OPTIONAL_CATEGORIES, type ConsentRule, type OptionalCategory } from '../../server/src/contract';
import {
  askedOf,
  grant,
  grantedOf,
  isGranted,
  openTo,
  type ConsentFacts,
} from '../../server/src/core/consent';
import { check, choice, facts, isWithin, rule } from '../fakes/consents';

const granted = (given: ConsentFacts): OptionalCategory[] => grantedOf(grant(given));

const STRICTNESS: Record<ConsentRule, number> = { opt_in: 2, opt_out: 1, notice_only: 0 };

/** The specification of a yes that counts under opt-in, said once more. */
const isFitting = (category: OptionalCategory, given: ConsentFacts): boolean => {
  const { choice: said, fitting } = given;
  if (said === null || said.record === null || !said.categories.includes(category)) return false;
  return said.rule === 'opt_in' && (fitting === null || fitting[category].includes(said.notice[category]));
};

describe('whatever a visitor, a browser and a place say', () => {
  it('grants nothing under opt-in but by a recorded yes to the same question', () => {
    check(
      facts.map((given) => ({ ...given, rule: 'opt_in' as const })),
      (given) => granted(given).every((category) => isFitting(category, given)),
      { meets: (given) => granted(given).length > 0, atLeast: 0.05 },
    );
  });

  it('grants a recorded yes to the same question under opt-in unless a signal denies it', () => {
    check(
      facts.map((given) => ({ ...given, rule: 'opt_in' as const, gpc: false, dnt: false })),
      (given) =>
        isWithin(
          OPTIONAL_CATEGORIES.filter((category) => isFitting(category, given)),
          granted(given),
        ),
      {
        meets: (given) => OPTIONAL_CATEGORIES.some((category) => isFitting(category, given)),
        atLeast: 0.05,
      },
    );
  });

  it('never grants what the last choice left out', () => {
    check(facts, (given) => given.choice === null || isWithin(granted(given), given.choice.categories), {
      meets: ({ choice: said }) => said !== null && said.categories.length < 3,
      atLeast: 0.4,
    });
  });

  it('never asks about what was refused when it could be, nor about what a signal denies', () => {
    check(
      facts,
      (given) => {
        const grants = grant(given);
        const asked = askedOf(grants, given.choice);
        const open = openTo(grants);
        return asked.every((category) => {
          const { choice: said } = given;
          const refused =
            said !== null && !said.categories.includes(category) && said.notice[category] !== '000000';
          return !refused && open.includes(category);
        });
      },
      { meets: (given) => askedOf(grant(given), given.choice).length > 0, atLeast: 0.2 },
    );
  });

  it('grants everything, or nothing, to a silent visitor without signals, as the rule says', () => {
    check(
      facts.map((given) => ({ ...given, choice: null, unclear: false, gpc: false, dnt: false })),
      (given) => granted(given).length === (given.rule === 'opt_in' ? 0 : 3),
      { meets: ({ rule: held }) => held === 'opt_in', atLeast: 0.2 },
    );
  });
});

describe('a choice that is unclear', () => {
  const unclear = facts.map((given) => ({ ...given, choice: null, unclear: true }));

  it('grants nothing under any rule, and is asked about wherever no signal answers for the visitor', () => {
    check(
      unclear,
      (given) => {
        const grants = grant(given);
        return grantedOf(grants).length === 0 && askedOf(grants, null).join() === openTo(grants).join();
      },
      { meets: (given) => given.rule !== 'opt_in' && !given.dnt, atLeast: 0.2 },
    );
  });

  it('is settled by whatever the visitor says next', () => {
    check(
      fc.tuple(unclear, choice),
      ([given, said]) => {
        const settled = grant({ ...given, choice: said, unclear: false });
        return OPTIONAL_CATEGORIES.every(
          (category) => said.categories.includes(category) || !isGranted(settled[category]),
        );
      },
      {
        meets: ([given, said]) => granted({ ...given, choice: said, unclear: false }).length > 0,
        atLeast: 0.2,
      },
    );
  });
});

describe('a withdrawal', () => {
  it('grants nothing new, whatever it leaves, where it was said, and what was asked', () => {
    const withdrawal = fc
      .tuple(facts, choice, fc.boolean(), fc.boolean())
      .chain(([before, after, gpc, dnt]) =>
        fc.subarray(granted(before)).map((left) => ({
          before,
          after: { ...before, choice: { ...after, categories: left }, unclear: false },
          gpc,
          dnt,
        })),
      );
    check(
      withdrawal,
      ({ before, after, gpc, dnt }) =>
        isWithin(granted(after), granted(before)) &&
        isWithin(granted({ ...after, gpc: gpc || before.gpc, dnt: dnt || before.dnt }), granted(before)),
      { meets: ({ before, after }) => granted(before).length > granted(after).length, atLeast: 0.2 },
    );
  });

  it('grants nothing new where fewer categories are chosen of the same question', () => {
    const withdrawal = facts.chain((given) =>
      fc.subarray([...(given.choice?.categories ?? OPTIONAL_CATEGORIES)]).map((left) => ({ given, left })),
    );
    check(
      withdrawal,
      ({ given, left }) =>
        given.choice === null ||
        isWithin(granted({ ...given, choice: { ...given.choice, categories: left } }), granted(given)),
      {
        meets: ({ given, left }) => given.choice !== null && given.choice.categories.length > left.length,
        atLeast: 0.3,
      },
    );
  });

  it('ends everything everywhere where nothing is left', () => {
    check(
      fc.tuple(facts, choice),
      ([given, said]) =>
        granted({ ...given, choice: { ...said, categories: [] }, unclear: false }).length === 0,
      { meets: ([given]) => granted(given).length > 0, atLeast: 0.2 },
    );
  });
});

describe('signals', () => {
  it('only ever take away', () => {
    check(
      facts,
      (given) => {
        const without = granted({ ...given, gpc: false, dnt: false });
        const each = [
          { gpc: true, dnt: false },
          { gpc: false, dnt: true },
        ].map((signals) => granted({ ...given, ...signals }));
        return each.every((one) => isWithin(one, without));
      },
      { meets: (given) => granted({ ...given, gpc: false, dnt: false }).length > 0, atLeast: 0.3 },
    );
  });

  it('together deny what each denies, and nothing else', () => {
    check(
      facts,
      (given) => {
        const gpc = granted({ ...given, gpc: true, dnt: false });
        const dnt = granted({ ...given, gpc: false, dnt: true });
        const both = granted({ ...given, gpc: true, dnt: true });
        return both.join() === gpc.filter((category) => dnt.includes(category)).join();
      },
      { meets: (given) => granted({ ...given, gpc: true, dnt: true }).length > 0, atLeast: 0.2 },
    );
  });

  it('leave a choice as it was: once they are gone it counts', () => {
    check(
      facts,
      (given) => {
        const gone = { ...given, gpc: false, dnt: false };
        const grants = grant(gone);
        const signalled = grant(given);
        return OPTIONAL_CATEGORIES.every(
          (category) =>
            signalled[category] === 'gpc' ||
            signalled[category] === 'dnt' ||
            signalled[category] === grants[category],
        );
      },
      { meets: (given) => Object.values(grant(given)).includes('gpc'), atLeast: 0.1 },
    );
  });

  it('deny marketing, and measurement and marketing', () => {
    check(
      facts,
      (given) =>
        !granted({ ...given, gpc: true }).includes('marketing') &&
        isWithin(granted({ ...given, dnt: true }), ['functional']),
      { meets: (given) => granted({ ...given, gpc: false }).includes('marketing'), atLeast: 0.1 },
    );
  });
});

describe('a stricter rule', () => {
  it('never grants more', () => {
    check(
      fc.tuple(facts, rule, rule),
      ([given, a, b]) => {
        const [strict, lax] = STRICTNESS[a] >= STRICTNESS[b] ? [a, b] : [b, a];
        return isWithin(granted({ ...given, rule: strict }), granted({ ...given, rule: lax }));
      },
      { meets: ([given, a, b]) => a !== b && granted({ ...given, rule: a }).length > 0, atLeast: 0.1 },
    );
  });

  it('never counts a yes for less: what was agreed to under it is agreed to under a laxer one', () => {
    check(
      fc.tuple(facts, rule),
      ([given, where]) => {
        const { choice: said } = given;
        if (said === null || STRICTNESS[where] > STRICTNESS[given.rule]) return true;
        const there = grant({ ...given, rule: where });
        return OPTIONAL_CATEGORIES.every(
          (category) => grant(given)[category] !== 'agreed' || there[category] === 'agreed',
        );
      },
      {
        meets: ([given, where]) => where !== given.rule && Object.values(grant(given)).includes('agreed'),
        atLeast: 0.03,
      },
    );
  });
});
