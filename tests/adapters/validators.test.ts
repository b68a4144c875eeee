import type { IncomingHttpHeaders } from 'node:http';
import { ADAPTERS, listen, siteOptions, type Listening } from '../fakes/adapters';
import { ASSETS, PAGE, SNAPSHOT } from '../fakes/site';

const MARKS = { etag: '"abc"', 'last-modified': 'Wed, 11 Nov 2026 00:00:00 GMT' };
const HEADERS = { ...MARKS, 'content-type': 'text/html; charset=utf-8', 'accept-ranges': 'bytes' };
const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;

/** What a browser asks with that was told these: nothing, where it was told nothing. */
const withMarks = ({ etag, 'last-modified': at }: IncomingHttpHeaders) => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(at === undefined ? {} : { 'if-modified-since': at }),
});

describe.each(ADAPTERS)('a page that has no tags yet, by the adapter for $name', ({ listener }) => {
  let site: Listening;
  let isPublished = false;
  let isBroken = false;

  beforeAll(async () => {
    const options = siteOptions({
      snapshot: () => (isPublished ? SNAPSHOT : null),
      ignore: () => {
        if (isBroken) throw new Error('broken');
        return false;
      },
    });
    const part = '<p>Part</p>';
    const application = (path: string, asking: Record<string, unknown>) => {
      // As sites do that know their pages by a mark.
      if (asking['if-none-match'] === MARKS.etag) return { status: 304, headers: MARKS };
      const text = path === '/part' ? part : PAGE;
      return { headers: HEADERS, body: path.endsWith('stream') ? [Buffer.from(text)] : text };
    };
    site = await listen(listener(application, options));
  });
  afterAll(() => site.close());

  it.each([
    ['as nothing was published', 'no_snapshot', '/', 'GET'],
    ['as nothing was published, streamed', 'no_snapshot', '/stream', 'GET'],
    ['as nothing was published, asked for its headers', 'no_snapshot', '/', 'HEAD'],
    ['as our part failed', 'error', '/failed', 'GET'],
    ['as our part failed, streamed', 'error', '/failed/stream', 'GET'],
  ])('%s, gets them when the browser asks again', async (_, reason, path, method) => {
    isPublished = false;
    isBroken = reason === 'error';
    const told = await site.ask(path, { method });
    expect(told.headers['x-pixel-inventory']).toBe(`skipped; reason=${reason}`);
    expect(told.body.toString()).toBe(method === 'HEAD' ? '' : PAGE);
    expect(told.headers['accept-ranges']).toBe('bytes');
    expect([told.headers.etag, told.headers['last-modified']]).toEqual([undefined, undefined]);

    isPublished = true;
    isBroken = false;
    const again = await site.ask(path, { headers: withMarks(told.headers) });
    expect([again.status, again.body.includes(LOADER)]).toEqual([200, true]);
  });

  it('keeps its marks where it never gets any', async () => {
    isPublished = true;
    const { headers } = await site.ask('/part');
    expect(headers).toMatchObject({ ...MARKS, 'x-pixel-inventory': 'skipped; reason=not_a_page' });
  });
});
