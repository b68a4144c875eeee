import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { SiteOptions } from '../../server/adapters/site';
import { formatConsent } from '../../server/src/core/consent-cookie';
import { ADAPTERS, listen, siteOptions, type Application, type Listening } from '../fakes/adapters';
import { hasNginx, startSharedCache, type SharedCache } from '../fakes/shared-cache';
import { ASSETS, PAGE, SNAPSHOT } from '../fakes/site';
import { chosen } from '../fakes/visits';

/** The headers of the site's pages, by path. */
const PAGES: Record<string, Record<string, string>> = {
  '/public': { 'cache-control': 'public, max-age=60', etag: '"v1"' },
  '/network': { 'cache-control': 'max-age=0, s-maxage=60', 'last-modified': 'Mon, 09 Nov 2026 08:00:00 GMT' },
  '/silent': {},
  // What such a header says counts more, where it stands first.
  '/ordered': { 'x-accel-expires': '60', 'cache-control': 'private' },
  '/private': { 'cache-control': 'private, max-age=60', etag: '"v1"' },
  '/unstored': { 'cache-control': 'no-store' },
};

const application: Application = (url, asking) => {
  const headers = PAGES[url.split('?')[0] ?? ''];
  if (!headers) return undefined;
  if (asking['if-none-match'] === '"v1"') return { status: 304, headers };
  return { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: PAGE };
};

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const ask = (
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<Answer>((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.once('error', reject);
    request.end(body);
  });

const AGREED = { cookie: `pixel_consent=${formatConsent(chosen('functional', 'measurement', 'marketing'))}` };
const REFUSED = { cookie: `pixel_consent=${formatConsent(chosen())}` };

/** What would tell of somebody else's choice: their granted categories, the choice itself, and the pixels that follow. */
const TRACE = /7ZQ4M9T2XK5B8N1C|"granted":\["|"id":"(?:stats|meta)"|set-cookie/i;

(hasNginx ? describe : describe.skip).each(ADAPTERS)(
  'behind a cache that all visitors share (nginx), by the adapter for $name',
  ({ name, listener }) => {
    let site: Listening;
    let cache: SharedCache;
    let origin: string;
    let count = 0;

    const start = async (options: Partial<SiteOptions>): Promise<void> => {
      site = await listen(listener(application, siteOptions({ requestsPerMinute: 0, ...options })));
      origin = `http://127.0.0.1:${site.port}`;
      cache = await startSharedCache(origin);
    };
    const stop = async (): Promise<void> => {
      await cache.stop();
      await site.close();
    };

    /** An address of the page that no test has asked for. */
    const fresh = (path: string): string => `${path}?n=${(count += 1)}`;
    const through = (path: string, headers = {}, method = 'GET') =>
      ask(cache.url + path, { headers, method });
    const past = (path: string, headers = {}) => ask(origin + path, { headers });

    const KINDS: [NonNullable<SiteOptions['pages']>, Record<string, 'shared' | 'own'>][] = [
      [
        'auto',
        {
          '/public': 'shared',
          '/network': 'shared',
          '/silent': 'shared',
          '/ordered': 'shared',
          '/private': 'own',
          '/unstored': 'own',
        },
      ],
      ['private', Object.fromEntries(Object.keys(PAGES).map((path) => [path, 'own']))],
      ['shared', Object.fromEntries(Object.keys(PAGES).map((path) => [path, 'shared']))],
    ];

    describe.each(KINDS)('pages: %s', (pages, kinds) => {
      beforeAll(() => start({ pages }));
      afterAll(() => stop());

      it.each(Object.entries(kinds))('%s (%s): nobody gets what is another visitor’s', async (path, kind) => {
        for (const first of [AGREED, REFUSED, {}]) {
          const address = fresh(path);
          const answered = await through(address, first);
          expect(answered.text).toBe((await past(address, first)).text);
          const other = await through(address);
          expect(other.status).toBe(200);
          expect(other.text).toBe((await past(address)).text);
          expect(other.text + JSON.stringify(other.headers)).not.toMatch(TRACE);
          expect((await through(address, AGREED)).text).toBe((await past(address, AGREED)).text);
        }
        expect(TRACE.test((await through(fresh(path), AGREED)).text)).toBe(kind === 'own');
      });

      it.each(Object.entries(kinds))('%s (%s): is kept where it is everybody’s alone', async (path, kind) => {
        const address = fresh(path);
        await through(address, AGREED);
        // Standard headers come in the order of the alphabet, so that its order to nginx is no longer the first.
        const isOrdered = path !== '/ordered' || name !== 'web';
        const isKept = kind === 'shared' && path !== '/unstored' && path !== '/private' && isOrdered;
        expect((await through(address)).headers['x-cache']).toBe(isKept ? 'HIT' : 'MISS');
      });

      it.each(Object.keys(kinds))(
        '%s: a question that looks for a newer one, or for headers alone',
        async (path) => {
          const address = fresh(path);
          const head = await through(address, AGREED, 'HEAD');
          expect([head.status, head.text]).toEqual([200, '']);
          expect((await through(address)).text).toBe((await past(address)).text);
          // Our insertions make another text of it, so that the site's own mark is none of this one.
          const known = await through(address, { ...AGREED, 'if-none-match': '"v1"' });
          expect(known.status).toBe(200);
          expect(known.text).toBe((await past(address, AGREED)).text);
          expect(known.headers.etag).toBe(undefined);
          const other = await through(address, { 'if-none-match': '"v1"' });
          expect(other.text).toBe((await past(address)).text);
          expect(other.text).not.toMatch(TRACE);
        },
      );
    });

    describe('what is below our prefix', () => {
      const pixels = SNAPSHOT.pixels.map((pixel) => ({
        ...pixel,
        traces: [{ name: `_${pixel.id}`, where: 'cookie' as const, lifetime: '1 day', purpose: 'Counts.' }],
      }));
      beforeAll(() => start({ snapshot: () => ({ ...SNAPSHOT, pixels }) }));
      afterAll(() => stop());

      it.each(['/_pixels/plan?path=/', '/_pixels/ask', '/_pixels/traces', '/_pixels/trackers'])(
        '%s is kept for nobody',
        async (address) => {
          for (const headers of [AGREED, {}, REFUSED, AGREED]) {
            const answer = await through(address, headers);
            expect(answer.headers['x-cache']).toBe('MISS');
            expect(answer.text).toBe((await past(address, headers)).text);
          }
          const [mine, anybodys] = [await past(address, AGREED), await past(address)];
          expect(mine.text).not.toBe(anybodys.text);
        },
      );

      it('choices are stored for who made them alone', async () => {
        const post = (categories: string[]) =>
          ask(`${cache.url}/_pixels/consent`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: cache.url },
            body: JSON.stringify({ categories, path: '/', way: 'choices' }),
          });
        const [yes, no] = [await post(['marketing']), await post([])];
        expect([yes.status, no.status]).toEqual([200, 200]);
        expect(JSON.parse(yes.text)).toMatchObject({ granted: ['marketing'] });
        expect(JSON.parse(no.text)).toMatchObject({ granted: [] });
        expect(String(yes.headers['set-cookie'])).toMatch(/pixel_consent=2\.i\.001\./);
        expect(String(no.headers['set-cookie'])).toMatch(/pixel_consent=2\.i\.000\./);
        // Whoever asks for the address gets no answer of theirs.
        const asked = await through('/_pixels/consent');
        expect([asked.status, asked.headers['set-cookie']]).toEqual([405, undefined]);
      });

      it('the refusal of one visitor is no other’s', async () => {
        expect((await through('/_pixels/plan')).status).toBe(400);
        expect((await through('/_pixels/plan')).headers['x-cache']).toBe('MISS');
        expect((await through('/_pixels/plan?path=/', AGREED)).text).toMatch(TRACE);
      });

      it.each(['loader', 'banner', 'extras', 'styles', 'trackers'] as const)(
        'the file %s is kept, each encoding for those who take it',
        async (asset) => {
          const address = `/_pixels/${ASSETS[asset].file}`;
          expect((await through(address, AGREED)).headers['x-cache']).toBe('MISS');
          const again = await through(address);
          expect([again.headers['x-cache'], again.text]).toEqual(['HIT', ASSETS[asset].body]);
          const small = await through(address, { 'accept-encoding': 'br' });
          expect(small.headers['content-encoding']).toBe('br');
          expect((await through(address, { 'accept-encoding': 'br' })).headers['x-cache']).toBe('HIT');
          expect((await through(address)).text).toBe(ASSETS[asset].body);
        },
      );

      it('the list of trackers is kept, each language for those who read it', async () => {
        const listIn = (lang: string) => through('/_pixels/trackers.json', { 'accept-language': lang });
        const english = await listIn('en');
        expect((await listIn('en')).headers['x-cache']).toBe('HIT');
        expect((await listIn('de')).headers['x-cache']).toBe('MISS');
        expect((await listIn('en')).text).toBe(english.text);
        expect(english.text).not.toMatch(/granted|7ZQ4M9T2XK5B8N1C/);
      });
    });
  },
);
