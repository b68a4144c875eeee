/** What a site makes of everything that may happen between it and Strapi. */
import { createLog } from '../../server/adapters/log';
import type { CopyPlace } from '../../server/adapters/strapi-copy';
import { checkStrapi, type StrapiOptions } from '../../server/adapters/strapi-options';
import { strapiSource } from '../../server/adapters/strapi-source';
import { isOlder } from '../../server/src/core/snapshot-order';
import { snapshotPixel } from '../fakes/pixels';
import { lines } from '../fakes/site';
import {
  fakeStrapi,
  hookAbout,
  otherSigner,
  sending,
  signedAnswer,
  signer,
  TOKEN,
  type FakeStrapi,
} from '../fakes/strapi';
import { NOW, snapshotOf } from '../fakes/visits';

const publication = (number: number) => ({
  ...snapshotOf([snapshotPixel({ id: 'stats' })], number),
  publishedAt: new Date(NOW + number * 1000).toISOString(),
});
const [OLD, LIVE, NEXT] = [publication(11), publication(12), publication(13)];
const MB = 1024 * 1024;

let strapi: FakeStrapi;

beforeEach(async () => {
  strapi = await fakeStrapi(sending(LIVE));
});
afterEach(() => strapi.stop());

/** A place for a copy that a test can look at and change. */
const memory = (text: string | null = null) => {
  const place = { text, read: () => Promise.resolve(place.text), write: (next: string) => keep(next) };
  const keep = (next: string) => {
    place.text = next;
    return Promise.resolve();
  };
  return place;
};

const follow = (options: Partial<StrapiOptions> = {}) => {
  const checked = checkStrapi({ url: strapi.url, token: TOKEN, timeoutMs: 3000, ...options });
  if ('faults' in checked) throw new Error(checked.faults.join());
  const written = lines();
  const clock = { now: NOW };
  const parts = { log: createLog(written), now: () => clock.now, random: () => 0.5 };
  const source = strapiSource(checked.settings, parts);
  const shown = () => source.current()?.snapshot.number ?? null;
  return { source, shown, clock, read: written.read };
};

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error('It did not come true.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** A copy as a site leaves it behind. */
const copyOf = async (snapshot: unknown, token = TOKEN): Promise<string> => {
  const place = memory();
  strapi.answer(sending(snapshot));
  const { source } = follow({ copy: place, token });
  await source.refresh();
  await until(() => place.text !== null);
  return place.text ?? '';
};

describe('a site that follows a Strapi', () => {
  it('shows nothing at first, then what was published, and asks with the tag of what it has', async () => {
    const { source, shown, read } = follow();
    expect(shown()).toBeNull();
    await source.refresh();
    const first = source.current();
    expect(shown()).toBe(12);
    await source.refresh();
    expect(source.current()).toBe(first);
    expect(strapi.asked).toEqual([
      { path: 'GET /api/pixel-inventory/snapshot', etag: undefined, token: `Bearer ${TOKEN}` },
      {
        path: 'GET /api/pixel-inventory/snapshot',
        etag: signedAnswer(LIVE).headers.etag,
        token: `Bearer ${TOKEN}`,
      },
    ]);
    strapi.answer(sending(NEXT));
    await source.refresh();
    expect(shown()).toBe(13);
    expect(read()).toEqual([]);
  });

  it('prepares nothing anew where Strapi forgets that it was asked by a tag', async () => {
    const { source } = follow();
    await source.refresh();
    const first = source.current();
    strapi.answer((_, response) => {
      const { text, headers } = signedAnswer(LIVE);
      response.writeHead(200, { ...headers, etag: '"another"' }).end(text);
    });
    await source.refresh();
    expect(source.current()).toBe(first);
  });

  it('finds an API that begins elsewhere', async () => {
    const { source } = follow({ url: `${strapi.url}/cms/`, apiPrefix: '/rest' });
    await source.refresh();
    expect(strapi.asked[0]?.path).toBe('GET /cms/rest/pixel-inventory/snapshot');
  });

  it('shows nothing where nothing was published, and believes what it is told of the first publication', async () => {
    const { source, shown, read } = follow();
    const body = JSON.stringify({ data: null, error: { status: 404, details: { code: 'no_publication' } } });
    strapi.answer((_, response) => {
      response.writeHead(404, { 'x-pixel-inventory-key': signer.publicKey }).end(body);
    });
    await source.refresh();
    await source.refresh();
    expect(shown()).toBeNull();
    expect(read()).toEqual([expect.stringContaining('nothing was published there yet')]);
    strapi.answer(sending(LIVE));
    const { message, signature } = hookAbout(LIVE, NOW);
    expect(await source.hear(message, signature)).toBe('follows');
    await until(() => shown() === 12);
  });
});

type Handler = Parameters<FakeStrapi['answer']>[0];

const changed = (change: (text: string) => string): Handler => {
  return (_, response) => {
    const { text, headers } = signedAnswer(NEXT);
    response.writeHead(200, headers).end(change(text));
  };
};
const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'text/html', ...headers }).end('<!doctype html><h1>No</h1>');

