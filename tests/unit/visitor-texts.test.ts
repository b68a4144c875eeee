import {
  bannerSettingsSchema,
  isHardToRead,
  VISITOR_TEXT_KEYS,
  type BannerSettings,
  type VisitorTextKey,
  type VisitorTexts,
} from '../../server/src/contract';
import {
  directionOf,
  languagesOf,
  readLanguages,
  textsFor,
  VISITOR_TEXTS,
} from '../../server/src/core/visitor-texts';
import { en } from '../../server/src/core/visitor-texts/en';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'cs', 'el', 'ar'];
const TRANSLATIONS = Object.entries(VISITOR_TEXTS).filter(([language]) => language !== 'en');

const INTROS = ['intro', 'introOptOut', 'introNotice', 'introChanged'] as const;
const USES = ['useFunctional', 'useMeasurement', 'useMarketing'] as const;
/** Every set of uses that a banner can name, in the order in which it names them. */
const SETS_OF_USES = [1, 2, 3, 4, 5, 6, 7].map((bits) => USES.filter((_, place) => bits & (1 << place)));

const BUTTONS: readonly VisitorTextKey[] = [
  'acceptAll',
  'rejectAll',
  'understood',
  'choose',
  'save',
  'close',
  'wayBack',
  'embedOnce',
  'embedAlways',
  'embedDirect',
  'pageChange',
];

const placeholdersOf = (text: string): string[] => [...text.matchAll(/\{\w*\}/g)].map(([found]) => found);
const bare = (text: string): string => text.replace(/\{\w*\}/g, '').trim();

const fill = (language: string, text: string, uses: readonly (keyof VisitorTexts)[]): string => {
  const texts = VISITOR_TEXTS[language] ?? en;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return text.replace('{uses}', list.format(uses.map((use) => texts[use])));
};

it('has the languages that it promises', () => {
  expect(Object.keys(VISITOR_TEXTS).sort()).toEqual([...LANGUAGES].sort());
});

describe.each(Object.entries(VISITOR_TEXTS))('the texts in %s', (language, texts) => {
  it('are complete, and in the usual order', () => {
    expect(Object.keys(texts)).toEqual(VISITOR_TEXT_KEYS);
  });

  it('could be written by a site as well: none is empty, too long or begins with a space', () => {
    expect(bannerSettingsSchema.parse({ texts: { [language]: texts } }).texts[language]).toEqual(texts);
  });

  it('have the placeholders of the English ones, and no other brackets', () => {
    const placeholders = (all: VisitorTexts) =>
      VISITOR_TEXT_KEYS.map((key) => [key, placeholdersOf(all[key])]);
    expect(placeholders(texts)).toEqual(placeholders(en));
    expect(VISITOR_TEXT_KEYS.filter((key) => /[{}<>]/.test(bare(texts[key])))).toEqual([]);
  });

  it('are set cleanly: one space between words, one full stop after a sentence', () => {
    expect(VISITOR_TEXT_KEYS.filter((key) => /\s{2}|\.\./.test(texts[key]))).toEqual([]);
  });

  it('end as sentences where the English ones do', () => {
    const ends = (all: VisitorTexts) => VISITOR_TEXT_KEYS.filter((key) => all[key].endsWith('.'));
    expect(ends(texts)).toEqual(ends(en));
  });

  it('are short enough for the banner', () => {
    for (const key of INTROS) {
      expect(texts[key].length).toBeLessThanOrEqual(220);
      expect(fill(language, texts[key], USES).length).toBeLessThanOrEqual(260);
    }
    const tooLong = BUTTONS.filter((key) => bare(texts[key]).length > 30);
    expect(tooLong).toEqual([]);
  });

  it('make yes and no equally plain', () => {
    const [yes, no] = [texts.acceptAll.length, texts.rejectAll.length];
    expect(Math.max(yes, no) / Math.min(yes, no)).toBeLessThan(1.3);
  });

  it('give every category a name of its own', () => {
    const { necessary, functional, measurement, marketing } = texts;
    expect(new Set([necessary, functional, measurement, marketing]).size).toBe(4);
  });
});

