import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp } from '../integration/strapi-app';
import { filesOf, NAME, pack, ROOT, run, unpackedBytes } from './pack';
import { compile, ENTRIES, FRONT_ENDS, installTyped, usedEntries, withoutComment } from './typed';

jest.setTimeout(240_000);

let folder: string;
let tarball: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-packed-'));
  tarball = pack(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds what a user needs, and neither tests nor sources', () => {
  const files = filesOf(tarball);
  for (const needed of [
    'dist/server/index.js',
    'dist/admin/index.js',
    'dist/koa/index.js',
    'dist/node/index.js',
    'dist/web/index.mjs',
    'dist/browser/index.mjs',
    'dist/react/index.mjs',
    'dist/cli/index.js',
    'bin/pixel-inventory.cjs',
    'README.md',
    'LICENSE',
  ]) {
    expect(files).toContain(`package/${needed}`);
  }
  expect(files.filter((file) => /\/(tests|bench|demo|node_modules)\/|(?<!\.d)\.tsx?$/.test(file))).toEqual(
    [],
  );
});

it('is small, and holds no types that no entry leads to', () => {
  const files = filesOf(tarball);
  const types = files.filter((file) => /\.d\.[cm]?ts$/.test(file));
  expect(types.sort()).toEqual(
    ENTRIES.flatMap((entry) => {
      const at = `package/dist/${entry.replace(/^strapi-/, '')}/index`;
      return [`${at}.d.mts`, `${at}.d.ts`];
    }).sort(),
  );
  expect(files.filter((file) => !file.startsWith('package/docs/')).length).toBeLessThan(80);
  expect(unpackedBytes(tarball)).toBeLessThan(11_000_000);
});

it('holds the docs that its README leads to, without their pictures', () => {
  const docs = filesOf(tarball).filter((file) => file.startsWith('package/docs/'));
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const led = [...readme.matchAll(/\]\((docs\/[^)#]+\.md)/g)].map(([, file]) => `package/${file}`);
  expect(led.length).toBeGreaterThan(10);
  expect(docs).toEqual(expect.arrayContaining(led));
  expect(docs.filter((file) => !file.endsWith('.md'))).toEqual([]);
});

describe('in an empty folder, without Strapi', () => {
  let empty: string;

  beforeAll(() => {
    empty = path.join(folder, 'site');
    mkdirSync(empty);
    writeFileSync(path.join(empty, 'package.json'), '{"name":"site","private":true}');
    run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], empty);
  });

  it('pulls neither Strapi nor React', () => {
    const installed = readdirSync(path.join(empty, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed).toContain(NAME);
    expect(installed.filter((name) => /^(@strapi|react|styled-components|koa)/.test(name))).toEqual([]);
    expect(installed.length).toBeLessThan(30);
  });

  it.each(['koa', 'node', 'web'])('gives ./%s to require and to import', (entry) => {
    const from = `${NAME}/${entry}`;
    const use = 'console.log(typeof pixelInventory({ snapshot: () => null }));';
    for (const [file, get] of [
      [`${entry}.cjs`, `const { pixelInventory } = require('${from}');`],
      [`${entry}.mjs`, `import { pixelInventory } from '${from}';`],
    ] as const) {
      writeFileSync(path.join(empty, file), `${get} ${use}`);
      expect(run(process.execPath, [path.join(empty, file)], empty).trim()).toBe('function');
    }
  });

  const ENTRIES = `
    const web = WEB.pixelInventory({ snapshot: () => null });
    web(new Request('http://site/'), () => new Response('page')).then((answer) => answer.text()).then((text) =>
      console.log(text, typeof web.tags.html, typeof BROWSER.track, BROWSER.consent.get()));`;

  it.each([
    ['require', `const WEB = require('${NAME}/web'); const BROWSER = require('${NAME}/browser');`, 'cjs'],
    ['import', `import * as WEB from '${NAME}/web'; import * as BROWSER from '${NAME}/browser';`, 'mjs'],
  ])(
    'gives the wrapper of standard handlers, and the functions for applications, to %s',
    (_, head, extension) => {
      const file = path.join(empty, `web.${extension}`);
      writeFileSync(file, head + ENTRIES);
      expect(run(process.execPath, [file], empty).trim()).toBe('page string function null');
    },
  );

  it('gives the command for pages that were rendered beforehand', () => {
    writeFileSync(path.join(empty, 'index.html'), '<!doctype html><title>Page</title>');
    const call = () => run('npx', ['--no-install', 'pixel-inventory', 'inject', '*.html'], empty);
    expect(call()).toContain('1 written');
    expect(readFileSync(path.join(empty, 'index.html'), 'utf8')).toMatch(
      /^<!doctype html><script type="application\/json".*\/_pixels\/loader\.[0-9a-f]{12}\.js"><\/script><title>Page/,
    );
    expect(call()).toContain('0 written, 1 as they should be');
  });
});

describe('in a project in TypeScript', () => {
  let typed: string;

  beforeAll(() => {
    typed = path.join(folder, 'typed');
    installTyped(typed, tarball);
  });

  it('has types for every entry, which tell right uses from wrong ones', () => {
    expect([...new Set(usedEntries())].sort()).toEqual([...ENTRIES].sort());
  });

  it.each(FRONT_ENDS)('says in the editor what each option and each function of ./%s is for', (entry) => {
    expect(withoutComment(typed, entry)).toEqual([]);
  });

  it.each(['bundler', 'node16', 'anywhere'] as const)('compiles, as %s has it', (kind) => {
    expect(compile(typed, kind)).toBe('');
  });
});

describe('in a Strapi app', () => {
  it('is found by its name in package.json, and serves its API', async () => {
    const dir = path.join(ROOT, '.tmp/apps/packed');
    rmSync(dir, { recursive: true, force: true });
    const plugin = path.join(dir, 'node_modules', NAME);
    mkdirSync(plugin, { recursive: true });
    run('tar', ['-xzf', tarball, '-C', plugin, '--strip-components=1'], folder);
    expect(existsSync(path.join(plugin, 'server'))).toBe(false);
    expect(readFileSync(path.join(plugin, 'package.json'), 'utf8')).toContain('"kind": "plugin"');

    const app = await startApp({ name: 'packed', keep: true, installed: true });
    try {
      const user = await app.addUser('Ana', 'super');
      expect((await app.call(user, 'get', '/pixels')).body).toMatchObject({ data: { total: 0 } });
    } finally {
      await app.stop();
    }
  });
});
