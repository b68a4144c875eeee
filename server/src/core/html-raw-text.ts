/** Where a raw text goes on: at its end tag's name's end, or not in this text, of which `keep` characters are open. */
export type RawTextEnd = { found: number } | { keep: number };

const SCRIPT_EVENT = /<!--|-->|<\/?script[\t\n\f\r />]/gi;
const PART_OF_SCRIPT_EVENT = /(?:--?|<!?|<!-|<\/?s?|<\/?(?:sc|scr|scri|scrip|script))$/i;
const PART_OF_END_TAG = /<(?:\/[a-z]*)?$/i;

/** Length of the longest end tag without its last character: `</noscript`. */
const LONGEST_PART = 10;

/** Plain, escaped (after `<!--`), or double escaped (after `<script` therein). */
type ScriptLevel = 0 | 1 | 2;

type ScriptEvent = 'comment' | 'comment end' | 'start' | 'end';

const endTagPatterns = new Map<string, RegExp>();

const endTagPattern = (name: string): RegExp => {
  const pattern = endTagPatterns.get(name) ?? new RegExp(`</${name}[\\t\\n\\f\\r />]`, 'gi');
  endTagPatterns.set(name, pattern);
  return pattern;
};

/** Find where the next match of a global pattern ends; -1 if there is none. */
export const endOfMatch = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** Count the characters at a text's end that may be the beginning of what is looked for. */
export const openPart = (pattern: RegExp, text: string, from: number): number =>
  pattern.exec(text.slice(Math.max(from, text.length - LONGEST_PART)))?.[0].length ?? 0;

const eventBefore = (text: string, end: number): ScriptEvent => {
  if (text.endsWith('<!--', end)) return 'comment';
  if (text.endsWith('-->', end)) return 'comment end';
  return text.startsWith('</', end - '</script>'.length) ? 'end' : 'start';
};

/** How an event inside a script changes how its end is looked for (HTML standard §13.2.5.15 to 13.2.5.31). */
const levelAfter = (level: ScriptLevel, event: ScriptEvent): ScriptLevel => {
  if (event === 'comment end') return 0;
  if (event === 'comment') return level === 0 ? 1 : level;
  if (event === 'start') return level === 1 ? 2 : level;
  return 1;
};

/** Find the end of an element's raw text, chunk by chunk. */
export class RawText {
  private level: ScriptLevel = 0;

  constructor(private readonly name: string) {}

  /** Look on from an offset. What was not to be kept need not be shown again. */
  findEnd(text: string, from: number): RawTextEnd {
    if (this.name === 'script') return this.findScriptEnd(text, from);
    const end = endOfMatch(endTagPattern(this.name), text, from);
    return end < 0 ? { keep: openPart(PART_OF_END_TAG, text, from) } : { found: end - 1 };
  }

  private findScriptEnd(text: string, from: number): RawTextEnd {
    let at = from;
    for (;;) {
      const end = endOfMatch(SCRIPT_EVENT, text, at);
      if (end < 0) return { keep: openPart(PART_OF_SCRIPT_EVENT, text, at) };
      const event = eventBefore(text, end);
      if (event === 'end' && this.level < 2) return { found: end - 1 };
      this.level = levelAfter(this.level, event);
      // The dashes of `<!--` count twice: `<!-->` is over at once.
      at = event === 'comment' ? end - 2 : end;
    }
  }
}
