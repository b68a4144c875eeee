/** A whole site that follows a Strapi: pages, choices and messages, whatever Strapi does. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Koa from 'koa';
import request from 'supertest';
import { consentRecordSchema } from '../../server/src/contract';
import { usualFile, withDiskCopy } from '../../server/adapters/disk-copy';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { createNodeSite } from '../../server/adapters/node-site';
import { createSite, type Site, type SiteOptions } from '../../server/adapters/site';
import type { StrapiOptions } from '../../server/adapters/strapi-options';
import { ASSETS, lines, PAGE, SNAPSHOT } from '../fakes/site';
import { fakeStrapi, hookAbout, otherSigner, sending, TOKEN, type FakeStrapi } from '../fakes/strapi';
import { NOW } from '../fakes/visits';

const LIVE = { ...SNAPSHOT, number: 12 };
const NEXT = { ...SNAPSHOT, number: 13 };

let strapi: FakeStrapi;
let folder: string;
let file: string;
let site: Site | null = null;

beforeEach(async () => {
  strapi = await fakeStrapi(sending(LIVE));
  folder = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-site-'));
  file = path.join(folder, 'below', 'copy');
});
afterEach(async () => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
  await strapi.stop();
});

const serve = (made: Site) => {
  site = made;
  const app = new Koa();
  app.silent = true;
  app.use(koaMiddleware(made));
  app.use((ctx) => {
    ctx.type = 'html';
    ctx.body = PAGE;
  });
  return app.callback();
};

const written = lines();
const options = (changes: Partial<NonNullable<SiteOptions['strapi']>> = {}): SiteOptions => ({
  strapi: { url: strapi.url, token: TOKEN, timeoutMs: 300, file, ...changes },
  now: () => NOW,
  log: written,
});
const node = (changes = {}) => serve(createNodeSite(options(changes), ASSETS));

const reportOf = async (app: ReturnType<typeof serve>): Promise<string> => {
  const answer = await request(app).get('/').expect(200);
  expect(answer.text).toContain('<h1>Shöp</h1>');
  return String(answer.headers['x-pixel-inventory']);
};
const until = async (app: ReturnType<typeof serve>, report: string): Promise<void> => {
  for (let tries = 0; (await reportOf(app)) !== report; tries += 1) {
    if (tries > 200) throw new Error(`No page said ${report}.`);
  }
};

describe('pages', () => {
  it('come at once and without tags before Strapi has answered', async () => {
    strapi.answer(() => undefined);
    const started = Date.now();
    expect(await reportOf(node({ timeoutMs: 5000 }))).toBe('skipped; reason=no_snapshot');
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('follow by requests alone where nobody starts timers', async () => {
    const app = serve(createSite(options({ file: false }), ASSETS));
    expect(strapi.asked).toEqual([]);
    await until(app, 'shared; snapshot=12');
    expect(strapi.asked).toHaveLength(1);
  });

  it('carry the tags of the copy on disk while Strapi is stopped, after a new start', async () => {
    await until(node(), 'shared; snapshot=12');
    for (let tries = 0; tries < 100 && !existsSync(file); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    site?.stop();
    await strapi.stop();
    await until(node(), 'shared; snapshot=12');
    site?.stop();

    writeFileSync(file, readFileSync(file, 'utf8').replace('stats', 'other'));
    const app = node();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await reportOf(app)).toBe('skipped; reason=no_snapshot');
    expect(written.read().join('\n')).toContain('The last good copy cannot be used.');
  });

  it('come where the copy cannot be kept', async () => {
    writeFileSync(path.join(folder, 'below'), 'a file, where a folder should be');
    await until(node(), 'shared; snapshot=12');
  });
});

describe('the usual file', () => {
  it('is another one for each Strapi and token, and there is none where nobody wants one', () => {
    const of = (url: string, token: string) => usualFile({ url, token });
    expect(new Set([of('http://a', '1'), of('http://a', '2'), of('http://b', '1')]).size).toBe(3);
    expect(of('http://a', 'secret-token')).not.toContain('secret-token');
    expect(path.dirname(of('http://a', '1'))).toBe(tmpdir());
    const copyWith = (strapi: Partial<StrapiOptions>) =>
      withDiskCopy<SiteOptions>({ strapi: { url: 'http://a', token: '1', ...strapi } }).strapi?.copy;
    expect(copyWith({})).toBeDefined();
    expect(copyWith({ file: false })).toBeUndefined();
  });
});

describe('POST /_pixels/hook', () => {
  const send = (app: ReturnType<typeof serve>, sent: ReturnType<typeof hookAbout>) =>
    request(app).post('/_pixels/hook').set('X-Pixel-Inventory-Signature', sent.signature).send(sent.message);

  it('makes the site follow at once', async () => {
    const app = node();
    await until(app, 'shared; snapshot=12');
    strapi.answer(sending(NEXT));
    await send(app, hookAbout(NEXT, NOW)).expect(202, { number: 13 });
    await until(app, 'shared; snapshot=13');
    await send(app, hookAbout(NEXT, NOW)).expect(200, { number: 13 });
  });

  it('refuses what is not from Strapi, too old, too large, or no such message', async () => {
    const app = node();
    await until(app, 'shared; snapshot=12');
    const asked = strapi.asked.length;
    const codeOf = async (answer: request.Test) => {
      const told = await answer;
      return [told.status, (told.body as { error: { code: string } }).error.code];
    };
    expect(await codeOf(send(app, hookAbout(NEXT, NOW, otherSigner)))).toEqual([403, 'hook_refused']);
    expect(await codeOf(send(app, hookAbout(NEXT, NOW - 360_000)))).toEqual([403, 'hook_late']);
    const post = () => request(app).post('/_pixels/hook').set('Content-Type', 'application/json');
    expect(await codeOf(post().send('{"number":13}'))).toEqual([400, 'invalid_input']);
    expect(await codeOf(post().send('rubbish'))).toEqual([400, 'invalid_input']);
    expect(await codeOf(post().send(' '.repeat(2049)))).toEqual([413, 'too_large']);
    expect(await codeOf(request(app).get('/_pixels/hook'))).toEqual([405, 'method_refused']);
    expect(strapi.asked).toHaveLength(asked);
  });

  it('gets through however much visitors ask for, and is counted by itself', async () => {
    const app = serve(createNodeSite({ ...options(), requestsPerMinute: 1 }, ASSETS));
    await until(app, 'shared; snapshot=12');
    const plan = () => request(app).get('/_pixels/plan?path=/');
    await plan().expect(200);
    await plan().expect(429);
    await send(app, hookAbout(NEXT, NOW)).expect(202);
    await send(app, hookAbout(NEXT, NOW)).expect(429);
  });

  it('is nothing where a site has its snapshot from elsewhere', async () => {
    const app = serve(createSite({ snapshot: () => SNAPSHOT }, ASSETS));
    await send(app, hookAbout(NEXT, NOW)).expect(404);
  });
});

describe('a choice', () => {
  const choose = (app: ReturnType<typeof serve>) =>
    request(app)
      .post('/_pixels/consent')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ categories: ['measurement'], path: '/' });

  it('is proven to Strapi before it counts', async () => {
    const app = node();
    await until(app, 'shared; snapshot=12');
    const records: unknown[] = [];
    strapi.answer((incoming, response) => {
      let text = '';
      incoming.on('data', (part) => (text += String(part)));
      incoming.on('end', () => {
        records.push(JSON.parse(text));
        response.writeHead(201).end('{}');
      });
    });
    const answer = await choose(app).expect(200);
    const record = consentRecordSchema.parse(records[0]);
    expect(record).toMatchObject({ categories: ['measurement'], snapshot: 12, way: 'site' });
    expect(String(answer.headers['set-cookie'])).toContain(record.id);
    expect(strapi.asked.at(-1)).toMatchObject({
      path: 'POST /api/pixel-inventory/consent-records',
      token: `Bearer ${TOKEN}`,
    });
  });

  it.each<[string, Parameters<FakeStrapi['answer']>[0], string]>([
    [
      'may not be sent',
      (_, response) => response.writeHead(403).end(),
      'tick Pixel-inventory → Record → create',
    ],
    ['has an unknown token', (_, response) => response.writeHead(401).end(), 'does not know the token'],
    ['meets an error', (_, response) => response.writeHead(500).end(), 'Strapi answers with status 500.'],
    ['is not answered', () => undefined, 'Strapi did not answer within 300 ms.'],
    ['meets a closed door', (incoming) => incoming.socket.destroy(), 'Strapi cannot be reached at'],
    [
      'is led elsewhere',
      (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      'Strapi answers with status 307.',
    ],
  ])('that %s is refused, and may be sent again', async (_, handler, sentence) => {
    const app = node();
    await until(app, 'shared; snapshot=12');
    strapi.answer(handler);
    const before = written.read().length;
    for (let tries = 0; tries < 2; tries += 1) {
      const answer = await choose(app).expect(503);
      expect(answer.headers).toMatchObject({ 'retry-after': '30' });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const said = written
      .read()
      .slice(before)
      .filter((line) => line.includes('The proof of a choice'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(sentence);
  });

  it('is sent once more over a connection that was closed just then', async () => {
    const app = node();
    await until(app, 'shared; snapshot=12');
    strapi.answer((incoming) => {
      strapi.answer((_, response) => response.writeHead(200).end('{}'));
      incoming.socket.destroy();
    });
    await choose(app).expect(200);
  });
});

describe('options', () => {
  const url = 'https://cms.example.org';
  it.each<[string, unknown, string]>([
    ['neither source', {}, 'Give one of the two'],
    ['both sources', { snapshot: () => null, strapi: { url, token: 'x' } }, 'Give one of the two'],
    ['a snapshot that is no function', { snapshot: SNAPSHOT }, 'Give one of the two'],
    ['no address', { strapi: { url: undefined, token: 'x' } }, 'strapi.url: Expected an address such as'],
    [
      'an address without a scheme',
      { strapi: { url: 'cms.example.org', token: 'x' } },
      'strapi.url: Expected',
    ],
    [
      'an address of another kind',
      { strapi: { url: 'ftp://cms.example.org', token: 'x' } },
      'strapi.url: Expected',
    ],
    [
      'a name in the address',
      { strapi: { url: 'https://a:b@cms.example.org', token: 'x' } },
      'without a user name',
    ],
    ['a query in the address', { strapi: { url: `${url}/?a=b`, token: 'x' } }, 'a query or a fragment'],
    [
      'no token',
      { strapi: { url, token: undefined } },
      'strapi.token: Expected an API token of Strapi. Is the',
    ],
    ['an empty token', { strapi: { url, token: ' ' } }, 'Is the environment variable empty?'],
    ['a token with a line break', { strapi: { url, token: 'a\nb' } }, 'without spaces in it'],
    [
      'no interval',
      { strapi: { url, token: 'x', refreshSeconds: 0 } },
      'strapi.refreshSeconds: Expected 1 or more.',
    ],
    ['a time-out that is none', { strapi: { url, token: 'x', timeoutMs: '5s' } }, 'strapi.timeoutMs:'],
    ['a key that is none', { strapi: { url, token: 'x', key: 'abc' } }, 'strapi.key: Expected a public key'],
    [
      'a misspelt option',
      { strapi: { url, token: 'x', tokne: 'y' } },
      'strapi.tokne: There is no such option.',
    ],
    [
      'a misspelt option of the site',
      { strapi: { url, token: 'x' }, prefx: '/p' },
      'prefx: There is no such',
    ],
    ['an option of the plugin alone', { strapi: { url, token: 'x' }, sites: [] }, 'sites: There is no such'],
    ['a text for yes', { strapi: { url, token: 'x' }, secure: 'false' }, 'secure: Expected true, false'],
    [
      'a list for a function',
      { strapi: { url, token: 'x' }, ignore: ['/a'] },
      'ignore: Expected a function.',
    ],
    [
      'a count that is none',
      { strapi: { url, token: 'x' }, count: true },
      'count: Expected a function, or false',
    ],
    [
      'a limit that is none',
      { strapi: { url, token: 'x' }, requestsPerMinute: -1 },
      'requestsPerMinute: Expected',
    ],
    ['a log that is none', { strapi: { url, token: 'x' }, log: 'x' }, 'log: Expected an object with'],
    [
      'previews that are none',
      { strapi: { url, token: 'x' }, preview: {} },
      'preview: Expected an object with',
    ],
    ['nothing at all', undefined, 'Give one of the two'],
    [
      'a file without files',
      { strapi: { url, token: 'x', file: '/tmp/x' } },
      'strapi.file: There are no files here',
    ],
    ['two at once', { strapi: { url: '', token: '' }, prefix: 'x' }, 'prefix: Expected a path'],
  ])('with %s are refused at the start', (_, given, sentence) => {
    expect(() => createSite(given as SiteOptions, ASSETS)).toThrow(sentence);
    expect(() => createSite(given as SiteOptions, ASSETS)).toThrow(
      /^pixel-inventory: the options need a correction\./,
    );
  });
});
