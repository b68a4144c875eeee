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
import { NAME, pack, ROOT, run } from './pack';

jest.setTimeout(240_000);

let folder: string;
let tarball: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-packed-'));
  tarball = pack(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds what a user needs, and neither tests nor sources', () => {
  const files = run('tar', ['-tzf', tarball], folder).trim().split('\n');
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

  it('brings its types', () => {
    writeFileSync(
      path.join(empty, 'use.ts'),
      `import { pixelInventory } from '${NAME}/koa';\nexport const made = pixelInventory({ snapshot: () => null, pages: 'auto' });
import { pixelInventory as forWeb } from '${NAME}/web';
import { consent, type Granted } from '${NAME}/browser';
export const answer: Promise<Response> = forWeb({ snapshot: () => null })(new Request('http://site/'), () => new Response());
export const granted: Granted = consent.get();
export const queued = window.pixels;\n`,
    );
    const args = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--moduleResolution',
      'nodenext',
      '--types',
      'node',
      '--typeRoots',
      path.join(ROOT, 'node_modules/@types'),
      'use.ts',
    ];
    expect(run(path.join(ROOT, 'node_modules/.bin/tsc'), args, empty)).toBe('');
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
