import { endOfMatch, openPart, RawText } from './html-raw-text';
import { asciiName, endOfName, isLetter, isSpace, LONGEST_NAME, readTag, type TagState } from './html-tag';

/**
 * What {@link HtmlTokens.next} found:
 * - `start`, `end`: a start or end tag, reported as soon as its name is complete; its attributes follow.
 * - `tag-end`: the `>` of that tag; `offset` is right behind it.
 * - `doctype`.
 * - `text`: a character that is no white space. It is not consumed: see {@link HtmlTokens.skipText}.
 * - `more`: nothing else is certain before the next chunk.
 * - `unclear`: parsers disagree from here on, or the bytes may not be what they seem.
 */
export type Token = 'start' | 'end' | 'tag-end' | 'doctype' | 'text' | 'more' | 'unclear';

/** `text`: a decoded document. `bytes`: its bytes, each as the character of that number (latin1). */
export type Reading = 'text' | 'bytes';

type State = TagState | 'byte order mark' | 'data' | 'to >' | 'comment start' | 'comment' | 'raw text';

const BYTE_ORDER_MARK = { text: '\uFEFF', bytes: '\xEF\xBB\xBF' };

/** Switches to double-byte characters in ISO-2022-JP: after it, any byte may be half of a character. */
const ESCAPE = '\x1B';

const DOCTYPE = 'doctype';

const COMMENT_END = /--!?>/g;
const PART_OF_COMMENT_END = /--?$|--!$/;

/** Characters in which a character reference must end; the shortest way to write white space has four. */
const LONGEST_REFERENCE = 32;

const WHOLE_REFERENCE = /^&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|Tab;|NewLine;)/;
const PART_OF_REFERENCE = /^&(?:#(?:[xX][0-9a-fA-F]*|[0-9]*)|T(?:ab?)?|N(?:e(?:w(?:L(?:i(?:ne?)?)?)?)?)?)?$/;

const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
};

/**
 * Cut the beginning of an HTML document into tokens, as the HTML standard's tokenizer does (§13.2.5), but only
 * as finely as finding the head and the body needs. Chunks may be cut anywhere: what is open at a chunk's end
 * is a state, and only a few characters whose meaning is still open (`unread`) are kept.
 */
export class HtmlTokens {
  /** Name of the tag last reported, in lower case; '' for any that is long or unusual. */
  name = '';
  /** Where the token last reported begins, counted from the document's start. */
  start = 0;

  private text = '';
  private base = 0;
  private position = 0;
  private state: State = 'byte order mark';
  private rawText = new RawText('');
  private blocked = false;

  constructor(private readonly reading: Reading) {}

  /** Offset up to which everything is consumed, counted from the document's start. */
  get offset(): number {
    return this.base + this.position;
  }

  /** Characters at the end of the input whose meaning depends on what follows. */
  get unread(): number {
    return this.text.length - this.position;
  }

  /** Whether the input could end here without cutting a token or a raw text in two. */
  get isBetweenTokens(): boolean {
    return this.state === 'data' && this.unread === 0 && !this.blocked;
  }

  /** Add the next chunk. Call only after {@link next} answered `more`. */
  push(chunk: string): void {
    const kept = this.text.slice(this.position);
    const visible = this.visiblePart(chunk);
    this.base += this.position;
    // Adding '' would give a string of two parts, whose characters V8 reads at half the speed.
    this.text = kept === '' ? visible : kept + visible;
    this.position = 0;
  }

  /** Consume text up to the next `<`. */
  skipText(): void {
    const next = this.text.indexOf('<', this.position + 1);
    this.position = next < 0 ? this.text.length : next;
  }

  /** Treat what follows the start tag that just ended as its element's raw text. */
  enterRawText(): void {
    this.rawText = new RawText(this.name);
    this.state = 'raw text';
  }

  /** Go on to the next token. */
  next(): Token {
    for (;;) {
      const token = this.step();
      if (token !== null) return token === 'more' && this.blocked ? 'unclear' : token;
    }
  }

  private visiblePart(chunk: string): string {
    const escape = this.reading === 'bytes' ? chunk.indexOf(ESCAPE) : -1;
    if (escape < 0 && !this.blocked) return chunk;
    const visible = this.blocked ? '' : chunk.slice(0, escape);
    this.blocked = true;
    return visible;
  }

  private step(): Token | null {
    switch (this.state) {
      case 'byte order mark':
        return this.byteOrderMark();
      case 'data':
        return this.data();
      case 'to >':
        return this.toGreaterThan();
      case 'comment start':
        return this.commentStart();
      case 'comment':
        return this.comment();
      case 'raw text':
        return this.endOfRawText();
      default:
        return this.tag(this.state);
    }
  }

