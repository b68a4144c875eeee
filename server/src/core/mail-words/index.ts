import { de } from './de';
import { en, type MailWords } from './en';
import { es } from './es';
import { fr } from './fr';

/** What mails say, by language. */
export const MAIL_WORDS = { en, de, fr, es } satisfies Record<string, MailWords>;

export type MailLanguage = keyof typeof MAIL_WORDS;

/** Choose the language of mails to somebody by the tag of the language that they read; null: nobody knows it. */
export const mailLanguage = (tag: string | null): MailLanguage => {
  const [base = ''] = (tag ?? '').toLowerCase().split(/[-_]/);
  return (Object.keys(MAIL_WORDS) as MailLanguage[]).find((language) => language === base) ?? 'en';
};
