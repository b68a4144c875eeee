import type { Words } from './words';

/** Name a language in the reader's own: `de` is German. A tag that nobody knows stays as it is. */
export const languageName = (locale: string, { language }: Words): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
};
