const ROOTS: ReadonlySet<string> = new Set(['svg', 'math']);

/** Elements in which there is HTML again (HTML standard §13.2.6, "integration point"). */
const HTML_INSIDE: Record<string, ReadonlySet<string>> = {
  svg: new Set(['foreignobject', 'desc', 'title']),
  math: new Set(['mi', 'mo', 'mn', 'ms', 'mtext']),
};

/** Start tags that end all foreign content around them (§13.2.6.5). */
const BREAK_OUT: ReadonlySet<string> = new Set([
  ...['b', 'big', 'blockquote', 'body', 'br', 'center', 'code', 'dd', 'div', 'dl', 'dt', 'em', 'embed'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'head', 'hr', 'i', 'img', 'li', 'listing', 'menu', 'meta', 'nobr'],
  ...['ol', 'p', 'pre', 'ruby', 's', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table', 'tt', 'u'],
  ...['ul', 'var'],
]);
/** Of these, end tags mean nothing there. */
const WITHOUT_END: ReadonlySet<string> = new Set(['body', 'head', 'embed', 'hr', 'img', 'meta']);

/** Names that matter to where foreign content begins and ends. */
export const FOREIGN_NAMES: readonly string[] = [
  ...new Set([...ROOTS, ...Object.values(HTML_INSIDE).flatMap((names) => [...names]), ...BREAK_OUT]),
];

/**
 * Follow where SVG and MathML begin and end, in which elements are none of HTML's: neither raw text nor embeds. It keeps no
 * stack of HTML's elements, and takes an end tag such as `</div>` for the one of an element around the drawing.
 */
export class ForeignContent {
  private open: string[] = [];

  /** Whether an element that begins here is none of HTML's. */
  get isForeign(): boolean {
    return ROOTS.has(this.open.at(-1) ?? '');
  }

  /** How many elements are open: what {@link leaveTo} takes. */
  get depth(): number {
    return this.open.length;
  }

  /** A start tag was read; `isClosed`: with a slash at its end. Answers whether its element is foreign. */
  startTag(name: string, isClosed: boolean): boolean {
    if (this.isForeign && BREAK_OUT.has(name)) this.breakOut();
    const isEntered = ROOTS.has(name) || HTML_INSIDE[this.open.at(-1) ?? '']?.has(name);
    const { isForeign } = this;
    if (isEntered && !isClosed) this.open.push(name);
    return isForeign;
  }

  /** An end tag was read. */
  endTag(name: string): void {
    if (this.isForeign && BREAK_OUT.has(name) && !WITHOUT_END.has(name)) return this.breakOut();
    const at = this.open.lastIndexOf(name);
    if (at >= 0) this.leaveTo(at);
  }

  /** Something around it all has ended. */
  leaveTo(depth: number): void {
    this.open.length = Math.min(this.open.length, depth);
  }

  private breakOut(): void {
    while (this.isForeign) this.open.pop();
  }
}
