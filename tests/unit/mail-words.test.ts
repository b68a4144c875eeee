import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { decidedMail, submittedMail, type MailItem } from '../../server/src/core/mail-text';
import { MAIL_LANGUAGES } from '../../server/src/contract';
import {
  MAIL_WORDS,
  languageAmong,
  mailLanguage,
  readerLanguage,
  type MailLanguage,
} from '../../server/src/core/mail-words';
import { SENTENCE_WORDS } from '../../server/src/core/mail-words/sentences';

const LANGUAGES = Object.keys(MAIL_WORDS) as MailLanguage[];

const screens = (language: MailLanguage): Record<string, string> =>
  JSON.parse(
    readFileSync(path.resolve(__dirname, `../../admin/src/translations/${language}.json`), 'utf8'),
  ) as Record<string, string>;

const filledIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

const item = (name: string): MailItem => ({
  name,
  version: 2,
  url: `https://cms.example.org/pixels/${name}`,
});

describe.each(LANGUAGES)('the words of mails, in %s', (language) => {
  const words: Record<string, string> = MAIL_WORDS[language];

  it('are all there, and no others', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(MAIL_WORDS.en).sort());
    expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('say what a pixel does in the words of the screens', () => {
    const ours = SENTENCE_WORDS[language];
    expect(Object.keys(ours)).toEqual(Object.keys(SENTENCE_WORDS.en));
    const theirs = screens(language);
    expect(ours).toEqual(
      Object.fromEntries(Object.keys(ours).map((key) => [key, theirs[`pixel-inventory.${key}`]])),
    );
  });

  it('fill in what English fills in', () => {
    const wrong = Object.entries(MAIL_WORDS.en).filter(
      ([key, text]) => filledIn(words[key] ?? '').join() !== filledIn(text).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('leave nothing open, and say which language they are in', () => {
    const decision = { by: 'Ben', comment: 'Which ads?', item: item('Spring') };
    for (const { subject, text, html } of [
      submittedMail(language, 'Ana', [item('Spring')]),
      submittedMail(language, 'Ana', [item('Spring'), item('Autumn')]),
      decidedMail(language, { ...decision, outcome: 'approved' }),
      decidedMail(language, { ...decision, outcome: 'sent_back' }),
    ]) {
      const page = load(html);
      page('style').remove();
      expect(subject + text + page.html()).not.toMatch(/[{}]|undefined/);
      expect(page('html').attr('lang')).toBe(language);
      expect(page('body > div').attr('lang')).toBe(language);
    }
  });

  it('take what is filled in for text, whatever it looks like', () => {
    const { subject, html } = submittedMail(language, '{name}', [item("{by} $& $' <b>")]);
    expect(subject).toContain("{by} $& $' <b>");
    expect(load(html)('div').text()).toContain("{by} $& $' <b>");
    expect(load(html)('div').text()).toContain('{name}');
  });
});

it('are in no other language what they are in English', () => {
  for (const language of LANGUAGES.filter((each) => each !== 'en')) {
    const same = Object.entries(MAIL_WORDS.en).filter(
      ([key, text]) =>
        /\w{3,} \w{3,}/.test(text) && MAIL_WORDS[language][key as keyof typeof MAIL_WORDS.en] === text,
    );
    expect(same).toEqual([]);
  }
});

it.each<[string | null, MailLanguage]>([
  ['de', 'de'],
  ['fr', 'fr'],
  ['es', 'es'],
  ['en', 'en'],
  ['de-AT', 'de'],
  ['ES_mx', 'es'],
  ['pt-BR', 'en'],
  ['dex', 'en'],
  ['', 'en'],
  ['constructor', 'en'],
  [null, 'en'],
])('reads the language %j as %s', (tag, language) => {
  expect(mailLanguage(tag)).toBe(language);
});

it('can all be chosen in the settings', () => {
  expect([...MAIL_LANGUAGES].sort()).toEqual([...LANGUAGES].sort());
});

it.each<[string, { language: string | null } | undefined, MailLanguage, MailLanguage]>([
  ['no account', undefined, 'de', 'de'],
  ['no account', undefined, 'en', 'en'],
  ['an account', { language: 'fr' }, 'de', 'fr'],
  ['an account', { language: 'en' }, 'de', 'en'],
  // They see the panel in English.
  ['an account that chose none', { language: null }, 'de', 'en'],
  ['an account in a language without words', { language: 'it' }, 'de', 'en'],
])('writes to somebody with %s, %j, where the settings say %s, in %s', (_, account, set, language) => {
  expect(readerLanguage(account, set)).toBe(language);
});

it.each<[string[], MailLanguage | null]>([
  [['it', 'de-CH', 'en'], 'de'],
  [['it', 'en-GB', 'de'], 'en'],
  [['*'], null],
  [['it'], null],
  [[], null],
])('of the languages %j, there are words in %s', (tags, language) => {
  expect(languageAmong(tags)).toBe(language);
});
