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

const READY = Promise.resolve();

type Read = ReadableStreamReadResult<unknown>;

/** What became of a body: the empty text where nothing was in it. `isPage`: something is inserted, or may be further on. */
export interface ChangedBody {
  body: ReadableStream | '';
  isPage: boolean;
}

/** Waits for a body's beginning, and gives it up with a visitor who leaves meanwhile. */
class FirstRead {
  private turns = 0;
  private isThere = false;
  private end: (() => void) | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly request: Request,
  ) {}

  /** Answers with the beginning; null: it failed, which whoever reads on is told again. */
  start(): Promise<Read | null> {
    const read = this.reader.read().then(this.onRead, this.onError);
    void READY.then(this.onTurn);
    return read;
  }

  private readonly onRead = (read: Read | null): Read | null => {
    this.isThere = true;
    this.end?.();
    return read;
  };

  private readonly onError = (): null => {
    this.onRead(null);
    return null;
  };

  private readonly onTurn = (): void => {
    if (this.isThere) return;
    this.turns += 1;
    if (this.turns < TURNS) void READY.then(this.onTurn);
    else this.end = giveUpWith(this.request, this.reader);
  };
}

const piecesOf = (value: unknown, injector: ChunkInjector): unknown[] =>
  value instanceof Uint8Array ? injector.push(value) : [value];

/**
 * Passes on what a reader yields, as fast as it is read, and inserts into it. Errors and the end are those of the reader; to cancel
 * this cancels that. One object with few functions of its own, as there is one for each page.
 */
class PassOn implements UnderlyingDefaultSource<unknown> {
  private controller: ReadableStreamDefaultController<unknown> | null = null;

  /** `first`: what was read already, and goes out before the rest. */
  constructor(
    private readonly reader: Reader,
    private readonly first: readonly unknown[],
    private injector: ChunkInjector | null,
  ) {}

  start(controller: ReadableStreamDefaultController<unknown>): void {
    this.controller = controller;
    this.put(this.first);
  }

  pull(): Promise<void> {
    return this.reader.read().then(this.onRead);
  }

  cancel(reason: unknown): Promise<void> {
    return this.reader.cancel(reason);
  }

  private readonly onRead = ({ done, value }: Read): Promise<void> | undefined => {
    if (done) return this.close();
    if (this.injector?.passes === true) this.injector = null;
    if (this.injector === null) return void this.controller?.enqueue(value);
    const pieces = piecesOf(value, this.injector);
    this.put(pieces);
    // Nobody asks again before there was an answer, and all of a chunk may be held back.
    return pieces.length === 0 ? this.pull() : undefined;
  };

  private close(): undefined {
    if (this.injector !== null) this.put(this.injector.end());
    this.controller?.close();
  }

  private put(pieces: readonly unknown[]): void {
    for (const piece of pieces) this.controller?.enqueue(piece);
  }
}

const passOn = (reader: Reader, first: readonly unknown[], injector: ChunkInjector | null): ReadableStream =>
  new ReadableStream(new PassOn(reader, first, injector), { highWaterMark: 0 });

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
): Promise<ChangedBody> => {
  const reader = body.getReader();
  const first = await new FirstRead(reader, request).start();
  if (first?.done) return { body: '', isPage: false };
  const ways = first?.value instanceof Uint8Array ? webCoding(coding, first.value) : null;
  if (first === null || ways === null) {
    return { body: passOn(reader, first === null ? [] : [first.value], null), isPage: false };
  }
  return { body: recode(reader, first.value as Uint8Array, ways, insertions), isPage: true };
};

const begin = (reader: Reader, first: Read | null, injector: ChunkInjector): ChangedBody => {
  if (first?.done) return { body: '', isPage: false };
  const pieces = first === null ? [] : piecesOf(first.value, injector);
  const isPage = first !== null && (!injector.done || injector.hasInserted);
  return { body: passOn(reader, pieces, isPage ? injector : null), isPage };
};

/**
 * Insert into a body. Only its beginning is awaited: `isPage` is false where that shows that nothing will be inserted. What
 * came in is not to be used any more in either case. `body` is the empty text where nothing was in it.
 */
export const injectIntoWebBody = (
  body: ReadableStream,
  insertions: Insertions,
  request: Request,
): Promise<ChangedBody> => {
  const reader = body.getReader();
  return new FirstRead(reader, request)
    .start()
    .then((first) => begin(reader, first, new ChunkInjector(insertions, 'bytes')));
};
