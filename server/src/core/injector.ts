import type { JudgeEmbed } from './embeds';
import { HtmlTokens, type Reading } from './html-tokens';

/** HTML to insert. Empty or absent: nothing at that point. */
export interface Insertions {
  /**
   * For the head's start. Only what the standard allows in a head, beginning with a tag: `script`, `style`,
   * `link`, `meta`, and `noscript` around the last three. Anything else would end the head. Given in parts, those that many pages
   * have in common need to be written as bytes but once.
   */
  head?: string | readonly string[] | undefined;
  /** For the body's start. Elements that hold raw text (`script`, `style`, `noscript`), beginning with a tag. */
  bodyStart?: string | undefined;
  /** Hold back the embeds that it names, wherever they stand. Left out: the rest of the page passes as it came. */
  embeds?: JudgeEmbed | undefined;
}

/** Which points of the document got their insertion. */
export interface Inserted {
  head: boolean;
  bodyStart: boolean;
}

/** A text to be put in at an offset, counted in the original document's characters. */
export interface Splice {
  offset: number;
  text: string;
  /** A part of a text that was given in parts: likely to be put into other pages, too. */
  isPart?: boolean;
}

/** Put a text, or parts of one, at an offset. */
export const splicesAt = (offset: number, html: string | readonly string[]): Splice[] =>
  typeof html === 'string' ? [{ offset, text: html }] : html.map((text) => ({ offset, text, isPart: true }));

/** Characters after which a point that was not found is given up (1 MiB). */
export const SCAN_LIMIT = 1_048_576;

/** What to do at the `>` of the tag that is being read. */
type AtTagEnd = 'nothing' | 'place head' | 'place body' | 'enter raw text';

type Mode = 'unknown' | 'before head' | 'in head' | 'after head';

const STRUCTURE: ReadonlySet<string> = new Set(['html', 'head', 'body']);
const VOID_IN_HEAD: ReadonlySet<string> = new Set(['base', 'basefont', 'bgsound', 'link', 'meta']);
const RAW_IN_HEAD: ReadonlySet<string> = new Set(['script', 'style', 'title', 'noframes']);
const RAW_IN_TEMPLATE: ReadonlySet<string> = new Set([
  ...RAW_IN_HEAD,
  ...['noscript', 'textarea', 'xmp', 'iframe', 'noembed'],
]);
/** In these, or after them, a template's raw text elements are none, or the template never ends. */
const UNCLEAR_IN_TEMPLATE: ReadonlySet<string> = new Set(['svg', 'math', 'select', 'col', 'plaintext']);

/** End tags that stand for the end of a head, and for a body, that were never written. */
const ENDS_THAT_OPEN_BODY: ReadonlySet<string> = new Set(['body', 'html', 'br']);

/**
 * Opens a body that the document leaves to be implied, so that a script put there does not end up in the head.
 * A `<body>` would do so too, but would forbid a frameset that may follow (§13.2.6.4.6, §13.2.6.4.7).
 */
export const OPEN_BODY = '</body>';

/**
 * Find where a document's head and body start, as a browser's parser would, and say what to insert there.
 * Follows the HTML standard's tree construction (§13.2.6.4.1 to 13.2.6.4.6) with scripting on. It reads no
 * further than the points that are wanted, and holds no text but a few characters of an unfinished token.
 *
 * What counts as a document: a doctype, or an `html`, `head` or `body` start tag, with nothing before it but
 * white space, comments and a byte order mark. Everything else (fragments, JSON, plain text, compressed bytes,
 * UTF-16) is left alone. So is what comes after a point that is not found within {@link SCAN_LIMIT}, a body that
 * does not exist (framesets), and a point that lies behind something that parsers read differently.
 */
export class HtmlInjector {
  /** Which splices have been handed out. */
  readonly inserted: Inserted = { head: false, bodyStart: false };

  private readonly tokens: HtmlTokens;
  private mode: Mode = 'unknown';
  private templates = 0;
  private atTagEnd: AtTagEnd = 'nothing';
  private splices: Splice[] = [];
  private isDone: boolean;
  private implied: number | null = null;

  constructor(
    private readonly insertions: Insertions,
    reading: Reading = 'text',
  ) {
    this.tokens = new HtmlTokens(reading);
    this.isDone = !insertions.head && !insertions.bodyStart && !insertions.embeds;
  }

  /** Whether the rest of the document passes as it is; further calls are needless. */
  get done(): boolean {
    return this.isDone;
  }

  /** Characters at the end of what was pushed that must not go out yet; a few dozen at most, 0 once done. */
  get held(): number {
    return this.isDone ? 0 : this.tokens.unread;
  }

  /** Whether the beginning of a document has been seen. */
  get isDocument(): boolean {
    return this.mode !== 'unknown';
  }

  /**
   * Where a body begins that the document leaves to be implied, so that what is put there has to open it first; null: there
   * is none, or it is open already.
   */
  get impliedBody(): number | null {
    return this.insertions.bodyStart ? null : this.implied;
  }

