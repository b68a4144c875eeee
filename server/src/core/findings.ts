import type { Category, Finding, PathRule, PixelContent } from '../contract';
import { compilePlacement, fixedStart, matchParts, type CompiledRule } from './placement';

/** What a vendor's definition says that a finding can depend on. */
export interface VendorFacts {
  /** The usual consent category. */
  usual: Category;
  /** It can do anything on the page. */
  risky: boolean;
  /** With the pixel's settings, it loads before a yes. */
  early: boolean;
}

/** Another pixel of the same vendor, under another id. */
export interface Sibling {
  name: string;
}

/** All that findings about one pixel are drawn from. */
export interface Evidence {
  content: PixelContent;
  /** Null: the catalogue does not hold the vendor. */
  vendor: VendorFacts | null;
  /** All of them, or more than a finding names. */
  others: readonly Sibling[];
  isHardToRead: (text: string) => boolean;
}

type Rule = (evidence: Evidence) => Finding[];

const found = (code: Finding['code'], details: Finding['details'] = {}): Finding[] => [{ code, details }];

/** So many names of other pixels stand in a finding. */
export const NAMES_SHOWN = 5;

const severalIds: Rule = ({ others }) => {
  if (others.length === 0) return [];
  const names = others.slice(0, NAMES_SHOWN).map(({ name }) => name);
  return found('several_ids', { names: (others.length > NAMES_SHOWN ? [...names, '…'] : names).join(', ') });
};

// A pixel waits for all of its categories, so one that names the usual one waits for it.
const category: Rule = ({ content: { categories }, vendor }) => {
  if (vendor === null || categories.includes(vendor.usual)) return [];
  const hidden = categories.every((each) => each === 'necessary');
  return found(hidden ? 'hidden_in_necessary' : 'unusual_category', { usual: vendor.usual });
};

const reading: Rule = ({ content: { purpose, purposeIn = {} }, isHardToRead }) => [
  ...(isHardToRead(purpose) ? found('hard_to_read') : []),
  ...Object.entries(purposeIn).flatMap(([language, text]) =>
    isHardToRead(text) ? found('hard_to_read', { language }) : [],
  ),
];

const risk: Rule = ({ vendor }) => (vendor?.risky ? found('high_risk') : []);

const earliness: Rule = ({ content, vendor }) =>
  vendor?.early && content.delivery !== 'declared' ? found('loads_before_consent') : [];

const sameWords = (goal: string): string =>
  goal
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.?!…]+$/u, '');

const goals: Rule = ({ content: { events } }) => {
  const count = new Map<string, { goal: string; times: number }>();
  for (const { goal } of events) {
    const before = count.get(sameWords(goal));
    count.set(sameWords(goal), { goal: before?.goal ?? goal, times: (before?.times ?? 0) + 1 });
  }
  return [...count.values()].flatMap(({ goal, times }) =>
    times > 1 ? found('same_goal_twice', { goal }) : [],
  );
};

const isAtOrBelow = (path: string, top: string): boolean =>
  path === top || top === '/' || path.startsWith(`${top}/`);

const fixedPart = (rule: CompiledRule): string => fixedStart(rule).toLowerCase();

/** The path of a rule that matches it and everything below: a prefix, or fixed parts and then `**`. */
const wholeBranch = (rule: CompiledRule): string | null => {
  if (rule.kind === 'prefix') return rule.path;
  const last = rule.parts.at(-1);
  const isOpen = rule.kind === 'wildcard' && last?.length === 0;
  return isOpen && rule.parts.slice(0, -1).every((part) => part.length === 1) ? fixedPart(rule) : null;
};

const partsOf = (path: string): string[] => (path === '/' ? [] : path.slice(1).split('/'));

/** Whether an exclude rule takes away all that an include rule matches. Says yes only where that is certain. */
const covers = (exclude: CompiledRule, include: CompiledRule): boolean => {
  if (exclude.path === '') return false;
  const branch = wholeBranch(exclude);
  const path = fixedPart(include);
  if (branch !== null) return isAtOrBelow(path, branch);
  if (exclude.kind === 'wildcard' && include.kind === 'wildcard') {
    return exclude.path.toLowerCase() === include.path.toLowerCase();
  }
  if (include.kind !== 'exact') return false;
  return exclude.kind === 'exact' ? exclude.path === path : matchParts(exclude.parts, partsOf(path));
};

// A path that is too long to be looked at has no normal form, and matches nothing.
const isNowhere = (rule: CompiledRule, exclude: readonly CompiledRule[]): boolean =>
  rule.path === '' || exclude.some((each) => covers(each, rule));

/** Say whether every path that the rules include is certain to be excluded again. */
const runsNowhere = (include: PathRule[], exclude: PathRule[]): boolean => {
  const compiled = compilePlacement({ include, exclude });
  return compiled.include.every((rule) => isNowhere(rule, compiled.exclude));
};

const placement: Rule = ({ content: { placement: place } }) =>
  runsNowhere(place.include, place.exclude) ? found('runs_nowhere') : [];

const delivery: Rule = ({ content }) => (content.delivery === 'declared' ? found('not_injected_by_us') : []);

/** In the order of their weight. */
const RULES: readonly Rule[] = [risk, earliness, category, severalIds, goals, placement, delivery, reading];

/** Find what about a pixel deserves a look. The gravest comes first. */
export const findingsOf = (evidence: Evidence): Finding[] => RULES.flatMap((rule) => rule(evidence));
