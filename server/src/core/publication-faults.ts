import type { PublicationFault, Snapshot, SnapshotSummary } from '../contract';
import { CHAIN_START, follows, type Link, type LinkedEntry } from './activity-chain';
import { snapshotHash } from './compile';
import { canonicalJson, type Sha256 } from './hash';
import { USUAL_CONSENT } from './usual-consent';

/** A publication as it is stored. */
export interface Kept {
  summary: SnapshotSummary;
  /** Its content as it was written, without what a newer schema fills in; null: it cannot be read. */
  written: Snapshot | null;
  /** Where its entry in the audit log was; null: it is older than the chain. */
  log: Link | null;
}

/** Say whether the content is what the fingerprints, the number and the moment beside it were made of. */
export const isAsWritten = (
  { number, at, hash, consentHash }: Pick<SnapshotSummary, 'number' | 'at' | 'hash' | 'consentHash'>,
  written: Snapshot,
  sha256: Sha256,
): boolean =>
  written.number === number &&
  Date.parse(written.publishedAt) === Date.parse(at) &&
  snapshotHash(written.pixels, sha256, written.consent) === hash &&
  (consentHash === undefined || sha256(canonicalJson(written.consent ?? USUAL_CONSENT)) === consentHash);

/**
 * Find the audit log's entry about a publication, if it is as it was written. `around`: the entry and the one before it, as far
 * as they are there.
 */
export const entryAsNoted = (
  log: Link,
  around: readonly LinkedEntry[],
  sha256: Sha256,
): LinkedEntry | null => {
  const entry = around.find(({ number }) => number === log.number);
  const before = log.number === 1 ? CHAIN_START : around.find(({ number }) => number === log.number - 1);
  return entry && before && entry.hash === log.hash && follows(entry, before, sha256) ? entry : null;
};

interface Beside {
  /** The entry of the audit log about it; null: there is none that can be relied on. */
  entry: LinkedEntry | null;
  /** Number of the next publication that there is; null: it is the newest. */
  next: number | null;
}

/** Say what is wrong with a publication as it is stored. None: it is as it was written, as far as can be told. */
export const faultsOf = (
  { summary, written, log }: Kept,
  { entry, next }: Beside,
  sha256: Sha256,
): PublicationFault[] => [
  ...(written === null ? (['unreadable'] as const) : []),
  ...(written !== null && !isAsWritten(summary, written, sha256) ? (['altered'] as const) : []),
  ...(log !== null && entry?.snapshot !== summary.number ? (['log_differs'] as const) : []),
  ...(next !== null && next !== summary.number + 1 ? (['next_missing'] as const) : []),
];
