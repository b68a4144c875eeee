import { baseOf } from '../told';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { PreviewTexts } from './preview-texts';

export type { PreviewTexts } from './preview-texts';

/** The words of previews, by language. */
export const PREVIEW_TEXTS: Readonly<Record<string, PreviewTexts>> = { en, de, es, fr };

/** The words of previews in one language. */
export interface PreviewWords {
  lang: string;
  texts: PreviewTexts;
}

/** Choose the words of previews in the first of these languages that there is, else in English. */
export const previewTextsIn = (languages: readonly string[]): PreviewWords => {
  const lang =
    languages
      .map((language) => baseOf(language.toLowerCase()))
      .find((language) => Object.hasOwn(PREVIEW_TEXTS, language)) ?? 'en';
  return { lang, texts: PREVIEW_TEXTS[lang] ?? en };
};

/** Put values into the places of a text that are named in braces. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
