import { EmbedHolder } from './embed-holder';
import type { Reading } from './html-tokens';
import { HtmlInjector, OPEN_BODY, type Inserted, type Insertions, type Splice } from './injector';

/**
 * Change a page that arrives in chunks: the insertions at the start of head and body, and, where wanted, the embeds in all
 * of it. With embeds, it reads to the document's end.
 */
export class PageInjector {
  private readonly injector: HtmlInjector;
  private readonly holder: EmbedHolder | null;
  private hasHeld = false;
  private isEnded = false;

  constructor(insertions: Insertions, reading: Reading = 'text') {
    this.injector = new HtmlInjector(insertions, reading);
    this.holder = insertions.embeds ? new EmbedHolder(insertions.embeds, reading) : null;
  }

  /** Whether the rest of the document passes as it is. */
  get done(): boolean {
    // What is no document is none of ours, whatever stands in it.
    return (
      this.isEnded ||
      (this.injector.done && (this.holder === null || this.holder.done || !this.injector.isDocument))
    );
  }

  /** Characters at the end of what was pushed that must not go out yet. */
  get held(): number {
    return this.done ? 0 : Math.max(this.injector.held, this.holder?.held ?? 0);
  }

  get inserted(): Inserted {
    return this.injector.inserted;
  }

  /** Whether anything was put into the document. */
  get hasInserted(): boolean {
    return this.inserted.head || this.inserted.bodyStart || this.hasHeld;
  }

  /** Read the next part of the document, cut anywhere. Answers what is to be put in, in order. */
  push(chunk: string): readonly Splice[] {
    const splices = this.injector.push(chunk);
    if (this.holder === null || this.done) return splices;
    const held = this.holder.push(chunk);
    if (held.length === 0) return splices;
    this.hasHeld = true;
    return [...splices, ...held.map((splice) => this.inBody(splice))].sort((a, b) => a.offset - b.offset);
  }

  /** An embed opens the body where the document leaves that to it; what we put in front of it would stay in the head. */
  private inBody({ offset, text }: Splice): Splice {
    return { offset, text: offset === this.injector.impliedBody ? OPEN_BODY + text : text };
  }

  /** Say that the document is complete. */
  end(): readonly Splice[] {
    const splices = this.injector.end();
    this.isEnded = true;
    return splices;
  }
}
