import { EmbedHolder } from './embed-holder';
import type { Reading } from './html-tokens';
import { HtmlInjector, OPEN_BODY, splicesAt, type Inserted, type Insertions, type Splice } from './injector';
import { endOfUsualStart } from './usual-start';

const HEAD_ALONE: Inserted = { head: true, bodyStart: false };
const NOTHING: Inserted = { head: false, bodyStart: false };

/**
 * Change a page that arrives in chunks: the insertions at the start of head and body, and, where wanted, the embeds in all
 * of it. With embeds, it reads to the document's end.
 */
export class PageInjector {
  /** Null: as long as the document may turn out to begin in the usual way, which then is all there is to know. */
  private injector: HtmlInjector | null = null;
  private readonly holder: EmbedHolder | null;
  private hasHeld = false;
  private isEnded = false;

  constructor(
    private readonly insertions: Insertions,
    private readonly reading: Reading = 'text',
  ) {
    const { head, bodyStart, embeds } = insertions;
    if (!head || bodyStart || embeds) this.injector = new HtmlInjector(insertions, reading);
    this.holder = insertions.embeds ? new EmbedHolder(insertions.embeds, reading) : null;
  }

  /** Whether the rest of the document passes as it is. */
  get done(): boolean {
    // What is no document is none of ours, whatever stands in it.
    return (
      this.isEnded ||
      (this.injector?.done === true &&
        (this.holder === null || this.holder.done || !this.injector.isDocument))
    );
  }

  /** Characters at the end of what was pushed that must not go out yet. */
  get held(): number {
    return this.done ? 0 : Math.max(this.injector?.held ?? 0, this.holder?.held ?? 0);
  }

  get inserted(): Inserted {
    return this.injector?.inserted ?? (this.isEnded ? HEAD_ALONE : NOTHING);
  }

  /** Whether anything was put into the document. */
  get hasInserted(): boolean {
    return this.inserted.head || this.inserted.bodyStart || this.hasHeld;
  }

  /** Read the next part of the document, cut anywhere. Answers what is to be put in, in order. */
  push(chunk: string): readonly Splice[] {
    if (this.isEnded) return [];
    return this.injector === null ? this.pushFirst(chunk) : this.pushTo(this.injector, chunk);
  }

  private pushFirst(chunk: string): readonly Splice[] {
    const offset = endOfUsualStart(chunk);
    const { head } = this.insertions;
    if (offset < 0 || !head) return this.pushTo(this.openInjector(), chunk);
    this.isEnded = true;
    return splicesAt(offset, head);
  }

  private openInjector(): HtmlInjector {
    this.injector ??= new HtmlInjector(this.insertions, this.reading);
    return this.injector;
  }

  private pushTo(injector: HtmlInjector, chunk: string): readonly Splice[] {
    const splices = injector.push(chunk);
    if (this.holder === null || this.done) return splices;
    const held = this.holder.push(chunk);
    if (held.length === 0) return splices;
    this.hasHeld = true;
    return [...splices, ...held.map((splice) => this.inBody(splice, injector))].sort(
      (a, b) => a.offset - b.offset,
    );
  }

  /** An embed opens the body where the document leaves that to it; what we put in front of it would stay in the head. */
  private inBody({ offset, text }: Splice, injector: HtmlInjector): Splice {
    return { offset, text: offset === injector.impliedBody ? OPEN_BODY + text : text };
  }

  /** Say that the document is complete. */
  end(): readonly Splice[] {
    const splices = this.isEnded ? [] : this.openInjector().end();
    this.isEnded = true;
    return splices;
  }
}
