import type { Approval } from '../contract';
import { CHAIN_START, type LinkedEntry } from '../core/activity-chain';
import type { Sha256 } from '../core/hash';
import { APPROVE_ALONE, isProvenAlone, RULE_OFF, RULE_ON, type Proof } from '../core/lone-approval';
import type { Stores } from '../io/ports';

interface Parts {
  stores: Stores;
  sha256: Sha256;
}

/** Approvals that authors gave while the two-person rule was off: the audit log has to bear them out. */
export const createLoneApprovals = ({ stores, sha256 }: Parts) => {
  const withLinks = async (entries: LinkedEntry[]): Promise<Proof[]> => {
    const links = await stores.activities.links(entries.map(({ number }) => number - 1));
    const linkOf = new Map([CHAIN_START, ...links].map((link) => [link.number, link]));
    return entries.map((entry) => ({ entry, before: linkOf.get(entry.number - 1) ?? null }));
  };

  /** Find those of these approvals that the log bears out. Asks nothing where none was given alone. */
  const proven = async (approvals: Approval[]): Promise<ReadonlySet<Approval>> => {
    const lone = approvals.filter(({ alone }) => alone === true);
    if (lone.length === 0) return new Set();
    const wanted = lone.map(({ pixel, version }) => ({ pixel, version }));
    const [signed, rules] = await Promise.all([
      stores.activities.aboutVersions(APPROVE_ALONE, wanted).then(withLinks),
      stores.activities.withActions([RULE_ON, RULE_OFF]).then(withLinks),
    ]);
    const signedOf = new Map<string, Proof[]>();
    for (const proof of signed) {
      const key = proof.entry.pixel ?? '';
      signedOf.set(key, [...(signedOf.get(key) ?? []), proof]);
    }
    return new Set(
      lone.filter((approval) => isProvenAlone(approval, signedOf.get(approval.pixel) ?? [], rules, sha256)),
    );
  };

  return { proven };
};

export type LoneApprovals = ReturnType<typeof createLoneApprovals>;
