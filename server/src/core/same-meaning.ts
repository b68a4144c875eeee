/** Letters that a word must have for one or two of them to be a slip: in shorter ones, one letter makes `now` of `not`. */
const ONE_SLIP = 5;
const TWO_SLIPS = 9;
/** Nobody writes longer words, and to compare two takes the square of it. */
const LONGEST = 60;
const SLIPS_IN_TEXT = 3;
/** How a word begins is no slip: `including`, `excluding`; `keine`, `deine`; `Ireland`, `Iceland`. */
const BEGINNING = 2;
/** Scripts of which a letter is no more than a sound: in others it is a word, such as the Chinese for `not`. */
const SPELLED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+$/u;

/** Signs that mean something count as words, as `<` does; a dash, a comma or a quote means nothing. */
const WORD = /[\p{L}\p{N}\p{M}]+|[\p{Sm}\p{Sc}\p{So}]/gu;

const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

/**
 * Count the letters by which two words differ: put in, left out, another one, or two that changed places (optimal string
 * alignment).
 */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

const allowedSlips = (word: string): number => {
  if (word.length < ONE_SLIP || word.length > LONGEST) return 0;
  return word.length < TWO_SLIPS ? 1 : 2;
};

const isSlip = (a: string, b: string): boolean => {
  if (a.slice(0, BEGINNING) !== b.slice(0, BEGINNING) || !SPELLED.test(a + b)) return false;
  const allowed = allowedSlips(a.length < b.length ? a : b);
  return Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed;
};

/**
 * Say whether two texts differ by nothing but spelling: letter case, punctuation, white space, and a few slips of the pen
 * within longer words. Another word, another number or another short word is another meaning; in doubt it is one.
 */
export const hasSameMeaning = (before: string, after: string): boolean => {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (a.length !== b.length) return false;
  const differing = a.filter((word, at) => word !== b[at]);
  if (differing.length > SLIPS_IN_TEXT) return false;
  return a.every((word, at) => word === b[at] || isSlip(word, b[at] ?? ''));
};
