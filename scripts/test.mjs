/**
 * `npm test`: install and build what is missing, then run every test. Arguments go to jest, for example
 * `npm test -- --selectProjects unit`. Of the whole run, a file of browser tests that fails is run once more with the
 * machine to itself, and named as unsteady if it passes then: a browser on a busy machine may be late.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const RESULTS = path.join(ROOT, '.tmp/test-results.json');
/** With more than these, it was not the machine. */
const MOST_UNSTEADY = 2;

await ensureInstalled();
// Loaded only now: it needs what was installed.
const { ensureBuilt } = await import('../demo/run/build.mjs');
await ensureBuilt(ROOT, console.log);

/** Answers with jest's exit code. A test that fails to start a server would leave jest waiting, so it is made to end. */
const jest = (...args) =>
  spawnSync(process.execPath, [path.join(ROOT, 'node_modules/jest/bin/jest.js'), '--forceExit', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true' },
  }).status ?? 1;

const failedFiles = () =>
  JSON.parse(readFileSync(RESULTS, 'utf8'))
    .testResults.filter(({ status }) => status === 'failed')
    .map(({ name }) => path.relative(ROOT, name).replaceAll(path.sep, '/'));

const runAll = () => {
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  const status = jest('--maxWorkers=2', '--json', `--outputFile=${RESULTS}`);
  if (status === 0) return 0;
  const failed = failedFiles();
  const isBrowsers = failed.length > 0 && failed.every((file) => file.startsWith('tests/browser/'));
  if (!isBrowsers || failed.length > MOST_UNSTEADY) return status;
  console.log(`\nOnce more, with the machine to themselves: ${failed.join(', ')}`);
  const again = jest('--runInBand', '--runTestsByPath', ...failed);
  if (again === 0) console.log(`\nUnsteady, failed at first and passed then: ${failed.join(', ')}`);
  return again;
};

const args = process.argv.slice(2);
process.exitCode = args.length > 0 ? jest('--maxWorkers=2', ...args) : runAll();
