import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { asBuffer } from './bytes';
import { changeHeaders, textOf, type Insertion } from './change-headers';
import { ChunkInjector } from './chunk-injector';
import { injectIntoBody } from './inject-body';
import { REPORT_HEADER, skipped } from './judge-page';
import type { Site } from './site';
import type { SiteRequest } from './site-request';

type Done = (error?: Error | null) => void;
type GivenHeaders = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

/** Node takes them as one flat list, and as a list of pairs. */
const toPairs = (list: readonly unknown[]): [string, string | string[]][] =>
  (Array.isArray(list[0]) ? list : list.flatMap((_, at) => (at % 2 ? [] : [list.slice(at, at + 2)]))) as [
    string,
    string | string[],
  ][];

/** Set the headers that `writeHead` was given, as it does itself: they win over those that were set before. */
const setGiven = (res: ServerResponse, headers: GivenHeaders): void => {
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) res.setHeader(name, value);
    }
    return;
  }
  const pairs = toPairs(headers);
  for (const [name] of pairs) res.removeHeader(name);
  for (const [name, value] of pairs) res.appendHeader(name, value);
};

const isUtf8 = (encoding: BufferEncoding | undefined): boolean =>
  encoding === undefined || encoding === 'utf8' || encoding === 'utf-8';

const toBytes = (chunk: unknown, encoding: BufferEncoding | undefined): Buffer | null => {
  if (typeof chunk === 'string') return Buffer.from(chunk, encoding);
  return chunk instanceof Uint8Array ? asBuffer(chunk) : null;
};

const isPlainText = (chunk: unknown, encoding: BufferEncoding | undefined): chunk is string =>
  typeof chunk === 'string' && isUtf8(encoding);

/** `write` and `end` take a callback in the place of every argument but the first, and `end` there too. */
const readArguments = (
  chunk: unknown,
  encoding: unknown,
  done: unknown,
): { chunk: unknown; encoding: BufferEncoding | undefined; done: Done | undefined } => {
  if (typeof chunk === 'function') return { chunk: undefined, encoding: undefined, done: chunk as Done };
  if (typeof encoding === 'function') return { chunk, encoding: undefined, done: encoding as Done };
  return {
    chunk: chunk ?? undefined,
    encoding: (encoding ?? undefined) as BufferEncoding | undefined,
    done: (done ?? undefined) as Done | undefined,
  };
};

type Method = 'writeHead' | 'write' | 'end' | 'flushHeaders';
type Methods = Record<Method, (...args: unknown[]) => unknown>;

/** As they are now: something that stands before us, such as compression, may have put its own in their place. */
const methodsOf = (res: ServerResponse): Methods => {
  const { writeHead, write, end, flushHeaders } = res as unknown as Methods;
  return { writeHead, write, end, flushHeaders };
};

/**
 * Stands between an application and the answer that it writes. What the application does with `res` keeps its meaning: what it
 * returns, when it calls back, whether it throws. The page is judged at the moment its headers would be sent.
 */
class NodePage {
  private readonly own: Methods;
  /** Undefined: not judged yet. Null: the rest passes as it is. */
  private insertion: Insertion | null | undefined = undefined;
  private injector: ChunkInjector | null = null;

  constructor(
    private readonly site: Site,
    private readonly request: SiteRequest,
    private readonly res: ServerResponse,
  ) {
    this.own = methodsOf(res);
    Object.assign(res, {
      writeHead: (status: number, reason?: unknown, headers?: unknown) =>
        this.writeHead(status, reason, headers),
      write: (chunk: unknown, encoding?: unknown, done?: unknown) => this.write(chunk, encoding, done),
      end: (chunk?: unknown, encoding?: unknown, done?: unknown) => this.end(chunk, encoding, done),
      flushHeaders: () => this.flushHeaders(),
    });
  }

  private flushHeaders(): void {
    this.announce();
    this.call('flushHeaders');
  }

  private writeHead(status: number, reason: unknown, headers: unknown): unknown {
    const { res } = this;
    const hasReason = typeof reason === 'string';
    const words = hasReason ? [status, reason] : [status];
    const given = (hasReason ? headers : (headers ?? reason)) as GivenHeaders;
    // What Node refuses by throwing leaves no trace in the answer.
    const isRefused = !(status >= 100 && status < 1000);
    if (this.insertion !== undefined || res.headersSent || isRefused) {
      return this.call('writeHead', ...words, given);
    }
    setGiven(res, given);
    res.statusCode = status;
    this.announce();
    return this.call('writeHead', ...words);
  }

