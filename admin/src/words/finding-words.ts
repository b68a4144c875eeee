import { CATEGORIES, type Finding } from '../../../server/src/contract';
import { languageName } from './language-name';
import type { Words } from './words';

/** Say in a sentence what deserves a look. */
export const findingWords = ({ code, details }: Finding, words: Words): string => {
  const { say } = words;
  const { names = '', goal = '', usual = '', language } = details;
  if (code === 'hard_to_read' && language) {
    return say('finding.hard_to_read_in', { language: languageName(language, words) });
  }
  const category = CATEGORIES.find((key) => key === usual);
  return say(`finding.${code}`, {
    names,
    goal,
    usual: category ? say(`category.${category}.inside`) : usual,
  });
};

const GRAVE: ReadonlySet<Finding['code']> = new Set([
  'high_risk',
  'loads_before_consent',
  'hidden_in_necessary',
]);

/** Whether a finding is about safety or consent, and not about care alone. */
export const isGrave = ({ code }: Finding): boolean => GRAVE.has(code);
