import { FOREIGN_NAMES } from './html-foreign';

/** Where a tag's reading stands: behind its name's first letters, in or around an attribute, or past its `>`. */
export type TagState =
  | 'tag name'
  | 'before attribute'
  | 'after slash'
  | 'attribute name'
  | 'after attribute name'
  | 'before value'
  | 'unquoted'
  | '"'
  | "'"
  | 'ended'
  | 'ended with a slash';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;

/** The names that {@link elementName} tells apart. Looking one up gives a string that compares by its address. */
const NAMES: ReadonlyMap<string, string> = new Map(
  [
    'base',
    'basefont',
    'bgsound',
    'body',
    'br',
    'col',
    'frameset',
    'head',
    'html',
    'iframe',
    'link',
    'math',
    'meta',
  ]
    .concat(['noembed', 'noframes', 'noscript', 'plaintext', 'script', 'select', 'style', 'svg', 'template'])
    .concat(['textarea', 'title', 'xmp', ...FOREIGN_NAMES])
    .map((name) => [name, name]),
);

/** Length of the longest of them. */
export const LONGEST_NAME = Math.max(...[...NAMES.keys()].map(({ length }) => length));

/** Tell whether a character code is white space between tokens (HTML standard §13.2.6.4, §13.2.3.5 for CR). */
export const isSpace = (code: number): boolean =>
  code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN || code === FORM_FEED;

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

/**
 * Name the element of a tag, in lower case: one that matters to where head and body are, '' for all others. Only
 * ASCII letters have a lower case here (§13.2.5.8), while `toLowerCase` would turn the Kelvin sign into a k.
 */
export const elementName = (name: string): string => {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  return (/^[A-Za-z]+[1-6]?$/.test(name) && NAMES.get(name.toLowerCase())) || '';
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
  if (code === GREATER_THAN) return state === 'after slash' ? 'ended with a slash' : 'ended';
  if (state === 'before value') return stateBeforeValue(code);
  if (isSpace(code)) return stateAfterSpace(state);
  if (state === 'unquoted') return 'unquoted';
  if (code === SLASH) return 'after slash';
  if (state === 'tag name') return 'tag name';
  const isName = code !== EQUALS || state === 'before attribute' || state === 'after slash';
  return isName ? 'attribute name' : 'before value';
};

/** Whether a tag's `>` was read. */
export const isEnded = (state: TagState): boolean => state === 'ended' || state === 'ended with a slash';

/** Read on in a tag until its `>` or the text's end, whichever comes first. */
export const readTag = (text: string, from: number, before: TagState): { at: number; state: TagState } => {
  let at = from;
  let state = before;
  while (at < text.length && !isEnded(state)) {
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
