import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReviewList } from '../../server/src/contract';
import { content } from '../fakes/pixels';
import { type DemoApp, type DemoUser, startDemo } from './demo-app';

const SCRIPT = path.resolve(__dirname, '../../scripts/demo.mjs');
const dataDir = mkdtempSync(path.join(tmpdir(), 'demo-command-'));
const started: DemoApp[] = [];

const start = async (...args: string[]): Promise<DemoApp> => {
  const demo = await startDemo({ dataDir, args });
  started.push(demo);
  return demo;
};

afterAll(async () => {
  await Promise.all(started.map((demo) => demo.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

/** Run the command until it ends by itself. */
const run = (
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, '--no-build', ...args], {
      env: { ...process.env, ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });

const takePort = (): Promise<{ server: Server; port: number }> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });

const tokenOf = async (demo: DemoApp, { email, password }: DemoUser): Promise<string> => {
  const answer = await fetch(`${demo.admin}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { data } = (await answer.json()) as { data: { token: string } };
  return data.token;
};

const askAdmin = async (demo: DemoApp, user: DemoUser, body?: unknown): Promise<Response> =>
  fetch(`${demo.shop}pixel-inventory/pixels`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(demo, user)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const countPixels = async (demo: DemoApp): Promise<number> => {
  const answer = await askAdmin(demo, demo.users.approver);
  return ((await answer.json()) as { data: { total: number } }).data.total;
};

describe('what the command says instead of starting', () => {
  it.each([
    ['the shop', (port: number) => ['--port', String(port)], '--port'],
    [
      'the vendor stand-in',
      (port: number) => ['--port', '0', '--stand-in-port', String(port)],
      '--stand-in-port',
    ],
  ])('a taken port for %s, and how to choose another one', async (what, args, option) => {
    const { server, port } = await takePort();
    const { code, said } = await run([...args(port), '--data-dir', path.join(dataDir, 'taken')]);
    server.close();
    expect(code).toBe(1);
    expect(said).toContain(`Port ${port}, for ${what}, is taken by another program.`);
    expect(said).toContain(`npm run demo -- ${option} `);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it('the same by the environment', async () => {
    const { server, port } = await takePort();
    const { code, said } = await run([], {
      PORT: String(port),
      STAND_IN_PORT: '0',
      DEMO_DATA_DIR: path.join(dataDir, 'taken'),
    });
    server.close();
    expect([code, said]).toEqual([1, expect.stringContaining(`Port ${port}, for the shop, is taken`)]);
  });

  it.each([
    [['--port', 'http'], '--port is a number between 0 and 65535'],
    [['--port', '70000'], '--port is a number between 0 and 65535'],
    [['--port', '4000', '--stand-in-port', '4000'], 'cannot both have port 4000'],
    [['--rest'], "Unknown option '--rest'"],
  ])('%s: %s', async (args, sentence) => {
    const { code, said } = await run(args);
    expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
  });
});

it('opens on an inventory in every state, with a log that holds', async () => {
  const filledDir = path.join(dataDir, 'filled');
  const demo = await startDemo({ dataDir: filledDir, filled: true });
  started.push(demo);
  // Strapi lets nobody sign in often.
  const authorization = `Bearer ${await tokenOf(demo, demo.users.approver)}`;
  const ask = async (address: string): Promise<unknown> => {
    const answer = await fetch(`${demo.shop}pixel-inventory${address}`, { headers: { authorization } });
    return ((await answer.json()) as { data: unknown }).data;
  };
  expect(await ask('/overview')).toMatchObject({
    states: { draft: 1, in_review: 1, approved: 1, live: 5, paused: 1, retired: 1 },
    known: {
      total: 9,
      overdue: [{ slug: 'plausible-on-trial' }],
      due: [{ slug: 'site-statistics' }],
      declared: [{ slug: 'bird-post-openings' }, { slug: 'films-at-youtube' }],
    },
    consent: { live: 3, wait: 3 },
    waiting: expect.arrayContaining([
      { pixel: expect.objectContaining({ slug: 'shop-analytics', state: 'live' }) as unknown, mine: true },
    ]) as unknown,
  });
  expect(await ask('/activity/check')).toEqual({ holds: true, entries: 47, brokenAt: null });
  expect(await ask('/consent-settings')).toMatchObject({ changes: [], authors: [] });
  expect(await ask('/activity?action=consent_settings')).toMatchObject({
    total: 4,
    items: Array.from({ length: 4 }, () => ({ person: { name: 'Sam Holt' } })),
  });
  const [from, to] = [32, 0].map((days) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10),
  );
  expect(await ask(`/consent/rates?from=${from}&to=${to}`)).toMatchObject({
    sum: { total: 429, measurement: 251, marketing: 189, gpc: 37, rules: { opt_in: 429 } },
  });
  expect(await ask('/consent/records')).toMatchObject({ total: 429, items: { 0: { snapshot: 10 } } });
  // One is overdue and flagged, one is due, and whose they are has had mails.
  const { items } = (await ask('/reviews')) as ReviewList;
  expect(items.slice(0, 3).map(({ slug, status, askedAt }) => [slug, status, askedAt !== null])).toEqual([
    ['plausible-on-trial', 'overdue', true],
    ['site-statistics', 'due', true],
    ['shop-analytics', 'upcoming', false],
  ]);
  expect(items[0]?.evidence.flags.map(({ code }) => code)).toEqual(['no_owner_account']);
  const mailbox = await (await fetch(`${demo.shop}mailbox`)).text();
  const mails = [...mailbox.matchAll(/<a href="(\/mailbox\/[\d-]+)">([^<]+)<\/a>\s*<span>to ([^<]+)/g)];
  const toLou = (subject: string): string =>
    mails.find(([, , title = '', to]) => to === 'lou@wrenhouse.example' && title.includes(subject))?.[1] ??
    '';
  const address = toLou('Plausible');
  expect(new Set(mails.map(([, , , to]) => to))).toEqual(
    new Set(['lou', 'editor', 'approver', 'owner'].map((name) => `${name}@wrenhouse.example`)),
  );
  const read = async (page: string) => (await fetch(new URL(page, demo.shop))).text();
  expect(await read(`${address}/html`)).toContain('Plausible, on trial');
  expect(await read(address)).toContain('Plausible, on trial');
  // Whose pixel somebody else stopped has heard of that as well.
  expect(await read(toLou('was stopped'))).toContain('Winter films');
  expect((await fetch(new URL('/mailbox/..%2fsecrets', demo.shop))).status).toBe(404);
  await demo.stop();
}, 300_000);

it('keeps its data until it is told to start over, and leaves nothing running', async () => {
  const first = await start();
  expect(await askAdmin(first, first.users.editor, { content: content() })).toMatchObject({ status: 201 });
  expect(await askAdmin(first, first.users.approver, { content: content() })).toMatchObject({ status: 403 });

  const second = await run(['--port', '0', '--data-dir', dataDir]);
  expect([second.code, second.said]).toEqual([1, expect.stringContaining('The demo is running already, at')]);

  const secrets = readFileSync(path.join(dataDir, 'secrets.json'), 'utf8');
  expect(await first.stop()).toBe(0);
  await expect(fetch(first.shop)).rejects.toThrow();
  await expect(fetch(first.standIn)).rejects.toThrow();

  const again = await start('--no-build');
  expect(await countPixels(again)).toBe(1);
  expect(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets);
  await again.stop();

  writeFileSync(path.join(dataDir, 'mine.txt'), 'A file of somebody else.');
  const afresh = await start('--no-build', '--reset');
  expect(await countPixels(afresh)).toBe(0);
  expect(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).not.toBe(secrets);
  expect(existsSync(path.join(dataDir, 'mine.txt'))).toBe(true);
}, 300_000);
