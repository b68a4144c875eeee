import type { Approval } from '../contract';
import { samePerson } from './approval';
import { follows, type Link, type LinkedEntry } from './activity-chain';
import type { Sha256 } from './hash';

/** Actions in the audit log that say whether the two-person rule holds. */
export const RULE_ON = 'rule_on';
export const RULE_OFF = 'rule_off';
/** The action where a pixel is stopped because nobody reviewed it. */
export const REVIEW_STOPPED = 'review_stopped';
/** The action of an author who approved while the rule was off. */
export const APPROVE_ALONE = 'approve_alone';

/** List the actions that one name stands for where somebody looks for entries. */
export const actionsNamed = (name: string): string[] => {
  if (name === 'approve') return [name, APPROVE_ALONE];
  if (name === 'preview') return [name, 'preview_opened'];
  if (name === 'review') return [name, REVIEW_STOPPED];
  return name === 'settings' ? [name, RULE_ON, RULE_OFF, 'schedule'] : [name];
};

/** An entry of the audit log with the link before it; null: that one is missing. */
export interface Proof {
  entry: LinkedEntry;
  before: Link | null;
}

const isGenuine = ({ entry, before }: Proof, sha256: Sha256): boolean =>
  before !== null && follows(entry, before, sha256);

/**
 * Say whether the audit log bears out that an author approved while the two-person rule was off: the approval stands in
 * it, by the same person, and what it last says of the rule before that is that somebody switched it off.
 *
 * @param signed The entries about this version with the action `approve_alone`.
 * @param rules All entries that switched the rule, in any order.
 */
export const isProvenAlone = (
  approval: Approval,
  signed: readonly Proof[],
  rules: readonly Proof[],
  sha256: Sha256,
): boolean =>
  signed.some((proof) => {
    const { entry } = proof;
    if (entry.action !== APPROVE_ALONE || entry.at !== approval.at) return false;
    if (entry.pixel !== approval.pixel || entry.version !== approval.version) return false;
    if (!samePerson(entry.person, approval.person) || !isGenuine(proof, sha256)) return false;
    const [last] = rules
      .filter((rule) => rule.entry.number < entry.number)
      .sort((a, b) => b.entry.number - a.entry.number);
    return last !== undefined && last.entry.action === RULE_OFF && isGenuine(last, sha256);
  });
