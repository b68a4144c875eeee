import {
  done,
  PUBLICATION_PAGE,
  refuse,
  type ConsentSettings,
  type ListedInPublication,
  type Outcome,
  type Publication,
  type PublicationChanges,
  type PublicationQuery,
  type PublishedPixel,
  type Snapshot,
} from '../contract';
import type { LinkedEntry } from '../core/activity-chain';
import { consentChanges } from '../core/consent-changes';
import type { Sha256 } from '../core/hash';
import {
  contentDifferences,
  listedDifferences,
  publishedWords,
  textDifferences,
} from '../core/publication-differences';
import { entryAsNoted, faultsOf, isAsWritten } from '../core/publication-faults';
import { asksVisitors, publishedPixels, type ToldPixel } from '../core/publication-pixels';
import { USUAL_CONSENT } from '../core/usual-consent';
import { versionKey } from '../core/version-key';
import type { StoredPublication, Stores } from '../io/ports';

interface Parts {
  stores: Pick<Stores, 'snapshots' | 'activities' | 'versions'>;
  sha256: Sha256;
}

const saidIn = ({ action, summary, pixel }: LinkedEntry) => ({ action, summary, pixel });

const settingsOf = ({ consent }: Snapshot): ConsentSettings => consent ?? USUAL_CONSENT;

const shownBy = (snapshot: Snapshot): NonNullable<Publication['consent']> => {
  const settings = settingsOf(snapshot);
  return { settings, words: publishedWords(settings.banner), asks: asksVisitors(snapshot) };
};

/** Which pixels it holds: as its content says, or the list beside it where that cannot be read. */
const listOf = ({ snapshot, summary }: StoredPublication): ListedInPublication[] =>
  snapshot?.pixels.map(({ id, version, name, paused }) => ({ slug: id, version, name, paused })) ??
  summary.pixels;

const consentBetween = (
  before: StoredPublication,
  after: StoredPublication,
): PublicationChanges['consent'] => {
  if (!before.snapshot || !after.snapshot) return null;
  const [was, is] = [settingsOf(before.snapshot), settingsOf(after.snapshot)];
  return {
    changes: consentChanges(was, is),
    before: was,
    texts: textDifferences(was.banner, is.banner),
  };
};

/** Reading single publications: what ran, what visitors were shown, and what had changed. */
export const createPublicationViews = ({ stores, sha256 }: Parts) => {
  const changesBetween = (before: StoredPublication, after: StoredPublication): PublicationChanges => ({
    against: before.summary.number,
    isSound: before.written !== null && isAsWritten(before.summary, before.written, sha256),
    pixels: {
      ...listedDifferences(listOf(before), listOf(after)),
      ...contentDifferences(before.snapshot?.pixels ?? [], after.snapshot?.pixels ?? []),
    },
    consent: consentBetween(before, after),
  });

  const entryAbout = async ({ log }: StoredPublication): Promise<LinkedEntry | null> => {
    if (!log) return null;
    // What cannot even be read was changed, too.
    const entries = await stores.activities.after(Math.max(0, log.number - 2), 2).catch(() => []);
    return entryAsNoted(log, entries, sha256);
  };

  const withStanding = async (pixels: ToldPixel[]): Promise<PublishedPixel[]> => {
    const wanted = pixels.map(({ slug, version }) => ({ pixel: slug, version }));
    const kept = new Set(
      (await stores.versions.some(wanted)).map(({ pixel, number }) => versionKey(pixel, number)),
    );
    return pixels.map((pixel) => ({ ...pixel, isKept: kept.has(versionKey(pixel.slug, pixel.version)) }));
  };

  const pixelsOf = async (
    { snapshot, summary }: StoredPublication,
    { page, language }: PublicationQuery,
  ): Promise<Publication['pixels']> => {
    const range = [(page - 1) * PUBLICATION_PAGE, page * PUBLICATION_PAGE] as const;
    const told = snapshot
      ? publishedPixels(snapshot, range, language)
      : summary.pixels.slice(...range).map((pixel) => ({ ...pixel, told: null }));
    return {
      items: await withStanding(told),
      total: (snapshot ?? summary).pixels.length,
      page,
      pageSize: PUBLICATION_PAGE,
    };
  };

  const find = async (number: number, query: PublicationQuery): Promise<Outcome<Publication>> => {
    const stored = await stores.snapshots.stored(number);
    if (!stored) return refuse('snapshot_not_found', { number });
    const [before, next, entry, pixels] = await Promise.all([
      // One that is damaged keeps nobody from the sound one after it.
      stores.snapshots.stored(number - 1).catch(() => null),
      stores.snapshots.next(number),
      entryAbout(stored),
      pixelsOf(stored, query),
    ]);

    const { cause, restored, hash, person, at } = stored.summary;
    const faults = faultsOf(stored, { entry, next: next?.number ?? null }, sha256);
    return done({
      ...{ number, cause, restored, hash, person, at },
      faults,
      logged: entry?.snapshot === number ? saidIn(entry) : null,
      isCurrent: next === null,
      until: next && !faults.includes('next_missing') ? next.at : null,
      next: next?.number ?? null,
      pixels,
      consent: stored.snapshot && shownBy(stored.snapshot),
      changes: before && changesBetween(before, stored),
    });
  };

  return { find };
};

export type PublicationViews = ReturnType<typeof createPublicationViews>;
