import type { BannerSettings, VisitorTexts } from '../../contract';
import { ar } from './ar';
import { cs } from './cs';
import { de } from './de';
import { el } from './el';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import { sv } from './sv';

/** The usual texts, by language. */
export const VISITOR_TEXTS: Readonly<Record<string, VisitorTexts>> = {
  en,
  de,
  fr,
  es,
  it,
  nl,
  pl,
  pt,
  sv,
  cs,
  el,
  ar,
};

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

/** Say in which direction a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(baseOf(language)) ? 'rtl' : 'ltr';

/** The texts of one language. */
export interface LanguageTexts {
  lang: string;
  texts: VisitorTexts;
}

const find = (languages: readonly string[], wanted: string): string | undefined =>
  languages.find((language) => language.toLowerCase() === wanted);

/** List the languages that a site has texts in: the usual ones, and those that it wrote itself. */
export const languagesOf = ({ texts }: Pick<BannerSettings, 'texts'>): string[] => [
  ...new Set([...Object.keys(VISITOR_TEXTS), ...Object.keys(texts)]),
];

/**
 * Choose the texts for a reader: the site's own where it wrote some, else the usual ones, in the first wanted language that
 * there is (`de-AT`, then `de`), else in the site's language, else in English.
 */
export const textsFor = (wanted: readonly string[], banner: BannerSettings): LanguageTexts => {
  const languages = languagesOf(banner);
  const tags = [...wanted, banner.language].map((language) => language.toLowerCase());
  const lang =
    tags
      .map((tag) => find(languages, tag) ?? find(languages, baseOf(tag)))
      .find((found) => found !== undefined) ?? 'en';
  const usual = VISITOR_TEXTS[lang] ?? VISITOR_TEXTS[baseOf(lang)] ?? en;
  const base = find(Object.keys(banner.texts), baseOf(lang));
  const own = { ...(base === undefined ? {} : banner.texts[base]), ...banner.texts[lang] };
  return { lang, texts: { ...usual, ...own } };
};

const Q = /;\s*q=([0-9.]+)/i;
/** Far more than browsers send: the rest of a longer header is not read. */
const LONGEST = 500;

// What a cut goes through has lost its weight: "nl;q=0", which refuses, would become "nl", which wants.
const shorten = (header: string): string =>
  header.length <= LONGEST ? header : header.slice(0, Math.max(0, header.lastIndexOf(',', LONGEST)));

/** Read the languages of an `Accept-Language` header, the dearest first (RFC 9110, section 12.5.4). */
export const readLanguages = (header: string | undefined): string[] =>
  shorten(header ?? '')
    .split(',')
    .map((item) => ({ tag: item.split(';')[0]?.trim() ?? '', weight: Number(Q.exec(item)?.[1] ?? 1) }))
    .filter(({ tag, weight }) => /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
