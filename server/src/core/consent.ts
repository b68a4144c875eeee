import type {
  Category,
  ConsentChoice,
  ConsentRule,
  NoticeMarks,
  OptionalCategory,
  Standing,
} from '../contract';
import { CHOICES, NOT_ASKED } from './consent-cookie';
import type { FittingMarks } from './questions';

/** All that consent depends on. */
export interface ConsentFacts {
  rule: ConsentRule;
  choice: ConsentChoice | null;
  /** Whether Global Privacy Control is on, and honoured in this place. */
  gpc: boolean;
  /** Whether Do Not Track is on, and honoured by this site. */
  dnt: boolean;
  /** Marks of the questions that a yes may have been given to; null: any. */
  fitting: FittingMarks | null;
  /** There is a choice that cannot be read, or is too old. It may have been a no: nothing runs before it is asked for. */
  unclear: boolean;
}

/** The answer of `grant`: every category and how it stands. */
export type Grants = Readonly<Record<Category, Standing>>;

const GRANTED: ReadonlySet<Standing> = new Set(['necessary', 'agreed', 'not_objected', 'noticed']);

/** Standings of which a visitor is asked. After a no, nobody is asked again while it counts. */
const ASKED: ReadonlySet<Standing> = new Set(['not_asked', 'changed', 'laxer_rule']);

const STRICTNESS: Record<ConsentRule, number> = { opt_in: 2, opt_out: 1, notice_only: 0 };

/** Say whether a standing means yes. */
export const isGranted = (standing: Standing): boolean => GRANTED.has(standing);

const isSignalled = (category: OptionalCategory, { gpc, dnt }: ConsentFacts): 'gpc' | 'dnt' | null => {
  if (gpc && category === 'marketing') return 'gpc';
  return dnt && category !== 'functional' ? 'dnt' : null;
};

/** How a category stands by the rule alone, without a word of the visitor. */
const BY_RULE: Record<ConsentRule, Standing> = {
  opt_in: 'not_asked',
  opt_out: 'not_objected',
  notice_only: 'noticed',
};

/** Why a yes of before does not count as one now; null: it counts. */
const flaw = (category: OptionalCategory, choice: ConsentChoice, facts: ConsentFacts): Standing | null => {
  if (choice.record === null) return 'not_recorded';
  if (STRICTNESS[choice.rule] < STRICTNESS[facts.rule]) return 'laxer_rule';
  return facts.fitting !== null && !facts.fitting[category].includes(choice.notice[category])
    ? 'changed'
    : null;
};

const standingOf = (category: OptionalCategory, facts: ConsentFacts): Standing => {
  const { choice, rule, fitting, unclear } = facts;
  const saidYes = choice?.categories.includes(category);
  // A no to a category that had no pixels then was no no to those that came later. Where they would run without a
  // question, it counts all the same, and so it does where a publication says of no category what it means.
  const saidNo =
    choice !== null &&
    !saidYes &&
    (choice.notice[category] !== NOT_ASKED ||
      choice.record === null ||
      rule !== 'opt_in' ||
      fitting === null);
  if (saidNo) return 'refused';
  const signal = isSignalled(category, facts);
  if (signal !== null) return signal;
  if (choice === null || !saidYes) return unclear ? 'not_asked' : BY_RULE[rule];
  const wrong = flaw(category, choice, facts);
  if (wrong === null) return 'agreed';
  // What needs no yes needs no flawless one.
  return rule === 'opt_in' ? wrong : BY_RULE[rule];
};

/**
 * Say how each category stands, and why: the one place that answers this. A no beats everything; then what the browser
 * asks for; then a yes that fits the rule and what is asked today; then the rule alone.
 */
export const grant = (facts: ConsentFacts): Grants => ({
  necessary: 'necessary',
  functional: standingOf('functional', facts),
  measurement: standingOf('measurement', facts),
  marketing: standingOf('marketing', facts),
});

/** List the categories that are granted, the necessary ones left out. */
export const grantedOf = (grants: Grants): OptionalCategory[] =>
  CHOICES.filter((category) => isGranted(grants[category]));

/** List the categories that a visitor can say yes or no to: all but those that the browser has denied for them. */
export const openTo = (grants: Grants): OptionalCategory[] =>
  CHOICES.filter((category) => grants[category] !== 'gpc' && grants[category] !== 'dnt');

/**
 * List the categories that a visitor has to be asked about or told of: those with a question that is open, and, where
 * nothing needs a yes, all that run without the visitor having seen a word about them.
 */
export const askedOf = (grants: Grants, choice: ConsentChoice | null): OptionalCategory[] =>
  CHOICES.filter(
    (category) =>
      ASKED.has(grants[category]) ||
      (choice === null && (grants[category] === 'not_objected' || grants[category] === 'noticed')),
  );

/** Under what a visitor chooses. */
export interface Asked {
  rule: ConsentRule;
  /** What each category means; null: the publication does not say. */
  marks: NoticeMarks | null;
  /** Number of the record. */
  record: string;
}

const UNMARKED: NoticeMarks = { functional: NOT_ASKED, measurement: NOT_ASKED, marketing: NOT_ASKED };

/** Write down what a visitor chose at `now`, in milliseconds since 1970: each category once, in the usual order. */
export const choose = (
  categories: readonly OptionalCategory[],
  now: number,
  { rule, marks, record }: Asked,
): ConsentChoice & { record: string } => ({
  categories: CHOICES.filter((category) => categories.includes(category)),
  at: Math.floor(now / 1000),
  rule,
  notice: marks ?? UNMARKED,
  record,
});

/** Suppose that a visitor has just chosen, asked about what there is today. */
export const suppose = (
  categories: readonly OptionalCategory[],
  now: number,
  marks: NoticeMarks | null,
): ConsentChoice => choose(categories, now, { rule: 'opt_in', marks, record: '0'.repeat(16) });

/** A set of categories as bits, so that "all of them are granted" is one comparison. */
export type CategoryMask = number;

/** Bit of what nobody can grant: a pixel without a category, or with one that we do not know. */
const UNGRANTABLE = 8;

const bitOf = (category: Category): CategoryMask => {
  switch (category) {
    case 'necessary':
      return 0;
    case 'functional':
      return 1;
    case 'measurement':
      return 2;
    case 'marketing':
      return 4;
    default:
      return UNGRANTABLE;
  }
};

/** Write the categories of a pixel as bits; `necessary` needs none. None at all is never exempt. */
export const categoryMask = (categories: readonly Category[]): CategoryMask =>
  categories.length === 0 ? UNGRANTABLE : maskOf(categories);

/** Write some categories as bits. */
export const maskOf = (categories: readonly Category[]): CategoryMask => {
  let mask: CategoryMask = 0;
  for (const category of categories) mask |= bitOf(category);
  return mask;
};
