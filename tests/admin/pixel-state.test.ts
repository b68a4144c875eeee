import { nextStep, stateBadges } from '../../admin/src/words/pixel-state';
import { publicationChanges, restoreChanges } from '../../admin/src/words/publication-changes';
import { timeAgo } from '../../admin/src/words/time-ago';
import type { Person, PixelDetail, PixelSummary } from '../../server/src/contract';
import { metaContent } from './content';
import { english } from './english';

const person = (name: string): Person => ({ id: name, name, email: `${name.toLowerCase()}@example.org` });
const AT = '2026-01-01T10:00:00.000Z';
const HASH = 'a'.repeat(64);

const summary = (part: Partial<PixelSummary>): PixelSummary => ({
  slug: 'spring',
  name: 'Spring campaign',
  vendor: 'meta-pixel',
  categories: ['marketing'],
  ownerName: 'Jo',
  ownerEmail: 'jo@example.org',
  state: 'draft',
  change: null,
  head: 1,
  live: null,
  approved: null,
  pauseReason: '',
  updatedAt: AT,
  updatedBy: person('Ana'),
  ...part,
});

const detail = (part: Partial<PixelSummary>, approvals: PixelDetail['approvals'] = []): PixelDetail => ({
  pixel: summary(part),
  versions: [
    {
      pixel: 'spring',
      number: part.head ?? 1,
      content: metaContent(),
      hash: HASH,
      author: person('Ana'),
      authors: [person('Ana'), person('Bo')],
      createdAt: AT,
    },
  ],
  approvals,
  activity: [],
  actions: {
    edit: { allowed: true, why: '' },
    submit: { allowed: true, why: '' },
    approve: { allowed: true, why: '' },
    send_back: { allowed: true, why: '' },
    pause: { allowed: true, why: '' },
    resume: { allowed: true, why: '' },
    retire: { allowed: true, why: '' },
  },
});

const refusedBy = (name: string, at: string): PixelDetail['approvals'][number] => ({
  pixel: 'spring',
  version: 1,
  hash: HASH,
  outcome: 'sent_back',
  person: person(name),
  comment: `Says ${name}.`,
  at,
});

describe('the state in words and colour', () => {
  it.each<[string, Partial<PixelSummary>, [string, string][]]>([
    ['a draft', { state: 'draft', change: 'draft' }, [['Draft', 'neutral']]],
    ['one that waits', { state: 'in_review', change: 'in_review' }, [['Waiting for approval', 'secondary']]],
    ['a live one', { state: 'live', live: 1 }, [['Live', 'success']]],
    [
      'a live one with a change',
      { state: 'live', live: 1, head: 2, change: 'in_review' },
      [
        ['Live', 'success'],
        ['Change waiting', 'secondary'],
      ],
    ],
    ['a stopped one', { state: 'paused', live: 1 }, [['Stopped', 'danger']]],
    ['a retired one', { state: 'retired', change: 'draft' }, [['Retired', 'neutral']]],
  ])('of %s', (_, part, expected) => {
    expect(stateBadges(summary(part), english).map(({ text, tone }) => [text, tone])).toEqual(expected);
  });
});

describe('who is next', () => {
  it.each<[string, PixelDetail, string]>([
    [
      'somebody who had no hand in it',
      detail({ state: 'in_review', head: 2 }),
      'Waiting for somebody other than Ana and Bo to approve version 2.',
    ],
    [
      'the author, after a change is live already',
      detail({ state: 'live', live: 1, head: 2, change: 'draft' }),
      'Version 1 is live. Version 2 is a draft.',
    ],
    [
      'whoever publishes',
      detail({ state: 'approved', approved: 1 }),
      'Version 1 is approved. It goes live with the next publication.',
    ],
    ['whoever starts it again', detail({ state: 'paused', live: 1, pauseReason: 'Wrong id' }), '“Wrong id”'],
    ['nobody', detail({ state: 'retired' }), 'needs nobody'],
    [
      'the author, but not because of what was settled by an approval',
      detail({ state: 'draft' }, [
        refusedBy('Cy', '2026-01-02T10:00:00.000Z'),
        { ...refusedBy('Di', '2026-01-03T10:00:00.000Z'), outcome: 'approved' },
      ]),
      'Version 1 is a draft.',
    ],
    [
      'the author, with the latest comment',
      detail({ state: 'draft' }, [
        refusedBy('Cy', '2026-01-02T10:00:00.000Z'),
        refusedBy('Di', '2026-01-03T10:00:00.000Z'),
      ]),
      'Di sent version 1 back: “Says Di.”',
    ],
  ])('%s', (_, pixel, expected) => {
    expect(nextStep(pixel, english)).toContain(expected);
  });
});

describe('publications', () => {
  const entry = (slug: string, version: number, paused = false) => ({ slug, version, name: slug, paused });

  it('say what differs from the one before, and nothing else', () => {
    const now = { pixels: [entry('a', 2), entry('b', 1, true), entry('c', 1), entry('same', 1)] };
    const then = { pixels: [entry('a', 1), entry('b', 1), entry('d', 3), entry('same', 1)] };
    expect(publicationChanges(now, then, english)).toEqual([
      '“a” goes from version 2 to version 1.',
      '“b” starts again.',
      '“d” runs, in version 3.',
      '“c” no longer runs.',
    ]);
  });

  it('say what going back would do: nothing that was stopped starts by it', () => {
    const now = { pixels: [entry('a', 2), entry('b', 1, true)] };
    const then = { pixels: [entry('a', 1), entry('b', 1), entry('d', 3)] };
    expect(restoreChanges(now, then, 0, english)).toEqual([
      '“a” goes from version 2 to version 1.',
      '“d” runs again, in version 3, unless it was retired.',
      'Versions that were approved since then have to be approved again before they can go live.',
    ]);
  });

  it('say nothing about approvals where going back takes none away', () => {
    const pixels = [entry('a', 1)];
    expect(restoreChanges({ pixels }, { pixels }, 0, english)).toEqual([]);
    expect(restoreChanges({ pixels }, { pixels }, 1, english)).toHaveLength(1);
  });
});

describe('time', () => {
  const now = Date.parse(AT);
  it.each([
    [0, { value: 0, unit: 'second' }],
    [30_000, { value: 0, unit: 'second' }],
    [-59_000, { value: 0, unit: 'second' }],
    [-60_000, { value: -1, unit: 'minute' }],
    [-3_599_000, { value: -59, unit: 'minute' }],
    [-90_000_000, { value: -1, unit: 'day' }],
    [-40 * 86_400_000, { value: -1, unit: 'month' }],
    [-800 * 86_400_000, { value: -2, unit: 'year' }],
  ])('%d ms', (ms, expected) => {
    expect(timeAgo(now + ms, now)).toEqual(expected);
  });
});
