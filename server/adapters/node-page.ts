import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { asBuffer } from './bytes';
import { changeHeaders, reportIn, textOf, type Insertion } from './change-headers';
import { ChunkInjector, join, type Chunk } from './chunk-injector';
import { REPORT_HEADER, skipped } from './judge-page';
import { CODINGS, Recoding } from './recode';
import type { Site } from './site';
import type { SiteRequest } from './site-request';

type Done = (error?: Error | null) => void;
type GivenHeaders = OutgoingHttpHeaders | OutgoingHttpHeader[] | null | undefined;

/** Node takes them as one flat list, and as a list of pairs. */
const toPairs = (list: readonly unknown[]): [string, string | string[]][] =>
  (Array.isArray(list[0]) ? list : list.flatMap((_, at) => (at % 2 ? [] : [list.slice(at, at + 2)]))) as [
    string,
    string | string[],
  ][];

/** Set the headers that `writeHead` was given, as it does itself: they win over those that were set before. */
const setGiven = (res: ServerResponse, headers: GivenHeaders): void => {
  if (headers === undefined || headers === null) return;
  if (!Array.isArray(headers)) {
    for (const name of Object.keys(headers)) res.setHeader(name, headers[name] as OutgoingHttpHeader);
    return;
  }
  const pairs = toPairs(headers);
  for (const [name] of pairs) res.removeHeader(name);
  for (const [name, value] of pairs) res.appendHeader(name, value);
};

/** Read what is written as bytes; null: Node refuses it. */
const toBytes = ({ chunk, encoding = 'utf8' }: Written): Buffer | null => {
  if (typeof chunk !== 'string') return chunk instanceof Uint8Array ? asBuffer(chunk) : null;
  return Buffer.isEncoding(encoding) ? Buffer.from(chunk, encoding) : null;
};

/** The same, where a text that Node would write as UTF-8 stays one: it is inserted into faster. */
const toChunk = (written: Written): Chunk | null => {
  const { chunk, encoding = 'utf8' } = written;
  return typeof chunk === 'string' && /^utf-?8$/i.test(encoding) ? chunk : toBytes(written);
};

/** What `write` and `end` were called with. */
interface Written {
  chunk: unknown;
  encoding: BufferEncoding | undefined;
  done: Done | undefined;
}

/** `write` and `end` take a callback in the place of every argument but the first, and `end` there too. */
const readArguments = (chunk: unknown, encoding: unknown, done: unknown): Written => {
  if (typeof chunk === 'function') return { chunk: undefined, encoding: undefined, done: chunk as Done };
  if (typeof encoding === 'function') return { chunk, encoding: undefined, done: encoding as Done };
  return {
    chunk: chunk ?? undefined,
    encoding: (encoding ?? undefined) as BufferEncoding | undefined,
    done: (done ?? undefined) as Done | undefined,
  };
};

type Method = 'writeHead' | 'write' | 'end';
type Methods = Record<Method, (...args: unknown[]) => unknown>;

/** What is at hand of a body when its headers are written: the first of it, or all. */
interface AtHand {
  chunk: Chunk;
  isWhole: boolean;
  /** What goes out in its place; null: nothing does. */
  out: Chunk[] | null;
}

/** Any of these says where a body ends, or that it is said later. */
const SAY_LENGTH: readonly string[] = ['content-length', 'transfer-encoding', 'trailer'];
const NO_BODY: ReadonlySet<number> = new Set([204, 304]);

const lengthOf = (chunks: readonly Chunk[]): number =>
  chunks.reduce((sum, chunk) => sum + Buffer.byteLength(chunk), 0);

/**
 * Stands between an application and the answer that it writes. What the application does with `res` keeps its meaning: what it
 * returns, when it calls back, whether it throws. The page is judged at the moment its headers are written, after all that waits
 * for that moment has had its say.
 */
class NodePage {
  private readonly ours = (status: unknown, reason: unknown, headers: unknown): unknown =>
    this.writeHead(status, reason, headers);