  /** Read the next part of the document, cut anywhere. Answers the insertions that it decides, in order. */
  push(chunk: string): readonly Splice[] {
    this.splices = [];
    if (this.isDone) return this.splices;
    this.tokens.push(chunk);
    while (!this.isDone) if (!this.advance()) break;
    if (this.tokens.offset > SCAN_LIMIT) this.isDone = true;
    return this.splices;
  }

  /** Say that the document is complete. A head or body that it leaves to be implied starts at its end. */
  end(): readonly Splice[] {
    this.splices = [];
    if (!this.isDone && this.isDocument && this.templates === 0 && this.tokens.isBetweenTokens) {
      this.implyBody(this.tokens.offset);
    }
    this.isDone = true;
    return this.splices;
  }

  private advance(): boolean {
    switch (this.tokens.next()) {
      case 'more':
        return false;
      case 'unclear':
        this.isDone = true;
        break;
      case 'doctype':
        if (this.mode === 'unknown') this.mode = 'before head';
        break;
      case 'start':
        this.startTag(this.tokens.name);
        break;
      case 'end':
        this.endTag(this.tokens.name);
        break;
      case 'tag-end':
        this.tagEnd();
        break;
      case 'text':
        this.text();
    }
    return true;
  }

  private startTag(name: string): void {
    if (this.templates > 0) return this.startTagInTemplate(name);
    if (this.mode === 'unknown' && !this.recognise(name)) return;
    if (name === 'html') return;
    if (name === 'head') return this.headTag();
    if (this.mode === 'before head') this.implyHead(this.tokens.start);
    if (name === 'template') this.templates++;
    else if (RAW_IN_HEAD.has(name) || (name === 'noscript' && this.mode === 'in head'))
      this.atTagEnd = 'enter raw text';
    else if (name === 'body') this.atTagEnd = 'place body';
    else if (name === 'frameset') this.isDone = true;
    else if (!VOID_IN_HEAD.has(name)) this.implyBody(this.tokens.start);
  }

  private startTagInTemplate(name: string): void {
    if (name === 'template') this.templates++;
    else if (RAW_IN_TEMPLATE.has(name)) this.atTagEnd = 'enter raw text';
    else if (UNCLEAR_IN_TEMPLATE.has(name)) this.isDone = true;
  }

  private endTag(name: string): void {
    if (this.templates > 0) {
      if (name === 'template') this.templates--;
      return;
    }
    if (this.mode === 'unknown') this.isDone = true;
    else if (name === 'head') this.endHead();
    else if (ENDS_THAT_OPEN_BODY.has(name)) this.implyBody(this.tokens.start);
  }

  private text(): void {
    if (this.templates > 0) this.tokens.skipText();
    else if (this.mode === 'unknown') this.isDone = true;
    else this.implyBody(this.tokens.start);
  }

  private tagEnd(): void {
    const action = this.atTagEnd;
    this.atTagEnd = 'nothing';
    if (action === 'place head') this.placeHead(this.tokens.offset);
    if (action === 'place body') this.placeBody(this.tokens.offset, '');
    if (action === 'enter raw text') this.tokens.enterRawText();
  }

  private recognise(name: string): boolean {
    if (STRUCTURE.has(name)) this.mode = 'before head';
    else this.isDone = true;
    return !this.isDone;
  }

  private headTag(): void {
    if (this.mode !== 'before head') return;
    this.mode = 'in head';
    this.atTagEnd = 'place head';
  }

  private endHead(): void {
    if (this.mode === 'before head') this.implyHead(this.tokens.start);
    this.mode = 'after head';
  }

  private implyHead(offset: number): void {
    this.mode = 'in head';
    this.placeHead(offset);
  }

  private implyBody(offset: number): void {
    if (this.mode === 'before head') this.implyHead(offset);
    this.implied = offset;
    this.placeBody(offset, OPEN_BODY);
  }

  private placeHead(offset: number): void {
    this.inserted.head = this.place(offset, this.insertions.head);
    if (!this.insertions.bodyStart && !this.insertions.embeds) this.isDone = true;
  }

  private placeBody(offset: number, before: string): void {
    const { bodyStart } = this.insertions;
    this.inserted.bodyStart = this.place(offset, bodyStart && before + bodyStart);
    this.isDone = true;
  }

  private place(offset: number, html: Insertions['head']): boolean {
    if (!html || offset > SCAN_LIMIT) return false;
    this.splices.push(...splicesAt(offset, html));
    return true;
  }
}

/** Put texts into a document at their offsets, which ascend. Offsets count from `base`, the text's first character. */
export const spliceText = (text: string, splices: readonly Splice[], base = 0): string => {
  const parts: string[] = [];
  let from = 0;
  for (const splice of splices) {
    parts.push(text.slice(from, splice.offset - base), splice.text);
    from = splice.offset - base;
  }
  parts.push(text.slice(from));
  // Joined in one piece, for whoever sends it would have to flatten a sum of slices, at twice the cost.
  return parts.join('');
};

/** Insert into a complete document. See {@link HtmlInjector} for what is left alone. */
export const injectIntoText = (
  html: string,
  insertions: Insertions,
): { html: string; inserted: Inserted } => {
  const injector = new HtmlInjector(insertions);
  const splices = [...injector.push(html), ...injector.end()];
  return { html: spliceText(html, splices), inserted: injector.inserted };
};