describe.each(Object.entries(VISITOR_TEXTS))('a list of uses in %s', (language, texts) => {
  it('is made of clauses', () => {
    // A German verb stands last in such a clause, and the nouns before it have capitals.
    const clause = language === 'de' ? /^\p{Lu}.*\p{Ll}en$/u : /^[\p{Ll}\p{Lo}].*\p{L}$/u;
    for (const use of USES) expect(texts[use]).toMatch(clause);
  });

  it.each(INTROS)('ends a sentence of %s, so that no word has to fit behind it', (key) => {
    const [before, after] = texts[key].split('{uses}');
    expect(before).toMatch(/[\p{L},] $/u);
    expect(after).toMatch(/^\. \S.*\.$/u);
  });

  it.each(INTROS)('reads as one sentence with one, two or three uses in %s', (key) => {
    for (const uses of SETS_OF_USES) {
      const text = fill(language, texts[key], uses);
      for (const use of uses) expect(text).toContain(texts[use]);
      expect(text).not.toMatch(/[{}]|,,|, \.|\.\.| {2}/);
      expect(text.split(/\. /)).toHaveLength(texts[key].split(/\. /).length);
    }
  });
});

describe.each(TRANSLATIONS)('no text in %s is left English', (language, texts) => {
  /** Words that more languages than one share. */
  const SHARED = ['Cookie', 'Marketing', 'Name'];
  const ENGLISH =
    /(?<!\p{L})(?:the|and|you|your|with|what|this|these|that|where|which|our|choices)(?!\p{L})/iu;

  it('but for a few shared words', () => {
    const same = VISITOR_TEXT_KEYS.filter((key) => texts[key] === en[key]).map((key) => texts[key]);
    expect(same.filter((text) => !SHARED.includes(text))).toEqual([]);
  });

  it('nor has it an English word', () => {
    expect(VISITOR_TEXT_KEYS.filter((key) => ENGLISH.test(texts[key]))).toEqual([]);
  });
});

it.each(['el', 'ar'])('the texts in %s keep to their alphabet', (language) => {
  const texts = VISITOR_TEXTS[language] ?? en;
  const names = /Global Privacy Control|Do Not Track|cookie/gi;
  expect(VISITOR_TEXT_KEYS.filter((key) => /[a-z]/i.test(bare(texts[key]).replace(names, '')))).toEqual([]);
});

describe.each(['en', 'de'])('the texts in %s', (language) => {
  const texts = VISITOR_TEXTS[language] ?? en;

  it('are easy to read', () => {
    expect(VISITOR_TEXT_KEYS.filter((key) => isHardToRead(texts[key]))).toEqual([]);
  });

  it('stay so whatever the banner names', () => {
    const filled = INTROS.flatMap((key) => SETS_OF_USES.map((uses) => fill(language, texts[key], uses)));
    expect(filled.filter(isHardToRead)).toEqual([]);
  });
});

