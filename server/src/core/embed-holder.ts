import { escapeAttribute } from './embed-json';
import { HELD } from './embed-mark';
import type { JudgeEmbed } from './embeds';
import { HtmlTokens, type Reading } from './html-tokens';
import type { Splice } from './injector';

/** Characters of a tag that we wait for; a longer one passes. */
const LONGEST_TAG = 8_192;

const RAW: ReadonlySet<string> = new Set([
  ...['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'],
]);
/** In these, what looks like an element may be none. */
const FOREIGN: ReadonlySet<string> = new Set(['svg', 'math']);

const ATTRIBUTE = /[\s/]([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const REFERENCES: Record<string, string> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  sol: '/',
  colon: ':',
};

const fromCode = (code: number): string => {
  try {
    return String.fromCodePoint(code);
  } catch {
    return '';
  }
};

/** Resolve the references that addresses are written with. */
const decode = (value: string): string =>
  value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return fromCode(parseInt(hex, 16));
      if (decimal !== undefined) return fromCode(Number(decimal));
      return REFERENCES[name?.toLowerCase() ?? ''] ?? whole;
    },
  );

/** The address that an `iframe` tag loads; null: none. The first of several attributes of a name counts. */
const addressIn = (tag: string): string | null => {
  for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    if (name.toLowerCase() === 'src') return decode(double ?? single ?? bare ?? '');
  }
  return null;
};

/**
 * Find embeds in markup, chunk by chunk, and hold them back: a `template` is put around each, in which nothing loads, with
 * a link in front of it for visitors without scripts. Nothing is taken away, and everything else passes as it is. What
 * stands in scripts, comments, `noscript`, `svg` or `math` is left alone.
 */
export class EmbedHolder {
  private readonly tokens: HtmlTokens;
  private foreign = 0;
  private pending: 'nothing' | 'raw text' | 'iframe' = 'nothing';
  private closes = false;
  private isOver = false;
  /** Where an `iframe` tag begins whose end has not come yet. */
  private tag: number | null = null;
  private text = '';
  private base = 0;
  private splices: Splice[] = [];

  constructor(
    private readonly judge: JudgeEmbed,
    reading: Reading = 'text',
  ) {
    this.tokens = new HtmlTokens(reading);
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
        this.startTag(this.tokens.name);
        break;
      case 'end':
        if (FOREIGN.has(this.tokens.name)) this.foreign = Math.max(0, this.foreign - 1);
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

  private startTag(name: string): void {
    if (name === 'plaintext') this.isOver = true;
    else if (FOREIGN.has(name)) this.foreign += 1;
    if (this.foreign > 0 || !RAW.has(name)) return;
    this.pending = name === 'iframe' ? 'iframe' : 'raw text';
    if (name === 'iframe') this.tag = this.tokens.start;
  }

  private tagEnd(): void {
    const { pending } = this;
    this.pending = 'nothing';
    if (pending === 'nothing') return this.afterEndTag();
    if (pending === 'iframe') this.open();
    this.tokens.enterRawText();
  }

  /** The `>` of an `iframe` start tag. */
  private open(): void {
    const { tag } = this;
    this.tag = null;
    if (tag === null) return;
    const address = addressIn(this.text.slice(tag - this.base, this.tokens.offset - this.base));
    const held = address === null ? null : this.judge(address);
    if (address === null || held === null) return;
    const name = escapeAttribute(held.name);
    const link = `<noscript><a href="${escapeAttribute(address)}" rel="noopener noreferrer">${name}</a></noscript>`;
    const text = `${link}<template ${HELD}="${name}" data-pixel-category="${escapeAttribute(held.categories.join(' '))}">`;
    this.splices.push({ offset: tag, text });
    this.closes = true;
  }

  /** The `>` of an end tag that ended raw text, or of any other tag. */
  private afterEndTag(): void {
    if (!this.closes) return;
    this.closes = false;
    this.splices.push({ offset: this.tokens.offset, text: '</template>' });
  }
}
