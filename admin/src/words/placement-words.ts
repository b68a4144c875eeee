import type { PathRule } from '../../../server/src/contract';
import { isEveryPage } from '../../../server/src/core/pixel-sentence';
import type { Words } from './words';

export { placementWords, shortRule } from '../../../server/src/core/pixel-sentence';

/** Say one rule exactly: "/shop and everything below it". */
export const ruleWords = (rule: PathRule, { say }: Words): string =>
  isEveryPage(rule) ? say('place.rule.every-page') : say(`place.rule.${rule.kind}`, { path: rule.path });
