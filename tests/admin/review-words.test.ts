import {
  REVIEW_FLAGS,
  REVIEW_OUTCOMES,
  REVIEW_TASK_STATES,
  type Review,
  type ReviewEntry,
  type ReviewFlag,
  type ReviewTaskView,
} from '../../server/src/contract';
import { keepOutcome } from '../../admin/src/words/keep-words';
import { historyLines } from '../../admin/src/words/review-history';
import { canRetry, mailLines, runWords } from '../../admin/src/words/review-mail-words';
import {
  dueWords,
  evidenceInShort,
  evidenceWords,
  flagWords,
  whatHappens,
  whatItIs,
  whyNotMany,
} from '../../admin/src/words/review-words';
import { english } from './english';
import { languages } from './languages';

const NOW = Date.parse('2026-11-26T12:00:00.000Z');

const review = (part: Partial<Review> = {}, evidence: Partial<Review['evidence']> = {}): Review => ({
  slug: 'spring',
  name: 'Spring',
  vendor: 'meta-pixel',
  vendorName: 'Meta Pixel',
  categories: ['marketing'],
  owner: { name: 'Jo Finch', email: 'jo@example.org' },
  state: 'live',
  version: 3,
  period: '2026-08-01T12:00:00.000Z',
  everyDays: 90,
  dueAt: '2026-11-20T12:00:00.000Z',
  asksAt: '2026-11-23T09:00:00.000Z',
  graceEndsAt: '2026-12-04T12:00:00.000Z',
  stopsAt: null,
  status: 'due',
  stopped: false,
  askedAt: null,
  said: null,
  evidence: {
    daysSinceLook: 117,
    fires30: 4210,
    pages30: 1,
    fires90: 9000,
    pages90: 3000,
    countedDays: 90,
    ownerExists: true,
    events: 2,
    goals: 2,
    purposeChanged: false,
    vendorChanged: false,
    weight: { bytes: 1234, hosts: 2 },
    flags: [],
    findings: [],
    ...evidence,
  },
  ...part,
});

describe('when it is due', () => {
  it.each([
    ['upcoming', '2026-11-26T20:00:00.000Z', 'Due today, November 26, 2026'],
    ['upcoming', '2026-11-27T01:00:00.000Z', 'Due tomorrow, November 27, 2026'],
    ['upcoming', '2027-03-03T01:00:00.000Z', 'Due in 97 days, March 3, 2027'],
    ['due', '2026-11-26T01:00:00.000Z', 'Due since today, November 26, 2026'],
    ['due', '2026-11-20T12:00:00.000Z', 'Was due 6 days ago, November 20, 2026'],
    ['overdue', '2026-11-06T12:00:00.000Z', 'Was due 20 days ago, November 6, 2026'],
  ] as const)('%s, %s', (status, dueAt, words) => {
    expect(dueWords({ status, dueAt }, NOW, 'UTC', english)).toBe(words);
  });

  it('is counted in days of the site, not of whoever reads it', () => {
    const soon = { status: 'upcoming', dueAt: '2026-11-26T23:30:00.000Z' } as const;
    expect(dueWords(soon, NOW, 'Europe/Berlin', english)).toBe('Due tomorrow, November 27, 2026');
  });
});

