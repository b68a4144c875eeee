import { CONSENT_RULES, type ConsentPolicy, type ConsentRule } from '../../../server/src/contract';
import type { TextKey, Words } from './words';

/** Keys of the regions that come with the plugin, which have names. */
const NAMED = ['eea-uk', 'switzerland', 'brazil', 'us-gpc', 'us-other'] as const;

/** Name a region: those that come with the plugin have names, others are called by their key. */
export const regionName = (key: string, { say }: Words): string => {
  const known = NAMED.find((name) => name === key);
  return known ? say(`consent.region.${known}` satisfies TextKey) : key;
};

/** Name a country in the reader's language; a part of one is named with its country. A code that nobody knows stays. */
export const placeName = (place: string, words: Words): string => {
  const [country = '', part] = place.split('-');
  const name = countryName(country, words);
  return part === undefined ? name : words.say('consent.part', { part, country: name });
};

const countryName = (code: string, { language }: Words): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** Whether a code of two letters, or a part of one, belongs to a country that has a name. */
export const isKnownPlace = (place: string, words: Words): boolean =>
  countryName(place.split('-')[0] ?? '', words) !== (place.split('-')[0] ?? '');

/** Names of places, in the order in which they stand. */
export const placeNames = (places: readonly string[], words: Words): string =>
  places.map((place) => placeName(place, words)).join(', ');

const inRegions = ({ regions }: ConsentPolicy, rule: ConsentRule, words: Words): string[] => {
  const names = regions.filter((region) => region.rule === rule).map(({ key }) => regionName(key, words));
  return names.length === 0 ? [] : [words.say(`consent.in.${rule}`, { regions: names.join(', ') })];
};

const who = (policy: ConsentPolicy, words: Words): string[] => {
  const { regions, elsewhere } = policy;
  const isAlike = regions.every(({ rule }) => rule === elsewhere.rule);
  if (isAlike) return [words.say(`consent.everybody.${elsewhere.rule}`)];
  return [
    ...CONSENT_RULES.flatMap((rule) => inRegions(policy, rule, words)),
    words.say(`consent.elsewhere.${elsewhere.rule}`),
  ];
};

/** Whether the place of a visitor makes a difference. */
export const dependsOnPlace = ({ regions, elsewhere }: ConsentPolicy): boolean =>
  regions.length > 0 || elsewhere.rule !== 'opt_in' || !elsewhere.gpc;

/** Answer what visitors are asked: "Everybody is asked first. A choice counts for 180 days." */
export const consentSentence = (policy: ConsentPolicy, knowsPlaces: boolean, words: Words): string => {
  const { say } = words;
  const asked = dependsOnPlace(policy) && !knowsPlaces ? [say('consent.places-unknown')] : who(policy, words);
  return [...asked, say('consent.counts', { days: policy.days })].join(' ');
};
