import {
  dayIn,
  daysBetween,
  dayWords,
  isMonth,
  momentWords,
  monthAfter,
  monthWords,
  weeksOf,
} from '../../admin/src/words/review-days';
import { english } from './english';

describe('a moment', () => {
  it.each([
    ['2026-11-26T23:30:00.000Z', 'UTC', '2026-11-26'],
    ['2026-11-26T23:30:00.000Z', 'Europe/Berlin', '2026-11-27'],
    ['2026-11-26T02:30:00.000Z', 'America/New_York', '2026-11-25'],
    ['2026-12-31T11:00:00.000Z', 'Pacific/Kiritimati', '2027-01-01'],
  ])('%s in %s is on %s', (at, zone, day) => {
    expect(dayIn(zone, at)).toBe(day);
    expect(dayIn(zone, Date.parse(at))).toBe(day);
  });

  it('is said in the zone of the site', () => {
    expect(dayWords('2026-11-26T23:30:00.000Z', 'Europe/Berlin', english)).toBe('November 27, 2026');
    expect(momentWords('2026-11-26T23:30:00.000Z', 'Europe/Berlin', english)).toMatch(
      /November 27, 2026.*12:30/,
    );
  });
});

it.each([
  ['2026-03-28', '2026-03-30', 2],
  ['2026-03-30', '2026-03-28', -2],
  ['2026-11-26', '2026-11-26', 0],
])('from %s to %s', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

describe('a month', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-05', -17, '2024-12'],
  ])('%s and %i more', (month, by, expected) => {
    expect(monthAfter(month, by)).toBe(expected);
  });

  it.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-1', false],
    ['', false],
    ['x2026-11', false],
  ])('%s: %s', (text, is) => {
    expect(isMonth(text)).toBe(is);
  });

  it('has whole weeks from Monday to Sunday, with the days of its neighbours', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    // February 2027 begins on a Monday and has just four weeks.
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('is said with its year', () => {
    expect(monthWords('2026-11', english)).toBe('November 2026');
  });
});
