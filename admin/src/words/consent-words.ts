import { CONSENT_RULES, type ConsentPolicy, type ConsentRule } from '../../../server/src/contract';
import type { TextKey, Words } from './words';

/** Keys of the regions that come with the plugin, which have names. */
const NAMED = ['eea-uk', 'switzerland', 'brazil', 'us-gpc', 'us-other'] as const;

/** Name a region: those that come with the plugin have names, others are called by their key. */
export const regionName = (key: string, { say }: Words): string => {
  const known = NAMED.find((name) => name === key);
  return known ? say(`rules.region.${known}` satisfies TextKey) : key;
};

const countryOf = (place: string): string => place.split('-')[0] ?? '';

const countryName = (code: string, { language }: Words): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** Whether the country of a place has a name. */
export const isKnownPlace = (place: string, words: Words): boolean =>
  countryName(countryOf(place), words) !== countryOf(place);

/**
 * Name places in the reader's language, in the order in which they stand; the parts of a country stand together, with it.
 * A code that nobody knows stays as it is.
 */
export const placeNames = (places: readonly string[], words: Words): string => {
  const parts = new Map<string, string[]>();
  for (const place of places) {
    const country = countryOf(place);
    const isPart = place !== country;
    const key = isPart ? `${country}-` : country;
    parts.set(key, [...(parts.get(key) ?? []), ...(isPart ? [place.slice(country.length + 1)] : [])]);
  }
  return [...parts]
    .map(([key, listed]) => {
      const country = countryName(countryOf(key), words);
      return listed.length > 0 ? words.say('rules.part', { part: listed.join(', '), country }) : country;
    })
    .join(', ');
};

const inRegions = ({ regions }: ConsentPolicy, rule: ConsentRule, words: Words): string[] => {
  const names = regions.filter((region) => region.rule === rule).map(({ key }) => regionName(key, words));
  return names.length === 0 ? [] : [words.say(`rules.in.${rule}`, { regions: names.join(', ') })];
};

const who = (policy: ConsentPolicy, words: Words): string[] => {
  const { regions, elsewhere } = policy;
  const isAlike = regions.every(({ rule }) => rule === elsewhere.rule);
  if (isAlike) return [words.say(`rules.everybody.${elsewhere.rule}`)];
  return [
    ...CONSENT_RULES.flatMap((rule) => inRegions(policy, rule, words)),
    words.say(`rules.elsewhere.${elsewhere.rule}`),
  ];
};

/** Whether the place of a visitor makes a difference. */
export const dependsOnPlace = ({ regions, elsewhere }: ConsentPolicy): boolean =>
  regions.length > 0 || elsewhere.rule !== 'opt_in' || !elsewhere.gpc;

/** Answer what visitors are asked: "Everybody is asked first. A choice counts for 180 days." */
export const consentSentence = (policy: ConsentPolicy, knowsPlaces: boolean, words: Words): string => {
  const { say } = words;
  const asked = dependsOnPlace(policy) && !knowsPlaces ? [say('rules.places-unknown')] : who(policy, words);
  return [...asked, say('rules.counts', { days: policy.days })].join(' ');
};
