import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { createSite, type SiteOptions } from '../../server/adapters/site';
import { webMiddleware, type Next, type WebMiddleware } from '../../server/adapters/web-middleware';
import { pagePlanSchema } from '../../server/src/contract';
import { formatConsent } from '../../server/src/core/consent-cookie';
import { siteOptions } from '../fakes/adapters';
import { ASSETS, lines, PAGE } from '../fakes/site';
import { chosen } from '../fakes/visits';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;

const middleware = (options: Partial<SiteOptions> = {}): WebMiddleware =>
  webMiddleware(createSite(siteOptions(options), ASSETS));
const pixels = middleware();

const ask = (path = '/', init?: RequestInit): Request => new Request(`https://shop.example${path}`, init);
const page = (init: ResponseInit = {}, body: BodyInit = PAGE): Next => {
  return () => new Response(body, { ...init, headers: init.headers ?? HTML });
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** A body whose chunks a test lets out one by one, and that tells what became of it. */
const byHand = () => {
  const happened: { cancelled?: unknown; pulls: number } = { pulls: 0 };
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
      },
      pull: () => {
        happened.pulls += 1;
      },
      cancel: (reason) => {
        happened.cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return {
    body,
    happened,
    say: (text: string) => controller?.enqueue(encode(text)),
    end: () => controller?.close(),
    fail: (error: Error) => controller?.error(error),
  };
};

const readAll = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> => {
  const { done, value } = await reader.read();
  return done ? '' : decode(value) + (await readAll(reader));
};

const [BEGINNING, MIDDLE] = [PAGE.slice(0, 40), PAGE.slice(40)];

describe('a page', () => {
  it('keeps status text and every cookie, and gets no length that is not true', async () => {
    const headers = new Headers({ ...HTML, 'content-length': '104', etag: '"a"', 'x-kept': 'yes' });
    headers.append('set-cookie', 'a=1; Path=/');
    headers.append('set-cookie', 'b=2, 3; Path=/');
    const answer = await pixels(ask(), page({ headers, statusText: 'Fine' }));
    expect(answer.statusText).toBe('Fine');
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2, 3; Path=/']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-kept': 'yes',
      'x-pixel-inventory': 'shared; snapshot=12',
    });
    expect([answer.headers.get('content-length'), answer.headers.get('etag')]).toEqual([null, null]);
    expect(await answer.text()).toContain(LOADER);
  });

  it('is the visitor’s own where it is private', async () => {
    const cookie = `pixel_consent=${formatConsent(chosen('measurement'))}`;
    const headers = { ...HTML, 'cache-control': 'private' };
    const answer = await pixels(ask('/', { headers: { cookie } }), page({ headers }));
    const [, plan = ''] = /plan">([^<]*)</.exec(await answer.text()) ?? [];
    expect(pagePlanSchema.parse(JSON.parse(plan)).pixels.map(({ id }) => id)).toEqual(['session', 'stats']);
  });

  it.each([
    [
      'a body that somebody has read',
      async (answer: Response) => void (await answer.clone().text(), await answer.text()),
    ],
    ['a body that somebody is reading', (answer: Response) => void answer.body?.getReader()],
  ])('is left alone with %s', async (_, use) => {
    const answer = await page()();
    await use(answer);
    expect(await pixels(ask(), () => answer)).toBe(answer);
    expect(answer.headers.has('x-pixel-inventory')).toBe(false);
  });

  it.each([
    ['a redirect whose headers cannot be changed', Response.redirect('https://shop.example/there')],
    ['an error of the network', Response.error()],
    ['not modified', new Response(null, { status: 304, headers: HTML })],
    ['nothing', new Response(null, { status: 204, headers: HTML })],
    ['JSON', Response.json({ page: PAGE })],
  ])('is none: %s', async (_, answer) => {
    expect(await pixels(ask(), () => answer)).toBe(answer);
  });

  it('of a worker that asks another server has headers that cannot be changed', async () => {
    const html = `data:text/html;charset=utf-8,${encodeURIComponent(PAGE)}`;
    const answer = await pixels(ask(), () => fetch(html));
    expect(answer.headers.get('x-pixel-inventory')).toBe('shared; snapshot=12');
    expect(await answer.text()).toContain(LOADER);
    const other = await pixels(ask(), () => fetch('data:text/html;charset=utf-16,x'));
    expect(other.headers.get('x-pixel-inventory')).toBe('skipped; reason=charset');
  });

  it('without any body is none', async () => {
    const answer = await pixels(ask(), () => new Response(null, { headers: HTML }));
    expect(answer.headers.get('x-pixel-inventory')).toBe('skipped; reason=not_a_page');
  });

  it('is only described to HEAD', async () => {
    const { body, happened } = byHand();
    const answer = await pixels(
      ask('/', { method: 'HEAD' }),
      page({ headers: { ...HTML, etag: '"a"' } }, body),
    );
    expect(answer.headers.get('x-pixel-inventory')).toBe('shared; snapshot=12');
    expect(answer.headers.has('etag')).toBe(false);
    expect(happened.pulls).toBe(0);
  });

  it('fails as without us where the handler throws', async () => {
    const fault = new Error('the application failed');
    const thrown = pixels(ask(), () => {
      throw fault;
    });
    await expect(thrown).rejects.toBe(fault);
    await expect(pixels(ask(), () => Promise.reject(fault))).rejects.toBe(fault);
  });
});

