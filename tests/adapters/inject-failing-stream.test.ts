import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Duplex, PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MARKS } from '../cases/html/oracle';
import { bytesIn, collect, DONE, inject, PAGE, slices, streaming, textOf, turn } from '../cases/html/streams';

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
