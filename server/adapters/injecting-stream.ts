import { Readable } from 'node:stream';
import type { Chunk, ChunkInjector } from './chunk-injector';

/** Turn what a stream yields into a chunk; null if it is neither text nor bytes. */
export const asChunk = (value: unknown): Chunk | null => {
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
  if (!(value instanceof Uint8Array)) return null;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
};

/** Decoded text is passed on as objects, so that it is not turned into bytes. */
const optionsLike = (source: Readable) => {
  if (source.readableObjectMode || !source.readableEncoding) {
    return { objectMode: source.readableObjectMode, highWaterMark: source.readableHighWaterMark };
  }
  return { objectMode: true, highWaterMark: 1 };
};

/**
 * Pass a stream on, chunk by chunk as it comes, with the insertions put in. Errors and ends are those of the
 * source; destroying this stream destroys the source; the source is read no faster than this stream is.
 */
export class InjectingStream extends Readable {
  private isReading = false;
  private hasEnded = false;

  /** Continue `source`, whose beginning is already with `injector`; `first` is what may go out of it. */
  constructor(
    private readonly source: Readable,
    private readonly injector: ChunkInjector,
    first: readonly Chunk[],
  ) {
    super(optionsLike(source));
    this.passOn(first);
    source.on('error', (error) => this.destroy(error));
    // Some streams close before their end has been read; only a destroyed one has nothing more to say.
    source.on('close', () => this.hasEnded || !source.destroyed || this.destroy());
    source.on('end', () => this.finish());
  }

  override _read(): void {
    if (!this.isReading) this.source.on('data', (value: unknown) => this.forward(value));
    this.isReading = true;
    this.source.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    // A source that has ended may be a socket whose other half is still in use.
    if (!this.hasEnded) this.source.destroy(error ?? undefined);
    callback(error);
  }

  private forward(value: unknown): void {
    const chunk = asChunk(value);
    this.passOn(chunk === null ? [value] : this.injector.push(chunk));
  }

  private passOn(values: readonly unknown[]): void {
    for (const value of values) if (!this.push(value)) this.source.pause();
  }

  private finish(): void {
    this.hasEnded = true;
    this.passOn(this.injector.end());
    this.push(null);
  }
}
