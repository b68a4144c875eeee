import { request as ask, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { createSite } from '../../server/adapters/site';
import { ADAPTERS, listen, siteOptions, type Heard, type Listening, type Told } from '../fakes/adapters';
import { ASSETS, PAGE } from '../fakes/site';

type Ways = [pack: (text: string) => Buffer, unpack: (bytes: Buffer) => Buffer];

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;
const OURS =
  /<script type="application\/json" id="pixel-inventory-plan">[^<]*<\/script><script async src="[^"]*"><\/script>/g;
const LONG = PAGE.replace('</h1>', `</h1>${'<p>Boots for every weather.</p>'.repeat(4000)}`);

const { zstdCompressSync, zstdDecompressSync } = zlib as unknown as {
  zstdCompressSync?: Ways[0];
  zstdDecompressSync?: Ways[1];
};
const zstd: Ways | null =
  zstdCompressSync && zstdDecompressSync ? [zstdCompressSync, zstdDecompressSync] : null;
const hasFormat = (format: string): boolean => {
  try {
    return Boolean(new CompressionStream(format as CompressionFormat));
  } catch {
    return false;
  }
};

const CODINGS: [name: string, coding: string, ways: Ways, webFormat: string][] = [
  ['gzip', 'gzip', [zlib.gzipSync, zlib.gunzipSync], 'gzip'],
  ['gzip by its old name, in capitals', 'X-GZIP', [zlib.gzipSync, zlib.gunzipSync], 'gzip'],
  ['deflate', 'deflate', [zlib.deflateSync, zlib.inflateSync], 'deflate'],
  ['deflate without its wrapping', 'deflate', [zlib.deflateRawSync, zlib.inflateRawSync], 'deflate-raw'],
  ['brotli', 'br', [zlib.brotliCompressSync, zlib.brotliDecompressSync], 'brotli'],
  ...(zstd ? [['zstd', 'zstd', zstd, 'zstd'] as (typeof CODINGS)[number]] : []),
];

const slices = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

const STALE = { etag: '"abc"', 'last-modified': 'Wed, 11 Nov 2026 00:00:00 GMT', vary: 'Accept-Encoding' };

const packed = (coding: string, body: Buffer | Buffer[], headers: Record<string, string> = {}): Told => ({
  headers: { ...HTML, ...STALE, 'content-encoding': coding, ...headers },
  body,
});

const PACKED = zlib.gzipSync(PAGE);
const LEFT: Record<string, { told: Told; reason: string }> = {
  'two codings': {
    told: packed('gzip, br', zlib.brotliCompressSync(PACKED)),
    reason: 'unknown_encoding',
  },
  'a coding that nobody knows': { told: packed('zip', PACKED), reason: 'unknown_encoding' },
};

describe.each(ADAPTERS)('pages that come packed to the adapter for $name', ({ name, listener }) => {
  let pages: Record<string, Told> = {};
  let site: Listening;

  beforeAll(async () => {
    site = await listen(listener((path) => pages[path], siteOptions({ encodings: 'decode' })));
  });
  afterAll(() => site.close());

  const answerTo = (told: Told, method = 'GET'): Promise<Heard> => {
    pages = { '/': told };
    return site.ask('/', { method });
  };

  describe.each(CODINGS)('by %s', (_, coding, [pack, unpack], webFormat) => {
    const isKnown = name !== 'web' || hasFormat(webFormat);
    const bodies: [string, string, Buffer | Buffer[]][] = [
      ['whole', PAGE, pack(PAGE)],
      ['in pieces', PAGE, slices(pack(PAGE), 7)],
      ['a long one', LONG, pack(LONG)],
      ['a long one, in pieces', LONG, slices(pack(LONG), 100)],
      ['a part of one', '<p>Part</p>', pack('<p>Part</p>')],
    ];

    it.each(bodies)('%s', async (_kind, text, body) => {
      const { status, headers, body: heard } = await answerTo(packed(coding, body));
      expect([status, headers['content-encoding'], headers.vary]).toEqual([200, coding, 'Accept-Encoding']);
      const read = unpack(heard).toString();
      expect(read.replace(OURS, '')).toBe(text);
      expect(read.includes(LOADER)).toBe(isKnown && text.startsWith('<!doctype'));
      expect(headers['x-pixel-inventory']).toBe(
        isKnown ? 'shared; snapshot=12' : 'skipped; reason=unknown_encoding',
      );
      expect([headers.etag, headers['last-modified']]).toEqual(
        isKnown ? [undefined, undefined] : [STALE.etag, STALE['last-modified']],
      );
      const length = headers['content-length'];
      if (length !== undefined) expect(Number(length)).toBe(heard.length);
    });

    it('asked for its headers alone', async () => {
      const { headers, body } = await answerTo(packed(coding, pack(PAGE)), 'HEAD');
      expect([body.length, headers['content-encoding']]).toEqual([0, coding]);
      expect(headers.etag).toBe(isKnown ? undefined : STALE.etag);
      expect(headers['content-length'] === undefined || !isKnown).toBe(true);
    });
  });

  it.each(Object.keys(LEFT))('%s: left alone, and said why', async (kind) => {
    const { told, reason } = LEFT[kind] as (typeof LEFT)[string];
    const { headers, body } = await answerTo(told);
    expect(headers).toMatchObject({ ...STALE, 'x-pixel-inventory': `skipped; reason=${reason}` });
    expect(body.equals(told.body as Buffer)).toBe(true);
  });

  it('not as it says: arrives as it is', async () => {
    for (const body of [Buffer.from(PAGE), slices(Buffer.from(PAGE), 40)]) {
      const heard = await answerTo(packed('gzip', body));
      expect([heard.status, heard.body.toString()]).toEqual([200, PAGE]);
    }
  });

  it('that needs nothing unpacked is served as ever', async () => {
    const { headers, body } = await answerTo({
      headers: { ...HTML, 'content-encoding': 'identity' },
      body: PAGE,
    });
    expect(headers['x-pixel-inventory']).toBe('shared; snapshot=12');
    expect(body.toString().replace(OURS, '')).toBe(PAGE);
  });

  it('is left alone unless the option says otherwise', async () => {
    const leaving = await listen(listener(() => packed('gzip', PACKED), siteOptions()));
    const { headers, body } = await leaving.ask('/');
    await leaving.close();
    expect(headers).toMatchObject({ ...STALE, 'x-pixel-inventory': 'skipped; reason=encoded' });
    expect(body.equals(PACKED)).toBe(true);
  });
});

