import type {
  Action,
  ErrorCode,
  Person,
  PixelRecord,
  PixelState,
  ReviewState,
} from '../../server/src/contract';
import {
  approved,
  edited,
  firstRecord,
  judge,
  paused,
  pendingChange,
  pixelState,
  published,
  resumed,
  retired,
  rolledBack,
  sentBack,
  submitted,
  waitsForPublication,
  type Seen,
} from '../../server/src/core/approval';
import { ana, ben, cleo, HASH_A, HASH_B, record } from '../fakes/pixels';

const waiting = record({ review: 'in_review' });
const live = record({ review: 'approved', approved: 1, live: 1 });
const stopped = record({ ...live, paused: true });
const gone = record({ ...live, live: null, retired: true });
const newAccountOfAna: Person = { ...ana, id: 'ana-9', email: 'ANA@example.org' };
const renamedAna: Person = { ...ana, email: 'other@example.org' };

const ALLOWED = null;

type Case = [why: string, Action, PixelRecord, Person, ErrorCode | null, Seen?];

const cases: Case[] = [
  ['a draft can be edited by anybody', 'edit', record(), ben, ALLOWED],
  ['what waits can be edited', 'edit', waiting, ben, ALLOWED],
  ['what is live can be edited', 'edit', live, ana, ALLOWED],
  ['what is stopped can be edited', 'edit', stopped, ana, ALLOWED],
  ['what is retired cannot be edited', 'edit', gone, ana, 'retired'],
  ['a draft can be submitted', 'submit', record(), ana, ALLOWED],
  ['what waits cannot be submitted again', 'submit', waiting, ana, 'not_a_draft'],
  ['what is approved cannot be submitted', 'submit', live, ana, 'not_a_draft'],
  [
    'an old version cannot be submitted',
    'submit',
    record({ head: 2 }),
    ana,
    'version_outdated',
    { version: 1, hash: HASH_A },
  ],
  [
    'another content cannot be submitted',
    'submit',
    record(),
    ana,
    'version_outdated',
    { version: 1, hash: HASH_B },
  ],
  ['somebody else approves', 'approve', waiting, ben, ALLOWED],
  ['the author cannot approve', 'approve', waiting, ana, 'author_cannot_approve'],
  [
    'the author cannot approve from a second account with the same address',
    'approve',
    waiting,
    newAccountOfAna,
    'author_cannot_approve',
  ],
  [
    'the author cannot approve after a change of address',
    'approve',
    waiting,
    renamedAna,
    'author_cannot_approve',
  ],
  [
    'the author of a part cannot approve',
    'approve',
    record({ review: 'in_review', headAuthors: [ana, ben] }),
    ben,
    'author_cannot_approve',
  ],
  [
    'a third person approves what two wrote',
    'approve',
    record({ review: 'in_review', headAuthors: [ana, ben] }),
    cleo,
    ALLOWED,
  ],
  ['a draft cannot be approved', 'approve', record(), ben, 'not_in_review'],
  ['what is approved cannot be approved again', 'approve', live, ben, 'not_in_review'],
  [
    'an outdated version cannot be approved',
    'approve',
    record({ review: 'in_review', head: 3 }),
    ben,
    'version_outdated',
    { version: 2, hash: HASH_A },
  ],
  [
    'a version cannot be approved for another content',
    'approve',
    waiting,
    ben,
    'version_outdated',
    { version: 1, hash: HASH_B },
  ],
  [
    'what is retired cannot be approved',
    'approve',
    record({ review: 'in_review', retired: true }),
    ben,
    'retired',
  ],
  ['somebody else sends back', 'send_back', waiting, ben, ALLOWED],
  ['the author may take it back', 'send_back', waiting, ana, ALLOWED],
  ['a draft cannot be sent back', 'send_back', record(), ben, 'not_in_review'],
  [
    'an outdated version cannot be sent back',
    'send_back',
    record({ review: 'in_review', head: 2 }),
    ben,
    'version_outdated',
    { version: 1, hash: HASH_A },
  ],
  ['what is live can be stopped, by its author too', 'pause', live, ana, ALLOWED],
  [
    'what is live with a draft waiting can be stopped',
    'pause',
    record({ ...live, head: 2, review: 'draft' }),
    ana,
    ALLOWED,
  ],
  ['what is not live cannot be stopped', 'pause', record(), ana, 'not_live'],
  [
    'what is approved but not live cannot be stopped',
    'pause',
    record({ review: 'approved', approved: 1 }),
    ana,
    'not_live',
  ],
  ['what is stopped cannot be stopped again', 'pause', stopped, ana, 'already_paused'],
  ['what is retired cannot be stopped', 'pause', gone, ana, 'retired'],
  ['what is stopped can be started again', 'resume', stopped, ana, ALLOWED],
  ['what runs cannot be started again', 'resume', live, ana, 'not_paused'],
  ['anything can be retired once', 'retire', record(), ana, ALLOWED],
  ['what is live can be retired', 'retire', live, ana, ALLOWED],
  ['what is retired cannot be retired again', 'retire', gone, ana, 'retired'],
];

