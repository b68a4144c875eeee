import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { formatConsent } from '../../server/src/core/consent-cookie';
import { ADAPTERS, listen, siteOptions, type Heard, type Listening, type Told } from '../fakes/adapters';
import { ASSETS, PAGE } from '../fakes/site';
import { chosen } from '../fakes/visits';

const AGREED = `pixel_consent=${formatConsent(chosen('measurement', 'marketing'))}`;
const HTML = 'text/html; charset=utf-8';
const STALE = {
  etag: '"abc"',
  'last-modified': 'Wed, 11 Nov 2026 00:00:00 GMT',
  'accept-ranges': 'bytes',
  'content-digest': 'sha-256=:x:',
};
const pieces = (text: string, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    Buffer.from(text.slice(at * size, (at + 1) * size)),
  );

interface Case extends Told {
  /** What it shows. */
  name: string;
  /** What stands in the debug header; undefined: none is sent, as nothing was done. */
  report?: string;
  method?: string;
  asking?: Record<string, string>;
  /** Headers of the answer; undefined: there must be none of the name. */
  expected?: Record<string, string | undefined>;
}

const page = (name: string, headers: Record<string, string>, rest: Partial<Case> = {}): Case => ({
  name,
  headers: { 'content-type': HTML, ...headers },
  body: PAGE,
  ...rest,
});
const SHARED = 'shared; snapshot=12';
const PRIVATE = 'private; snapshot=12';
const GONE = Object.fromEntries(Object.keys(STALE).map((name) => [name, undefined]));

// The rules of what is inserted, and what becomes of each header, for every adapter alike.
const CASES: Case[] = [
  page('no cache headers: caches may guess, so the same for all', {}, { report: SHARED }),
  page(
    'max-age alone may be kept by shared caches',
    { 'cache-control': 'max-age=60' },
    { report: SHARED, expected: { 'cache-control': 'max-age=60' } },
  ),
  page(
    'public',
    { 'cache-control': 'public, max-age=60' },
    { report: SHARED, expected: { 'cache-control': 'public, max-age=60' } },
  ),
  page(
    'private',
    { 'cache-control': 'private, max-age=60' },
    { report: PRIVATE, asking: { cookie: AGREED }, expected: { 'cache-control': 'private, no-cache' } },
  ),
  page(
    'no-store',
    { 'cache-control': 'no-store' },
    {
      report: PRIVATE,
      asking: { cookie: AGREED },
      expected: { 'cache-control': 'private, no-cache, no-store' },
    },
  ),
  page(
    'private with orders for a network',
    { 'cache-control': 'private', 'cdn-cache-control': 'max-age=9' },
    { report: SHARED },
  ),
  page('private, s-maxage', { 'cache-control': 'private, s-maxage=9' }, { report: SHARED }),
  page(
    'a cookie in the request changes nothing of a shared page',
    { 'cache-control': 'public' },
    { report: SHARED, asking: { cookie: AGREED } },
  ),
  page(
    'validators and ranges of the old bytes go',
    { ...STALE, 'cache-control': 'public' },
    { report: SHARED, expected: { ...GONE, 'cache-control': 'public' } },
  ),
  page(
    'also in a private page',
    { ...STALE, 'cache-control': 'private' },
    { report: PRIVATE, asking: { cookie: AGREED }, expected: GONE },
  ),
  page('its length is corrected', { 'content-length': String(Buffer.byteLength(PAGE)) }, { report: SHARED }),
  page('a stream', {}, { report: SHARED, body: pieces(PAGE, 16) }),
  page(
    'a stream with a length',
    { 'content-length': String(Buffer.byteLength(PAGE)) },
    {
      report: SHARED,
      body: pieces(PAGE, 50),
      expected: { 'transfer-encoding': 'chunked', 'content-length': undefined },
    },
  ),
  page('HEAD is answered as GET, without the body', STALE, {
    method: 'HEAD',
    report: SHARED,
    expected: GONE,
  }),
  page('a range: parts cannot be read', { 'content-range': 'bytes 0-99/200' }, { status: 206 }),
  page(
    'a range answered as a whole',
    { 'content-range': 'bytes 0-99/100' },
    { report: 'skipped; reason=partial' },
  ),
  page(
    'not modified',
    { etag: '"abc"' },
    { status: 304, body: '', asking: { 'if-none-match': '"abc"' }, expected: { etag: '"abc"' } },
  ),
  page(
    'compressed',
    { 'content-encoding': 'gzip' },
    { body: gzipSync(PAGE), report: 'skipped; reason=encoded', expected: { 'content-encoding': 'gzip' } },
  ),
  page('an unknown coding', { 'content-encoding': 'zstd' }, { report: 'skipped; reason=encoded' }),
  page('the coding that is none', { 'content-encoding': 'identity' }, { report: SHARED }),
  page(
    'a download',
    { 'content-disposition': 'attachment; filename=page.html' },
    { report: 'skipped; reason=download' },
  ),
  page('shown inline', { 'content-disposition': 'inline' }, { report: SHARED }),
  page('no charset', { 'content-type': 'text/html' }, { report: SHARED }),
  page(
    'charset in quotes and capitals',
    { 'content-type': 'Text/HTML; Charset="UTF-8"' },
    { report: SHARED },
  ),
  page('latin1', { 'content-type': 'text/html; charset=iso-8859-1' }, { report: SHARED }),
  page(
    'two bytes a character',
    { 'content-type': 'text/html; charset=utf-16' },
    { report: 'skipped; reason=charset', body: Buffer.from(PAGE, 'utf16le') },
  ),
  page(
    'Shift JIS',
    { 'content-type': 'text/html; charset=shift_jis' },
    { report: 'skipped; reason=charset' },
  ),
  page('XHTML', { 'content-type': 'application/xhtml+xml' }),
  page('JSON', { 'content-type': 'application/json' }),
  page('plain text', { 'content-type': 'text/plain' }),
  { name: 'no type at all', body: PAGE },
  page(
    'a part of a page',
    {},
    { body: '<p>Part</p>', report: 'skipped; reason=not_a_page', expected: { etag: undefined } },
  ),
  page('a part of a page keeps its validators', STALE, {
    body: '<p>Part</p>',
    report: 'skipped; reason=not_a_page',
    expected: STALE,
  }),
  page('a part of a page, streamed', STALE, {
    body: pieces('<p>Part</p>', 4),
    report: 'skipped; reason=not_a_page',
    expected: STALE,
  }),
  page('nothing', {}, { body: '', report: 'skipped; reason=not_a_page' }),
  page('not found', {}, { status: 404 }),
  page('an error', {}, { status: 500 }),
  page('a redirection', { location: '/there' }, { status: 302, expected: { location: '/there' } }),
  page('created', {}, { status: 201 }),
  page('POST', {}, { method: 'POST' }),
  page(
    'a page that was changed already',
    { 'x-pixel-inventory': 'private; snapshot=3' },
    { report: 'private; snapshot=3' },
  ),
];

