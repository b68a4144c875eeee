import {
  done,
  refuse,
  type MakePreview,
  type Outcome,
  type Person,
  type PixelRecord,
  type PreviewClaims,
  type PreviewLink,
  type PreviewSet,
  type PreviewStarted,
  type PreviewState,
  type Snapshot,
  type Version,
} from '../contract';
import type { LinkedEntry } from '../core/activity-chain';
import { asIfApproved, compilePixel, compileSnapshot } from '../core/compile';
import type { Sha256 } from '../core/hash';
import { questionsOf } from '../core/questions';
import type { Clock } from '../io/clock';
import type { PreviewTokens, Stores } from '../io/ports';
import { findVendor } from '../vendors';
import { compileVendor } from '../vendors/compile-vendor';
import { activity } from './describe';

/** Minutes within which a link has to be opened, and that a preview lasts from then on. */
const LINK_MINUTES = 15;
const RUN_MINUTES = 30;
const MINUTE_MS = 60_000;

/** Actions in the audit log. Together they say that a link was made here, and whether it was opened. */
const MADE = 'preview';
const OPENED = 'preview_opened';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
  tokens: PreviewTokens;
  /** Origin of the site that a link leads to. */
  siteOrigin: () => Promise<string>;
  /** Path under which the site serves our endpoints. */
  prefix: string;
  /** What is done to a snapshot before pages are served with it. */
  serving: (snapshot: Snapshot) => Snapshot;
}

/** What the person's roles let them do beyond the route that they came by. */
export interface PreviewRights {
  approve: boolean;
}

const stateOf = (record: PixelRecord, version: number): PreviewState => {
  if (version === record.live) return 'live';
  if (version === record.head) return record.review;
  return version === record.approved ? 'approved' : 'draft';
};

const hasCustomCode = ({ content }: Version): boolean => findVendor(content.vendor)?.risk === 'custom_code';

const iso = (time: number): string => new Date(time).toISOString();

/** The link's name ends a line of the audit log, which nobody but us writes. */
const names = ({ summary }: LinkedEntry, id: string): boolean => summary.endsWith(` ${id}.`);

/** Previews: one version in the place of the published one, for one browser and for a short time. */
export const createPreviews = (parts: Parts) => {
  const { stores, clock, sha256, tokens, siteOrigin, prefix, serving } = parts;

  const now = (): number => Date.parse(clock.now());

  /** Make a link. It stands in the audit log, and is worth nothing without that entry. */
  const make = async (
    slug: string,
    { version, hash, path }: MakePreview,
    person: Person,
    rights: PreviewRights,
  ): Promise<Outcome<PreviewLink>> => {
    const site = await siteOrigin();
    return stores.transact(async () => {
      const stored = await stores.pixels.find(slug);
      if (!stored) return refuse('pixel_not_found', { slug });
      const { head, headHash, retired } = stored.record;
      if (retired) return refuse('retired');
      if (version !== head || hash !== headHash) return refuse('version_outdated', { head });
      const found = await stores.versions.find(slug, version);
      if (!found) return refuse('version_not_found', { slug, version });
      if (hasCustomCode(found) && !rights.approve) return refuse('preview_needs_approver');
      const id = tokens.newId();
      const until = now() + LINK_MINUTES * MINUTE_MS;
      const token = tokens.write({ use: 'link', id, pixel: slug, version, hash, site, path, until });
      const summary = `Made a link to preview version ${version} on ${site}: ${id}.`;
      await stores.activities.append(activity(clock.now(), person, MADE, summary, { pixel: slug, version }));
      return done({
        url: `${site}${prefix}/preview?token=${token}`,
        until: iso(until),
        minutes: RUN_MINUTES,
      });
    });
  };

  /** What a token says, as long as it counts. */
  const claimsOf = (token: string): PreviewClaims | null => {
    const claims = tokens.read(token);
    return claims && claims.until > now() ? claims : null;
  };

  const entryOf = async (action: string, { pixel, version, id }: PreviewClaims) =>
    (await stores.activities.aboutVersions(action, [{ pixel, version }])).find((entry) => names(entry, id));

  /** Who made the link; null: nobody did, or it was opened and is not what a run goes on with. */
  const makerOf = async (claims: PreviewClaims): Promise<Person | null> => {
    const [made, opened] = await Promise.all([entryOf(MADE, claims), entryOf(OPENED, claims)]);
    return made && (opened === undefined) === (claims.use === 'link') ? made.person : null;
  };

  const versionOf = async ({ pixel, version, hash }: PreviewClaims) => {
    const [stored, found] = await Promise.all([
      stores.pixels.find(pixel),
      stores.versions.find(pixel, version),
    ]);
    return stored && found && found.hash === hash && !stored.record.retired
      ? { record: stored.record, version: found }
      : null;
  };

  /** The published set with one version in its place. A set that is damaged is none, as it is for everybody. */
  const snapshotWith = async (version: Version, paused: boolean): Promise<Snapshot | null> => {
    const vendor = compileVendor(version.content);
    if (!vendor) return null;
    const before = await stores.snapshots.latest().catch(() => null);
    const others = before?.pixels.filter(({ id }) => id !== version.pixel) ?? [];
    const pixels = [...others, compilePixel(version, asIfApproved(version), paused, vendor)];
    const questions = questionsOf(before?.questions, pixels, sha256);
    const { number = 1, publishedAt = clock.now(), consent } = before ?? {};
    return serving(compileSnapshot(pixels, number, publishedAt, { consent, questions }));
  };

  const read = async (token: string): Promise<PreviewSet | null> => {
    const claims = claimsOf(token);
    const maker = claims && (await makerOf(claims));
    const found = maker && (await versionOf(claims));
    const snapshot = found && (await snapshotWith(found.version, found.record.paused));
    if (!snapshot) return null;
    const { use, pixel, version, site, path, until } = claims;
    return {
      use,
      snapshot,
      pixel,
      version,
      state: stateOf(found.record, version),
      customCode: hasCustomCode(found.version),
      site,
      path,
      by: maker.name,
      until: iso(until),
      minutes: RUN_MINUTES,
    };
  };

  /** Exchange a link, once: of two who try, the log takes the entry of one. */
  const start = (link: string): Promise<PreviewStarted | null> =>
    stores.transact(async () => {
      const claims = claimsOf(link);
      if (claims?.use !== 'link') return null;
      const [maker, found] = [await makerOf(claims), await versionOf(claims)];
      if (!maker || !found) return null;
      const { id, pixel, version } = claims;
      const until = now() + RUN_MINUTES * MINUTE_MS;
      const summary = `Somebody opened the link to preview version ${version}: ${id}.`;
      await stores.activities.append(activity(clock.now(), maker, OPENED, summary, { pixel, version }));
      return { token: tokens.write({ ...claims, use: 'run', until }), until: iso(until) };
    });

  return { make, read, start };
};

export type PreviewService = ReturnType<typeof createPreviews>;
