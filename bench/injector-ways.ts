import { load } from 'cheerio';
import { HTMLRewriter } from 'html-rewriter-wasm';
import { RewritingStream } from 'parse5-html-rewriting-stream';
import { ChunkInjector } from '../server/adapters/chunk-injector';
import type { Insertions } from '../server/src/core/injector';

const PLAN = JSON.stringify({ pixels: 'x'.repeat(1_200) });

/** What is inserted: as much as a page with a dozen pixels gets. */
export const INSERTIONS = {
  head:
    '<script src="/_pixels/loader.0123456789abcdef.js" defer></script>' +
    `<script type="application/json" id="pixel-inventory">${PLAN}</script>`,
  bodyStart: '<noscript><img src="https://pixels.example/p.gif" alt="" width="1" height="1"></noscript>',
} satisfies Insertions;

/** Memory that takes the place of a socket: every chunk is copied into it once, so nothing can cost less. */
export class Output {
  private length = 0;

  constructor(private readonly memory: Buffer) {}

  readonly write = (chunk: Uint8Array | string): void => {
    if (typeof chunk === 'string') this.length += this.memory.write(chunk, this.length, 'utf8');
    else {
      this.memory.set(chunk, this.length);
      this.length += chunk.length;
    }
  };

  /** Start over, and answer what was written. */
  take(): Buffer {
    const written = this.memory.subarray(0, this.length);
    this.length = 0;
    return written;
  }
}

/** Take a page in chunks, and write it out with the insertions. */
export type Way = (chunks: readonly Buffer[], output: Output) => void | Promise<void>;

export const ours: Way = (chunks, output) => {
  const injector = new ChunkInjector(INSERTIONS, 'bytes');
  for (const chunk of chunks) for (const piece of injector.push(chunk)) output.write(piece);
  for (const piece of injector.end()) output.write(piece);
};

/** Insert nothing. */
export const copy: Way = (chunks, output) => {
  for (const chunk of chunks) output.write(chunk);
};

/** Look at every `<`, and insert nothing. */
export const hop: Way = (chunks, output) => {
  let count = 0;
  for (const chunk of chunks) {
    const text = chunk.toString('latin1');
    for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) count++;
    output.write(chunk);
  }
  if (count === 0) throw new Error('A page without a tag.');
};

const asText = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');

/** Trust that the first `<head` and `<body` are what they seem. */
export const stringReplace: Way = (chunks, output) => {
  const html = asText(chunks)
    .replace(/<head[^>]*>/i, (tag) => tag + INSERTIONS.head)
    .replace(/<body[^>]*>/i, (tag) => tag + INSERTIONS.bodyStart);
  output.write(html);
};

export const cheerio: Way = (chunks, output) => {
  const $ = load(asText(chunks));
  $('head').prepend(INSERTIONS.head);
  $('body').prepend(INSERTIONS.bodyStart);
  output.write($.html());
};

export const htmlRewriter: Way = async (chunks, output) => {
  const rewriter = new HTMLRewriter(output.write);
  rewriter.on('head', { element: (head) => void head.prepend(INSERTIONS.head, { html: true }) });
  rewriter.on('body', { element: (body) => void body.prepend(INSERTIONS.bodyStart, { html: true }) });
  for (const chunk of chunks) await rewriter.write(chunk);
  await rewriter.end();
  rewriter.free();
};

export const parse5: Way = async (chunks, output) => {
  const rewriter = new RewritingStream();
  rewriter.on('startTag', ({ tagName }, raw) => {
    rewriter.emitRaw(raw);
    if (tagName === 'head') rewriter.emitRaw(INSERTIONS.head);
    if (tagName === 'body') rewriter.emitRaw(INSERTIONS.bodyStart);
  });
  rewriter.setEncoding('utf8').on('data', output.write);
  const decoder = new TextDecoder();
  for (const chunk of chunks) rewriter.write(decoder.decode(chunk, { stream: true }));
  rewriter.end();
  await new Promise((resolve) => rewriter.on('end', resolve));
};
