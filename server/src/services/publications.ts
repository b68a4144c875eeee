import {
  done,
  refuse,
  type Approval,
  type ConsentSettings,
  type Outcome,
  type Person,
  type Publications,
  type Publish,
  type Snapshot,
  type SnapshotPixel,
  type Version,
} from '../contract';
import * as approval from '../core/approval';
import { compilePixel, restorePixels, verifyApproval, withDates } from '../core/compile';
import type { Sha256 } from '../core/hash';
import { versionKey } from '../core/version-key';
import type { Clock } from '../io/clock';
import type { PixelChange, StoredPixel, Stores } from '../io/ports';
import { compileVendor } from '../vendors/compile-vendor';
import type { ConsentSettingsService } from './consent-settings';
import { createLiveChanges, pausing, RESUMING, retiring, type Change } from './live-changes';
import type { LoneApprovals } from './lone-approvals';
import type { LiveDeed, OwnerNotices } from './owner-notices';
import type { ReviewDatesService } from './review-dates';
import type { SettingsService } from './settings';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
  loneApprovals: LoneApprovals;
  settings: Pick<SettingsService, 'read'>;
  consentSettings: Pick<ConsentSettingsService, 'draftAfter'>;
  dates: Pick<ReviewDatesService, 'published'>;
  notices: Pick<OwnerNotices, 'open' | 'tell'>;
  /** Told after a new snapshot is committed, so that pages follow at once. */
  onPublished: () => Promise<void>;
}

const HISTORY_SHOWN = 50;
/** So many pixels stand by name in a line of the audit log. */
const NAMES_SHOWN = 50;

const wantedVersions = (pixels: StoredPixel[]) =>
  pixels.flatMap(({ record }) =>
    record.approved === null ? [] : [{ pixel: record.slug, version: record.approved }],
  );

const namesOf = (names: string[]): string =>
  names.length > NAMES_SHOWN
    ? `${names.slice(0, NAMES_SHOWN).join(', ')} and ${names.length - NAMES_SHOWN} more`
    : names.join(', ');

const published = (names: string[], withConsent: boolean): string => {
  if (names.length === 0) return 'Published the settings about consent.';
  const listed = namesOf(names);
  return withConsent ? `Published ${listed}; and the settings about consent.` : `Published ${listed}.`;
};

/** Whether what waits is just what the person was shown. */
const isAsSeen = (waiting: StoredPixel[], seen: Publish['versions']): boolean =>
  waiting.length === seen.length &&
  seen.every(({ slug, version }) =>
    waiting.some(({ record }) => record.slug === slug && record.approved === version),
  );

/** Look up where a pixel runs in what goes live, to be noted with it. */
const placesOf = (pixels: SnapshotPixel[]): ((stored: StoredPixel) => PixelChange) => {
  const placementOf = new Map(pixels.map(({ id, placement }) => [id, placement]));
  return ({ record }) => {
    const livePlacement = placementOf.get(record.slug);
    return livePlacement ? { livePlacement } : {};
  };
};