  /** As they are now: something that stands before us, such as compression, may have put its own in their place. */
  private readonly own: Methods;
  private isJudged = false;
  private atHand: AtHand | null = null;
  /** Null: the rest passes as it is, or goes through `recoding`. */
  private injector: ChunkInjector | null = null;
  /** Null: the page is not packed. */
  private recoding: Recoding | null = null;

  constructor(
    private readonly site: Site,
    private readonly request: SiteRequest,
    private readonly res: ServerResponse,
  ) {
    const methods = res as unknown as Methods;
    this.own = { writeHead: methods.writeHead, write: methods.write, end: methods.end };
    // What else sends headers, such as `flushHeaders`, does it by `writeHead`.
    methods.writeHead = this.ours;
    methods.write = (chunk, encoding, done) => this.write(chunk, encoding, done);
    methods.end = (chunk, encoding, done) => this.end(chunk, encoding, done);
  }

  private writeHead(status: unknown, reason: unknown, headers: unknown): unknown {
    const hasReason = typeof reason === 'string';
    const words = hasReason ? [status, reason] : [status];
    const given = (hasReason ? headers : (headers ?? reason)) as GivenHeaders;
    const code = Number(status) | 0;
    // What Node refuses by throwing leaves no trace in the answer.
    if (!this.isOpen() || code < 100 || code > 999) return this.call('writeHead', ...words, given);
    setGiven(this.res, given);
    this.res.statusCode = code;
    this.judgeSafely();
    if (this.atHand?.isWhole) this.sayLength(this.atHand);
    try {
      return this.call('writeHead', ...words);
    } catch (error) {
      // Whoever hears of it may answer something else, which is a page of its own.
      this.isJudged = false;
      this.injector = null;
      this.recoding?.destroy();
      this.recoding = null;
      throw error;
    }
  }

  private write(chunk: unknown, encoding: unknown, done: unknown): unknown {
    if (this.isPassing()) return this.call('write', chunk, encoding, done);
    const written = readArguments(chunk, encoding, done);
    const bytes = toBytes(written);
    if (bytes === null) return this.call('write', chunk, encoding, done);
    const pieces = this.isOpen() ? this.begin(bytes, false) : this.injector?.push(bytes);
    if (this.recoding) return this.recoding.write(bytes, written.done);
    return pieces ? this.send(pieces, written.done) : this.call('write', chunk, encoding, done);
  }

  private end(chunk: unknown, encoding: unknown, done: unknown): unknown {
    if (this.isPassing()) return this.call('end', chunk, encoding, done);
    const written = readArguments(chunk, encoding, done);
    const last = written.chunk ? toChunk(written) : '';
    if (last === null) return this.call('end', chunk, encoding, done);
    if (this.isOpen()) {
      const whole = this.begin(last, true);
      if (this.recoding) return this.endRecoding(this.recoding, written);
      return whole
        ? this.call('end', join(whole), undefined, written.done)
        : this.call('end', chunk, encoding, done);
    }
    if (this.recoding) return this.endRecoding(this.recoding, written);
    for (const piece of this.finish(written)) this.call('write', piece);
    return this.call('end', undefined, undefined, written.done);
  }

  /** Answer with what goes out in the place of what is at hand; null: that itself. */
  private begin(chunk: Chunk, isWhole: boolean): Chunk[] | null {
    const { res } = this;
    const atHand: AtHand = { chunk, isWhole, out: null };
    this.atHand = atHand;
    try {
      // Others who have put something over ours may still change headers, and then call it.
      if (res.writeHead === this.ours) this.judgeSafely();
      else res.writeHead(res.statusCode);
    } finally {
      this.atHand = null;
    }
    this.isJudged = true;
    return atHand.out;
  }

  private endRecoding(recoding: Recoding, written: Written): unknown {
    if (written.done) this.res.once('finish', written.done);
    recoding.end(written.chunk ? toBytes(written) : undefined);
    return this.res;
  }

  private finish(written: Written): Chunk[] {
    const { injector } = this;
    this.injector = null;
    const bytes = written.chunk ? toBytes(written) : null;
    return injector === null ? [] : [...(bytes ? injector.push(bytes) : []), ...injector.end()];
  }

  private judgeSafely(): void {
    this.isJudged = true;
    try {
      this.judge();
    } catch (error) {
      this.site.log.thrown('A page was left as it is, because inserting into it failed.', error);
    }
  }

