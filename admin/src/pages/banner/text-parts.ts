import type { VisitorTextKey } from '../../../../server/src/contract';

/** Where visitors read a text. */
export const TEXT_PARTS = ['banner', 'choices', 'messages', 'embeds', 'page'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** The texts of each part, in the order in which visitors meet them. */
export const TEXTS_OF: Record<TextPart, readonly VisitorTextKey[]> = {
  banner: [
    'title',
    'intro',
    'introOptOut',
    'introNotice',
    'introChanged',
    'useFunctional',
    'useMeasurement',
    'useMarketing',
    'acceptAll',
    'rejectAll',
    'understood',
    'choose',
  ],
  choices: [
    'choicesTitle',
    'choicesIntro',
    'necessary',
    'aboutNecessary',
    'functional',
    'aboutFunctional',
    'measurement',
    'aboutMeasurement',
    'marketing',
    'aboutMarketing',
    'services',
    'alwaysOn',
    'gpc',
    'dnt',
    'changed',
    'cookies',
    'lifetime',
    'moreAbout',
    'recordIs',
    'save',
    'close',
  ],
  messages: ['wayBack', 'saved', 'savedHere', 'notSaved', 'notLoaded'],
  embeds: ['embedTitle', 'embedOnce', 'embedAlways', 'embedDirect'],
  page: [
    'pageTitle',
    'pageIntro',
    'pageWho',
    'pageWhy',
    'pageCollects',
    'pageKeeps',
    'pageWhere',
    'pageConsent',
    'pageNoConsent',
    'pageDeclared',
    'pageReviewed',
    'pageHome',
    'pageUpdated',
    'pageObject',
    'pageObjectText',
    'pageNoTrackers',
    'pageYourChoice',
    'pageNoChoice',
    'pageChange',
    'traceCookie',
    'traceLocal',
    'traceSession',
    'pageNameColumn',
    'pageKeptForColumn',
    'pagePurposeColumn',
  ],
};

/** Find where visitors read a text. */
export const partOf = (key: string): TextPart =>
  TEXT_PARTS.find((part) => TEXTS_OF[part].some((one) => one === key)) ?? 'banner';

/** The usual texts, by language, as the server sends them. */
export type UsualTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a site wrote itself, by language. An empty text is none. */
export type OwnTexts = Readonly<Record<string, Partial<Record<VisitorTextKey, string>>>>;

const baseOf = (language: string): string => language.split('-')[0] ?? language;

/** Find what visitors read where a site wrote nothing itself in a language: `de-AT` falls back to `de`, others to English. */
export const usualText = (
  language: string,
  key: VisitorTextKey,
  usual: UsualTexts,
  own: OwnTexts = {},
): string => {
  const base = baseOf(language);
  const above = base === language ? '' : (own[base]?.[key]?.trim() ?? '');
  return above || (usual[language] ?? usual[base] ?? usual['en'])?.[key] || '';
};

/** The languages to choose from: the usual ones, and those in which the site wrote something. */
export const languagesOf = (usual: UsualTexts, own: OwnTexts): string[] => [
  ...new Set([...Object.keys(usual), ...Object.keys(own)]),
];

const PLACEHOLDER = /\{\w*\}/g;

const placeholdersIn = (text: string): string[] => [...new Set(text.match(PLACEHOLDER) ?? [])];

/** Compare the placeholders of a text with those of the usual one: which it lacks, and which nothing fills in. */
export const comparePlaceholders = (
  text: string,
  usual: string,
): { missing: string[]; unknown: string[] } => {
  const [has, needs] = [placeholdersIn(text), placeholdersIn(usual)];
  return {
    missing: needs.filter((name) => !has.includes(name)),
    unknown: has.filter((name) => !needs.includes(name)),
  };
};
