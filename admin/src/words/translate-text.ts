/**
 * What the server and the catalogue say is written in English, beside the rules and vendors that it is about. A language
 * brings its translations by the English text; `{…}` in it stands for something that is filled in.
 */
export type Translations = Readonly<Record<string, string>>;

interface Pattern {
  matches: RegExp;
  names: string[];
  translation: string;
}

const PLACEHOLDER = /\{(\w+)\}/g;
/** Longer texts are written by people, not by us. */
const LONGEST = 1_500;
/** What is filled in may be a text of ours too, and so on; deeper than this it never is. */
const DEEPEST = 3;

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const patternOf = (english: string, translation: string): Pattern => {
  const names = [...english.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const parts = english.split(/\{\w+\}/).map(escape);
  return { matches: new RegExp(`^${parts.join('([\\s\\S]+?)')}$`), names, translation };
};

const literalLength = (english: string): number => english.replace(PLACEHOLDER, '').length;

/** Prepare the translation of our English texts. A text that has none stays English, so that nothing goes unsaid. */
export const translator = (translations: Translations): ((english: string) => string) => {
  const entries = Object.entries(translations);
  const patterns = entries
    .filter(([english]) => english.search(PLACEHOLDER) >= 0)
    // The most exact one first: it leaves the least to a placeholder.
    .sort(([a], [b]) => literalLength(b) - literalLength(a))
    .map(([english, translation]) => patternOf(english, translation));

  const translate = (text: string, depth: number): string => {
    const known = Object.hasOwn(translations, text) ? translations[text] : undefined;
    if (known !== undefined) return known;
    if (depth === 0 || text.length > LONGEST) return text;
    for (const { matches, names, translation } of patterns) {
      const found = matches.exec(text);
      if (!found) continue;
      const values = new Map(
        names.map((name, index) => [name, translate(found[index + 1] ?? '', depth - 1)]),
      );
      return translation.replace(PLACEHOLDER, (whole, name: string) => values.get(name) ?? whole);
    }
    return text;
  };
  return (english) => (entries.length === 0 ? english : translate(english, DEEPEST));
};
