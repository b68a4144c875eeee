import type { Readable } from 'node:stream';
import type { Inserted, Insertions } from '../src/core/injector';
import { type Chunk, ChunkInjector, join } from './chunk-injector';
import { asChunk, InjectingStream } from './injecting-stream';

/**
 * What became of a body.
 * - `untouched`: send `body`, which is the one that came in, with the headers that it has.
 * - `inserted`: `body` is complete, or a stream whose beginning has changed and whose rest passes as it is.
 * - `streaming`: the insertions follow, or none do, while the body is sent.
 *
 * In the last two, length and validators of the original no longer hold.
 */
export type InjectedBody =
  | { outcome: 'untouched'; body: unknown }
  | { outcome: 'inserted'; body: string | Uint8Array | Readable; inserted: Inserted }
  | { outcome: 'streaming'; body: Readable };

const NEEDED = ['read', 'unshift', 'on', 'off', 'pause', 'resume', 'destroy'] as const;

/** Recognise a stream by what it can do: packages bring streams of their own that are no `Readable` of Node's. */
export const isStream = (body: unknown): body is Readable => {
  if (typeof body !== 'object' || body === null || !('readableLength' in body)) return false;
  const members = body as Record<string, unknown>;
  return (
    typeof members.readableLength === 'number' && NEEDED.every((name) => typeof members[name] === 'function')
  );
};

/** How long a stream's beginning may make us wait is the stream's own business, as it is without us. */
const untilReadable = (source: Readable): Promise<void> =>
  new Promise((resolve) => {
    const events = ['readable', 'end', 'error', 'close'];
    const settle = () => {
      for (const event of events) source.off(event, settle);
      resolve();
    };
    for (const event of events) source.on(event, settle);
  });

const injectorFor = (chunk: Chunk, insertions: Insertions): ChunkInjector =>
  new ChunkInjector(insertions, typeof chunk === 'string' ? 'text' : 'bytes');

const injectIntoWhole = (body: unknown, chunk: Chunk, insertions: Insertions): InjectedBody => {
  const injector = injectorFor(chunk, insertions);
  const result = join([...injector.push(chunk), ...injector.end()]);
  if (!injector.hasInserted) return { outcome: 'untouched', body };
  return { outcome: 'inserted', body: result, inserted: injector.inserted };
};

/** Whether nobody reads the stream yet, and there is something to read. */
const isFresh = (source: Readable): boolean =>
  source.readable &&
  source.readableFlowing !== true &&
  source.listenerCount('data') === 0 &&
  source.listenerCount('readable') === 0;

/**
 * How much to read: just what is there, or a fast source adds to it meanwhile and all has to be copied together.
 * Not if that is much, for a stream buffers from then on as much as it was ever asked for.
 */
const askFor = ({ readableLength, readableHighWaterMark }: Readable): number | undefined =>
  readableLength <= Math.max(readableHighWaterMark, 65_536) ? readableLength : undefined;

/**
 * Put the insertions into what the stream holds already, and that back into the stream: if all points are
 * passed, the rest costs nothing. From `read` to `unshift` nothing may wait, or the stream may end in between.
 */
const injectIntoStart = (source: Readable, insertions: Insertions): InjectedBody => {
  const first: unknown = source.read(askFor(source));
  const chunk = asChunk(first);
  if (chunk === null) {
    if (first !== null) source.unshift(first);
    return { outcome: 'untouched', body: source };
  }
  const injector = injectorFor(chunk, insertions);
  const out = injector.push(chunk);
  if (!injector.done) return { outcome: 'streaming', body: new InjectingStream(source, injector, out) };
  const back = injector.hasInserted ? out.reverse() : [first];
  for (const piece of back) source.unshift(piece, source.readableEncoding ?? undefined);
  if (!injector.hasInserted) return { outcome: 'untouched', body: source };
  return { outcome: 'inserted', body: source, inserted: injector.inserted };
};

const finishStart = (source: Readable, insertions: Insertions): InjectedBody => {
  if (source.destroyed || source.readableLength === 0) return { outcome: 'untouched', body: source };
  return injectIntoStart(source, insertions);
};

const injectIntoStream = (source: Readable, insertions: Insertions): InjectedBody | Promise<InjectedBody> => {
  if (!isFresh(source)) return { outcome: 'untouched', body: source };
  // Reading nothing makes a source that has its bytes at hand put them there, which saves the wait.
  if (source.readableLength === 0) source.read(0);
  if (source.readableLength > 0) return finishStart(source, insertions);
  return untilReadable(source).then(() => finishStart(source, insertions));
};

/**
 * Insert into a page that is about to be sent: a string, bytes, or a Node stream of either. Anything else, and
 * whatever is no HTML document, comes back as it is. Nothing is thrown, and a stream is never read to its end:
 * its beginning is looked at as soon as it is there, and the rest passes on. A stream that fails or ends while
 * its beginning is awaited comes back in that state. The caller sees to content type, charset and encoding.
 */
export const injectIntoBody = (
  body: unknown,
  insertions: Insertions,
): InjectedBody | Promise<InjectedBody> => {
  if (isStream(body)) return injectIntoStream(body, insertions);
  const chunk = asChunk(body);
  return chunk === null ? { outcome: 'untouched', body } : injectIntoWhole(body, chunk, insertions);
};