describe('textsFor', () => {
  const banner = (settings: Partial<BannerSettings> = {}): BannerSettings =>
    bannerSettingsSchema.parse(settings);

  it.each<[why: string, wanted: string[], language: string, found: string]>([
    ['the first that there is', ['fi', 'sv', 'de'], 'en', 'sv'],
    ['the language of a country', ['de-AT', 'fr'], 'en', 'de'],
    ['whatever the case', ['PT-br'], 'en', 'pt'],
    ['with a script', ['ar-Arab-EG'], 'en', 'ar'],
    ["the site's language, where none is wanted", [], 'nl', 'nl'],
    ["the site's language, where none of the wanted is there", ['fi', 'zh-Hant'], 'cs-CZ', 'cs'],
    ["English, where there is none in the site's language either", ['fi'], 'hu', 'en'],
    ['no name that every object has', ['constructor', '__proto__'], 'it', 'it'],
  ])('takes %s', (_why, wanted, language, found) => {
    expect(textsFor(wanted, banner({ language }))).toEqual({ lang: found, texts: VISITOR_TEXTS[found] });
  });

  it("takes the site's own text before the usual one, and leaves the others", () => {
    const { lang, texts } = textsFor(['de'], banner({ texts: { de: { title: 'Was wir messen' } } }));
    expect([lang, texts]).toEqual(['de', { ...VISITOR_TEXTS.de, title: 'Was wir messen' }]);
  });

  it("takes the site's own texts of a country before those of its language", () => {
    const own = banner({
      texts: { de: { title: 'Allgemein', save: 'Speichern' }, 'de-CH': { title: 'Schweiz' } },
    });
    expect(textsFor(['de-ch'], own)).toEqual({
      lang: 'de-CH',
      texts: { ...VISITOR_TEXTS.de, title: 'Schweiz', save: 'Speichern' },
    });
    expect(textsFor(['de-AT'], own).texts.title).toBe('Allgemein');
    expect(textsFor(['fr'], own).texts).toEqual(VISITOR_TEXTS.fr);
  });

  it('knows a language that only the site has, with English for what it did not write', () => {
    const own = banner({ texts: { fi: { title: 'Valintasi' } } });
    expect(languagesOf(own)).toEqual([...Object.keys(VISITOR_TEXTS), 'fi']);
    expect(textsFor(['fi-FI'], own)).toEqual({ lang: 'fi', texts: { ...en, title: 'Valintasi' } });
  });

  it('names each language once', () => {
    expect(languagesOf(banner({ texts: { de: {} } }))).toEqual(Object.keys(VISITOR_TEXTS));
  });
});

describe('readLanguages', () => {
  it.each<[why: string, header: string | undefined, languages: string[]]>([
    ['no header', undefined, []],
    ['an empty header', '', []],
    ['one language', 'de', ['de']],
    ['weights', 'fr;q=0.3, de-AT, en;q=0.8, de;q=0.9', ['de-AT', 'de', 'en', 'fr']],
    ['equal weights in their order', 'pl;q=0.5,cs;q=0.5,sv;q=0.5', ['pl', 'cs', 'sv']],
    ['spaces and capitals', ' DE-at ; Q=0.2 ,  nl ;q=0.7', ['nl', 'DE-at']],
    ['a language that is refused', 'en;q=0, de;q=0.000, it;q=0.001', ['it']],
    ['a star', '*, el;q=0.5', ['el']],
    ['a weight that is no number', 'de;q=., fr;q=1.2.3, es;q=0.4', ['es']],
    ['rubbish', ',;,;q=1,<script>,d e,de_AT,123456789,toolonglang,-de,sv', ['sv']],
  ])('reads %s', (_why, header, languages) => {
    expect(readLanguages(header)).toEqual(languages);
  });

  it('reads the first 500 characters alone, and no language that they cut in two', () => {
    const header = (tail: string) => `${'ar;q=0.1,'.repeat(55)}${tail}`;
    expect(header('').length).toBe(495);
    expect(readLanguages(header('de'))[0]).toBe('de');
    expect(new Set(readLanguages(header('nl;q=0,de')))).toEqual(new Set(['ar']));
    expect(new Set(readLanguages(header('cs-CZ,de')))).toEqual(new Set(['cs-CZ', 'ar']));
    expect(new Set(readLanguages(header('el-Grek-GR')))).toEqual(new Set(['ar']));
    expect(readLanguages('a'.repeat(501))).toEqual([]);
  });

  it('is done at once with the longest header there can be', () => {
    const begun = Date.now();
    for (const part of ['a-', ';q=', ',', ' ', 'de;', ';  '])
      expect(readLanguages(part.repeat(20_000))).toHaveLength(0);
    expect(Date.now() - begun).toBeLessThan(200);
  });
});

describe('directionOf', () => {
  it.each([
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['FA', 'rtl'],
    ['he-IL', 'rtl'],
    ['ur', 'rtl'],
    ['en', 'ltr'],
    ['el', 'ltr'],
    ['arn', 'ltr'],
    ['', 'ltr'],
  ])('writes "%s" %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