const RUBBISH: [string, Handler, string][] = [
  ['a server that does not answer', () => undefined, 'Strapi did not answer within 300 ms.'],
  [
    'half an answer, and then nothing',
    (_, response) => {
      const { text, headers } = signedAnswer(NEXT);
      response.writeHead(200, headers).write(text.slice(0, 20));
    },
    'Strapi did not answer within 300 ms.',
  ],
  [
    'half an answer, and then the end',
    (_, response) => {
      const { text, headers } = signedAnswer(NEXT);
      response.writeHead(200, { ...headers, 'content-length': text.length });
      response.write(text.slice(0, 20), () => response.destroy());
    },
    'Strapi cannot be reached at',
  ],
  ['a page', status(200), 'sends no signed snapshot'],
  ['truncated JSON', changed((text) => text.slice(0, -10)), 'The signature of the snapshot does not fit'],
  ['a changed text', changed((text) => text.replace('stats', 'other')), 'The signature of the snapshot'],
  [
    'bytes that are no text',
    (_, response) => {
      response.writeHead(200, signedAnswer(NEXT).headers).end(Buffer.from([0x7b, 0xff, 0x7d]));
    },
    'Strapi sends bytes that are no text in UTF-8.',
  ],
  [
    'a signature that is none',
    (_, response) => {
      const { text, headers } = signedAnswer(NEXT);
      response.writeHead(200, { ...headers, 'x-pixel-inventory-signature': '%%%' }).end(text);
    },
    'The signature of the snapshot does not fit',
  ],
  ['a signature of somebody else', sending(NEXT, otherSigner), 'signed with another key'],
  [
    'something else that is signed',
    sending({ hello: 'world' }),
    "Strapi's snapshot cannot be read, at format",
  ],
  [
    'a snapshot of a newer format',
    sending({ ...NEXT, format: 2 }),
    'Is the plugin in Strapi newer than the package of this site?',
  ],
  ['an older publication', sending(OLD), 'Strapi sends publication 11, which is older than the one'],
  [
    'a length above the limit',
    (_, response) =>
      response.writeHead(200, { ...signedAnswer(NEXT).headers, 'content-length': 21 * MB }).write('{'),
    'larger than 20 MB',
  ],
  [
    'more than the limit',
    (_, response) => {
      response.writeHead(200, signedAnswer(NEXT).headers);
      for (let sent = 0; sent < 21; sent += 1) response.write(Buffer.alloc(MB, ' '));
    },
    'larger than 20 MB',
  ],
  ['an unknown token', status(401), 'Strapi does not know the token'],
  ['a token that may not', status(403), 'Pixel-inventory → Snapshot → find'],
  ['no such address', status(404), 'Is the plugin installed there'],
  ['an error', status(500), 'Strapi answers with status 500.'],
  ['a proxy without Strapi', status(502), 'Strapi answers with status 502.'],
  [
    'another address',
    status(301, { location: 'https://else.example/' }),
    'Strapi points to https://else.example/',
  ],
];

const patienceFor = (sentence: string) => (sentence.includes('300 ms') ? { timeoutMs: 300 } : {});

describe.each(RUBBISH)('after %s', (_, rubbish, sentence) => {
  it('goes on with what it has, says once why, and follows again', async () => {
    const { source, shown, read } = follow(patienceFor(sentence));
    await source.refresh();
    const before = source.current();
    strapi.answer(rubbish);
    await source.refresh();
    await source.refresh();
    expect(source.current()).toBe(before);
    expect(read()).toHaveLength(1);
    expect(read()[0]).toContain(sentence);
    expect(read()[0]).toContain('The site goes on with publication 12.');
    strapi.answer(sending(NEXT));
    await source.refresh();
    expect(shown()).toBe(13);
    expect(read()[1]).toBe('pixel-inventory: Strapi answers again.');
  });
});

