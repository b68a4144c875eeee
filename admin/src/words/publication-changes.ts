import type { SnapshotSummary } from '../../../server/src/contract';
import type { TextKey, Words } from './words';

/** Whether two publications differ in the banner or its rules. Of one that is older than these, nobody knows. */
export const hasOtherConsent = (
  one: Pick<SnapshotSummary, 'consentHash'>,
  other: Pick<SnapshotSummary, 'consentHash'>,
): boolean =>
  one.consentHash !== undefined && other.consentHash !== undefined && one.consentHash !== other.consentHash;

type Entry = SnapshotSummary['pixels'][number];

const entryChange = (now: Entry | undefined, then: Entry, added: TextKey, { say }: Words): string[] => {
  const { name, version } = then;
  if (!now) return [say(added, { name, version })];
  const lines: string[] = [];
  if (now.version !== version) lines.push(say('restore.version', { name, from: now.version, to: version }));
  if (now.paused && !then.paused) lines.push(say('restore.starts', { name }));
  if (!now.paused && then.paused) lines.push(say('restore.stops', { name }));
  return lines;
};

/** Say how one publication differs from the one before it. `added` says that a pixel is new in it. */
export const publicationChanges = (
  now: Pick<SnapshotSummary, 'pixels'>,
  then: Pick<SnapshotSummary, 'pixels'>,
  words: Words,
  added: TextKey = 'restore.comes-back',
): string[] => {
  const current = new Map(now.pixels.map((entry) => [entry.slug, entry]));
  const kept = new Set(then.pixels.map((entry) => entry.slug));
  return [
    ...then.pixels.flatMap((entry) => entryChange(current.get(entry.slug), entry, added, words)),
    ...now.pixels
      .filter((entry) => !kept.has(entry.slug))
      .map((entry) => words.say('restore.goes', { name: entry.name })),
  ];
};

/**
 * Say what going back to an earlier publication would change. What is stopped stays stopped, what was retired
 * since stays away, and what was approved since has to be approved again.
 *
 * @param waiting How many approved versions wait to go live.
 */
export const restoreChanges = (
  now: Pick<SnapshotSummary, 'pixels'>,
  then: Pick<SnapshotSummary, 'pixels'>,
  waiting: number,
  words: Words,
): string[] => {
  const stopped = new Set(now.pixels.filter(({ paused }) => paused).map(({ slug }) => slug));
  const pixels = then.pixels.map((entry) => ({ ...entry, paused: stopped.has(entry.slug) }));
  const changes = publicationChanges(now, { pixels }, words, 'restore.comes-back-unless');
  const versions = new Set(then.pixels.map(({ slug, version }) => `${slug} ${version}`));
  const loses = waiting > 0 || now.pixels.some(({ slug, version }) => !versions.has(`${slug} ${version}`));
  return loses ? [...changes, words.say('restore.approve-again')] : changes;
};