it('names the option that holds something else', () => {
  const options = siteOptions({ encodings: 'both' as 'decode' });
  expect(() => createSite(options, ASSETS)).toThrow(/encodings: .*"leave"\|"decode"/);
});

/** A page that is packed while it is made: a part, a wait for the visitor, the rest. */
class Slow extends Readable {
  readonly packer = zlib.createGzip();

  constructor() {
    super({ read: () => this.packer.resume() });
    this.packer.on('data', (bytes: Buffer) => this.push(bytes) || this.packer.pause());
    this.packer.on('end', () => this.push(null));
  }

  say(text: string): void {
    this.packer.write(text);
    this.packer.flush();
  }
}

type Adapter = (typeof ADAPTERS)[number];

const following =
  (listener: Adapter['listener']) =>
  async (
    isOurs: boolean,
    work: (source: Slow, answer: IncomingMessage, told: () => string) => Promise<void>,
  ): Promise<void> => {
    const source = new Slow();
    source.on('error', () => undefined);
    const site = await listen(
      listener(
        () => ({ headers: { ...HTML, 'content-encoding': 'gzip' }, stream: source }),
        isOurs ? siteOptions({ encodings: 'decode' }) : null,
      ),
    );
    source.say(PAGE.slice(0, 95));
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      ask({ port: site.port, host: '127.0.0.1', agent: false }, resolve).on('error', reject).end();
    });
    let text = '';
    const unpacker = zlib.createGunzip().on('error', () => undefined);
    unpacker.on('data', (bytes: Buffer) => (text += bytes.toString()));
    answer.on('error', () => undefined);
    answer.pipe(unpacker);
    await work(source, answer, () => text);
    answer.destroy();
    await site.close();
  };

const until = async (is: () => boolean): Promise<void> => {
  for (let turns = 0; turns < 200 && !is(); turns += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(is()).toBe(true);
};

// What packs in standard runtimes has no way to hand on what it has.
it.each(ADAPTERS.filter(({ name }) => name !== 'web'))(
  'a packed page that is made slowly shows each part as soon as it is there, by the adapter for $name',
  ({ listener }) =>
    following(listener)(true, async (source, _answer, told) => {
      await until(() => told().includes(LOADER));
      source.say('<p>second</p>');
      await until(() => told().includes('<p>second</p>'));
      source.packer.end('</body></html>');
      await until(() => told().endsWith('</html>'));
    }),
);

describe.each(ADAPTERS)(
  'a packed page that is made slowly, by the adapter for $name',
  ({ name, listener }) => {
    const follow = following(listener);

    it('fails as it does without us', async () => {
      // Hono's server says so there, with us and without.
      jest.spyOn(console, 'error').mockImplementation(() => undefined);
      for (const isOurs of [true, false]) {
        await follow(isOurs, async (source, answer, told) => {
          let hasEnded = false;
          answer.on('end', () => (hasEnded = true));
          await until(() => name === 'web' || told().length > 0);
          source.destroy(new Error('The database is gone.'));
          await new Promise((resolve) => setTimeout(resolve, 30));
          expect([hasEnded, told().includes('</html>')]).toEqual([false, false]);
        });
      }
    });

    it('is given up when its visitor leaves', () =>
      follow(true, async (source, answer, told) => {
        await until(() => name === 'web' || told().length > 0);
        answer.destroy();
        await until(() => source.destroyed);
      }));
  },
);
