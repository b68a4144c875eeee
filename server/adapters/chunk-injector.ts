import { type Inserted, type Insertions, type Splice, spliceText } from '../src/core/injector';
import { PageInjector } from '../src/core/page-injector';
import { byteLength, joinBytes, keptBytes, readBytes, roomFor, toBytes, writeBytes } from './bytes';

/** A part of a body: decoded text, or bytes in an encoding that contains ASCII. */
export type Chunk = string | Uint8Array;

/** Bytes decoded at first, which hold where most heads begin, and then at a time: a large buffer is not decoded beyond the points. */
const FIRST_WINDOW = 512;
const WINDOW = 2_048;

const asBytes = (chunk: Chunk): Uint8Array => (typeof chunk === 'string' ? toBytes(chunk) : chunk);

const concat = (a: Chunk, b: Chunk): Chunk => {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  return joinBytes(asBytes(a), asBytes(b));
};

/** Join parts of a body that are all text or all bytes. */
export const join = (chunks: readonly Chunk[]): Chunk => chunks.reduce(concat, '');

const part = (chunk: Chunk, from: number, to: number): Chunk => {
  if (from === 0 && to === chunk.length) return chunk;
  return typeof chunk === 'string' ? chunk.slice(from, to) : chunk.subarray(from, to);
};

/** Bytes that are copied one by one: to make a view of them takes longer. */
const FEW_BYTES = 128;

const copyBytes = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void => {
  if (end - start > FEW_BYTES) return to.set(from.subarray(start, end), at);
  for (let i = start; i < end; i += 1) to[at + i - start] = from[i] ?? 0;
};

/** Characters from which on a text that comes again is worth to be kept as bytes. */
const LONG_TEXT = 200;

/** A text as bytes where those are worth to be kept, else itself. */
const prepare = ({ text, isPart }: Splice): Chunk =>
  isPart === true && text.length >= LONG_TEXT ? keptBytes(text) : text;

const sizeOf = (chunk: Chunk): number => (typeof chunk === 'string' ? byteLength(chunk) : chunk.length);

const put = (bytes: Uint8Array, chunk: Chunk, at: number): number => {
  if (typeof chunk === 'string') return writeBytes(bytes, chunk, at);
  bytes.set(chunk, at);
  return chunk.length;
};

/** The changed beginning in a new buffer, and the rest as a view on the same memory: copying that would cost more. */
const spliceBytes = (bytes: Uint8Array, splices: readonly Splice[], base: number): Uint8Array[] => {
  const end = (splices.at(-1)?.offset ?? base) - base;
  const texts = splices.map(prepare);
  let length = end;
  for (const text of texts) length += sizeOf(text);
  const start = roomFor(length);
  let [from, at] = [0, 0];
  splices.forEach(({ offset }, index) => {
    copyBytes(bytes, from, offset - base, start, at);
    at += offset - base - from;
    at += put(start, texts[index] ?? '', at);
    from = offset - base;
  });
  return [start, bytes.subarray(end)];
};

const splice = (chunk: Chunk, splices: readonly Splice[], base: number): Chunk[] => {
  if (splices.length === 0) return [chunk];
  return typeof chunk === 'string' ? [spliceText(chunk, splices, base)] : spliceBytes(chunk, splices, base);
};

const NO_SPLICES: readonly Splice[] = [];

const isFilled = (chunk: Chunk): boolean => chunk.length > 0;

/**
 * Insert into a body that arrives in chunks, all text or all bytes, cut anywhere. Holds back a few dozen
 * characters at most. Never throws: if anything goes wrong, the chunks pass as they are. Texts are inserted into
 * bytes as UTF-8.
 */
export class ChunkInjector {
  /** What has been put into the chunks so far. */
  inserted: Inserted = { head: false, bodyStart: false };

  /** Whether anything has been put in. */
  hasInserted = false;

  private readonly injector: PageInjector | null;
  private held: Chunk = '';
  private received = 0;
  private hasFailed = false;

  constructor(
    insertions: Insertions,
    private readonly kind: 'text' | 'bytes',
  ) {
    this.injector = this.open(insertions);
  }

  /** Whether every later chunk passes as it is. */
  get done(): boolean {
    return this.hasFailed || this.injector === null || this.injector.done;
  }

  /** Whether every later chunk passes as it is, and nothing waits to go out before it. */
  get passes(): boolean {
    return this.done && this.held.length === 0;
  }

  /** Take a chunk and answer what may go out: none, one (the chunk itself, mostly) or two, never empty. */
  push(chunk: Chunk): Chunk[] {
    // Nearly every chunk of a large page takes this way.
    if (this.passes && chunk.length > 0) return [chunk];
    return this.letOut(chunk, this.read(chunk));
  }

  /** Say that the body is complete, and answer what is still to go out. */
  end(): Chunk[] {
    return this.letOut('', this.read(null));
  }

  /** What is to be put into the next chunk; `chunk` null: at the end. */
  private read(chunk: Chunk | null): readonly Splice[] {
    const { injector } = this;
    if (injector === null || this.done) return NO_SPLICES;
    try {
      return chunk === null ? injector.end() : this.readChunk(injector, chunk);
    } catch {
      this.hasFailed = true;
      return NO_SPLICES;
    }
  }

  private readChunk(injector: PageInjector, chunk: Chunk): readonly Splice[] {
    if ((typeof chunk === 'string') !== (this.kind === 'text')) throw new TypeError('Text among bytes.');
    if (typeof chunk === 'string') return injector.push(chunk);
    let splices = NO_SPLICES;
    let window = FIRST_WINDOW;
    for (let at = 0; at < chunk.length && !injector.done; at += window, window = WINDOW) {
      const found = injector.push(readBytes(chunk, at, at + window));
      splices = splices.length === 0 ? found : [...splices, ...found];
    }
    return splices;
  }

  private letOut(chunk: Chunk, splices: readonly Splice[]): Chunk[] {
    if (splices.length > 0 && this.injector !== null) {
      this.inserted = { ...this.injector.inserted };
      this.hasInserted = this.injector.hasInserted;
    }
    const base = this.received - this.held.length;
    this.received += chunk.length;
    const all = concat(this.held, chunk);
    const settled = all.length - (this.done ? 0 : (this.injector?.held ?? 0));
    this.held = settled === all.length ? '' : part(all, settled, all.length);
    return splice(part(all, 0, settled), splices, base).filter(isFilled);
  }

  private open(insertions: Insertions): PageInjector | null {
    try {
      return new PageInjector(insertions, this.kind);
    } catch {
      this.hasFailed = true;
      return null;
    }
  }
}