  private write(chunk: unknown, encoding: unknown, done: unknown): unknown {
    const read = readArguments(chunk, encoding, done);
    const bytes = this.isPassing(read.chunk) ? null : toBytes(read.chunk, read.encoding);
    if (bytes === null) return this.call('write', chunk, encoding, done);
    const pieces = this.pushFirst(bytes) ?? this.injector?.push(bytes);
    return pieces === undefined ? this.call('write', chunk, encoding, done) : this.send(pieces, read.done);
  }

  private end(chunk: unknown, encoding: unknown, done: unknown): unknown {
    const read = readArguments(chunk, encoding, done);
    if (this.insertion === undefined && !this.res.headersSent) return this.endWhole(read);
    const { injector } = this;
    const bytes = injector === null || injector.done ? null : toBytes(read.chunk ?? '', read.encoding);
    if (injector === null || bytes === null) return this.call('end', chunk, encoding, done);
    const pieces = [...(bytes.length > 0 ? injector.push(bytes) : []), ...injector.end()];
    for (const piece of pieces) this.call('write', piece);
    this.injector = null;
    return this.call('end', undefined, undefined, read.done);
  }

  /** The body comes in one piece, so that what is to be said of it in the headers is known. */
  private endWhole({ chunk, encoding, done }: ReturnType<typeof readArguments>): unknown {
    const insertion = this.judge();
    this.insertion = null;
    const body = isPlainText(chunk, encoding) ? chunk : toBytes(chunk, encoding);
    if (insertion === null) return this.call('end', chunk, encoding, done);
    // Without a body it is the answer to HEAD, or says nothing.
    if (body === null && this.request.method === 'HEAD') {
      this.describe(insertion);
      return this.call('end', chunk, encoding, done);
    }
    const result = body === null ? null : injectIntoBody(body, insertion.insertions);
    if (result === null || result instanceof Promise || result.outcome !== 'inserted') {
      this.res.setHeader(REPORT_HEADER, skipped('not_a_page'));
      return this.call('end', chunk, encoding, done);
    }
    this.describe(insertion);
    return this.call('end', result.body, undefined, done);
  }

  /** The first bytes of a page whose headers were not sent: what they show is said in the headers. */
  private pushFirst(bytes: Buffer): ReturnType<ChunkInjector['push']> | null {
    if (this.insertion !== undefined || this.res.headersSent) return null;
    const insertion = this.judge();
    this.insertion = insertion;
    if (insertion === null) return null;
    const injector = new ChunkInjector(insertion.insertions, 'bytes');
    const pieces = injector.push(bytes);
    if (injector.done && !injector.hasInserted) {
      this.insertion = null;
      this.res.setHeader(REPORT_HEADER, skipped('not_a_page'));
      return null;
    }
    this.injector = injector;
    this.describe(insertion);
    return pieces;
  }

  /** Say in the headers what will be done, before any of the body is known. */
  private announce(): void {
    if (this.insertion !== undefined || this.res.headersSent) return;
    this.insertion = this.judge();
    if (this.insertion === null) return;
    this.describe(this.insertion);
    if (this.request.method !== 'HEAD') this.injector = new ChunkInjector(this.insertion.insertions, 'bytes');
  }

  private describe(insertion: Insertion): void {
    changeHeaders(this.res, insertion);
    // Node says itself how long a body is that comes in one piece, and cuts any other into chunks.
    this.res.removeHeader('Content-Length');
  }

  /** Answers with what is to be inserted; null: the page passes as it is. */
  private judge(): Insertion | null {
    const { res } = this;
    const names = res.getHeaderNames();
    const verdict = this.site.judge(this.request, {
      status: res.statusCode,
      header: (name) => (names.includes(name) ? textOf(res.getHeader(name)) : undefined),
    });
    if (verdict.do === 'report') res.setHeader(REPORT_HEADER, verdict.report);
    return verdict.do === 'insert' ? verdict : null;
  }

  private isPassing(chunk: unknown): boolean {
    if (this.insertion === null || chunk === undefined) return true;
    return this.insertion !== undefined && (this.injector === null || this.injector.done);
  }

  private send(pieces: ReturnType<ChunkInjector['push']>, done: Done | undefined): unknown {
    const last = pieces.pop();
    if (last === undefined) {
      // All of it is held back for a moment. The headers may go, and whoever wrote may go on.
      this.call('flushHeaders');
      if (done) process.nextTick(done);
      return !this.res.writableNeedDrain;
    }
    for (const piece of pieces) this.call('write', piece);
    return done ? this.call('write', last, done) : this.call('write', last);
  }

  private call(method: Method, ...args: unknown[]): unknown {
    return Reflect.apply(this.own[method], this.res, args);
  }
}

/** Have the page that an application is about to write to `res` judged and changed on its way. */
export const changePage = (site: Site, request: SiteRequest, res: ServerResponse): void => {
  new NodePage(site, request, res);
};