  private judge(): void {
    const { res, site, request, atHand } = this;
    const names = res.getHeaderNames();
    const verdict = site.judge(request, {
      status: res.statusCode,
      names,
      codings: CODINGS,
      header: (name) => (names.includes(name) ? textOf(res.getHeader(name)) : undefined),
    });
    if (verdict.do === 'report') reportIn(res, verdict);
    if (verdict.do !== 'insert') return;
    const isPacked = verdict.coding !== '';
    if (request.method === 'HEAD' && (isPacked || !atHand?.chunk.length)) this.describe(verdict);
    else if (isPacked && atHand?.chunk.length !== 0) this.recode(verdict);
    else if (atHand === null) this.announce(verdict);
    else this.insert(verdict, atHand);
  }

  /** Say in the headers what will be done, before any of the body is known. */
  private announce(insertion: Insertion): void {
    this.describe(insertion);
    this.injector = new ChunkInjector(insertion.insertions, 'bytes');
  }

  /** What goes on is packed, and is unpacked and packed again while it is sent. */
  private recode(insertion: Insertion): void {
    const { res } = this;
    this.describe(insertion);
    const recoding = new Recoding(insertion.coding, insertion.insertions);
    recoding.on('data', (bytes: Buffer) => this.call('write', bytes) || recoding.pause());
    recoding.on('end', () => this.call('end'));
    recoding.on('error', () => res.destroy());
    recoding.on('drain', () => res.emit('drain'));
    res.on('drain', () => recoding.resume());
    res.on('close', () => recoding.destroy());
    this.recoding = recoding;
  }

  /** What the body's beginning shows is said in the headers. */
  private insert(insertion: Insertion, atHand: AtHand): void {
    const { chunk, isWhole } = atHand;
    const injector = new ChunkInjector(insertion.insertions, typeof chunk === 'string' ? 'text' : 'bytes');
    const out = injector.push(chunk);
    if (isWhole) out.push(...injector.end());
    if ((isWhole || injector.done) && !injector.hasInserted) {
      this.res.setHeader(REPORT_HEADER, skipped('not_a_page'));
      return;
    }
    this.describe(insertion, isWhole ? out : undefined);
    this.injector = isWhole ? null : injector;
    atHand.out = out;
  }

  private describe(insertion: Insertion, whole?: readonly Chunk[]): void {
    const { res } = this;
    changeHeaders(res, insertion);
    if (!res.hasHeader('Content-Length')) return;
    if (whole) res.setHeader('Content-Length', lengthOf(whole));
    else res.removeHeader('Content-Length');
  }

  /** As Node would have by itself, had the headers been left to the end. */
  private sayLength({ chunk, out }: AtHand): void {
    const { res, request } = this;
    if (request.method === 'HEAD' || NO_BODY.has(res.statusCode) || this.recoding) return;
    if (!SAY_LENGTH.some((name) => res.hasHeader(name))) {
      res.setHeader('Content-Length', lengthOf(out ?? [chunk]));
    }
  }

  /** Whether the page is still to be judged. */
  private isOpen(): boolean {
    const { res } = this;
    return !this.isJudged && !res.headersSent && !res.writableEnded && !res.destroyed;
  }

  private isPassing(): boolean {
    return !this.isOpen() && this.recoding === null && (this.injector === null || this.injector.done);
  }

  private send(pieces: Chunk[], done: Done | undefined): unknown {
    const last = pieces.pop();
    if (last === undefined) {
      // All of it is held back for a moment. The headers may go, and whoever wrote may go on.
      this.res.flushHeaders();
      if (done) process.nextTick(done);
      return !this.res.writableNeedDrain;
    }
    for (const piece of pieces) this.call('write', piece);
    return this.call('write', last, undefined, done);
  }

  private call(method: Method, ...args: unknown[]): unknown {
    return Reflect.apply(this.own[method], this.res, args);
  }
}

/** Have the page that an application is about to write to `res` judged and changed on its way. */
export const changePage = (site: Site, request: SiteRequest, res: ServerResponse): void => {
  new NodePage(site, request, res);
};
