import { de } from './de';
import { en, type MailWords } from './en';
import { es } from './es';
import { fr } from './fr';

/** What mails say, by language. */
export const MAIL_WORDS = { en, de, fr, es } satisfies Record<string, MailWords>;

export type MailLanguage = keyof typeof MAIL_WORDS;

const knownLanguage = (tag: string): MailLanguage | null => {
  const [base = ''] = tag.toLowerCase().split(/[-_]/);
  return (Object.keys(MAIL_WORDS) as MailLanguage[]).find((language) => language === base) ?? null;
};

/** Choose the language of mails to somebody by the tag of the language that they read; null: nobody knows it. */
export const mailLanguage = (tag: string | null): MailLanguage => knownLanguage(tag ?? '') ?? 'en';

/** Choose the first of these languages in which there are words; null: there is none. */
export const languageAmong = (tags: readonly string[]): MailLanguage | null =>
  tags.map(knownLanguage).find((language) => language !== null) ?? null;

/**
 * Choose the language of mails to an address: that of its account in the admin panel, and where it has none, what the
 * settings say about people without an account.
 */
export const readerLanguage = (
  account: { language: string | null } | undefined,
  withoutAccount: MailLanguage,
): MailLanguage => (account ? mailLanguage(account.language) : withoutAccount);
