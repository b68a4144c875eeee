import { pixelHealth } from '../../admin/src/words/pixel-health';
import { needsReview, reviewDue } from '../../admin/src/words/review-due';
import type { PixelSummary } from '../../server/src/contract';
import { english } from './english';
import { summary } from './summary';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');
const PAST = '2026-03-01T12:00:00.000Z';

describe('the health of a pixel', () => {
  it.each<[string, Partial<PixelSummary>, [string, string][]]>([
    ['a draft', { state: 'draft', change: 'draft' }, [['Draft', 'neutral']]],
    ['one that waits', { state: 'in_review', change: 'in_review' }, [['Waiting for approval', 'secondary']]],
    ['an approved one', { state: 'approved', approved: 1 }, [['Approved, not live yet', 'secondary']]],
    ['a live one', { state: 'live', live: 1, approved: 1, reviewStatus: 'upcoming' }, [['Live', 'success']]],
    [
      'a live one whose review is due',
      { state: 'live', live: 1, approved: 1, reviewStatus: 'due' },
      [
        ['Live', 'success'],
        ['Review due', 'warning'],
      ],
    ],
    [
      'a live one whose review is overdue',
      { state: 'live', live: 1, approved: 1, reviewStatus: 'overdue' },
      [
        ['Live', 'success'],
        ['Review overdue', 'danger'],
      ],
    ],
    [
      'a live one that was changed since its approval',
      { state: 'live', live: 1, approved: 1, head: 2, change: 'draft' },
      [
        ['Live', 'success'],
        ['Change in draft', 'neutral'],
      ],
    ],
    [
      'a stopped one with a change that waits',
      { state: 'paused', live: 1, approved: 1, head: 2, change: 'in_review' },
      [
        ['Stopped', 'danger'],
        ['Change waiting', 'secondary'],
      ],
    ],
    [
      'a stopped one with an approved change, overdue',
      { state: 'paused', live: 1, approved: 2, head: 2, change: 'approved', reviewStatus: 'overdue' },
      [
        ['Stopped', 'danger'],
        ['Review overdue', 'danger'],
        ['Change approved', 'secondary'],
      ],
    ],
    [
      'a draft on top of an approved version that was never live',
      { state: 'draft', change: 'draft', approved: 1, head: 2 },
      [
        ['Draft', 'neutral'],
        ['Change in draft', 'neutral'],
      ],
    ],
    [
      'one that something else puts into the site',
      { state: 'live', live: 1, approved: 1, delivery: 'declared' },
      [
        ['Live', 'success'],
        ['Listed only', 'neutral'],
      ],
    ],
    [
      'one that never fired',
      { state: 'live', live: 1, approved: 1, fired: { fires30: 0, lastFiredOn: null, silent: 'never' } },
      [
        ['Live', 'success'],
        ['Never fired', 'warning'],
      ],
    ],
    [
      'one that has not fired lately',
      {
        state: 'live',
        live: 1,
        approved: 1,
        fired: { fires30: 0, lastFiredOn: '2026-01-02', silent: 'lately' },
      },
      [
        ['Live', 'success'],
        ['Silent for 30 days', 'warning'],
      ],
    ],
    [
      'a retired one, whatever else there is',
      { state: 'retired', change: 'draft', approved: 1, head: 2, reviewDueAt: PAST, delivery: 'declared' },
      [['Retired', 'neutral']],
    ],
  ])('of %s', (_, part, expected) => {
    const badges = pixelHealth(summary(part), english);
    expect(badges.map(({ text, tone }) => [text, tone])).toEqual(expected);
  });
});

describe('when a review is due', () => {
  it.each<[string, Partial<PixelSummary>, string, boolean]>([
    ['never approved', { reviewDueAt: null, reviewStatus: null }, 'After approval', false],
    ['not told by the server', {}, 'After approval', false],
    ['retired', { state: 'retired', reviewDueAt: PAST, reviewStatus: null }, 'Ended', false],
    ['no date at all', { reviewDueAt: 'soon', reviewStatus: 'upcoming' }, 'After approval', false],
    ['far away', { reviewDueAt: '2026-03-22T12:00:00Z', reviewStatus: 'upcoming' }, 'In 12 days', false],
    ['tomorrow', { reviewDueAt: '2026-03-11T13:00:00Z', reviewStatus: 'upcoming' }, 'In 1 day', false],
    ['in an hour', { reviewDueAt: '2026-03-10T13:00:00Z', reviewStatus: 'upcoming' }, 'Within a day', false],
    ['this moment', { reviewDueAt: '2026-03-10T12:00:00Z', reviewStatus: 'due' }, 'Due since today', true],
    ['an hour ago', { reviewDueAt: '2026-03-10T11:00:00Z', reviewStatus: 'due' }, 'Due since today', true],
    ['yesterday', { reviewDueAt: '2026-03-09T11:00:00Z', reviewStatus: 'due' }, 'Due for 1 day', true],
    ['days ago', { reviewDueAt: '2026-03-07T11:00:00Z', reviewStatus: 'due' }, 'Due for 3 days', true],
    ['no grace', { reviewDueAt: PAST, reviewStatus: 'overdue' }, 'Overdue, due for 9 days', true],
  ])('%s', (_, part, words, isNow) => {
    const pixel = summary({ state: 'live', ...part });
    expect(reviewDue(pixel, NOW, english)).toBe(words);
    expect(needsReview(pixel)).toBe(isNow);
  });
});
