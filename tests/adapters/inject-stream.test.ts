import { PassThrough, Readable } from 'node:stream';
import { injectIntoBody } from '../../server/adapters/inject-body';
import { injectIntoText } from '../../server/src/core/injector';
import { documents } from '../cases/html/documents';
import { MARKS } from '../cases/html/oracle';
import { bytesIn, DONE, inject, PAGE, slices, streaming, textOf, turn } from '../cases/html/streams';

const BOTH = { head: true, bodyStart: true };

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

  it('that has its bytes at hand need not be waited for', async () => {
    for (const rest of ['', 'y'.repeat(100_000)]) {
      const chunks = [PAGE + rest, rest, rest];
      const source = new Readable({
        read() {
          this.push(chunks.shift() ?? null);
        },
      });
      expect(injectIntoBody(source, MARKS)).toEqual({ outcome: 'inserted', body: source, inserted: BOTH });
      expect(await textOf(source)).toBe(`${DONE}${rest}${rest}${rest}`);
    }
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
