import {
  isHardToRead,
  triggerSchema,
  type Finding,
  type PixelContent,
} from '../../../../server/src/contract';
import { findingsOf } from '../../../../server/src/core/findings';
import { factsOf } from '../../catalogue';
import { candidateOf, chosenEvents, type FormValues } from './form-values';
import { triggerCandidate } from './trigger-values';

const finished = (values: FormValues, name: PixelContent['events'][number]['name']) =>
  (values.triggers[name] ?? []).flatMap((trigger) => {
    const parsed = triggerSchema.safeParse(triggerCandidate(trigger));
    return parsed.success ? [parsed.data] : [];
  });

/** What the form says so far, to be put into words: triggers that are not finished are left out. */
export const draftOf = (values: FormValues): PixelContent => ({
  ...candidateOf(values),
  events: chosenEvents(values).map((name) => {
    const triggers = finished(values, name);
    return { name, goal: values.goals[name] ?? '', ...(triggers.length > 0 ? { triggers } : {}) };
  }),
  ...(values.reviewEveryDays === null ? {} : { reviewEveryDays: values.reviewEveryDays }),
});

/** What about the form's pixel deserves a look, by the server's rules. Other pixels are not known here. */
export const draftFindings = (values: FormValues): Finding[] => {
  const content = draftOf(values);
  return findingsOf({ content, vendor: factsOf(content), others: [], isHardToRead });
};
