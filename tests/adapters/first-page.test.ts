/** A site that starts while Strapi is away, with the copy that it left behind. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diskCopy } from '../../server/adapters/disk-copy';
import type { CopyPlace } from '../../server/adapters/strapi-copy';
import { ADAPTERS, listen, siteOptions, type Listening } from '../fakes/adapters';
import { ASSETS, lines, PAGE, SNAPSHOT } from '../fakes/site';
import { fakeStrapi, sending, TOKEN, type FakeStrapi } from '../fakes/strapi';

const LIVE = { ...SNAPSHOT, number: 12 };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const LOADER = `<script async src="/_pixels/${ASSETS.loader.file}"></script>`;

describe.each(ADAPTERS)('the first page after a start, by the adapter for $name', ({ listener }) => {
  let folder: string;
  let file: string;
  let strapi: FakeStrapi;
  let site: Listening | null = null;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-first-'));
    file = path.join(folder, 'site.copy');
    strapi = await fakeStrapi(sending(LIVE));
  });
  afterEach(async () => {
    await site?.close();
    await strapi.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (copy: CopyPlace, log = lines()): Promise<Listening> => {
    await site?.close();
    const options = siteOptions({
      snapshot: undefined,
      strapi: { url: strapi.url, token: TOKEN, copy, timeoutMs: 2000 },
      log,
    });
    return (site = await listen(listener(() => ({ headers: HTML, body: PAGE }), options)));
  };
  const reportOf = async (one: Listening) => String((await one.ask('/')).headers['x-pixel-inventory']);
  const until = async (is: () => boolean | Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 200 && !(await is()); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await is()).toBe(true);
  };
  const kept = (): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  };
  const leaveCopy = async (): Promise<void> => {
    const first = await start(diskCopy(file));
    await until(async () => (await reportOf(first)) === 'shared; snapshot=12');
    await until(() => kept() !== '');
    await strapi.stop();
  };

  it('has its tags, by the copy on disk', async () => {
    await leaveCopy();
    const { headers, body } = await (await start(diskCopy(file))).ask('/');
    expect(headers['x-pixel-inventory']).toBe('shared; snapshot=12');
    expect(body.toString()).toContain(LOADER);
  });

  it('gives the first visitor a plan, too', async () => {
    await leaveCopy();
    const { body } = await (await start(diskCopy(file))).ask('/_pixels/plan?path=/');
    expect(JSON.parse(body.toString())).toMatchObject({ snapshot: 12 });
  });

  it('has none of a copy that somebody has changed', async () => {
    await leaveCopy();
    writeFileSync(file, kept().replace('stats', 'other'));
    const log = lines();
    expect(await reportOf(await start(diskCopy(file), log))).toBe('skipped; reason=no_snapshot');
    expect(log.read().join('\n')).toContain('The last good copy cannot be used.');
  });

  it.each<[string, CopyPlace]>([
    ['holds nothing', { read: () => Promise.resolve(undefined), write: () => Promise.resolve() }],
    ['fails', { read: () => Promise.reject(new Error('broken')), write: () => Promise.resolve() }],
  ])('comes where the place %s', async (_, copy) => {
    strapi.answer(() => undefined);
    expect(await reportOf(await start(copy))).toBe('skipped; reason=no_snapshot');
  });

  it('does not wait for a place that never answers', async () => {
    const started = Date.now();
    const copy: CopyPlace = { read: () => new Promise(() => undefined), write: () => Promise.resolve() };
    expect(await reportOf(await start(copy))).toBe('skipped; reason=no_snapshot');
    expect(Date.now() - started).toBeLessThan(1500);
  });
});
