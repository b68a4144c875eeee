import { foldText } from '../../server/src/core/fold-text';
import { addDays, dueRange, reviewDueAt, startOfDay } from '../../server/src/core/review-due';

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

describe('dueRange', () => {
  const now = '2026-11-24T15:00:00.000Z';
  const isIn = (review: 'overdue' | 'soon', moment: string): boolean => {
    const { from, before } = dueRange(review, now);
    return (from === null || moment >= from) && moment < before;
  };

  it.each([
    ['2026-11-23T23:59:59.999Z', true, false],
    ['2026-11-24T00:00:00.000Z', false, true],
    ['2026-11-24T09:00:00.000Z', false, true],
    ['2026-12-08T23:59:59.999Z', false, true],
    ['2026-12-09T00:00:00.000Z', false, false],
  ])('%s: overdue %s, soon %s', (moment, overdue, soon) => {
    expect([isIn('overdue', moment), isIn('soon', moment)]).toEqual([overdue, soon]);
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