const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;
const OURS =
  /<script type="application\/json" id="pixel-inventory-plan">[^<]*<\/script><script async src="[^"]*"><\/script>/g;
const without = (body: Buffer): Buffer =>
  Buffer.from(
    body
      .toString('latin1')
      .replace(OURS, '')
      .replace(/<noscript><img[^>]*><\/noscript>/g, ''),
    'latin1',
  );
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const original = ({ body = '' }: Told): Buffer =>
  Array.isArray(body) ? Buffer.concat(body) : Buffer.from(body);
const isInserted = (report: string | undefined): boolean => report === SHARED || report === PRIVATE;

describe.each(ADAPTERS)('the adapter for $name', ({ listener }) => {
  let ours: Listening;
  let bare: Listening;

  beforeAll(async () => {
    const application = (path: string) => CASES[Number(path.slice(1))];
    [ours, bare] = await Promise.all([
      listen(listener(application, siteOptions())),
      listen(listener(application, null)),
    ]);
  });
  afterAll(() => Promise.all([ours.close(), bare.close()]));

  const both = (at: number): Promise<[Heard, Heard]> => {
    const { method = 'GET', asking = {} } = CASES[at] as Case;
    return Promise.all([
      ours.ask(`/${at}`, { method, headers: asking }),
      bare.ask(`/${at}`, { method, headers: asking }),
    ]);
  };

  it.each(CASES.map((one, at) => [one.name, at, one] as const))('%s', async (_, at, one) => {
    const [heard, alone] = await both(at);
    const { report, expected = {} } = one;
    expect(heard.status).toBe(one.status ?? 200);
    expect(heard.headers['x-pixel-inventory']).toBe(report);
    for (const [name, value] of Object.entries(expected))
      expect([name, heard.headers[name]]).toEqual([name, value]);

    const length = heard.headers['content-length'];
    if (one.method !== 'HEAD' && length !== undefined) expect(Number(length)).toBe(heard.body.length);
    // What stands around our part is as it was, byte for byte.
    expect(hash(without(heard.body))).toBe(hash(alone.body));
    const isSent = one.method !== 'HEAD' && one.status !== 304;
    if (isSent) expect(hash(alone.body)).toBe(hash(original(one)));
    expect(heard.body.includes(LOADER)).toBe(isInserted(report) && one.method !== 'HEAD');
    // A page that we leave alone has the headers that it would have without us, besides our report.
    if (!isInserted(report)) {
      const { date: _date, 'x-pixel-inventory': _report, ...kept } = heard.headers;
      const { date: _then, 'x-pixel-inventory': _none, ...before } = alone.headers;
      expect(kept).toEqual(before);
    }
  });

  it('never gives one visitor’s page to another by the same bytes', async () => {
    const at = CASES.findIndex(({ name }) => name === 'public');
    const [agreed, new_] = await Promise.all([
      ours.ask(`/${at}`, { headers: { cookie: AGREED, 'sec-gpc': '1' } }),
      ours.ask(`/${at}`),
    ]);
    expect(agreed.body.equals(new_.body)).toBe(true);
  });
});
