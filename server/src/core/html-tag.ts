/** Where a tag's reading stands: behind its name's first letters, in or around an attribute, or past its `>`. */
export type TagState =
  | 'tag name'
  | 'before attribute'
  | 'attribute name'
  | 'after attribute name'
  | 'before value'
  | 'unquoted'
  | '"'
  | "'"
  | 'ended';

const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** Length of the longest name that anybody asks for (`plaintext`). */
export const LONGEST_NAME = 9;

/** Tell whether a character code is white space between tokens (HTML standard §13.2.6.4, §13.2.3.5 for CR). */
export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;

/** Tell whether a character code is an ASCII letter. */
export const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** Find where a tag's name ends; the text's length when it may go on. Looks no further than it has to. */
export const endOfName = (text: string, from: number): number => {
  const limit = Math.min(text.length, from + LONGEST_NAME + 1);
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || code === SLASH || code === GREATER_THAN) return at;
  }
  return limit;
};

/** Lower-case a name of ASCII letters alone, '' for others: `toLowerCase` would turn the Kelvin sign into a k. */
export const asciiName = (name: string): string => {
  if (/^[a-z]+$/.test(name)) return name;
  return /^[A-Za-z]+$/.test(name) ? name.toLowerCase() : '';
};

const stateBeforeValue = (code: number): TagState => {
  if (isSpace(code)) return 'before value';
  if (code === DOUBLE_QUOTE) return '"';
  return code === SINGLE_QUOTE ? "'" : 'unquoted';
};

const stateAfterSpace = (state: TagState): TagState =>
  state === 'attribute name' || state === 'after attribute name'
    ? 'after attribute name'
    : 'before attribute';

/** One character further, outside quotes (HTML standard §13.2.5.8, §13.2.5.32 to 13.2.5.40). */
const stateAfter = (state: TagState, code: number): TagState => {
  if (code === GREATER_THAN) return 'ended';
  if (state === 'before value') return stateBeforeValue(code);
  if (isSpace(code)) return stateAfterSpace(state);
  if (state === 'unquoted') return 'unquoted';
  if (code === SLASH) return 'before attribute';
  if (state === 'tag name') return 'tag name';
  return code === EQUALS && state !== 'before attribute' ? 'before value' : 'attribute name';
};

/** Read on in a tag until its `>` or the text's end, whichever comes first. */
export const readTag = (text: string, from: number, before: TagState): { at: number; state: TagState } => {
  let at = from;
  let state = before;
  while (at < text.length && state !== 'ended') {
    if (state !== '"' && state !== "'") {
      state = stateAfter(state, text.charCodeAt(at++));
      continue;
    }
    const quote = text.indexOf(state, at);
    at = quote < 0 ? text.length : quote + 1;
    if (quote >= 0) state = 'before attribute';
  }
  return { at, state };
};
