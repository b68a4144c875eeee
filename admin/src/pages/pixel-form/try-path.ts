import { pathRuleSchema, type PathRule, type Placement } from '../../../../server/src/contract';
import { explainPlacement } from '../../../../server/src/core/explain-placement';

export interface TriedPath {
  /** The path as a visit would have it; empty: what was typed is none. */
  path: string;
  runs: boolean;
  /** The rule that settles it; null: no place includes it. */
  rule: PathRule | null;
}

/** Take a path out of what people paste: a whole address, a host and a path, or a path without its first slash. */
export const readPath = (typed: string): string => {
  const text = typed.trim();
  const local = text.replace(/^(?:https?:)?\/\/[^/?#]*/i, '');
  if (local === '') return text === '' ? '' : '/';
  return /^[/?#]/.test(local) ? local.replace(/^(?=[?#])/, '/') : `/${local}`;
};

const isUsable = (rule: PathRule): boolean => pathRuleSchema.safeParse(rule).success;

const trimmed = (rules: PathRule[]): PathRule[] =>
  rules.filter(isUsable).map((rule) => ({ ...rule, path: rule.path.trim() }));

/** Say whether the pixel would run on what was typed, and by which rule. Rules that are not finished count as none. */
export const tryPath = (placement: Placement, typed: string): TriedPath => {
  const usable = { include: trimmed(placement.include), exclude: trimmed(placement.exclude) };
  const { path, runs, rule } = explainPlacement(usable, readPath(typed));
  return { path, runs, rule: rule ? (usable[rule.list][rule.index] ?? null) : null };
};
