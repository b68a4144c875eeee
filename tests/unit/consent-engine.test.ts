import { consentPolicySchema, type OptionalCategory } from '../../server/src/contract';
import { askedOf, grantedOf, maskOf } from '../../server/src/core/consent';
import type { FittingMarks } from '../../server/src/core/questions';
import { readPlace, termsOf } from '../../server/src/core/regions';
import { toVisit } from '../../server/src/core/visit';
import { consentOf } from '../../server/src/core/visit-consent';
import cases from '../cases/consent-engine.json';

interface Row {
  why: string;
  policy: string;
  /** Which questions of today a yes may have been given to. */
  fitting?: string;
  /** What the request carries, as it stands in its headers; `{8192}` in a cookie stands for so many characters. */
  country?: string;
  part?: string;
  cookie?: string;
  gpc?: string;
  dnt?: string;
  rule: string;
  standing: Record<OptionalCategory, string>;
  granted: string[];
  asked: string[];
}

const rows: Row[] = cases.rows;
const policies: Record<string, object> = cases.policies;
const fitting: Record<string, FittingMarks | null> = cases.fitting;

/** The way of a request: what its headers say becomes a visit, and that meets the policy. */
const answer = (row: Row) => {
  const policy = consentPolicySchema.parse(policies[row.policy]);
  const visitor = toVisit({
    path: '/',
    cookieHeader: row.cookie?.replace(/\{(\d+)\}/, (_, length) => 'x'.repeat(Number(length))),
    secGpc: row.gpc,
    dnt: row.dnt,
    place: readPlace(row.country, row.part),
    days: policy.days,
    now: cases.now * 1000,
  });
  const marks = fitting[row.fitting ?? 'today'];
  if (marks === undefined) throw new Error(`There are no questions of the name ${row.fitting}.`);
  return {
    choice: visitor.choice,
    ...consentOf({ policy, termsOf: termsOf(policy), fitting: marks }, visitor),
  };
};

describe('what a request says, the policy and the questions decide together', () => {
  it('has enough rows, each with a reason of its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(190);
    expect(new Set(rows.map(({ why }) => why)).size).toBe(rows.length);
  });

  it.each(rows)('$why', (row) => {
    const { grants, terms, granted, asked, choice } = answer(row);
    expect(terms.rule).toBe(row.rule);
    expect(grants).toEqual({ necessary: 'necessary', ...row.standing });
    expect(grantedOf(grants)).toEqual(row.granted);
    expect(granted).toBe(maskOf(grantedOf(grants)));
    expect(askedOf(grants, choice)).toEqual(row.asked);
    expect(asked).toBe(maskOf(askedOf(grants, choice)));
  });
});
