/**
 * `npm test`: install and build what is missing, then run every test. Arguments go to jest, for example
 * `npm test -- --selectProjects unit`.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

await ensureInstalled();
// Loaded only now: it needs what was installed.
const { ensureBuilt } = await import('../demo/run/build.mjs');
await ensureBuilt(ROOT, console.log);

// A test that fails to start a server would otherwise leave jest waiting for it.
const jest = [path.join(ROOT, 'node_modules/jest/bin/jest.js'), '--forceExit', '--maxWorkers=2'];
const { status } = spawnSync(process.execPath, [...jest, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true' },
});
process.exitCode = status ?? 1;
