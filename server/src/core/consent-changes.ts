import type { ConsentChange, ConsentPolicy, ConsentRule, ConsentSettings, RegionTerms } from '../contract';

const STRICTNESS: Record<ConsentRule, number> = { opt_in: 2, opt_out: 1, notice_only: 0 };

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

const isLaxer = (before: RegionTerms, after: RegionTerms): boolean =>
  STRICTNESS[after.rule] < STRICTNESS[before.rule] || (before.gpc && !after.gpc);

const termsWords = ({ rule, gpc }: RegionTerms): ConsentChange['details'] => ({ rule, gpc: yesNo(gpc) });

type Find = (before: ConsentSettings, after: ConsentSettings) => ConsentChange[];

const found = (
  code: ConsentChange['code'],
  details: ConsentChange['details'] = {},
  laxer = false,
): ConsentChange[] => [{ code, laxer, details }];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const regionWords = ({ key, places, ...terms }: ConsentPolicy['regions'][number]) => ({
  region: key,
  places: places.join(', '),
  ...termsWords(terms),
});

const regions: Find = ({ policy: before }, { policy: after }) => {
  const was = new Map(before.regions.map((region) => [region.key, region]));
  const is = new Map(after.regions.map((region) => [region.key, region]));
  const added = after.regions
    .filter(({ key }) => !was.has(key))
    .flatMap((region) => found('region_added', regionWords(region), isLaxer(before.elsewhere, region)));
  const removed = before.regions
    .filter(({ key }) => !is.has(key))
    .flatMap((region) => found('region_removed', regionWords(region), isLaxer(region, after.elsewhere)));
  const changed = after.regions.flatMap((region) => {
    const earlier = was.get(region.key);
    if (!earlier || same(earlier, region)) return [];
    return found('region_changed', regionWords(region), isLaxer(earlier, region));
  });
  const order = (keys: Map<string, unknown>, others: Map<string, unknown>) =>
    [...keys.keys()].filter((key) => others.has(key));
  const reordered = same(order(was, is), order(is, was)) ? [] : found('regions_reordered');
  return [...added, ...removed, ...changed, ...reordered];
};

const elsewhere: Find = ({ policy: before }, { policy: after }) =>
  same(before.elsewhere, after.elsewhere)
    ? []
    : found('elsewhere', termsWords(after.elsewhere), isLaxer(before.elsewhere, after.elsewhere));

const numbers: Find = ({ policy: before }, { policy: after }) => [
  ...(before.dnt === after.dnt ? [] : found('dnt', { dnt: yesNo(after.dnt) }, before.dnt)),
  ...(before.days === after.days
    ? []
    : found('days', { days: String(after.days) }, after.days > before.days)),
  ...(before.recordDays === after.recordDays ? [] : found('record_days', { days: String(after.recordDays) })),
];

const look: Find = ({ banner: before }, { banner: after }) => [
  ...(before.position === after.position ? [] : found('position', { position: after.position })),
  ...(same(before.colours, after.colours) ? [] : found('colours')),
  ...(before.language === after.language ? [] : found('language', { language: after.language })),
];

const texts: Find = ({ banner: before }, { banner: after }) =>
  [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])].sort().flatMap((language) => {
    const was: Record<string, string | undefined> = before.texts[language] ?? {};
    const is: Record<string, string | undefined> = after.texts[language] ?? {};
    const differing = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      (key) => was[key] !== is[key],
    );
    return differing.length === 0 ? [] : found('texts', { language, texts: String(differing.length) });
  });

const FINDS: readonly Find[] = [regions, elsewhere, numbers, look, texts];

/** List how settings about consent differ. What asks visitors for less than before is marked. */
export const consentChanges: Find = (before, after) => FINDS.flatMap((find) => find(before, after));

const RULE_WORDS: Record<string, string> = {
  opt_in: 'ask first',
  opt_out: 'run until an objection',
  notice_only: 'tell only',
};

const SENTENCES: Record<ConsentChange['code'], string> = {
  region_added: 'Added the region {region}: {rule}, Global Privacy Control {gpc}.',
  region_removed: 'Removed the region {region}.',
  region_changed: 'Changed the region {region}: {rule}, Global Privacy Control {gpc}, {places}.',
  regions_reordered: 'Changed the order of the regions.',
  elsewhere: 'Elsewhere: {rule}, Global Privacy Control {gpc}.',
  dnt: 'Do Not Track counts: {dnt}.',
  days: 'A choice counts for {days} days.',
  record_days: 'The proof of a choice is kept for {days} days.',
  position: 'The banner stands at: {position}.',
  colours: 'Changed the colours of the banner.',
  language: 'The language of the banner is {language}.',
  texts: 'Changed {texts} texts of the banner in {language}.',
};

const PLACEHOLDER = /\{(\w+)\}/g;

/** Say a change in a sentence in English, for the audit log. */
export const consentSentence = ({ code, details }: ConsentChange): string =>
  SENTENCES[code].replace(PLACEHOLDER, (_, key: string) => {
    const value = details[key] ?? '?';
    return key === 'rule' ? (RULE_WORDS[value] ?? value) : value;
  });

const RULE_OF = new Map(Object.entries(RULE_WORDS).map(([rule, words]) => [words, rule]));

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const PATTERNS = (Object.keys(SENTENCES) as ConsentChange['code'][]).map((code) => ({
  code,
  names: [...SENTENCES[code].matchAll(PLACEHOLDER)].map(([, name = '']) => name),
  matches: new RegExp(
    `^${SENTENCES[code]
      .split(/\{\w+\}/)
      .map(escaped)
      .join('(.+?)')}$`,
  ),
}));

/** Read a sentence of the audit log again: what it names, so that screens say it in words of theirs; null: it is none of these. */
export const readConsentSentence = (sentence: string): Omit<ConsentChange, 'laxer'> | null => {
  for (const { code, names, matches } of PATTERNS) {
    const [whole, ...values] = matches.exec(sentence) ?? [];
    if (whole === undefined) continue;
    const details = names.map((name, at) => {
      const value = values[at] ?? '';
      return [name, name === 'rule' ? (RULE_OF.get(value) ?? value) : value];
    });
    return { code, details: Object.fromEntries(details) as ConsentChange['details'] };
  }
  return null;
};
