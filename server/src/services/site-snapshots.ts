import { done, refuse, type Outcome, type Snapshot } from '../contract';
import { canonicalJson, type Sha256 } from '../core/hash';
import type { Signer, SnapshotStore } from '../io/ports';

interface Parts {
  stores: { snapshots: Pick<SnapshotStore, 'latestNumber'> };
  sha256: Sha256;
  signer: () => Signer;
  /** The newest snapshot in memory, and a look whether there is a newer one. */
  live: { current: () => { snapshot: Snapshot } | null; refresh: () => Promise<void> };
}

/** A snapshot as sites elsewhere get it. */
export interface SignedSnapshot {
  number: number;
  text: string;
  /** SHA-256 over the text. */
  hash: string;
  signature: string;
}

/** What sites elsewhere show: the published snapshot, written and signed once. */
export const createSiteSnapshots = ({ stores, sha256, signer, live }: Parts) => {
  let written: { of: Snapshot; signed: SignedSnapshot } | null = null;

  const write = (snapshot: Snapshot): SignedSnapshot => {
    // Every instance of Strapi writes the same bytes, whatever its database did to the order of the keys.
    const text = canonicalJson(snapshot);
    return { number: snapshot.number, text, hash: sha256(text), signature: signer().sign(text) };
  };

  /** The one that is in memory. */
  const current = (): SignedSnapshot | null => {
    const snapshot = live.current()?.snapshot;
    if (!snapshot) return null;
    if (written?.of !== snapshot) written = { of: snapshot, signed: write(snapshot) };
    return written.signed;
  };

  return {
    current,
    publicKey: (): string => signer().publicKey,
    /** The newest one: a site that was told of a publication may ask an instance that has not noticed it yet. */
    newest: async (): Promise<Outcome<SignedSnapshot>> => {
      await live.refresh();
      const signed = current();
      if (signed) return done(signed);
      const number = await stores.snapshots.latestNumber();
      return refuse(number === 0 ? 'no_publication' : 'publication_unreadable');
    },
  };
};

export type SiteSnapshots = ReturnType<typeof createSiteSnapshots>;
