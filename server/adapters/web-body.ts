import type { Insertions } from '../src/core/injector';
import type { Insertion } from './change-headers';
import { ChunkInjector } from './chunk-injector';
import { webCoding, type WebCoding } from './web-coding';

/** A body that somebody reads. What it yields should be bytes; what is not passes. */
type Reader = ReadableStreamDefaultReader<unknown>;

/** Hardly any page takes longer to begin. On some servers, asking for a request's signal costs more than a page. */
const SOON_MS = 50;

/** Give a body up once the visitor leaves, as without us, where it takes long. Answers with a function that ends this. */
const giveUpWith = (request: Request, reader: Reader): (() => void) => {
  let end = (): void => clearTimeout(timer);
  const timer = setTimeout(() => {
    const { signal } = request;
    const giveUp = (): void => void reader.cancel(signal.reason).catch(() => undefined);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp);
    end = () => signal.removeEventListener('abort', giveUp);
  }, SOON_MS);
  return () => end();
};

/** Turns of the queue of promises within which comes what is at hand. To wait for that by a timer costs more than the wait. */
const TURNS = 8;

/** Wait for a body's beginning. Null: it failed, which whoever reads on is told again. */
const firstOf = async (
  reader: Reader,
  request: Request,
): Promise<ReadableStreamReadResult<unknown> | null> => {
  let isThere = false;
  const first = reader.read().then(
    (read) => {
      isThere = true;
      return read;
    },
    () => {
      isThere = true;
      return null;
    },
  );
  for (let turn = 0; turn < TURNS && !isThere; turn += 1) await Promise.resolve();
  if (isThere) return first;
  const end = giveUpWith(request, reader);
  return first.finally(end);
};

const piecesOf = (value: unknown, injector: ChunkInjector | null): unknown[] =>
  injector !== null && value instanceof Uint8Array ? injector.push(value) : [value];

/**
 * Pass on what a reader yields, after `first`, as fast as it is read. Errors and the end are those of the reader; to cancel this
 * cancels that.
 */
const passOn = (reader: Reader, first: unknown[], injector: ChunkInjector | null): ReadableStream => {
  const pull = (controller: ReadableStreamDefaultController): Promise<void> =>
    reader.read().then(({ done, value }) => {
      const pieces = done ? (injector?.end() ?? []) : piecesOf(value, injector);
      for (const piece of pieces) controller.enqueue(piece);
      if (done) return controller.close();
      // Nobody asks again before there was an answer, and all of a chunk may be held back.
      return pieces.length === 0 ? pull(controller) : undefined;
    });
  const start = (controller: ReadableStreamDefaultController): void => {
    for (const piece of first) controller.enqueue(piece);
  };
  return new ReadableStream({ start, pull, cancel: (reason) => reader.cancel(reason) }, { highWaterMark: 0 });
};

/** Unpack a body that somebody reads, insert into it and pack it again. */
const recode = (reader: Reader, first: Uint8Array, { unpack, pack }: WebCoding, insertions: Insertions) => {
  const unpacked = passOn(reader, [first], null).pipeThrough(unpack);
  const changed = passOn(unpacked.getReader(), [], new ChunkInjector(insertions, 'bytes'));
  return changed.pipeThrough(pack);
};

/**
 * Insert into a body that is packed, which is unpacked and packed again while it is read. Null in the place of a page: it is not
 * packed as it says.
 */
export const injectIntoPackedBody = async (
  body: ReadableStream,
  { insertions, coding }: Pick<Insertion, 'insertions' | 'coding'>,
  request: Request,
): Promise<{ body: ReadableStream | ''; isPage: boolean }> => {
  const reader = body.getReader();
  const first = await firstOf(reader, request);
  if (first?.done) return { body: '', isPage: false };
  const ways = first?.value instanceof Uint8Array ? webCoding(coding, first.value) : null;
  if (first === null || ways === null) {
    return { body: passOn(reader, first === null ? [] : [first.value], null), isPage: false };
  }
  return { body: recode(reader, first.value as Uint8Array, ways, insertions), isPage: true };
};

/**
 * Insert into a body. Only its beginning is awaited: `isPage` is false where that shows that nothing will be inserted. What
 * came in is not to be used any more in either case. `body` is the empty text where nothing was in it.
 */
export const injectIntoWebBody = async (
  body: ReadableStream,
  insertions: Insertions,
  request: Request,
): Promise<{ body: ReadableStream | ''; isPage: boolean }> => {
  const reader = body.getReader();
  const injector = new ChunkInjector(insertions, 'bytes');
  const first = await firstOf(reader, request);
  if (first?.done) return { body: '', isPage: false };
  const pieces = first === null ? [] : piecesOf(first.value, injector);
  const isPage = first !== null && (!injector.done || injector.hasInserted);
  return { body: passOn(reader, pieces, isPage ? injector : null), isPage };
};
