import type { PathRule, Placement } from '../../../server/src/contract';
import type { Words } from './words';

const EVERY_PAGE = '/';

const isEveryPage = (rule: PathRule): boolean => rule.kind === 'prefix' && rule.path === EVERY_PAGE;

/** Say one rule exactly: "/shop and everything below it". */
export const ruleWords = (rule: PathRule, { say }: Words): string =>
  isEveryPage(rule) ? say('place.rule.every-page') : say(`place.rule.${rule.kind}`, { path: rule.path });

/** Say one rule briefly, as it stands in a sentence. */
export const shortRule = (rule: PathRule, { say }: Words): string =>
  rule.kind === 'prefix' ? rule.path : say(`place.short.${rule.kind}`, { path: rule.path });

const filledIn = (rules: PathRule[]): PathRule[] => rules.filter((rule) => rule.path.trim() !== '');

/** Say briefly where a pixel runs: "all pages but /kids". Null: no path is filled in yet. */
export const placementWords = (placement: Placement, words: Words): string | null => {
  const include = filledIn(placement.include);
  const exclude = filledIn(placement.exclude).map((rule) => shortRule(rule, words));
  if (include.length === 0) return null;
  const places = include.some(isEveryPage)
    ? words.say('place.every-page')
    : words.list(include.map((rule) => shortRule(rule, words)));
  return exclude.length === 0 ? places : words.say('place.but', { places, except: words.list(exclude) });
};
