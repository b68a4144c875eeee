import type { Finding } from '../../../server/src/contract';
import type { Words } from './words';

/** Say in a sentence what deserves a look. */
export const findingWords = ({ code, details }: Finding, { say }: Words): string =>
  say(`finding.${code}`, {
    names: details.names ?? '',
    goal: details.goal ?? '',
    usual: details.usual ?? '',
  });

/** Whether a finding is about safety or consent, and not about care alone. */
export const isGrave = ({ code }: Finding): boolean => code === 'high_risk' || code === 'hidden_in_necessary';