  private byteOrderMark(): Token | null {
    const mark = BYTE_ORDER_MARK[this.reading];
    if (this.text.length < mark.length && mark.startsWith(this.text)) return 'more';
    this.position = this.text.startsWith(mark) ? mark.length : 0;
    this.state = 'data';
    return null;
  }

  private data(): Token | null {
    this.position = skipSpace(this.text, this.position);
    this.start = this.offset;
    if (this.unread === 0) return 'more';
    const first = this.text[this.position];
    if (first === '<') return this.lessThan();
    return first === '&' ? this.reference() : 'text';
  }

  private lessThan(): Token | null {
    const at = this.position;
    const second = this.text[at + 1];
    if (second === undefined) return 'more';
    if (second === '!') return this.markup();
    if (second === '?') return this.goOn(at + 1, 'to >');
    if (second === '/') return this.endTag();
    return isLetter(second.charCodeAt(0)) ? this.tagName('start', at + 1) : 'text';
  }

  private endTag(): Token | null {
    const at = this.position;
    const third = this.text[at + 2];
    if (third === undefined) return 'more';
    if (third === '>') return this.goOn(at + 3, 'data');
    return isLetter(third.charCodeAt(0)) ? this.tagName('end', at + 2) : this.goOn(at + 2, 'to >');
  }

  private tagName(kind: 'start' | 'end', from: number): Token {
    const end = endOfName(this.text, from);
    const isLong = end - from > LONGEST_NAME;
    if (end === this.text.length && !isLong) return 'more';
    this.name = isLong ? '' : asciiName(this.text.slice(from, end));
    this.goOn(end, 'tag name');
    return kind;
  }

  /** `<!`: a comment, or something that ends at the next `>`, which a doctype does too, quotes or not. */
  private markup(): Token | null {
    const at = this.position + 2;
    const word = this.text.slice(at, at + DOCTYPE.length);
    if (word.startsWith('--')) return this.goOn(at + 2, 'comment start');
    if (word === '' || word === '-') return 'more';
    const isDoctype = DOCTYPE.startsWith(word.toLowerCase());
    if (isDoctype && word.length < DOCTYPE.length) return 'more';
    this.goOn(at, 'to >');
    return isDoctype ? 'doctype' : null;
  }

  /** A character reference: white space if it stands for some, otherwise text. */
  private reference(): Token | null {
    const text = this.text.slice(this.position, this.position + LONGEST_REFERENCE);
    const whole = WHOLE_REFERENCE.exec(text);
    if (whole === null) return text.length === this.unread && PART_OF_REFERENCE.test(text) ? 'more' : 'text';
    const [source, hex, decimal] = whole;
    if (source.length === LONGEST_REFERENCE) return 'unclear';
    if (source.length === this.unread && !source.endsWith(';')) return 'more';
    const code = hex ? parseInt(hex, 16) : decimal ? parseInt(decimal, 10) : 0x0a;
    // The standard takes a carriage return for white space here (§13.2.6.4), parse5 does not.
    if (code === 0x0d) return 'unclear';
    return isSpace(code) ? this.goOn(this.position + source.length, 'data') : 'text';
  }

  private tag(state: TagState): Token {
    const read = readTag(this.text, this.position, state);
    const isEnded = read.state === 'ended';
    this.goOn(read.at, isEnded ? 'data' : read.state);
    return isEnded ? 'tag-end' : 'more';
  }

  private toGreaterThan(): Token | null {
    const end = this.text.indexOf('>', this.position);
    return end < 0 ? this.keep(0) : this.goOn(end + 1, 'data');
  }

  private commentStart(): Token | null {
    const rest = this.text.slice(this.position, this.position + 2);
    if (rest === '' || rest === '-') return 'more';
    if (rest.startsWith('>')) return this.goOn(this.position + 1, 'data');
    return rest === '->' ? this.goOn(this.position + 2, 'data') : this.goOn(this.position, 'comment');
  }

  private comment(): Token | null {
    const end = endOfMatch(COMMENT_END, this.text, this.position);
    if (end >= 0) return this.goOn(end, 'data');
    return this.keep(openPart(PART_OF_COMMENT_END, this.text, this.position));
  }

  private endOfRawText(): Token | null {
    const end = this.rawText.findEnd(this.text, this.position);
    return 'found' in end ? this.goOn(end.found, 'before attribute') : this.keep(end.keep);
  }

  private goOn(position: number, state: State): null {
    this.position = position;
    this.state = state;
    return null;
  }

  /** Consume everything but the last characters, whose meaning is open. */
  private keep(characters: number): 'more' {
    this.position = this.text.length - characters;
    return 'more';
  }
}
