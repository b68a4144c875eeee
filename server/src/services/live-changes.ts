import {
  done,
  refuse,
  type ConsentSettings,
  type Outcome,
  type Person,
  type PixelRecord,
  type Snapshot,
  type SnapshotPixel,
  type SnapshotSummary,
} from '../contract';
import * as approval from '../core/approval';
import { retiredWords, stoppedWords } from '../core/by-hand';
import { compileSnapshot, snapshotHash, withDates, withPaused } from '../core/compile';
import { canonicalJson, type Sha256 } from '../core/hash';
import { questionsOf } from '../core/questions';
import type { ByHand } from '../core/review';
import { USUAL_CONSENT } from '../core/usual-consent';
import type { Stores } from '../io/ports';
import { activity } from './describe';
import type { LiveDeed, OwnerNotices } from './owner-notices';
import type { ReviewDatesService } from './review-dates';

interface Parts {
  stores: Stores;
  sha256: Sha256;
  dates: Pick<ReviewDatesService, 'published'>;
  notices: Pick<OwnerNotices, 'open'>;
}

/** A snapshot that is to be written. */
export interface Publication {
  /** The snapshot that it follows on; null: it is the first. */
  before: Snapshot | null;
  pixels: SnapshotPixel[];
  consent: ConsentSettings | undefined;
  number: number;
  cause: SnapshotSummary['cause'];
  restored?: number;
  summary: string;
  pixel?: string;
}

/** What somebody does with one pixel of the current snapshot. */
export interface Change {
  action: ByHand;
  change: (record: PixelRecord) => PixelRecord;
  words: string;
}

/** Stop it. */
export const pausing = (reason: string): Change => ({
  action: 'pause',
  change: (record) => approval.paused(record, reason),
  words: stoppedWords(reason),
});

/** Start it again. */
export const RESUMING: Change = { action: 'resume', change: approval.resumed, words: 'Started it again.' };

/** Take it out for good. */
export const retiring = (reason: string): Change => ({
  action: 'retire',
  change: approval.retired,
  words: retiredWords(reason),
});

/** Where no review was answered, the moments of looks alone are no reason for another publication. */
const hasSameDates = (
  after: SnapshotPixel,
  before: SnapshotPixel | undefined,
  cause: 'review' | 'schedule',
): boolean =>
  after.stopsAt === before?.stopsAt && (cause === 'schedule' || after.reviewedAt === before?.reviewedAt);

const isDeclared = (snapshot: Snapshot | null, slug: string): boolean =>
  snapshot?.pixels.some(({ id, declared }) => id === slug && declared === true) ?? false;

/** Changes of what is live, each within a transaction of the caller's, who lets pages follow after it. */
export const createLiveChanges = ({ stores, sha256, dates, notices }: Parts) => {
  /** Write one immutable snapshot and its audit record. */
  const write = async (publication: Publication, person: Person, at: string): Promise<void> => {
    const { before, pixels, consent, number, cause, restored = null, summary, pixel } = publication;
    const questions = questionsOf(before?.questions, pixels, sha256);
    const snapshot = compileSnapshot(pixels, number, at, { consent, questions });
    const log = await stores.activities.append(
      activity(at, person, cause, summary, { snapshot: number, ...(pixel ? { pixel } : {}) }),
    );
    const hash = snapshotHash(snapshot.pixels, sha256, consent);
    const consentHash = sha256(canonicalJson(consent ?? USUAL_CONSENT));
    await stores.snapshots.insert(snapshot, { cause, restored, hash, consentHash, person, log });
  };

  /**
   * Stop, start again or retire one pixel: the current snapshot with that one thing changed. `tell`: what keeps that its owner
   * is to be told.
   */
  const changeOne = async (
    slug: string,
    { action, change, words }: Change,
    person: Person,
    at: string,
    tell: (deed: LiveDeed) => Promise<void> = (deed) => notices.open([deed]),
  ): Promise<Outcome<null>> => {
    const stored = await stores.pixels.find(slug);
    if (!stored) return refuse('pixel_not_found', { slug });
    const snapshot = await stores.snapshots.latest();
    const refusal =
      approval.judge(action, stored.record, person) ??
      (action === 'pause' ? approval.judgeStop(isDeclared(snapshot, slug)) : null);
    if (refusal) return refusal;
    const record = change(stored.record);
    if (snapshot) {
      const pixels = record.retired
        ? snapshot.pixels.filter((pixel) => pixel.id !== slug)
        : withPaused(snapshot.pixels, slug, record.paused);
      await write(
        {
          before: snapshot,
          pixels,
          consent: snapshot.consent,
          number: snapshot.number + 1,
          cause: action,
          summary: words,
          pixel: slug,
        },
        person,
        at,
      );
    } else {
      await stores.activities.append(activity(at, person, action, words, { pixel: slug }));
    }
    await stores.pixels.save(stored, record);
    if (stored.record.live !== null) await tell({ kind: action, pixel: slug, person, at });
    return done(null);
  };

  /**
   * Give the current snapshot the dates that hold now, where they differ: no content changes, so that nobody has to approve
   * it. `pixel`: the only one that somebody reviewed. Answers whether there was anything to change.
   */
  const redate = async (
    cause: 'review' | 'schedule',
    summary: string,
    person: Person,
    at: string,
    pixel?: string,
  ): Promise<boolean> => {
    const snapshot = await stores.snapshots.latest();
    if (!snapshot) return false;
    const pixels = withDates(snapshot.pixels, await dates.published(at));
    if (pixels.every((each, index) => hasSameDates(each, snapshot.pixels[index], cause))) return false;
    const { consent, number } = snapshot;
    const about = pixel === undefined ? {} : { pixel };
    await write(
      { before: snapshot, pixels, consent, number: number + 1, cause, summary, ...about },
      person,
      at,
    );
    return true;
  };

  return { write, changeOne, redate };
};