describe('a stream', () => {
  it('goes out while the application still makes it, byte for byte around our part', async () => {
    const { body, say, end } = byHand();
    say(BEGINNING);
    const answer = await pixels(ask(), page({}, body));
    const reader = answer.body!.getReader();
    const first = decode((await reader.read()).value);
    expect(first).toContain(LOADER);
    say(MIDDLE);
    end();
    const rest = await readAll(reader);
    expect((first + rest).replace(/<script type="application.*?<\/script><script.*?<\/script>/, '')).toBe(
      PAGE,
    );
  });

  it('may be cut anywhere, and inside a character', async () => {
    const bytes = encode(PAGE);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const text = await (await pixels(ask(), page({}, body))).text();
    expect(text.replace(/<script type="application.*?<\/script><script.*?<\/script>/, '')).toBe(PAGE);
    expect(text).toContain(LOADER);
  });

  it('is read no faster than it is sent', async () => {
    const { body, happened, say } = byHand();
    say(PAGE);
    const reader = (await pixels(ask(), page({}, body))).body!.getReader();
    const [changed, rest] = [await reader.read(), await reader.read()];
    expect(decode(changed.value) + decode(rest.value)).toContain(LOADER);
    await new Promise(setImmediate);
    expect(happened.pulls).toBe(0);
    const waiting = reader.read();
    await new Promise(setImmediate);
    expect(happened.pulls).toBe(1);
    say('more');
    expect(decode((await waiting).value)).toBe('more');
  });

  it('is cancelled with its reader’s reason', async () => {
    const { body, happened, say } = byHand();
    say(PAGE);
    const answer = await pixels(ask(), page({}, body));
    await answer.body!.cancel('gone');
    expect(happened.cancelled).toBe('gone');
  });

  it('is cancelled where the visitor leaves before it began', async () => {
    const { body, happened } = byHand();
    const leaving = new AbortController();
    const waiting = pixels(ask('/', { signal: leaving.signal }), page({}, body));
    leaving.abort('left');
    expect(await (await waiting).text()).toBe('');
    expect(happened.cancelled).toBe('left');
  });

  it('fails with the error of its source', async () => {
    const fault = new Error('half-way');
    const { body, say, fail } = byHand();
    say(BEGINNING);
    const answer = await pixels(ask(), page({}, body));
    fail(fault);
    await expect(answer.text()).rejects.toBe(fault);
  });

  it('that fails before it began has the headers that it had', async () => {
    const fault = new Error('at once');
    const { body, fail } = byHand();
    fail(fault);
    const answer = await pixels(ask(), page({ headers: { ...HTML, etag: '"a"' } }, body));
    expect(answer.headers.get('etag')).toBe('"a"');
    await expect(answer.text()).rejects.toBe(fault);
  });
});

describe('the endpoints', () => {
  const untouched: Next = () => {
    throw new Error('the application was asked');
  };
  const choose = (headers: Record<string, string> = {}, body = '{"categories":["marketing"],"path":"/"}') =>
    ask('/_pixels/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://shop.example', ...headers },
      body,
    });

  it('come as they are in a route of a framework, which may drop what says how they were compressed', async () => {
    const got = await pixels(
      ask(`/_pixels/${ASSETS.loader.file}`, { headers: { 'accept-encoding': 'gzip, br' } }),
    );
    expect(got.headers.get('content-encoding')).toBeNull();
    expect(await got.text()).toBe(ASSETS.loader.body);
  });

  it('serve files as a browser takes them, and their head alone', async () => {
    const address = `/_pixels/${ASSETS.loader.file}`;
    const headers = { 'accept-encoding': 'gzip, br' };
    const got = await pixels(ask(address, { headers }), untouched);
    expect(got.headers.get('content-encoding')).toBe('br');
    expect((await got.arrayBuffer()).byteLength).toBe(Number(got.headers.get('content-length')));
    const head = await pixels(ask(address, { headers, method: 'HEAD' }), untouched);
    expect([head.body, head.headers.get('content-length')]).toEqual([
      null,
      got.headers.get('content-length'),
    ]);
  });

  it('give a visitor’s plan', async () => {
    const plan: unknown = await (await pixels(ask('/_pixels/plan?path=/'), untouched)).json();
    expect(pagePlanSchema.parse(plan).kind).toBe('private');
  });

  it('store a choice, with each of its cookies in a header of its own', async () => {
    const cookie = 'pixel_consent=1; pixel_consent=2';
    const answer = await pixels(choose({ cookie }), untouched);
    expect(answer.status).toBe(200);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(1);
    expect(cookies.at(-1)).toMatch(/^pixel_consent=2\.i\.001\..*; Secure$/);
  });

  it('read no more of a body than they may', async () => {
    const answer = await pixels(choose({}, 'x'.repeat(4096)), untouched);
    expect(answer.status).toBe(413);
    expect(answer.headers.has('connection')).toBe(false);
  });

  it('say that everything else is not found, where there is no application behind them', async () => {
    expect((await pixels(ask('/elsewhere'))).status).toBe(404);
  });

  it.each([
    ['by the address that the server knows', { ip: '203.0.113.7' }, {}, [200, 429]],
    ['by what a proxy has seen', {}, { 'x-forwarded-for': '203.0.113.7' }, [200, 429]],
    ['not where nobody can tell them apart', {}, {}, [200, 200]],
  ])('count a visitor’s requests %s', async (_, facts, headers, statuses) => {
    const limited = middleware({ requestsPerMinute: 1 });
    const once = async () =>
      (await limited(ask('/_pixels/plan?path=/', { headers: headers as HeadersInit }), untouched, facts))
        .status;
    expect([await once(), await once()]).toEqual(statuses);
  });
});

describe('frameworks', () => {
  interface Framework {
    name: string;
    answer: (request: Request, pixels: WebMiddleware) => Promise<Response>;
  }
  const html = () => new Response(PAGE, { headers: { ...HTML, etag: '"a"', 'cache-control': 'private' } });
  const honoApp = (use: (app: Hono) => void): Hono => {
    const app = new Hono();
    use(app);
    app.get('/', () => html());
    app.get('/fetched', () => fetch(`data:text/html;charset=utf-8,${encodeURIComponent(PAGE)}`));
    return app;
  };
  const FRAMEWORKS: Framework[] = [
    {
      name: 'a worker, Deno, Bun',
      answer: (request, wrap) => wrap(request, () => html()),
    },
    {
      name: 'Hono, around it',
      answer: async (request, wrap) => {
        const app = honoApp(() => undefined);
        return wrap(request, () => app.fetch(request));
      },
    },
    {
      name: 'Hono, as a middleware',
      answer: async (request, wrap) =>
        honoApp((app) =>
          app.use(async (c, next) => {
            c.res = await wrap(c.req.raw, async () => {
              await next();
              return c.res;
            });
          }),
        ).fetch(request),
    },
    {
      name: 'SvelteKit, a handle hook',
      answer: (request, wrap) => {
        type Input = { event: { request: Request }; resolve: (event: unknown) => Promise<Response> };
        const handle = ({ event, resolve }: Input) => wrap(event.request, () => resolve(event));
        return handle({ event: { request }, resolve: () => Promise.resolve(html()) });
      },
    },
    {
      name: 'Astro, a middleware',
      answer: (request, wrap) => {
        const onRequest = (context: { request: Request }, next: Next) => wrap(context.request, next);
        return onRequest({ request }, () => Promise.resolve(html()));
      },
    },
  ];

  it.each(FRAMEWORKS)('$name', async ({ answer }) => {
    const heard = await answer(ask(), pixels);
    expect(Object.fromEntries(heard.headers)).toMatchObject({
      'cache-control': 'private, no-cache',
      'x-pixel-inventory': 'private; snapshot=12',
    });
    expect(heard.headers.has('etag')).toBe(false);
    expect(await heard.text()).toContain(LOADER);
    const loader = await answer(ask(`/_pixels/${ASSETS.loader.file}`), pixels);
    expect(await loader.text()).toBe(ASSETS.loader.body);
  });

  it('Hono on Node, over a connection', async () => {
    const app = honoApp(() => undefined);
    const server = serve({
      fetch: (request) => pixels(request, () => app.fetch(request)),
      port: 0,
      hostname: '127.0.0.1',
    });
    try {
      await new Promise((resolve) => server.once('listening', resolve));
      const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      for (const path of ['/', '/fetched']) expect(await (await fetch(site + path)).text()).toContain(LOADER);
      const answer = await fetch(`${site}/_pixels/consent`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: site },
        body: '{"categories":[],"path":"/"}',
      });
      expect([answer.status, answer.headers.getSetCookie()[0]]).toEqual([
        200,
        expect.stringMatching(/^pixel_consent=2\.i\.000/),
      ]);
    } finally {
      server.close();
    }
  });
});

it('leaves a page as it is where inserting fails, and tells the operator', async () => {
  const log = lines();
  const site = createSite(siteOptions({ log }), ASSETS);
  const broken = webMiddleware({
    ...site,
    judge: () => {
      throw new Error('broken');
    },
  });
  expect(await (await broken(ask(), page())).text()).toBe(PAGE);
  expect(log.read()).toEqual([expect.stringContaining('broken')]);
});
