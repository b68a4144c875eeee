import { Duplex, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { Insertions } from '../src/core/injector';
import { ChunkInjector } from './chunk-injector';
import { isWrapped } from './deflate';

type Encoder = Transform & Pick<zlib.Zlib, 'flush'>;

/** A way in which bodies are packed. */
interface Coding {
  /** `first`: the beginning of the body, which shows what some leave open. */
  decoder: (first: Buffer) => Transform;
  encoder: (first: Buffer) => Encoder;
}

/** Node has these from version 22.15 on, and the types that we build with do not. */
interface Zstd {
  createZstdCompress: () => Encoder;
  createZstdDecompress: () => Transform;
}

const { constants } = zlib;

// What breaks off is shown by browsers as far as it goes, so it is no error here either.
const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI = { finishFlush: constants.BROTLI_OPERATION_FLUSH };
/** The default is for files that are packed once; this is what servers use for pages. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const GZIP: Coding = { decoder: () => zlib.createGunzip(LENIENT), encoder: () => zlib.createGzip() };

const DEFLATE: Coding = {
  decoder: (first) => (isWrapped(first) ? zlib.createInflate(LENIENT) : zlib.createInflateRaw(LENIENT)),
  encoder: (first) => (isWrapped(first) ? zlib.createDeflate() : zlib.createDeflateRaw()),
};

const BROTLI: Coding = {
  decoder: () => zlib.createBrotliDecompress(LENIENT_BROTLI),
  encoder: () => zlib.createBrotliCompress(QUICK),
};

const zstd = (): [string, Coding][] => {
  const { createZstdCompress, createZstdDecompress } = zlib as unknown as Partial<Zstd>;
  if (!createZstdCompress || !createZstdDecompress) return [];
  return [['zstd', { decoder: () => createZstdDecompress(), encoder: () => createZstdCompress() }]];
};

const KNOWN = new Map<string, Coding>([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  ['deflate', DEFLATE],
  ['br', BROTLI],
  ...zstd(),
]);

/** The codings that can be undone and applied again, by their names in `Content-Encoding`. */
export const CODINGS: ReadonlySet<string> = new Set(KNOWN.keys());

/**
 * Takes a packed page and gives it back packed in the same way, with the insertions in it. What was sent so far can be read so
 * far: each chunk that comes in is followed by a flush. A body that is not packed as it says passes as it is.
 */
export class Recoding extends Duplex {
  private readonly coding: Coding;
  private readonly injector: ChunkInjector;
  private open: { decoder: Transform; encoder: Encoder } | null = null;
  /** What came in before anything could be read of it; null: something was, and there is no way back. */
  private kept: Buffer[] | null = [];
  private hasFailed = false;
  private isOver = false;
  /** Says that the chunk in hand has been dealt with. */
  private taken: (() => void) | null = null;

  constructor(coding: string, insertions: Insertions) {
    super();
    this.coding = KNOWN.get(coding) ?? GZIP;
    this.injector = new ChunkInjector(insertions, 'bytes');
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.hasFailed) {
      this.push(chunk);
      return done();
    }
    this.kept?.push(chunk);
    this.taken = () => {
      this.taken = null;
      done();
    };
    const { decoder } = (this.open ??= this.start(chunk));
    // What follows the end of what is packed is not read, and says nothing.
    if (this.isOver) return this.taken();
    decoder.write(chunk, (error) => error ?? this.flushOut());
  }

  override _final(done: () => void): void {
    if (this.open === null || this.hasFailed) this.push(null);
    else this.open.decoder.end();
    done();
  }

  override _read(): void {
    this.open?.encoder.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.open?.decoder.destroy();
    this.open?.encoder.destroy();
    done(error);
  }

  private start(first: Buffer): { decoder: Transform; encoder: Encoder } {
    const decoder = this.coding.decoder(first);
    const encoder = this.coding.encoder(first);
    decoder.on('data', (bytes: Buffer) => {
      this.kept = null;
      this.encode(this.injector.push(bytes));
    });
    decoder.on('error', (error) => this.fail(error));
    decoder.on('end', () => {
      this.isOver = true;
      this.encode(this.injector.end());
      encoder.end();
      this.taken?.();
    });
    encoder.on('data', (bytes: Buffer) => this.push(bytes) || encoder.pause());
    encoder.on('error', (error) => this.destroy(error));
    encoder.on('end', () => this.push(null));
    return { decoder, encoder };
  }

  private encode(pieces: readonly (string | Uint8Array)[]): void {
    const { open } = this;
    if (open === null || pieces.length === 0) return;
    const { decoder, encoder } = open;
    // Of several, each asks for room; the last answer holds for all.
    const hasRoom = pieces.map((piece) => encoder.write(piece)).at(-1);
    if (hasRoom || decoder.isPaused()) return;
    decoder.pause();
    encoder.once('drain', () => decoder.resume());
  }

  /** Have all that was read so far sent, and take the next chunk then. */
  private flushOut(): void {
    const { open } = this;
    if (open === null || this.hasFailed || this.destroyed) return;
    const { decoder, encoder } = open;
    const again = () => setImmediate(() => this.flushOut());
    if (decoder.isPaused()) encoder.once('drain', again);
    else if (decoder.readableLength > 0) again();
    else if (this.isOver || this.kept !== null) this.taken?.();
    else encoder.flush(() => this.taken?.());
  }

  private fail(error: Error): void {
    const { kept } = this;
    if (kept === null) {
      this.destroy(error);
      return;
    }
    this.hasFailed = true;
    this.kept = null;
    for (const chunk of kept) this.push(chunk);
    if (this.writableEnded && this.taken === null) this.push(null);
    this.taken?.();
  }
}
