import type { PixelContent, ReviewEvidence, ReviewFlag, SnapshotPixel } from '../contract';
import { bytesOf } from './bytes';
import type { CompiledVendor } from './compile';
import { canonicalJson } from './hash';
import { hasSameMeaning } from './same-meaning';

const DAY = 24 * 60 * 60 * 1000;
/** So long without a report is a flag. */
const QUIET_DAYS = 30;

/** How often a pixel reported something lately. */
export interface FireCounts {
  fires30: number;
  pages30: number;
  fires90: number;
  pages90: number;
  /** For how many of the last 90 days there are counts. */
  days: number;
}

/** All that evidence about a live pixel is drawn from. */
export interface EvidenceFacts {
  /** Milliseconds since 1970. */
  now: number;
  lookedAt: number;
  /** The live version. */
  content: PixelContent;
  /** The owner's address, as the newest version names them. */
  owner: string;
  paused: boolean;
  /** What visitors meet; null: the publication cannot be read. */
  published: SnapshotPixel | null;
  /** What the catalogue makes of it today; null: it does not hold the vendor, or refuses the settings. */
  compiled: CompiledVendor | null;
  /** The version that was looked at in the last review; null: there was none. */
  reviewed: { version: number; purpose: string } | null;
  ownerExists: boolean;
  /** Null: nobody counts. */
  counts: FireCounts | null;
  isHardToRead: (text: string) => boolean;
}

const sameWords = (goal: string): string =>
  goal
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.?!…]+$/u, '');

const goalsOf = ({ events }: PixelContent): number => new Set(events.map(({ goal }) => sameWords(goal))).size;

/** Whether the catalogue says something else about the vendor than visitors are told. */
const isVendorChanged = ({ published, compiled }: EvidenceFacts): boolean => {
  // Published before visitors were told so much: there is nothing to compare.
  if (published?.about === undefined) return false;
  if (compiled === null) return true;
  const { about, hosts } = published;
  const traces = published.traces ?? [];
  return (
    canonicalJson({ about, hosts, traces }) !==
    canonicalJson({ about: compiled.about, hosts: compiled.hosts, traces: compiled.traces })
  );
};

const isPurposeChanged = ({ reviewed, content }: EvidenceFacts): boolean =>
  reviewed !== null && !hasSameMeaning(reviewed.purpose, content.purpose);

const weightOf = (published: SnapshotPixel | null): ReviewEvidence['weight'] => {
  // What something else puts in adds nothing of ours, and talks to whom it likes.
  if (published === null || published.declared === true) return { bytes: 0, hosts: 0 };
  const { setup, events, signals, hosts } = published;
  return { bytes: bytesOf(JSON.stringify({ setup, events, signals })), hosts: hosts.length };
};

type Rule = (facts: EvidenceFacts) => ReviewFlag[];

const flag = (code: ReviewFlag['code'], details: ReviewFlag['details'] = {}): ReviewFlag[] => [
  { code, details },
];

const quiet: Rule = ({ counts, content, paused }) => {
  // What is stopped, or put into the site by something else, has nothing to report to us.
  if (counts === null || paused || content.delivery === 'declared') return [];
  return counts.days >= QUIET_DAYS && counts.fires30 === 0 ? flag('no_fires', { days: QUIET_DAYS }) : [];
};

const account: Rule = ({ ownerExists, owner }) =>
  ownerExists ? [] : flag('no_owner_account', { email: owner });

const reading: Rule = ({ content: { purpose, purposeIn = {} }, isHardToRead }) => [
  ...(isHardToRead(purpose) ? flag('hard_to_read') : []),
  ...Object.entries(purposeIn).flatMap(([language, text]) =>
    isHardToRead(text) ? flag('hard_to_read', { language }) : [],
  ),
];

const goals: Rule = ({ content }) => {
  const events = content.events.length;
  const different = goalsOf(content);
  return events > different ? flag('more_events_than_goals', { events, goals: different }) : [];
};

const vendor: Rule = (facts) => (isVendorChanged(facts) ? flag('vendor_changed') : []);

const purpose: Rule = (facts) =>
  isPurposeChanged(facts) ? flag('purpose_changed', { version: facts.reviewed?.version ?? 0 }) : [];

/** In the order of their weight. */
const RULES: readonly Rule[] = [quiet, account, vendor, purpose, goals, reading];

/** Say what is known about a pixel that somebody is to review, and what about it deserves more than a nod. */
export const evidenceOf = (facts: EvidenceFacts): ReviewEvidence => {
  const { now, lookedAt, content, published, ownerExists } = facts;
  // Nobody here hears how often it fires what something else puts in.
  const counts = content.delivery === 'declared' ? null : facts.counts;
  return {
    daysSinceLook: Math.max(0, Math.floor((now - lookedAt) / DAY)),
    fires30: counts?.fires30 ?? null,
    pages30: counts?.pages30 ?? null,
    fires90: counts?.fires90 ?? null,
    pages90: counts?.pages90 ?? null,
    countedDays: counts?.days ?? 0,
    ownerExists,
    events: content.events.length,
    goals: goalsOf(content),
    purposeChanged: isPurposeChanged(facts),
    vendorChanged: isVendorChanged(facts),
    weight: weightOf(published),
    flags: RULES.flatMap((rule) => rule(facts)),
    findings: [],
  };
};
