/** `npm run check`: types, lint, format, who may import whom, unused code. Prints each step, stops at none of them. */
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './ensure-installed.mjs';

const STEPS = [
  ['what a browser loads', 'node', ['scripts/build-browser.mjs']],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['types of core, without a platform', 'npx', ['tsc', '--noEmit', '-p', 'server/src/core']],
  ['types of the vendors, without a platform', 'npx', ['tsc', '--noEmit', '-p', 'server/src/vendors']],
  ['types of what a browser loads', 'npx', ['tsc', '--noEmit', '-p', 'server/browser']],
  ['lint', 'npx', ['eslint', '.', '--max-warnings', '0']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['who may import whom', 'npx', ['depcruise', '--output-type', 'err', '.']],
  ['unused code', 'npx', ['knip']],
  ['size of what a browser loads', 'node', ['scripts/size.mjs']],
];

await ensureInstalled();
const failed = STEPS.filter(([name, command, args]) => {
  console.log(`\n== ${name}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0;
});
console.log(
  failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.map(([name]) => name).join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