describe('a site that never had a snapshot', () => {
  it.each(RUBBISH.filter(([name]) => !/older|somebody else/.test(name)))(
    'shows nothing after %s',
    async (_, rubbish, sentence) => {
      strapi.answer(rubbish);
      const { source, read } = follow(patienceFor(sentence));
      await source.refresh();
      expect(source.current()).toBeNull();
      expect(read()).toHaveLength(1);
      expect(read()[0]).toContain(sentence);
      expect(read()[0]).toContain('Until this works, pages carry no tags.');
    },
  );

  it('takes "as before" for no answer', async () => {
    strapi.answer(status(304));
    const { source, read } = follow();
    await source.refresh();
    expect(source.current()).toBeNull();
    expect(read()[0]).toContain('Strapi answers with status 304.');
  });

  it('believes the key that it was given, and no other', async () => {
    const { source, shown, read } = follow({ key: signer.publicKey });
    strapi.answer(sending(LIVE, otherSigner));
    await source.refresh();
    expect(shown()).toBeNull();
    expect(read()[0]).toContain('Correct strapi.key');
    strapi.answer(sending(LIVE));
    await source.refresh();
    expect(shown()).toBe(12);
  });

  it('sends its token to no other address', async () => {
    const thief = await fakeStrapi(sending(LIVE));
    strapi.answer(status(302, { location: `${thief.url}/api/pixel-inventory/snapshot` }));
    const { source, read } = follow();
    await source.refresh();
    expect(thief.asked).toEqual([]);
    expect(read()[0]).toContain(`Strapi points to ${thief.url}`);
    await thief.stop();
  });
});

