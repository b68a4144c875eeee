import { escapeAttribute } from './embed-json';
import { HELD } from './embed-mark';
import type { JudgeEmbed } from './embeds';
import { decodeReferences, rawAttribute } from './html-attributes';
import { ForeignContent } from './html-foreign';
import { HtmlTokens, type Reading } from './html-tokens';
import type { Splice } from './injector';

/** Characters of a tag that we wait for; a longer one passes. */
const LONGEST_TAG = 65_536;

const RAW: ReadonlySet<string> = new Set([
  ...['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'],
]);
/** Raw text in a `select`, too; of all others some parsers read markup there. */
const RAW_IN_SELECT: ReadonlySet<string> = new Set(['script', 'textarea']);

const LONE_SURROGATES = /\p{Surrogate}/gu;
const NON_ASCII = /[^\0-\x7f]+/gu;
const BYTES = /[\x80-\xff]+/g;

const percentEncode = (text: string): string => encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd'));

/** A byte that was read as the character of its number. */
const percentEncodeBytes = (bytes: string): string =>
  Array.from(bytes, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`).join('');

/**
 * Find embeds in markup, chunk by chunk, and hold them back: a `template` is put around each, in which nothing loads, with
 * a link in front of it for visitors without scripts. Nothing is taken away, and everything else passes as it is. What
 * stands in scripts, comments, `noscript`, `svg` or `math` is left alone.
 */
export class EmbedHolder {
  private readonly tokens: HtmlTokens;
  private readonly foreign = new ForeignContent();
  /** What was open where each of the open templates begins. */
  private readonly templates: { depth: number; inSelect: boolean }[] = [];
  private inSelect = false;
  private kind: 'start' | 'end' = 'start';
  private closes = false;
  private isOver = false;
  /** Where an `iframe` tag begins whose end has not come yet. */
  private tag: number | null = null;
  private text = '';
  private base = 0;
  private splices: Splice[] = [];

  constructor(
    private readonly judge: JudgeEmbed,
    private readonly reading: Reading = 'text',
  ) {
    this.tokens = new HtmlTokens(reading, 'elements');
  }

  /** Whether parsers disagree about the rest, so that it passes as it is. */
  get done(): boolean {
    return this.isOver;
  }

  /** Characters at the end of what was pushed that must not go out yet. */
  get held(): number {
    if (this.isOver) return 0;
    const end = this.base + this.text.length;
    return Math.max(this.tokens.unread, this.tag === null ? 0 : end - this.tag);
  }

  /** Read the next part of the document, cut anywhere. Answers what is to be put in, in order. */
  push(chunk: string): readonly Splice[] {
    this.splices = [];
    if (this.isOver) return this.splices;
    const kept = this.held;
    const end = this.base + this.text.length;
    this.text = this.text.slice(this.text.length - kept) + chunk;
    this.base = end - kept;
    this.tokens.push(chunk);
    while (!this.isOver && this.advance());
    if (this.tag !== null && this.held > LONGEST_TAG) this.tag = null;
    return this.splices;
  }

  private advance(): boolean {
    switch (this.tokens.next()) {
      case 'more':
        return false;
      case 'unclear':
        this.isOver = true;
        break;
      case 'start':
        this.kind = 'start';
        if (this.tokens.name === 'iframe' && !this.foreign.isForeign) this.tag = this.tokens.start;
        break;
      case 'end':
        this.kind = 'end';
        break;
      case 'tag-end':
        this.tagEnd();
        break;
      case 'text':
        this.tokens.skipText();
        break;
      default:
        break;
    }
    return true;
  }

  private tagEnd(): void {
    const { name } = this.tokens;
    if (this.closes) this.close();
    if (this.kind === 'start') this.startTag(name);
    else this.endTag(name);
    this.tokens.isForeign = this.foreign.isForeign;
    // What follows raw text is its end tag.
    this.kind = 'end';
  }

  private startTag(name: string): void {
    if (this.foreign.startTag(name, this.tokens.isClosed)) return;
    if (name === 'plaintext') this.isOver = true;
    else if (name === 'select') this.inSelect = true;
    else if (name === 'template') this.openTemplate();
    else if (RAW.has(name)) this.rawText(name);
  }

  private endTag(name: string): void {
    if (name === 'template') this.closeTemplate();
    else if (name === 'select') this.inSelect = false;
    else this.foreign.endTag(name);
  }

  private openTemplate(): void {
    this.templates.push({ depth: this.foreign.depth, inSelect: this.inSelect });
    this.inSelect = false;
  }

  private closeTemplate(): void {
    const template = this.templates.pop();
    if (template === undefined) return;
    this.foreign.leaveTo(template.depth);
    this.inSelect = template.inSelect;
  }

  private rawText(name: string): void {
    if (this.inSelect && !RAW_IN_SELECT.has(name)) {
      this.isOver = true;
      return;
    }
    if (name === 'textarea') this.inSelect = false;
    if (name === 'iframe') this.open();
    this.tokens.enterRawText();
  }

  /** The `>` of an `iframe` start tag. */
  private open(): void {
    const { tag } = this;
    this.tag = null;
    if (tag === null || this.tokens.offset - tag > LONGEST_TAG) return;
    const address = this.addressIn(this.text.slice(tag - this.base, this.tokens.offset - this.base));
    const held = address === null ? null : this.judge(address);
    if (address === null || held === null) return;
    const name = escapeAttribute(held.name);
    const link = `<noscript><a href="${escapeAttribute(address)}" rel="noopener noreferrer">${name}</a></noscript>`;
    const text = `${link}<template ${HELD}="${name}" data-pixel-category="${escapeAttribute(held.categories.join(' '))}">`;
    this.splices.push({ offset: tag, text });
    this.closes = true;
  }

  /** The `>` of the end tag of an embed that is held. */
  private close(): void {
    this.closes = false;
    this.splices.push({ offset: this.tokens.offset, text: '</template>' });
  }

  /** The address that a tag loads, in ASCII alone; null: none. */
  private addressIn(tag: string): string | null {
    const raw = rawAttribute(tag, 'src');
    if (raw === null) return null;
    const written = this.reading === 'bytes' ? raw.replace(BYTES, percentEncodeBytes) : raw;
    return decodeReferences(written).replace(NON_ASCII, percentEncode);
  }
}
