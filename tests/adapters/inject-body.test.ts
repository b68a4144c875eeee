import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Duplex, PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { type InjectedBody, injectIntoBody } from '../../server/adapters/inject-body';
import { injectIntoText } from '../../server/src/core/injector';
import { documents } from '../cases/html/documents';
import { MARKS } from '../cases/html/oracle';

const PAGE = '<!doctype html><html><head><title>é</title></head><body><p>😀</p></body></html>';
const DONE = injectIntoText(PAGE, MARKS).html;
const BOTH = { head: true, bodyStart: true };

const turn = () => new Promise((resolve) => setImmediate(resolve));

const collect = async (body: unknown): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of body as Readable) parts.push(Buffer.from(part as Buffer | string));
  return Buffer.concat(parts);
};

const textOf = async (body: unknown) => (await collect(body)).toString('utf8');

/** A stream of bytes that yields these chunks, one for each read. */
const bytesIn = (chunks: readonly (Buffer | string)[]) => {
  const rest = chunks.map((chunk) => Buffer.from(chunk)).filter((chunk) => chunk.length > 0);
  return new Readable({
    read() {
      setImmediate(() => this.push(rest.shift() ?? null));
    },
  });
};

const slices = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

const inject = async (body: unknown): Promise<InjectedBody> => injectIntoBody(body, MARKS);

const streaming = async (source: Readable): Promise<Readable> => {
  const result = await inject(source);
  if (result.outcome !== 'streaming') throw new Error(`Expected to be streaming, not ${result.outcome}.`);
  return result.body;
};

