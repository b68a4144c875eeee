/** A word of more than six letters is a long one in Björnsson's measure. */
const LONG_WORD = 6;
/** Below so many words, one long word decides the figure: nothing is said about such a text. */
const FEWEST_WORDS = 8;

/**
 * The figure above which a text counts as hard to read. On Björnsson's scale newspapers stand between 40 and 50, official
 * texts between 50 and 60, and above that begins what only experts read. Languages with longer words score a little
 * higher than English does, so the line is drawn there.
 */
export const HARD_LIX = 60;

// An apostrophe separates, as in French "l'ordre"; a hyphen binds, as in German compounds.
const WORD = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu;
const SENTENCE_END = /[.!?:;…]+(?=\s|$)|\n+/u;

const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

const lengthOf = (word: string): number => [...word.normalize('NFC').replace(/[^\p{L}]/gu, '')].length;

/**
 * Measure how hard a text is to read by LIX: the words in a sentence, on average, plus the share of words of more than six
 * letters in percent. It counts letters and knows no language, so that one figure serves English, German, French and
 * Spanish alike; 0 for a text without words.
 *
 * @see C. H. Björnsson, Läsbarhet, Stockholm 1968. J. Anderson, "Lix and Rix: variations on a little-known readability
 * index", Journal of Reading 26 (1983), 490–496, shows it across languages.
 */
export const lix = (text: string): number => {
  const sentences = text.split(SENTENCE_END).filter((sentence) => wordsOf(sentence).length > 0);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const long = words.filter((word) => lengthOf(word) > LONG_WORD).length;
  return words.length / sentences.length + (100 * long) / words.length;
};

/** Say whether a purpose is hard to read for somebody who is no expert. A text of a few words never is. */
export const isHardToRead = (text: string): boolean =>
  wordsOf(text).length >= FEWEST_WORDS && lix(text) > HARD_LIX;