describe('the evidence', () => {
  it('is said with its numbers', () => {
    expect(evidenceWords(review(), english)).toEqual([
      'Nobody has looked at it for 117 days.',
      'It fired 4,210 times on 1 page in the last 30 days, and 9,000 times on 3,000 pages in the last 90.',
      'Jo Finch looks after it and has an account in use: jo@example.org.',
      'Its purpose and what is known of its vendor are as they were.',
      'It reports 2 events, for 2 goals.',
      'It adds 1.2 kB of ours to a page, and may talk to 2 servers. What the vendor loads comes on top.',
    ]);
  });

  it.each([
    [{ fires30: null, fires90: null }, 'How often it fires is not counted.'],
    [
      { fires30: 0, pages30: 0, fires90: 1, pages90: 1, countedDays: 90 },
      'It has not fired in the last 30 days, but once on 1 page in the last 90.',
    ],
    [
      { fires30: 0, pages30: 0, fires90: 1, pages90: 1, countedDays: 40 },
      'It has not fired in the last 30 days, but once on 1 page in the 40 days since counting began.',
    ],
    [
      { fires30: 2, pages30: 1, fires90: 3, pages90: 2, countedDays: 30 },
      'It fired 2 times on 1 page in the last 30 days, and 3 times on 2 pages in the 30 days since counting began.',
    ],
    [{ fires30: 0, fires90: 0, countedDays: 1 }, 'It has not fired since counting began today.'],
    [{ fires30: 0, fires90: 0, countedDays: 2 }, 'It has not fired since counting began yesterday.'],
    [
      { fires30: 7, pages30: 3, fires90: 7, pages90: 3, countedDays: 29 },
      'It fired 7 times on 3 pages since counting began 28 days ago.',
    ],
  ])('speaks of no day on which nobody counted: %j', (evidence, sentence) => {
    expect(evidenceWords(review({}, evidence), english)[1]).toBe(sentence);
  });

  it('leaves out a weight that nobody can tell', () => {
    expect(evidenceWords(review({}, { weight: { bytes: 0, hosts: 0 } }), english)).toHaveLength(5);
  });

  it.each([
    [true, true, 'Its purpose and what is known of its vendor have changed.'],
    [true, false, 'Its purpose has changed since the last review.'],
    [false, true, 'What is known of its vendor has changed.'],
  ])('says what changed: %s, %s', (purposeChanged, vendorChanged, sentence) => {
    expect(evidenceWords(review({}, { purposeChanged, vendorChanged, ownerExists: false }), english)[3]).toBe(
      sentence,
    );
  });

  it('fits a line', () => {
    expect(evidenceInShort(review().evidence, true, english)).toBe(
      'Fired 4,210 times in 30 days. Last look 117 days ago.',
    );
    expect(evidenceInShort(review({}, { countedDays: 3, fires30: 0 }).evidence, true, english)).toBe(
      'Never fired since counting began 2 days ago. Last look 117 days ago.',
    );
    expect(evidenceInShort(review({}, { fires30: null, daysSinceLook: 0 }).evidence, false, english)).toBe(
      'Fires are not counted. Looked at on the same day.',
    );
  });
});

it.each(REVIEW_FLAGS)('the flag %s is a sentence', (code) => {
  const details = { days: 30, email: 'jo@example.org', events: 3, goals: 2, version: 2 };
  expect(flagWords({ code, details }, english)).toMatch(/^[A-Z].*[.?]$/);
});

it('names the language of a purpose that is hard to read', () => {
  expect(flagWords({ code: 'hard_to_read', details: { language: 'de' } }, english)).toContain('German');
});

it.each([
  [['marketing', 'measurement'] as const, 'Meta Pixel, for visitors who agree to marketing and measurement'],
  [['necessary'] as const, 'Meta Pixel, for every visitor'],
])('says for whom it runs: %#', (categories, words) => {
  expect(whatItIs({ vendorName: 'Meta Pixel', categories: [...categories] }, english)).toBe(words);
});

describe('if nobody answers', () => {
  const end = (part: Partial<Review>, overdue: 'warn' | 'pause' | 'retire' = 'warn') =>
    whatHappens(review(part), { overdue, timeZone: 'UTC' }, NOW, english);
  const stops = { stopsAt: '2026-12-04T12:00:00.000Z' };

  it.each([
    ['is asked', { asksAt: '2026-11-30T09:00:00.000Z' }, /^Jo Finch is asked by mail on November 30, 2026/],
    [
      'was asked',
      { askedAt: '2026-11-23T09:01:00.000Z' },
      /^Jo Finch was asked by mail on November 23, 2026/,
    ],
    ['should have been', {}, /no mail has gone out so far\.$/],
  ])('says that the owner %s', (_, part, sentence) => {
    expect(end(part)[0]).toMatch(sentence);
  });

  it.each([
    ['warn', {}, /goes on running/],
    ['warn', { status: 'overdue' as const }, /^The time for an answer was over/],
    ['pause', stops, /^On December 4, 2026.* until somebody reviews it\.$/],
    ['pause', { ...stops, stopped: true }, /A review starts it again\.$/],
    ['retire', stops, /Afterwards it is retired for good\.$/],
    ['retire', { ...stops, stopped: true }, /Unless somebody answers, it is retired for good\.$/],
  ] as const)('says what happens: %s %#', (overdue, part, sentence) => {
    expect(end(part, overdue)[1]).toMatch(sentence);
  });
});

describe('keeping many', () => {
  const flags = [{ code: 'no_fires' as const, details: { days: 30 } }];

  it.each([
    ['the owner', {}, { email: 'JO@example.org', mayReview: false }, ''],
    ['somebody with the permission', {}, { email: 'x@example.org', mayReview: true }, ''],
    [
      'somebody else',
      {},
      { email: 'x@example.org', mayReview: false },
      'Only its owner can say that it stays, or somebody who may answer for all.',
    ],
    [
      'anybody, with a flag',
      { flags },
      { email: 'jo@example.org', mayReview: true },
      'Cannot be kept along with others, as something deserves a look. Open its review.',
    ],
  ])('by %s', (_, evidence, person, why) => {
    expect(whyNotMany(review({}, evidence), person, english)).toBe(why);
  });

  it('names each that was refused, first', () => {
    const chosen = new Map([
      ['a', { name: 'A' }],
      ['b', { name: 'B' }],
    ]);
    const results = [
      { slug: 'a', ok: true, message: 'It stays.', flags: [] },
      { slug: 'b', ok: false, message: 'It was reviewed meanwhile.', flags: [] },
    ];
    expect(keepOutcome({ results }, chosen, english)).toEqual({
      tone: 'warning',
      summary: 'One pixel is kept. One pixel was left as it is.',
      lines: ['B: It was reviewed meanwhile.', 'A: It stays.'],
      refused: ['b'],
    });
  });
});

