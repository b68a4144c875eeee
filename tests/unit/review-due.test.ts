import { foldText } from '../../server/src/core/fold-text';
import type { ReviewFilter } from '../../server/src/contract';
import { addDays, dueRange, reviewDueAt, standingOf, startOfDay } from '../../server/src/core/review-due';

describe('days', () => {
  it.each([
    ['2026-11-24T15:00:00.000Z', 90, '2027-02-22T15:00:00.000Z'],
    ['2027-03-27T23:30:00.000Z', 1, '2027-03-28T23:30:00.000Z'],
    ['2028-02-28T00:00:00.000Z', 1, '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 730, '2028-12-30T23:59:59.999Z'],
  ])('%s and %d days is %s', (moment, days, expected) => {
    expect(addDays(moment, days)).toBe(expected);
    expect(reviewDueAt(moment, days)).toBe(expected);
  });

  it('begin at midnight in UTC', () => {
    expect(startOfDay('2026-11-24T23:59:59.999Z')).toBe('2026-11-24T00:00:00.000Z');
    expect(startOfDay('2026-11-24T00:00:00.000Z')).toBe('2026-11-24T00:00:00.000Z');
    expect(startOfDay('1969-12-31T12:00:00.000Z')).toBe('1969-12-31T00:00:00.000Z');
  });
});

describe('how a review stands', () => {
  const now = '2026-11-24T15:00:00.000Z';
  const isIn = (review: ReviewFilter, graceDays: number, moment: string): boolean => {
    const { from, before } = dueRange(review, graceDays, now);
    return (from === null || moment >= from) && moment < before;
  };

  it.each([
    ['2026-11-10T14:59:59.999Z', 14, 'overdue', ['overdue']],
    ['2026-11-10T15:00:00.000Z', 14, 'overdue', ['overdue']],
    ['2026-11-10T15:00:00.001Z', 14, 'due', ['due']],
    ['2026-11-24T15:00:00.000Z', 14, 'due', ['due']],
    ['2026-11-24T15:00:00.001Z', 14, 'upcoming', ['soon']],
    ['2026-12-08T15:00:00.000Z', 14, 'upcoming', ['soon']],
    ['2026-12-08T15:00:00.001Z', 14, 'upcoming', []],
    ['2026-11-24T15:00:00.000Z', 0, 'overdue', ['overdue']],
    ['2026-11-24T15:00:00.001Z', 0, 'upcoming', ['soon']],
  ] as const)('due %s with %d days of grace: %s, found as %j', (reviewDueAt, graceDays, status, found) => {
    expect(standingOf({ state: 'live', reviewDueAt }, graceDays, now)).toBe(status);
    expect(
      (['overdue', 'due', 'soon'] as const).filter((each) => isIn(each, graceDays, reviewDueAt)),
    ).toEqual(found);
  });

  it('is nobody’s business without an approval, or after the end', () => {
    const reviewDueAt = '2026-01-01T00:00:00.000Z';
    expect(standingOf({ state: 'retired', reviewDueAt }, 14, now)).toBeNull();
    expect(standingOf({ state: 'draft', reviewDueAt: null }, 14, now)).toBeNull();
  });
});

describe('foldText', () => {
  it.each([
    ['Frühling', 'fruhling'],
    ['STRASSE straße', 'strasse strasse'],
    ['Ångström', 'angstrom'],
    ['ﬁne', 'fine'],
    ['日本', '日本'],
  ])('%s becomes %s', (text, folded) => expect(foldText(text)).toBe(folded));
});
