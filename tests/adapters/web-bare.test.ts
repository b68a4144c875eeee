import { createContext, runInContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { ASSETS, PAGE, SNAPSHOT } from '../fakes/site';

/** What a runtime at the edge of a network offers, and no more: neither `Buffer`, nor `process`, nor `require`. */
const STANDARDS = {
  AbortController,
  ArrayBuffer,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  Uint8Array,
  atob,
  clearTimeout,
  console,
  crypto,
  setTimeout,
};

/** In the place of the files for browsers, so that this needs no build of them. */
const assets: Plugin = {
  name: 'assets',
  setup: (made) => {
    made.onLoad({ filter: /generated[\\/]browser-assets/ }, () => ({
      contents: `export const browserAssets = ${JSON.stringify(ASSETS)}`,
    }));
    made.onResolve({ filter: /generated\/browser-assets$/ }, () => ({ path: '/generated/browser-assets' }));
  },
};

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['server/adapters/web.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'site',
    // A module of Node's, or a package that wants one, is an error here.
    platform: 'browser',
    conditions: ['worker'],
    plugins: [assets],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

type Pixels = (request: Request, next?: () => Response) => Promise<Response>;

describe('without anything of Node', () => {
  let pixels: Pixels;

  beforeAll(async () => {
    const context = createContext({ ...STANDARDS, snapshot: SNAPSHOT });
    runInContext(await bundle(), context);
    pixels = runInContext('site.pixelInventory({ snapshot: () => snapshot })', context) as Pixels;
  });

  const html = (body: BodyInit): Response =>
    new Response(body, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private' },
    });

  it('inserts into pages', async () => {
    const answer = await pixels(new Request('https://shop.example/'), () => html(PAGE));
    expect(answer.headers.get('x-pixel-inventory')).toBe('private; snapshot=12');
    expect(await answer.text()).toContain(ASSETS.loader.file);
  });

  it('inserts what is no ASCII, between chunks that are cut anywhere', async () => {
    const bytes = new TextEncoder().encode(PAGE);
    const body = new ReadableStream({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const answer = await pixels(new Request('https://shop.example/'), () => html(body));
    const text = await answer.text();
    expect(text).toContain(ASSETS.loader.file);
    expect(text).toContain('<h1>Shöp</h1></body></html>');
  });

  it('serves the files for browsers compressed', async () => {
    const headers = { 'accept-encoding': 'br' };
    const address = `https://shop.example/_pixels/${ASSETS.loader.file}`;
    const answer = await pixels(new Request(address, { headers }), () => new Response(null));
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(ASSETS.loader.br);
  });

  it('stores a choice, and counts who chooses', async () => {
    const answer = await pixels(
      new Request('https://shop.example/_pixels/consent', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: 'https://shop.example',
          'x-forwarded-for': '203.0.113.7',
        },
        body: '{"categories":["marketing"],"path":"/"}',
      }),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^pixel_consent=2\.i\.001\./);
  });
});