describe('what was flagged after it was chosen', () => {
  const flags: ReviewFlag[] = [
    { code: 'no_fires', details: { days: 30 } },
    { code: 'hard_to_read', details: { language: 'de' } },
  ];
  const refusal = { slug: 'a', ok: false, message: 'As the server says it.', flags };

  it('is named with what is flagged', () => {
    expect(keepOutcome({ results: [refusal] }, new Map([['a', { name: 'A' }]]), english).lines).toEqual([
      'A: This pixel is not as it should be. It has reported nothing in the last 30 days. Its purpose is hard to read in this language: German. Open its review, and answer it there.',
    ]);
  });

  it.each(Object.entries(languages))('in the words of the screens: %s', (_, words) => {
    const [line = ''] = keepOutcome({ results: [refusal] }, new Map(), words).lines;
    for (const flag of flags) expect(line).toContain(flagWords(flag, words));
    const rest = flags.reduce((text, flag) => text.replace(flagWords(flag, words), ''), line);
    expect(rest).not.toMatch(words === english ? /[{}]|no_fires/ : /[{}]|no_fires|As the server|This pixel/);
  });
});

describe('what was answered', () => {
  const entry: ReviewEntry = {
    id: 1,
    pixel: 'spring',
    period: '2026-08-01T12:00:00.000Z',
    version: 3,
    outcome: 'keep',
    answers: { needed: 'yes', decision: 'Which ads we pay for.', less: 'unsure', ownerRight: 'yes' },
    comment: 'Fine.',
    evidence: review({}, { flags: [{ code: 'vendor_changed', details: {} }] }).evidence,
    way: 'page',
    person: { id: '1', name: 'Jo Finch', email: 'jo@example.org' },
    at: '2026-11-26T12:00:00.000Z',
  };

  it('is said with the evidence of its moment', () => {
    expect(historyLines(entry, english)).toEqual({
      headline: 'Jo Finch kept version 3',
      lines: [
        '“Fine.”',
        'Still needed? Yes',
        'Used for: Which ads we pay for.',
        'Can it send less? I am not sure',
        'Is the owner right? Yes',
        'Known then: Fired 4,210 times in 30 days. Last look 117 days before.',
        'What is known of the vendor has changed since visitors were told. The next publication tells them.',
      ],
    });
  });

  it.each(['many', 'link'] as const)('says that it came by another way: %s', (way) => {
    const { lines } = historyLines({ ...entry, way, answers: null, comment: '' }, english);
    expect(lines[0]).toMatch(/^Answered /);
  });

  it.each(REVIEW_OUTCOMES)('has a line for %s', (outcome) => {
    expect(historyLines({ ...entry, outcome }, english).headline).toContain('Jo Finch');
  });
});

describe('mails', () => {
  const mail: ReviewTaskView = {
    id: 1,
    kind: 'digest',
    to: 'jo@example.org',
    state: 'failed',
    attempts: 2,
    lastError: 'Mailbox full',
    maybeTwice: true,
    pixels: ['spring'],
    at: '2026-11-26T12:00:00.000Z',
    sentAt: null,
    nextAt: null,
  };

  it('say what the provider said', () => {
    expect(mailLines(mail, english)).toEqual([
      'About: spring',
      'Tried 2 times.',
      'The provider said: Mailbox full',
      'It may have been sent twice.',
    ]);
    expect(
      mailLines({ ...mail, attempts: 1, lastError: '', maybeTwice: false, pixels: [] }, english),
    ).toEqual([]);
  });

  it('can be tried again where they failed', () => {
    expect(REVIEW_TASK_STATES.filter((state) => canRetry({ state }))).toEqual(['failed', 'given_up']);
  });

  it.each([
    [{ sent: 0, failed: 0, stopped: 0, retired: 0 }, 'Nothing had to be done.'],
    [
      { sent: 2, failed: 1, stopped: 0, retired: 0 },
      '2 mails were sent. One mail could not be sent; see below.',
    ],
    [{ sent: 0, failed: 0, stopped: 1, retired: 2 }, 'One pixel was found stopped. 2 pixels were retired.'],
  ])('a run: %#', (result, words) => {
    expect(runWords({ at: '2026-11-26T12:00:00.000Z', ...result }, english)).toBe(words);
  });
});
