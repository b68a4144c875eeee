import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runQuietly } from './child.mjs';
import { fingerprint, isNewer } from './freshness.mjs';

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const readOr = (file, otherwise) => (existsSync(file) ? readFileSync(file, 'utf8') : otherwise);

const tryLock = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(Number(readOr(file, '0')))) rmSync(file, { force: true });
    return false;
  }
};

/** Run a task while no other demo of this checkout builds: two builds into one folder spoil each other. */
const alone = async (file, task) => {
  while (!tryLock(file)) await sleep(200);
  try {
    return await task();
  } finally {
    rmSync(file, { force: true });
  }
};

const buildPlugin = async (root, say) => {
  const at = (...names) => path.join(root, ...names);
  const { exports } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const outputs = Object.values(exports).flatMap((entry) => (entry.require ? [at(entry.require)] : []));
  const sources = ['server', 'admin', 'strapi-server.ts', 'strapi-admin.ts', 'package.json', 'tsconfig.json'];
  if (
    isNewer(
      outputs,
      sources.map((name) => at(name)),
      [at('server/generated')],
    )
  )
    return;
  say('Building the plugin. It takes about half a minute.');
  await runQuietly('Building the plugin', 'npm', ['run', 'build'], { cwd: root });
};

const buildPanel = async (root, say) => {
  const demo = path.join(root, 'demo');
  const stamp = path.join(root, '.cache/demo-panel');
  const strapi = path.join(root, 'node_modules/@strapi/strapi');
  const madeFrom = fingerprint(root, [
    path.join(root, 'dist/admin'),
    ...['config', 'src/admin', 'package.json', 'tsconfig.json'].map((name) => path.join(demo, name)),
    path.join(strapi, 'package.json'),
  ]);
  if (existsSync(path.join(demo, 'build/index.html')) && readOr(stamp, '') === madeFrom) return;
  say('Building the admin panel. It takes about a minute, and happens again only after a change.');
  await runQuietly(
    'Building the admin panel',
    process.execPath,
    [path.join(strapi, 'bin/strapi.js'), 'build'],
    {
      cwd: demo,
      env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    },
  );
  writeFileSync(stamp, madeFrom);
};

/** Build the plugin and the demo's admin panel where they are missing or out of date. */
export const ensureBuilt = async (root, say) => {
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  await alone(path.join(root, '.cache/demo-build.lock'), async () => {
    await buildPlugin(root, say);
    await buildPanel(root, say);
  });
};
