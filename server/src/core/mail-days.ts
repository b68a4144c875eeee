import type { MailLanguage } from './mail-words';

/** British English says the day first, as the other languages do. */
const LOCALES: Record<MailLanguage, string> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es' };

/** Write the day of a moment (RFC 3339) as it is in a zone, in words: 24 November 2026. */
export const dayIn = (language: MailLanguage, timeZone: string, moment: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone, dateStyle: 'long' }).format(Date.parse(moment));

/** Write a moment (RFC 3339) as it is in a zone, in words: 24 November 2026 at 14:03 UTC. */
export const momentIn = (language: MailLanguage, timeZone: string, moment: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(Date.parse(moment));

/** Write a day of a calendar (RFC 3339 `full-date`) in words. */
export const dayWords = (language: MailLanguage, day: string): string => dayIn(language, 'UTC', day);

/** Write a month such as `2026-11` in words: November 2026. */
export const monthWords = (language: MailLanguage, month: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    Date.parse(`${month}-01`),
  );

/** Join with commas and "and". */
export const listWords = (language: MailLanguage, items: readonly string[]): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items);

/** Name a language in another one; what nobody knows stays as it is. */
export const languageWords = (language: MailLanguage, tag: string): string => {
  try {
    return new Intl.DisplayNames(LOCALES[language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
