import type {
  Approval,
  ConsentSettings,
  Loads,
  PixelContent,
  Questions,
  Refusal,
  Snapshot,
  SnapshotPixel,
  Trace,
  Version,
} from '../contract';
import { refuse } from '../contract/errors';
import { triggersOf } from '../contract/triggers-of';
import { samePerson } from './approval';
import { canonicalJson, type Sha256 } from './hash';

/** What a vendor's definition yields for one pixel's settings and declared events. */
export interface CompiledVendor {
  name: string;
  setup: SnapshotPixel['setup'];
  /** Steps of each declared event. */
  events: Record<string, SnapshotPixel['setup']>;
  noscript: string | null;
  hosts: string[];
  loads?: Loads;
  about: NonNullable<SnapshotPixel['about']>;
  aboutIn: NonNullable<SnapshotPixel['aboutIn']>;
  traces: Trace[];
  stop?: SnapshotPixel['setup'];
  signals?: NonNullable<SnapshotPixel['signals']>;
  /** It loads before a yes. */
  early?: true;
}

/** Fingerprint a pixel's content: what an approver signs. */
export const contentHash = (content: PixelContent, sha256: Sha256): string => sha256(canonicalJson(content));

/**
 * Fingerprint a published set, whatever its number and time. Two sites with the same pixels and the same settings about
 * consent have the same one.
 */
export const snapshotHash = (pixels: SnapshotPixel[], sha256: Sha256, consent?: ConsentSettings): string => {
  // When somebody looked at it, and how long that holds, is no part of what was approved.
  const lasting = pixels.map((pixel) => ({ ...pixel, reviewedAt: undefined, stopsAt: null }));
  return sha256(canonicalJson(consent ? { pixels: lasting, consent } : lasting));
};

/** Say whether an approval was given by somebody who had a hand in the version. */
export const isByAuthor = (version: Version, approval: Approval): boolean =>
  version.authors.some((author) => samePerson(author, approval.person));

/**
 * Check again, from the stored rows, that somebody else signed exactly this content. Whoever changes a row in the
 * database past the application is found here, and nothing is published.
 *
 * @param provenAlone Whether the audit log bears out that the two-person rule was off when an author signed.
 */
export const verifyApproval = (
  version: Version,
  approval: Approval | undefined,
  sha256: Sha256,
  provenAlone = false,
): Refusal | null => {
  const holds =
    approval !== undefined &&
    approval.outcome === 'approved' &&
    approval.pixel === version.pixel &&
    approval.version === version.number &&
    approval.hash === version.hash &&
    contentHash(version.content, sha256) === version.hash &&
    (!isByAuthor(version, approval) || (approval.alone === true && provenAlone));
  return holds ? null : refuse('approval_broken', { slug: version.pixel });
};

/** Write the approval that a version would have, to see what would become of it. */
export const asIfApproved = (version: Version): Approval => ({
  pixel: version.pixel,
  version: version.number,
  hash: version.hash,
  outcome: 'approved',
  person: version.author,
  comment: '',
  at: version.createdAt,
});

/** Compile one approved version. */
export const compilePixel = (
  version: Version,
  approval: Approval,
  paused: boolean,
  vendor: CompiledVendor,
): SnapshotPixel => {
  const { content } = version;
  return {
    id: version.pixel,
    version: version.number,
    name: content.name,
    vendor: content.vendor,
    vendorName: vendor.name,
    purpose: content.purpose,
    ...(content.purposeIn ? { purposeIn: content.purposeIn } : {}),
    categories: content.categories,
    placement: content.placement,
    hash: version.hash,
    approvedHash: approval.hash,
    paused,
    ...(content.delivery === 'declared' ? { declared: true } : {}),
    stopsAt: null,
    setup: vendor.setup,
    events: Object.fromEntries(
      content.events.map((event) => [
        event.name,
        { goal: event.goal, triggers: triggersOf(event), steps: vendor.events[event.name] ?? [] },
      ]),
    ),
    noscript: vendor.noscript,
    hosts: vendor.hosts,
    ...(vendor.loads ? { loads: vendor.loads } : {}),
    about: vendor.about,
    aboutIn: vendor.aboutIn,
    reviewedAt: approval.at,
    traces: vendor.traces,
    ...(vendor.stop ? { stop: vendor.stop } : {}),
    ...(vendor.signals ? { signals: vendor.signals } : {}),
    ...(vendor.early ? { beforeConsent: true } : {}),
  };
};

/** What a snapshot holds besides its pixels. */
export interface SnapshotConsent {
  consent?: ConsentSettings | undefined;
  questions?: Questions | undefined;
}

/** Put a snapshot together. Pixels stand in the order of their slugs, so that equal sets are equal texts. */
export const compileSnapshot = (
  pixels: SnapshotPixel[],
  number: number,
  publishedAt: string,
  { consent, questions }: SnapshotConsent = {},
): Snapshot => ({
  format: 1,
  number,
  publishedAt,
  pixels: [...pixels].sort((a, b) => (a.id < b.id ? -1 : 1)),
  ...(consent ? { consent } : {}),
  ...(questions ? { questions } : {}),
});

/** The pixels of the current snapshot after one was stopped or started again. */
export const withPaused = (pixels: SnapshotPixel[], id: string, isPaused: boolean): SnapshotPixel[] =>
  pixels.map((pixel) => (pixel.id === id ? { ...pixel, paused: isPaused } : pixel));

/** When somebody last looked at a published pixel, and when it stops unless somebody does again; null: never. */
export interface LookDates {
  reviewedAt: string;
  stopsAt: string | null;
}

/** The same pixels with the dates that hold now; those that nothing is known of keep theirs. */
export const withDates = (pixels: SnapshotPixel[], dates: ReadonlyMap<string, LookDates>): SnapshotPixel[] =>
  pixels.map((pixel) => ({ ...pixel, ...dates.get(pixel.id) }));

/**
 * The pixels of an earlier snapshot as they may come back today: what was stopped since stays stopped, what was
 * retired since stays away.
 */
export const restorePixels = (
  earlier: SnapshotPixel[],
  today: ReadonlyMap<string, { paused: boolean; retired: boolean }>,
): SnapshotPixel[] =>
  earlier
    .filter((pixel) => today.get(pixel.id)?.retired === false)
    .map((pixel) => ({ ...pixel, paused: today.get(pixel.id)?.paused === true }));
