import type { Placement } from '../contract';
import { compilePlacement, matchRule, toSpots, type CompiledRule, type Spot } from './placement';
import { normalisePath } from './visit';

/** Which rule of a placement settles a question, by its list and its place in it (from 0). */
export interface DecidingRule {
  list: keyof Placement;
  index: number;
}

export interface PlacementAnswer {
  /** The path as the decision reads it; empty: it is none. */
  path: string;
  runs: boolean;
  /** Null: no include rule matches. */
  rule: DecidingRule | null;
}

const included = (rules: readonly CompiledRule[], { path, parts }: Spot): number =>
  rules.findIndex((rule) => matchRule(rule, path, parts));

const excluded = (rules: readonly CompiledRule[], { folded, foldedParts }: Spot): number =>
  rules.findIndex((rule) => matchRule(rule, folded, foldedParts));

/**
 * Say whether a placement holds for a path, and which rule settles it: the first exclude rule that matches, else the
 * first include rule. The rules are compared by what `inPlacement` compares them with, so that both say the same.
 */
export const explainPlacement = (placement: Placement, raw: string): PlacementAnswer => {
  const path = normalisePath(raw);
  const { include, exclude } = compilePlacement(placement);
  const spots = toSpots(path);
  const against = spots.map((spot) => excluded(exclude, spot)).find((index) => index >= 0);
  if (against !== undefined) return { path, runs: false, rule: { list: 'exclude', index: against } };
  const reasons = spots.map((spot) => included(include, spot));
  const [index = -1] = reasons;
  const runs = reasons.every((reason) => reason >= 0);
  return { path, runs, rule: runs ? { list: 'include', index } : null };
};