describe('a whole body', () => {
  it.each(documents)('as text and as bytes: $name', ({ html }) => {
    const expected = injectIntoText(html, MARKS);
    const asText = injectIntoBody(html, MARKS) as InjectedBody;
    expect(asText.body).toBe(expected.html);
    const bytes = Buffer.from(html);
    const asBytes = injectIntoBody(bytes, MARKS) as InjectedBody;
    expect((asBytes.body as Buffer).toString('utf8')).toBe(expected.html);
    expect(asBytes.outcome).toBe(expected.html === html ? 'untouched' : 'inserted');
    if (asBytes.outcome === 'untouched') expect(asBytes.body).toBe(bytes);
  });

  it('may be a view on foreign memory', () => {
    const memory = new Uint8Array(Buffer.from(`xxx${PAGE}yyy`));
    const view = memory.subarray(3, memory.length - 3);
    const result = injectIntoBody(view, MARKS) as InjectedBody;
    expect((result.body as Buffer).toString('utf8')).toBe(DONE);
    expect(Buffer.from(view).toString('utf8')).toBe(PAGE);
  });

  it.each([null, undefined, 3, { html: PAGE }, [PAGE], new Map(), new URLSearchParams('a=<html>')])(
    'of another kind comes back: %p',
    (body) => {
      expect(injectIntoBody(body, MARKS)).toEqual({ outcome: 'untouched', body });
      expect((injectIntoBody(body, MARKS) as InjectedBody).body).toBe(body);
    },
  );

  it.each([
    ['gzip', gzipSync(PAGE)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${PAGE}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(PAGE, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${PAGE}`, 'utf16le').swap16()],
    ['three bytes', Buffer.from('<p>')],
    ['nothing', Buffer.alloc(0)],
  ])('in %s comes back', async (_, bytes) => {
    expect((await inject(bytes)).body).toBe(bytes);
    const stream = bytesIn([bytes]);
    expect(await inject(stream)).toEqual({ outcome: 'untouched', body: stream });
    expect(await collect(stream)).toEqual(bytes);
    const inPieces = await inject(bytesIn(slices(bytes, 1)));
    expect(await collect(inPieces.body)).toEqual(bytes);
  });

  it('keeps bytes that are no UTF-8', () => {
    const bytes = Buffer.from('<html><head><title>\xE9\xFF</title></head><body>\x80\xE9', 'latin1');
    const result = injectIntoBody(bytes, MARKS) as InjectedBody;
    const text = (result.body as Buffer).toString('latin1');
    const marks = [MARKS.head, MARKS.bodyStart].map((mark) => Buffer.from(mark).toString('latin1'));
    expect(marks.reduce((rest, mark) => rest.replace(mark, ''), text)).toBe(bytes.toString('latin1'));
  });
});

describe('a stream', () => {
  it.each(documents)('in all sorts of pieces: $name', async ({ html }) => {
    const expected = injectIntoText(html, MARKS).html;
    const bytes = Buffer.from(html);
    for (const size of [1, 2, 3, 7, 16, 1000]) {
      const result = await inject(bytesIn(slices(bytes, size)));
      expect({ size, html: await textOf(result.body) }).toEqual({ size, html: expected });
    }
    const texts = await inject(Readable.from(html.match(/[^]{1,5}/gu) ?? []));
    expect(await textOf(texts.body)).toBe(expected);
    const decoded = await inject(bytesIn(slices(bytes, 5)).setEncoding('utf8'));
    expect(await textOf(decoded.body)).toBe(expected);
  });

  it('whose beginning holds every point stays the same object, without listeners of ours', async () => {
    const source = bytesIn([PAGE, 'more', 'and more']);
    const result = await inject(source);
    expect(result).toEqual({ outcome: 'inserted', body: source, inserted: BOTH });
    expect(result.body).toBe(source);
    expect(['data', 'readable', 'error', 'close', 'end'].map((event) => source.listenerCount(event))).toEqual(
      [0, 0, 0, 0, 0],
    );
    expect(await textOf(source)).toBe(`${DONE}moreand more`);
  });

  it('that is no document stays the same object', async () => {
    const source = bytesIn(['{"a":', '"<html><head><body>"}']);
    expect(await inject(source)).toEqual({ outcome: 'untouched', body: source });
    expect(await textOf(source)).toBe('{"a":"<html><head><body>"}');
  });

  it.each(['pipe', 'iterate', 'read'] as const)('can be read by: %s', async (way) => {
    for (const chunks of [[PAGE], slices(Buffer.from(PAGE), 20)]) {
      const { body } = await inject(bytesIn(chunks));
      const stream = body as Readable;
      if (way === 'iterate') expect(await textOf(stream)).toBe(DONE);
      if (way === 'pipe') expect(await textOf(stream.pipe(new PassThrough()))).toBe(DONE);
      if (way !== 'read') continue;
      const parts: Buffer[] = [];
      stream.on('readable', () => {
        const next = () => (stream.read(3) ?? stream.read()) as Buffer | null;
        for (let part = next(); part !== null; part = next()) parts.push(part);
      });
      await new Promise((resolve) => stream.on('end', resolve));
      expect(Buffer.concat(parts).toString('utf8')).toBe(DONE);
    }
  });

  it('of objects may mix strings, bytes, empty strings and other things', async () => {
    const typed = new Uint8Array(Buffer.from('</head><body>'));
    const result = await inject(Readable.from(['', '<html>', '', '<head>', typed, '<body>']));
    expect(await textOf(result.body)).toBe(`<html><head>${MARKS.head}</head><body><body>`);
    const odd = Readable.from([{ a: 1 }, PAGE]);
    expect((await inject(odd)).body).toBe(odd);
    expect(await odd.toArray()).toEqual([{ a: 1 }, PAGE]);
    const later = await inject(Readable.from(['<html>', { a: 1 }, '<head>']));
    expect(await (later.body as Readable).toArray()).toEqual([
      '<html>',
      { a: 1 },
      `<head>${MARKS.head}`,
      expect.any(String),
    ]);
  });

  it('of decoded text is passed on as text', async () => {
    const result = await inject(bytesIn(slices(Buffer.from(PAGE), 8)).setEncoding('utf8'));
    for await (const part of result.body as Readable) expect(typeof part).toBe('string');
    const whole = await inject(bytesIn([PAGE]).setEncoding('utf8'));
    expect((await (whole.body as Readable).toArray()).join('')).toBe(DONE);
  });

  it('of hexadecimal digits is left alone', async () => {
    const source = bytesIn([PAGE]).setEncoding('hex');
    expect((await inject(source)).body).toBe(source);
    expect((await source.toArray()).join('')).toBe(Buffer.from(PAGE).toString('hex'));
  });

  it('need not be made by Node', async () => {
    for (const chunks of [[PAGE], slices(Buffer.from(PAGE), 10)]) {
      const foreign = new Proxy(bytesIn(chunks), { getPrototypeOf: () => Object.prototype });
      expect(foreign).not.toBeInstanceOf(Readable);
      const result = await inject(foreign);
      expect(result.outcome).not.toBe('untouched');
      expect(await textOf(result.body)).toBe(DONE);
    }
  });

  it('that somebody reads already is left alone', async () => {
    const flowing = bytesIn([PAGE]);
    const seen = textOf(flowing.pipe(new PassThrough()));
    expect((await inject(flowing)).outcome).toBe('untouched');
    expect(await seen).toBe(PAGE);
    const watched = bytesIn([PAGE]);
    watched.on('readable', () => undefined);
    expect((await inject(watched)).outcome).toBe('untouched');
  });

  it('that holds something already need not be waited for', async () => {
    const source = new PassThrough();
    source.write(PAGE);
    expect((await inject(source)).outcome).toBe('inserted');
    source.end('more');
    expect(await textOf(source)).toBe(`${DONE}more`);
  });

  it('is passed on at once, but for an unfinished token', async () => {
    const source = new PassThrough();
    source.write('<!doctype html>\n<ht');
    const stream = await streaming(source);
    const seen: Buffer[] = [];
    stream.on('data', (part: Buffer) => seen.push(part));
    const seenAfter = async (text: string) => {
      source.write(text);
      await turn();
      return Buffer.concat(seen.splice(0)).toString('utf8');
    };
    await turn();
    expect(Buffer.concat(seen.splice(0)).toString('utf8')).toBe('<!doctype html>\n');
    expect(await seenAfter('ml><!-- a long comm')).toBe('<html><!-- a long comm');
    expect(await seenAfter('ent --><head class="')).toBe('ent --><head class="');
    expect(await seenAfter('x"')).toBe('x"');
    expect(await seenAfter('></head><bo')).toBe(`>${MARKS.head}</head>`);
    expect(await seenAfter('dy')).toBe('');
    expect(await seenAfter('>text')).toBe(`<body>${MARKS.bodyStart}text`);
    expect(await seenAfter('<bo')).toBe('<bo');
  });

  it('passes the very same chunks once the points are behind', async () => {
    const later = [Buffer.from('<p>'), Buffer.from('<head><body>')];
    const stream = await streaming(
      Readable.from([Buffer.from('<html>'), Buffer.from('<head><body>'), ...later]),
    );
    const seen = await stream.toArray();
    expect(seen[2]).toBe(later[0]);
    expect(seen[3]).toBe(later[1]);
  });
});

describe('a large stream', () => {
  const MEGABYTE = 1_048_576;
  const CHUNK = Buffer.alloc(65_536, '<p>text</p>');

  /** Bytes that are made when asked for, and how many were. */
  const lazyPage = (start: readonly string[], size: number) => {
    const made = { bytes: 0 };
    const source = new Readable({
      read() {
        const next = start[0] === undefined ? CHUNK : Buffer.from(start[0]);
        start = start.slice(1);
        made.bytes += next.length;
        this.push(made.bytes > size ? null : next);
      },
    });
    return { source, made };
  };

  it.each([
    ['in its first chunk', ['<html><head></head><body>']],
    ['in two chunks', ['<html><head></head>', '<body>']],
    ['never', ['<html><head><!--']],
  ])('of 200 MB is never held, with its points %s', async (_, start) => {
    const { source, made } = lazyPage(start, 200 * MEGABYTE);
    const { body } = await inject(source);
    let [passed, mostAhead] = [0, 0];
    for await (const part of body as Readable) {
      passed += (part as Buffer).length;
      mostAhead = Math.max(mostAhead, made.bytes - passed);
    }
    expect(passed).toBeGreaterThan(199 * MEGABYTE);
    expect(mostAhead).toBeLessThan(MEGABYTE / 2);
  });

  it('is read no faster than it is taken', async () => {
    const long = 'x'.repeat(100_000);
    const { source, made } = lazyPage([`<html><!--${long}`, long, long, '--><body>'], 200 * MEGABYTE);
    const stream = await streaming(source);
    for (let i = 0; i < 20; i++) await turn();
    expect(made.bytes).toBeLessThan(MEGABYTE / 2);
    stream.resume();
    for (let i = 0; i < 50; i++) await turn();
    expect(made.bytes).toBeGreaterThan(MEGABYTE);
    stream.pause();
    await turn();
    const before = made.bytes;
    for (let i = 0; i < 20; i++) await turn();
    expect(made.bytes - before).toBeLessThan(MEGABYTE / 2);
    stream.destroy();
  });
});

describe('a stream that fails', () => {
  const failure = new Error('The database is gone.');

  it('at once, comes back', async () => {
    const source = new Readable({
      read() {
        this.destroy(failure);
      },
    });
    const seen: Error[] = [];
    source.on('error', (error) => seen.push(error));
    expect((await inject(source)).body).toBe(source);
    expect(seen).toEqual([failure]);
    await expect(collect(source)).rejects.toBe(failure);
  });

  it('before it was handed over, comes back', async () => {
    const source = new Readable({ read() {} }).on('error', () => undefined).destroy(failure);
    expect((await inject(source)).body).toBe(source);
  });

  it('while its beginning is awaited, comes back', async () => {
    for (const error of [failure, undefined]) {
      const source = new Readable({ read() {} }).on('error', () => undefined);
      const result = inject(source);
      await turn();
      source.destroy(error);
      expect((await result).body).toBe(source);
    }
  });

  it('without a byte, ends without a byte', async () => {
    const source = bytesIn([]);
    expect((await inject(source)).body).toBe(source);
    expect(await textOf(source.pipe(new PassThrough()))).toBe('');
    const objects = Readable.from([]);
    expect(await (await inject(objects)).body).toBe(objects);
    expect(await objects.toArray()).toEqual([]);
  });

  it('behind the points, fails as it would have', async () => {
    const source = new PassThrough();
    source.write(PAGE);
    expect((await inject(source)).body).toBe(source);
    setImmediate(() => source.destroy(failure));
    await expect(collect(source)).rejects.toBe(failure);
  });

  it('before the points, hands its error on', async () => {
    const source = new PassThrough();
    source.write('<html>');
    const stream = await streaming(source);
    setImmediate(() => source.destroy(failure));
    await expect(collect(stream)).rejects.toBe(failure);
  });

  it('without an error, closes without an end', async () => {
    const source = new PassThrough();
    source.write('<html>');
    const stream = await streaming(source);
    const events: string[] = [];
    for (const event of ['end', 'error', 'close']) stream.on(event, () => events.push(event));
    stream.resume();
    source.destroy();
    await turn();
    expect(events).toEqual(['close']);
    const other = new PassThrough();
    other.write('<html>');
    const result = pipeline(await streaming(other), new PassThrough());
    other.destroy();
    await expect(result).rejects.toThrow(/premature/i);
  });

  it('is no stream that closes early and has more to say', async () => {
    const source = new PassThrough({ autoDestroy: false });
    source.write('<html>');
    const stream = await streaming(source);
    source.emit('close');
    source.end('<body>');
    expect(await textOf(stream)).toContain(MARKS.bodyStart);
  });

  it('because its reader is gone, is destroyed', async () => {
    const source = new PassThrough();
    source.write('<html>');
    const stream = await streaming(source);
    stream.destroy();
    await turn();
    expect([source.destroyed, source.errored]).toEqual([true, null]);
    const other = new PassThrough().on('error', () => undefined);
    other.write('<html>');
    (await streaming(other)).on('error', () => undefined).destroy(failure);
    await turn();
    expect(other.errored).toBe(failure);
  });

  it('is left open where it has another half', async () => {
    const rest = ['<html>', '<body>', null];
    const read = function (this: Duplex) {
      setImmediate(() => this.push(rest.shift() ?? null));
    };
    const source = new Duplex({ read, write: (_chunk, _encoding, done) => done() });
    expect(await textOf(await streaming(source))).toContain(MARKS.bodyStart);
    await turn();
    expect([source.destroyed, source.writable]).toEqual([false, true]);
  });
});

describe('a fault of ours', () => {
  /** Insertions whose text cannot be had from the nth time on. */
  const broken = (times: number) => {
    let left = times;
    const text = () => {
      if (left-- <= 0) throw new Error('broken');
      return MARKS.head;
    };
    return Object.defineProperties({}, { head: { get: text }, bodyStart: { get: text } });
  };

  it.each([0, 1])('lets a whole body pass (%d)', (times) => {
    expect(injectIntoBody(PAGE, broken(times))).toEqual({ outcome: 'untouched', body: PAGE });
    const bytes = Buffer.from(PAGE);
    expect(injectIntoBody(bytes, broken(times))).toEqual({ outcome: 'untouched', body: bytes });
  });

  it.each([0, 1])('lets a stream pass (%d)', async (times) => {
    for (const size of [1, 5, 15, 20, 1000]) {
      const result = await injectIntoBody(bytesIn(slices(Buffer.from(PAGE), size)), broken(times));
      expect(await textOf(result.body)).toBe(PAGE);
    }
  });

  it('says what went out before it', async () => {
    const chunks = slices(Buffer.from('<html><head></head><body>'), 12);
    const result = await injectIntoBody(bytesIn(chunks), broken(3));
    expect(await textOf(result.body)).toBe(`<html><head>${MARKS.head}</head><body>`);
  });
});

describe('over HTTP', () => {
  const serve = async (source: () => Readable, act: (url: string, sources: Readable[]) => Promise<void>) => {
    const sources: Readable[] = [];
    const server = createServer((_, response) => {
      const body = source();
      sources.push(body);
      void inject(body).then((result) => {
        response.on('close', () => (result.body as Readable).destroy());
        (result.body as Readable).pipe(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await act(`http://127.0.0.1:${port}/`, sources).finally(() => server.close());
  };

  it.each([1, 30, 5000])('arrives whole, from chunks of %d', async (size) => {
    await serve(
      () => bytesIn(slices(Buffer.from(PAGE), size)),
      async (url) => expect(await (await fetch(url)).text()).toBe(DONE),
    );
  });

  it('is given up when the visitor leaves', async () => {
    const endless = () =>
      new Readable({
        read() {
          setImmediate(() => this.push('<html><!-- a -->'));
        },
      });
    await serve(endless, async (url, sources) => {
      await new Promise<void>((resolve) => {
        const request = get(url, (response) => response.once('data', () => resolve(void request.destroy())));
        request.on('error', () => undefined);
      });
      while (!sources[0]?.destroyed) await turn();
      expect(sources[0]?.destroyed).toBe(true);
    });
  });
});