/** Everything that changes what visitors get: each makes one immutable snapshot and its audit record, in one transaction. */
export const createPublications = (parts: Parts) => {
  const { stores, clock, sha256, loneApprovals, settings, consentSettings, dates, notices, onPublished } =
    parts;
  const { write, changeOne, redate } = createLiveChanges(parts);

  /** The current number and snapshot. One that is damaged is no reason not to publish the next. */
  const latest = async (): Promise<[number, Snapshot | null]> => [
    await stores.snapshots.latestNumber(),
    await stores.snapshots.latest().catch(() => null),
  ];

  const compileAll = async (pixels: StoredPixel[]): Promise<Outcome<SnapshotPixel[]>> => {
    const wanted = wantedVersions(pixels);
    const [versions, approvals] = await Promise.all([
      stores.versions.some(wanted),
      stores.approvals.some(wanted),
    ]);
    const versionOf = new Map<string, Version>(versions.map((v) => [versionKey(v.pixel, v.number), v]));
    const approvalOf = new Map<string, Approval>(approvals.map((a) => [versionKey(a.pixel, a.version), a]));
    const proven = await loneApprovals.proven(approvals);
    const compiled: SnapshotPixel[] = [];
    for (const { record } of pixels.filter(({ record }) => record.approved !== null)) {
      const key = versionKey(record.slug, record.approved);
      const version = versionOf.get(key);
      const signed = approvalOf.get(key);
      if (!version || !signed) return refuse('approval_broken', { slug: record.slug });
      const broken = verifyApproval(version, signed, sha256, proven.has(signed));
      if (broken) return broken;
      const vendor = compileVendor(version.content);
      if (!vendor) return refuse('unknown_vendor', { vendor: version.content.vendor });
      compiled.push(compilePixel(version, signed, record.paused, vendor));
    }
    return done(compiled);
  };

  /** Run work in one transaction; afterwards, where a snapshot was written, let pages follow. */
  const publishing = async (work: (at: string) => Promise<Outcome<null>>): Promise<Outcome<null>> => {
    const outcome = await stores.transact(() => work(clock.now()));
    if (outcome.ok) await onPublished();
    return outcome;
  };

  const overview = async (): Promise<Publications> => {
    const [history, active, [, snapshot]] = await Promise.all([
      stores.snapshots.history(HISTORY_SHOWN),
      stores.pixels.active(),
      latest(),
    ]);
    const { hash, changes, authors } = await consentSettings.draftAfter(snapshot);
    const { twoPersonRule } = await settings.read();
    const waiting = active.filter(({ record }) => approval.waitsForPublication(record));
    const approvals = await stores.approvals.some(wantedVersions(waiting));
    const approverOf = new Map(approvals.map((a) => [versionKey(a.pixel, a.version), a.person.name]));
    return {
      current: history[0] ?? null,
      waiting: waiting.map(({ record, summary }) => ({
        slug: record.slug,
        name: summary.name,
        version: record.approved ?? record.head,
        replaces: record.live,
        approvedBy: approverOf.get(versionKey(record.slug, record.approved)) ?? '',
      })),
      consent: changes.length > 0 ? { hash, changes, authors, twoPersonRule } : null,
      history,
    };
  };

  /** The settings about consent that a publication takes: those that are live, or those that waited and the person saw. */
  const consentFor = async (
    before: Snapshot | null,
    seen: string | null,
    person: Person,
  ): Promise<Outcome<ConsentSettings | undefined>> => {
    if (seen === null) return done(before?.consent);
    const draft = await consentSettings.draftAfter(before);
    if (draft.hash !== seen) return refuse('publish_changed');
    const { twoPersonRule } = await settings.read();
    const isTheirs = draft.authors.some((author) => approval.samePerson(author, person));
    return twoPersonRule && isTheirs ? refuse('consent_author_cannot_publish') : done(draft.settings);
  };

  const publish = ({ expected, versions, consent: seen }: Publish, person: Person): Promise<Outcome<null>> =>
    publishing(async (at) => {
      const [current, before] = await latest();
      if (current !== expected) return refuse('publish_conflict', { current, expected });
      const active = await stores.pixels.active();
      const waiting = active.filter(({ record }) => approval.waitsForPublication(record));
      if (waiting.length === 0 && seen === null) return refuse('nothing_to_publish');
      if (!isAsSeen(waiting, versions)) return refuse('publish_changed');
      const consent = await consentFor(before, seen, person);
      if (!consent.ok) return consent;
      const compiled = await compileAll(active);
      if (!compiled.ok) return compiled;
      const names = waiting.map(({ record, summary }) => `"${summary.name}" version ${record.approved}`);
      await write(
        {
          before,
          pixels: withDates(compiled.value, await dates.published(at)),
          consent: consent.value,
          number: current + 1,
          cause: 'publish',
          summary: published(names, seen !== null),
        },
        person,
        at,
      );
      const placeOf = placesOf(compiled.value);
      for (const stored of waiting) {
        await stores.pixels.save(stored, approval.published(stored.record), placeOf(stored));
      }
      return done(null);
    });

  const saveRolledBack = async (all: StoredPixel[], target: Snapshot): Promise<void> => {
    const versionOf = new Map(target.pixels.map((pixel) => [pixel.id, pixel.version]));
    const placeOf = placesOf(target.pixels);
    for (const stored of all) {
      const before = stored.record;
      const after = approval.rolledBack(before, versionOf.get(before.slug) ?? null);
      const isSame =
        after.live === before.live && after.approved === before.approved && after.review === before.review;
      if (!isSame) await stores.pixels.save(stored, after, placeOf(stored));
    }
  };

  const restore = (number: number, expected: number, person: Person): Promise<Outcome<null>> =>
    publishing(async (at) => {
      const [current, before] = await latest();
      if (current !== expected) return refuse('publish_conflict', { current, expected });
      const target = await stores.snapshots.find(number);
      if (!target) return refuse('snapshot_not_found', { number });
      if (current === number) return refuse('already_current', { number });
      const all = await stores.pixels.all();
      const today = new Map(all.map(({ record }) => [record.slug, record]));
      const pixels = withDates(restorePixels(target.pixels, today), await dates.published(at));
      const summary = `Went back to publication ${number}.`;
      const { consent } = target;
      await write(
        { before, pixels, consent, number: current + 1, cause: 'rollback', restored: number, summary },
        person,
        at,
      );
      await saveRolledBack(all, target);
      return done(null);
    });

  /** Stop, start again or retire one pixel. Its owner is told afterwards: what cannot be told must not keep a pixel running. */
  const changing = async (slug: string, change: Change, person: Person): Promise<Outcome<null>> => {
    // The last one counts, as work may start over.
    const deeds: LiveDeed[] = [];
    const note = (deed: LiveDeed) => Promise.resolve(void deeds.splice(0, 1, deed));
    const outcome = await publishing((at) => changeOne(slug, change, person, at, note));
    if (outcome.ok) await notices.tell(deeds);
    return outcome;
  };

  return {
    overview,
    publish,
    restore,
    pause: (slug: string, reason: string, person: Person) => changing(slug, pausing(reason), person),
    resume: (slug: string, person: Person) => changing(slug, RESUMING, person),
    retire: (slug: string, reason: string, person: Person) => changing(slug, retiring(reason), person),
    /** Stop one of many, of which the caller tells at once. */
    pauseOneOf: (slug: string, reason: string, person: Person, note: (deed: LiveDeed) => Promise<void>) =>
      publishing((at) => changeOne(slug, pausing(reason), person, at, note)),
    /** The same within a transaction of the caller's, who calls `follow` after it. */
    within: {
      pause: (slug: string, reason: string, person: Person, at: string) =>
        changeOne(slug, pausing(reason), person, at),
      retire: (slug: string, reason: string, person: Person, at: string) =>
        changeOne(slug, retiring(reason), person, at),
      redate,
    },
    /** Let pages follow a publication that was committed. */
    follow: onPublished,
  };
};

export type PublicationService = ReturnType<typeof createPublications>;
