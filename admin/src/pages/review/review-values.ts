import { z } from 'zod';
import {
  answerReviewSchema,
  REVIEW_OUTCOMES,
  type AnswerReview,
  type Issue,
  type Review,
  type ReviewOutcome,
} from '../../../../server/src/contract';
import { PLUGIN_ID } from '../../plugin-id';
import type { TabStorage } from '../pixel-form/kept-draft';

export const YES_NO_UNSURE = ['yes', 'no', 'unsure'] as const;
export const OWNER_RIGHT = ['yes', 'no'] as const;

/** What stands in the form; an empty text is a question without an answer. */
export interface ReviewValues {
  needed: (typeof YES_NO_UNSURE)[number] | '';
  decision: string;
  less: (typeof YES_NO_UNSURE)[number] | '';
  ownerRight: (typeof OWNER_RIGHT)[number] | '';
  outcome: ReviewOutcome | '';
  comment: string;
  ownerName: string;
  ownerEmail: string;
}

export const EMPTY: ReviewValues = {
  needed: '',
  decision: '',
  less: '',
  ownerRight: '',
  outcome: '',
  comment: '',
  ownerName: '',
  ownerEmail: '',
};

/** Faults by field, for example `answers.needed`. */
export type ReviewFaults = Record<string, string>;

/** Name the fault of each field, the first one of each. */
export const faultsOf = (issues: readonly Issue[]): ReviewFaults =>
  Object.fromEntries([...issues].reverse().map(({ path, message }) => [path.join('.'), message]));

/** Check the form as the server will. `missing` is said where no outcome was chosen. */
export const checkReview = (
  values: ReviewValues,
  { period, version }: Pick<Review, 'period' | 'version'>,
  missing: string,
): { answer: AnswerReview | null; faults: ReviewFaults } => {
  const { needed, decision, less, ownerRight, outcome, comment, ownerName, ownerEmail } = values;
  const checked = answerReviewSchema.safeParse({
    // Without an outcome, the questions are checked along with any.
    outcome: outcome || 'change',
    period,
    version,
    answers: { needed, decision, less, ownerRight },
    comment,
    ...(outcome === 'hand_over' ? { owner: { name: ownerName, email: ownerEmail } } : {}),
  });
  const faults = checked.success
    ? {}
    : faultsOf(
        checked.error.issues.map(({ path, message }) => ({
          path: path.map((part) => String(part)),
          message,
        })),
      );
  if (outcome === '') return { answer: null, faults: { ...faults, outcome: missing } };
  return { answer: checked.success ? checked.data : null, faults };
};

/** Tell whether something was typed or chosen that would be lost. */
export const isTouched = (values: ReviewValues): boolean => JSON.stringify(values) !== JSON.stringify(EMPTY);

const keptSchema: z.ZodType<ReviewValues> = z.object({
  needed: z.enum([...YES_NO_UNSURE, '']),
  decision: z.string(),
  less: z.enum([...YES_NO_UNSURE, '']),
  ownerRight: z.enum([...OWNER_RIGHT, '']),
  outcome: z.enum([...REVIEW_OUTCOMES, '']),
  comment: z.string(),
  ownerName: z.string(),
  ownerEmail: z.string(),
});

/** `who` keeps two people apart who use the same tab; an answer is about one period alone. */
export const keptKey = (who: string, { slug, period }: Pick<Review, 'slug' | 'period'>): string =>
  `${PLUGIN_ID}:review:${who}:${slug}:${period}`;

/** Take out what was kept in the tab. Anything that does not look like our own is nothing. */
export const readKept = (storage: TabStorage, key: string): ReviewValues => {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : EMPTY;
  } catch {
    return EMPTY;
  }
};

/** Keep what stands in the form, while there is something. A full or forbidden storage is no reason to stop anybody. */
export const writeKept = (storage: TabStorage, key: string, values: ReviewValues): void => {
  try {
    if (isTouched(values)) storage.setItem(key, JSON.stringify(values));
    else storage.removeItem(key);
  } catch {
    return;
  }
};