it.each(cases)('%s', (_why, action, pixel, person, ...[expected, seen]) => {
  expect(judge(action, pixel, person, seen)?.code ?? null).toBe(expected);
});

describe('with the two-person rule off', () => {
  const alone = (action: Action, pixel: PixelRecord, seen?: Seen) =>
    judge(action, pixel, ana, seen, false)?.code ?? null;

  it('lets an author approve, and changes nothing else', () => {
    expect(alone('approve', waiting)).toBeNull();
    expect(alone('approve', record())).toBe('not_in_review');
    expect(alone('approve', waiting, { version: 1, hash: HASH_B })).toBe('version_outdated');
    expect(alone('approve', record({ review: 'in_review', retired: true }))).toBe('retired');
    expect(alone('resume', live)).toBe('not_paused');
  });

  it('goes on counting authors after one of them approved', () => {
    const signed = record({ review: 'approved', approved: 1 });
    expect(edited(signed, HASH_B, ben, true).headAuthors).toEqual([ana, ben]);
    expect(edited(signed, HASH_B, ana, true).headAuthors).toEqual([ana]);
    expect(edited(signed, HASH_B, ben).headAuthors).toEqual([ben]);
  });
});

const states: [PixelRecord, PixelState, ReviewState | null][] = [
  [record(), 'draft', null],
  [waiting, 'in_review', null],
  [record({ review: 'approved', approved: 1 }), 'approved', null],
  [record({ head: 2, review: 'draft', approved: 1 }), 'draft', null],
  [live, 'live', null],
  [record({ ...live, head: 2, review: 'draft' }), 'live', 'draft'],
  [record({ ...live, head: 2, review: 'in_review' }), 'live', 'in_review'],
  [record({ ...live, head: 2, review: 'approved', approved: 2 }), 'live', 'approved'],
  [stopped, 'paused', null],
  [gone, 'retired', null],
];

it.each(states)('names the state of %j', (pixel, state, change) => {
  expect([pixelState(pixel), pendingChange(pixel)]).toEqual([state, change]);
});

describe('a life', () => {
  it('goes from draft to live, and an edit leaves what is live alone', () => {
    const first = approved(submitted(firstRecord('p', HASH_A, ana)));
    expect(waitsForPublication(first)).toBe(true);
    const running = published(first);
    expect(pixelState(running)).toBe('live');
    const changed = edited(running, HASH_B, ben);
    expect(changed).toMatchObject({ head: 2, live: 1, approved: 1, review: 'draft', headAuthors: [ben] });
    expect(waitsForPublication(changed)).toBe(false);
  });

  it('adds up the authors until somebody approves', () => {
    const both = edited(firstRecord('p', HASH_A, ana), HASH_B, ben);
    expect(edited(both, HASH_A, newAccountOfAna).headAuthors).toEqual([ana, ben]);
    expect(edited(sentBack(submitted(both)), HASH_A, cleo).headAuthors).toEqual([ana, ben, cleo]);
  });

  it('withdraws the submission on an edit', () => {
    expect(edited(waiting, HASH_B, ana).review).toBe('draft');
  });

  it('stops and starts again without a new version', () => {
    expect(resumed(paused(live, 'Complaint'))).toEqual(live);
    expect(paused(live, 'Complaint').pauseReason).toBe('Complaint');
  });

  it('is over when retired', () => {
    expect(retired(live)).toMatchObject({ retired: true, live: null });
  });
});

describe('going back', () => {
  const second = record({ head: 2, review: 'approved', approved: 2, live: 2 });

  it('asks again for approval of what it took off', () => {
    expect(rolledBack(second, 1)).toMatchObject({ live: 1, approved: 1, review: 'draft' });
    expect(waitsForPublication(rolledBack(second, 1))).toBe(false);
  });

  it('takes a pixel off that was not there yet', () => {
    expect(rolledBack(second, null)).toMatchObject({ live: null, approved: null, review: 'draft' });
  });

  it('keeps a waiting version waiting', () => {
    expect(rolledBack({ ...second, head: 3, review: 'in_review' }, 1).review).toBe('in_review');
  });

  it('keeps a stop', () => {
    expect(rolledBack({ ...second, paused: true }, 1).paused).toBe(true);
  });

  it('leaves a retired pixel alone', () => {
    expect(rolledBack(gone, 1)).toEqual(gone);
  });
});
