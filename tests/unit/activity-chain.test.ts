import {
  chain,
  CHAIN_START,
  compareNotes,
  endWalk,
  storableEntry,
  walk,
  WALK_START,
  type Entry,
  type Link,
  type LinkedEntry,
} from '../../server/src/core/activity-chain';
import { sha256 } from '../../server/src/io/sha256';
import { ana, ben, HASH_A } from '../fakes/pixels';

const entry = (summary: string, changes: Partial<Entry> = {}): Entry => ({
  at: '2026-11-12T09:00:00.000Z',
  person: ana,
  action: 'edit',
  pixel: 'spring-campaign',
  version: 2,
  snapshot: null,
  summary,
  ...changes,
});

const chainOf = (entries: Entry[], start: Link = CHAIN_START): LinkedEntry[] => {
  const linked: LinkedEntry[] = [];
  for (const each of entries) linked.push(chain(each, linked.at(-1) ?? start, sha256));
  return linked;
};

const ten = chainOf(Array.from({ length: 10 }, (_, at) => entry(`Saved version ${at}.`)));
const brokenAt = (entries: LinkedEntry[]) => walk(WALK_START, entries, sha256).brokenAt;
const changed = (number: number, changes: Partial<LinkedEntry>) =>
  ten.map((each) => (each.number === number ? { ...each, ...changes } : each));

it('holds as it was written, in one go and in batches', () => {
  expect(walk(WALK_START, ten, sha256)).toMatchObject({ entries: 10, brokenAt: null, last: { number: 10 } });
  const halves = walk(walk(WALK_START, ten.slice(0, 4), sha256), ten.slice(4), sha256);
  expect(halves).toMatchObject({ entries: 10, brokenAt: null });
});

const changes: [what: string, Partial<LinkedEntry>][] = [
  ['the summary', { summary: 'Saved nothing.' }],
  ['the moment', { at: '2026-11-12T09:00:00.001Z' }],
  ['the action', { action: 'approve' }],
  ['the pixel', { pixel: null }],
  ['the version', { version: 3 }],
  ['the publication', { snapshot: 1 }],
  ["the person's name", { person: { ...ana, name: 'Somebody Else' } }],
  ["the person's address", { person: { ...ana, email: 'else@example.org' } }],
  ["the person's id", { person: ben }],
  ['the hash', { hash: HASH_A }],
];

it.each(changes)('breaks where %s is changed', (_what, change) => {
  expect(brokenAt(changed(4, change))).toBe(4);
  expect(brokenAt(changed(1, change))).toBe(1);
  expect(brokenAt(changed(10, change))).toBe(10);
});

it.each([1, 5, 9])('breaks where entry %d is missing', (number) => {
  expect(brokenAt(ten.filter((each) => each.number !== number))).toBe(number);
});

it('breaks after an entry that was written anew with a fitting hash', () => {
  const forged = chain(entry('Forged.'), ten[3] as LinkedEntry, sha256);
  expect(brokenAt(ten.map((each) => (each.number === 5 ? forged : each)))).toBe(6);
});

it('breaks at a number that was left out, though the hashes fit', () => {
  const jumped = chain(entry('Jumped.'), { number: 11, hash: ten[9]?.hash ?? '' }, sha256);
  expect(brokenAt([...ten, jumped])).toBe(11);
});

it('breaks where two entries changed places', () => {
  const swapped = changed(4, { ...(ten[4] as LinkedEntry), number: 4 });
  expect(brokenAt(swapped)).toBe(4);
});

it('finds a whole end that was written anew by what publications noted', () => {
  const anew = [
    ...ten.slice(0, 6),
    ...chainOf(
      Array.from({ length: 4 }, () => entry('Anew.')),
      ten[5],
    ),
  ];
  const walked = walk(WALK_START, anew, sha256);
  expect(walked.brokenAt).toBeNull();
  expect(compareNotes(walked, anew, ten.slice(7, 9)).brokenAt).toBe(8);
  expect(compareNotes(walk(WALK_START, ten, sha256), ten, ten.slice(7, 9)).brokenAt).toBeNull();
});

it('finds an end that was cut off, if something tells of it', () => {
  const cut = walk(WALK_START, ten.slice(0, 7), sha256);
  expect(endWalk(cut, 9).brokenAt).toBe(8);
  expect(endWalk(cut, 7).brokenAt).toBeNull();
  expect(endWalk(WALK_START, 3).brokenAt).toBe(1);
});

it('hashes an entry as a database gives it back', () => {
  const odd = storableEntry(entry('Half a \ud83d character', { person: { ...ana, name: '\udc00' } }));
  expect([odd.summary, odd.person.name]).toEqual(['Half a \ufffd character', '\ufffd']);
  expect(storableEntry(entry('Whole 😀')).summary).toBe('Whole 😀');
});
