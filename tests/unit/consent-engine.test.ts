import { consentPolicySchema, type NoticeMarks, type OptionalCategory } from '../../server/src/contract';
import { askedOf, grantedOf, maskOf } from '../../server/src/core/consent';
import { readPlace, termsOf } from '../../server/src/core/regions';
import { toVisitor } from '../../server/src/core/visit';
import { consentOf } from '../../server/src/core/visit-consent';
import cases from '../cases/consent-engine.json';

interface Row {
  why: string;
  policy: string;
  marks?: string;
  /** What the request carries, as it stands in its headers. */
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
const marks: Record<string, NoticeMarks | null> = cases.marks;

/** The way of a request: what its headers say becomes a visit, and that meets the policy. */
const answer = (row: Row) => {
  const policy = consentPolicySchema.parse(policies[row.policy]);
  const visitor = toVisitor({
    cookieHeader: row.cookie,
    secGpc: row.gpc,
    dnt: row.dnt,
    place: readPlace(row.country, row.part),
    days: policy.days,
    now: cases.now * 1000,
  });
  const asked = marks[row.marks ?? 'today'];
  if (asked === undefined) throw new Error(`There are no marks of the name ${row.marks}.`);
  return {
    choice: visitor.choice,
    ...consentOf({ policy, termsOf: termsOf(policy), marks: asked }, visitor),
  };
};

describe('what a request says, the policy and the questions decide together', () => {
  it('has enough rows, each with a reason of its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(140);
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
