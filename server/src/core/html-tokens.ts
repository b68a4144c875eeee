import { endOfMatch, openPart, RawText } from './html-raw-text';
import {
  elementName,
  endOfName,
  isEnded,
  isLetter,
  isSpace,
  LONGEST_NAME,
  readTag,
  type TagState,
} from './html-tag';

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

/**
 * `structure`: what is white space decides where head and body are, so that character references are read. `elements`: only
 * elements matter.
 */
export type Purpose = 'structure' | 'elements';

type State =
  TagState | 'byte order mark' | 'data' | 'to >' | 'comment start' | 'comment' | 'characters' | 'raw text';

const EXCLAMATION = 0x21;
const AMPERSAND = 0x26;
const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const QUESTION = 0x3f;

const BYTE_ORDER_MARK = { text: '\uFEFF', bytes: '\xEF\xBB\xBF' };

/** Switches to double-byte characters in ISO-2022-JP: after it, any byte may be half of a character. */
const ESCAPE = '\x1B';

const DOCTYPE = 'doctype';
const CHARACTERS = '[CDATA[';

const COMMENT_END = /--!?>/g;
const PART_OF_COMMENT_END = /--?$|--!$/;
const CHARACTERS_END = /\]\]>/g;
const PART_OF_CHARACTERS_END = /\]\]?$/;

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
  /** Name of the tag last reported; '' for any that nobody asks for. See `elementName`. */
  name = '';
  /** Where the token last reported begins, counted from the document's start. */
  start = 0;
  /** Whether the tag that ended last had a slash at its end. */
  isClosed = false;
  /** Whether what follows is foreign to HTML, where `<![CDATA[` opens a text (§13.2.5.42). */
  isForeign = false;

  private text = '';
  private base = 0;
  private position = 0;
  private state: State = 'byte order mark';
  private rawText = new RawText('');
  private blocked = false;

  constructor(
    private readonly reading: Reading,
    private readonly purpose: Purpose = 'structure',
  ) {}

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
      case 'characters':
        return this.characters();
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
    const first = this.text.charCodeAt(this.position);
    if (first === LESS_THAN) return this.lessThan(this.position);
    return first === AMPERSAND && this.purpose === 'structure' ? this.reference() : 'text';
  }

  private lessThan(at: number): Token | null {
    if (at + 1 === this.text.length) return 'more';
    const second = this.text.charCodeAt(at + 1);
    if (isLetter(second)) return this.tagName('start', at + 1);
    if (second === SLASH) return this.endTag(at + 2);
    if (second === EXCLAMATION) return this.markup(at + 2);
    return second === QUESTION ? this.goOn(at + 1, 'to >') : 'text';
  }

  private endTag(at: number): Token | null {
    if (at === this.text.length) return 'more';
    const third = this.text.charCodeAt(at);
    if (isLetter(third)) return this.tagName('end', at);
    return third === GREATER_THAN ? this.goOn(at + 1, 'data') : this.goOn(at, 'to >');
  }

  private tagName(kind: 'start' | 'end', from: number): Token {
    const end = endOfName(this.text, from);
    const isLong = end - from > LONGEST_NAME;
    if (end === this.text.length && !isLong) return 'more';
    this.name = isLong ? '' : elementName(this.text.slice(from, end));
    this.goOn(end, 'tag name');
    return kind;
  }

  /** `<!`: a comment, or something that ends at the next `>`, which a doctype does too, quotes or not. */
  private markup(at: number): Token | null {
    const word = this.text.slice(at, at + DOCTYPE.length);
    if (word.startsWith('--')) return this.goOn(at + 2, 'comment start');
    if (word === '' || word === '-') return 'more';
    if (this.isForeign && CHARACTERS.startsWith(word)) {
      return word === CHARACTERS ? this.goOn(at + word.length, 'characters') : 'more';
    }
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
    if (!isEnded(read.state)) {
      this.goOn(read.at, read.state);
      return 'more';
    }
    this.goOn(read.at, 'data');
    this.isClosed = read.state === 'ended with a slash';
    return 'tag-end';
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

  private characters(): Token | null {
    const end = endOfMatch(CHARACTERS_END, this.text, this.position);
    if (end >= 0) return this.goOn(end, 'data');
    return this.keep(openPart(PART_OF_CHARACTERS_END, this.text, this.position));
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
