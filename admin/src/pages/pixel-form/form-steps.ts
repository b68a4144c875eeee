import type { FieldErrors } from './check-form';

/** The questions of the form, in the order in which they are asked. */
export const STEPS = [
  'vendor',
  'settings',
  'purpose',
  'consent',
  'events',
  'places',
  'owner',
  'summary',
] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Record<string, Step> = {
  vendor: 'vendor',
  settings: 'settings',
  delivery: 'settings',
  name: 'purpose',
  slug: 'purpose',
  purpose: 'purpose',
  purposeIn: 'purpose',
  categories: 'consent',
  events: 'events',
  placement: 'places',
  owner: 'owner',
  reviewEveryDays: 'owner',
};

/** Name the step in which a field is asked for, by the field's path. What belongs to no field is shown at the end. */
export const stepOf = (path: string): Step => STEP_OF[path.split('.')[0] ?? ''] ?? 'summary';

/** Count what has to be corrected in each step. */
export const countByStep = (errors: FieldErrors): Record<Step, number> => {
  const counts = Object.fromEntries(STEPS.map((step) => [step, 0])) as Record<Step, number>;
  for (const path of Object.keys(errors)) counts[stepOf(path)] += 1;
  return counts;
};

export const nextStep = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) + 1];
export const stepBefore = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) - 1];

/** Read a step out of the address; anything else is `fallback`. */
export const readStep = (text: string | null, fallback: Step): Step =>
  STEPS.find((step) => step === text) ?? fallback;