describe('while Strapi is stopped', () => {
  it('a site goes on for hours, asks ever less often, and follows when it is back', async () => {
    const { source, shown, clock, read } = follow();
    await source.refresh();
    await strapi.stop();
    const pauses: number[] = [];
    let last = clock.now;
    clock.now += 30_000;
    const asks = async (): Promise<boolean> => {
      const begun: Promise<void>[] = [];
      source.touch((work) => void begun.push(work));
      await Promise.all(begun);
      return begun.length > 0;
    };
    while (clock.now < NOW + 3 * 3_600_000) {
      if (await asks()) {
        pauses.push((clock.now - last) / 1000);
        last = clock.now;
      }
      clock.now += 1000;
    }
    expect(pauses.slice(0, 10)).toEqual([30, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
    expect(Math.max(...pauses)).toBe(300);
    expect(shown()).toBe(12);
    expect(read()).toHaveLength(1);
    expect(read()[0]).toMatch(
      /Strapi cannot be reached at http.* \(.+\) The site goes on with publication 12\./,
    );
    await strapi.startAgain();
    strapi.answer(sending(NEXT));
    clock.now += 300_000;
    expect(await asks()).toBe(true);
    expect(shown()).toBe(13);
  });

  it('a site without a snapshot asks every half a minute at least', async () => {
    await strapi.stop();
    const { source, clock } = follow();
    for (let at = 0; at < 12; at += 1) await source.refresh();
    const begun: Promise<void>[] = [];
    clock.now += 29_999;
    source.touch((work) => void begun.push(work));
    expect(begun).toHaveLength(0);
    clock.now += 1;
    source.touch((work) => void begun.push(work));
    expect(begun).toHaveLength(1);
    await begun[0];
  });

  it('is asked again after a clock went back', async () => {
    const { source, clock } = follow();
    await source.refresh();
    clock.now -= 24 * 3_600_000;
    const begun: Promise<void>[] = [];
    source.touch((work) => void begun.push(work));
    expect(begun).toHaveLength(1);
    await begun[0];
  });
});

describe('the last good copy', () => {
  it('is what a site starts with while Strapi is away', async () => {
    const copy = memory(await copyOf(LIVE));
    await strapi.stop();
    const { source, shown, read } = follow({ copy });
    await source.refresh();
    expect(shown()).toBe(12);
    expect(read()).toHaveLength(1);
    expect(read()[0]).toContain('goes on with publication 12');
  });

  it('is asked about by its tag, and believed with the key that stands in it', async () => {
    const copy = memory(await copyOf(LIVE));
    const { source, shown, read } = follow({ copy });
    strapi.asked.length = 0;
    await source.refresh();
    expect(strapi.asked[0]?.etag).toBe(signedAnswer(LIVE).headers.etag);
    strapi.answer(sending(NEXT, otherSigner));
    await source.refresh();
    expect(shown()).toBe(12);
    expect(read()[0]).toContain('signed with another key');
  });

  it('that is older is replaced by what Strapi sends, and does not come back', async () => {
    const [older, newer] = [await copyOf(OLD), await copyOf(NEXT)];
    strapi.answer(sending(NEXT));
    const copy = memory(older);
    const { source, shown } = follow({ copy });
    await source.refresh();
    expect(shown()).toBe(13);
    await until(() => copy.text === newer);
    copy.text = older;
    await source.refresh();
    expect(shown()).toBe(13);
  });

  const resealed = (text: string): string => {
    const [, head = '', ...rest] = text.split('\n');
    return [text.split('\n')[0], head.replace(signer.publicKey, otherSigner.publicKey), ...rest].join('\n');
  };
  it.each<[string, (text: string) => string]>([
    ['changed', (text) => text.replace('stats', 'other')],
    ['without its end', (text) => text.slice(0, -1)],
    ['cut in half', (text) => text.slice(0, text.length / 2)],
    ['cut in its first line', (text) => text.slice(0, 30)],
    ['empty', () => ''],
    ['something else', () => '<!doctype html>\n\n'],
    ['with another key', resealed],
    ['with another tag', (text) => text.replace(/"etag":"[^,]*"/, '"etag":"x"')],
    ['with a seal that is none', (text) => `zz${text.slice(2)}`],
  ])('that is %s is left aside, and said to be', async (_, change) => {
    const good = await copyOf(LIVE);
    expect(change(good)).not.toBe(good);
    await strapi.stop();
    const { source, read } = follow({ copy: memory(change(good)) });
    await source.refresh();
    expect(source.current()).toBeNull();
    expect(read()[0]).toContain('The last good copy cannot be used. It is incomplete, was altered');
  });

  it('that somebody sealed without the token is left aside', async () => {
    const forged = await copyOf(LIVE, 'another-token');
    await strapi.stop();
    const { source } = follow({ copy: memory(forged) });
    await source.refresh();
    expect(source.current()).toBeNull();
  });

  it('that was signed with another key than the given one is left aside', async () => {
    const copy = memory(await copyOf(LIVE));
    await strapi.stop();
    const { source, read } = follow({ copy, key: otherSigner.publicKey });
    await source.refresh();
    expect(source.current()).toBeNull();
    expect(read()[0]).toContain('signed with another key');
  });

  const never = () => new Promise<never>(() => undefined);
  const broken = () => Promise.reject(new Error('The disk is full.'));
  it.each<[string, CopyPlace]>([
    ['does not answer', { read: never, write: never }],
    ['fails', { read: broken, write: broken }],
  ])('in a place that %s keeps nobody waiting', async (_, copy) => {
    const { source, shown, read } = follow({ copy, timeoutMs: 100 });
    await source.refresh();
    expect(shown()).toBe(12);
    await until(() => read().length === 2);
    expect(read().join()).toMatch(/cannot be used.*could not be kept/);
  });
});

describe('a snapshot of a newer plugin', () => {
  const pixel = (id: string) => snapshotPixel({ id });
  const two = { ...LIVE, pixels: [pixel('stats'), pixel('ads')] };
  const newer = (changes: object) => ({
    ...two,
    number: 13,
    mood: 'fine',
    publishedAt: NEXT.publishedAt,
    ...changes,
  });

  it.each<[string, object, string[]]>([
    [
      'stops what was stopped',
      newer({ pixels: [pixel('stats'), { ...pixel('ads'), paused: true }] }),
      ['stats'],
    ],
    ['stops what is not in it', newer({ pixels: [{ ...pixel('stats'), mood: 'fine' }] }), ['stats']],
    ['starts nothing', newer({ pixels: [...two.pixels, pixel('more')] }), ['stats', 'ads']],
    [
      'changes nothing where it is older',
      newer({ number: 11, publishedAt: OLD.publishedAt, pixels: [] }),
      ['stats', 'ads'],
    ],
    ['changes nothing where it is no list at all', newer({ pixels: 'many' }), ['stats', 'ads']],
  ])('%s, and is said to be newer', async (_, snapshot, running) => {
    strapi.answer(sending(two));
    const { source, shown, read } = follow();
    await source.refresh();
    strapi.answer(sending(snapshot));
    await source.refresh();
    await source.refresh();
    const pixels = source.current()?.pixels ?? [];
    expect(pixels.filter(({ blocked }) => blocked === null).map(({ id }) => id)).toEqual(running);
    expect(shown()).toBe(12);
    expect(read()).toHaveLength(1);
    expect(read()[0]).toContain('Is the plugin in Strapi newer');
    strapi.answer(sending({ ...NEXT, pixels: two.pixels }));
    await source.refresh();
    expect(source.current()?.pixels.map(({ blocked }) => blocked)).toEqual([null, null]);
  });
});

describe('a message of Strapi', () => {
  it('is followed once, and answered as known after that', async () => {
    const { source, shown } = follow();
    await source.refresh();
    strapi.answer(sending(NEXT));
    const { message, signature } = hookAbout(NEXT, NOW);
    expect(await source.hear(message, signature)).toBe('follows');
    await until(() => shown() === 13);
    const before = strapi.asked.length;
    expect(await source.hear(message, signature)).toBe('known');
    expect(strapi.asked).toHaveLength(before);
  });

  it('comes true even where a look is under way that was answered before', async () => {
    const { source, shown } = follow();
    await source.refresh();
    let answer = (): void => undefined;
    strapi.answer((request, response) => (answer = () => sending(LIVE)(request, response)));
    const early = source.refresh();
    await until(() => strapi.asked.length === 2);
    const { message, signature } = hookAbout(NEXT, NOW);
    const hook = () => source.hear(message, signature);
    expect(await Promise.all([hook(), hook(), hook()])).toEqual(['follows', 'follows', 'follows']);
    strapi.answer(sending(NEXT));
    answer();
    await early;
    await until(() => shown() === 13);
    expect(strapi.asked).toHaveLength(3);
  });

  it('is refused from anybody else, too late, and where no key is known', async () => {
    const { source, clock } = follow();
    const about = (at: number, by = signer) => hookAbout(NEXT, at, by);
    const hear = ({ message, signature }: ReturnType<typeof about>) => source.hear(message, signature);
    expect(await hear(about(NOW))).toBe('refused');
    await source.refresh();
    const asked = strapi.asked.length;
    expect(await hear(about(NOW, otherSigner))).toBe('refused');
    expect(await hear({ ...about(NOW), signature: '' })).toBe('refused');
    expect(await hear({ ...about(NOW), message: { ...about(NOW).message, number: 14 } })).toBe('refused');
    expect(await hear(about(NOW - 300_001))).toBe('late');
    expect(await hear(about(NOW + 300_001))).toBe('late');
    expect(strapi.asked).toHaveLength(asked);
    clock.now += 300_000;
    expect(await hear(about(NOW))).toBe('follows');
    await source.refresh();
  });
});

describe('timers', () => {
  it('ask at the interval from the start to the end', async () => {
    const { source, shown } = follow({ refreshSeconds: 1 });
    source.start();
    await until(() => shown() === 12);
    strapi.answer(sending(NEXT));
    await until(() => shown() === 13);
    source.stop();
    const before = strapi.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(strapi.asked).toHaveLength(before);
  });
});

describe('the order of snapshots', () => {
  const dated = (number: number, day: number) => ({ number, publishedAt: `2026-11-${day}T00:00:00.000Z` });
  it.each([
    ['a higher number', dated(13, 12), false],
    ['a higher number by a clock that is late', dated(13, 10), false],
    ['the same', dated(12, 11), false],
    ['a lower number', dated(11, 10), true],
    ['a lower number of the same moment', dated(11, 11), true],
    [
      'a lower number of a later day: the database was put back, and something published',
      dated(5, 12),
      false,
    ],
    ['the same number of a later day', dated(12, 12), false],
    ['the same number of an earlier day', dated(12, 10), true],
  ])('%s', (_, one, expected) => {
    expect(isOlder(one, dated(12, 11))).toBe(expected);
  });
});
