/**
 * `npm run check`: types, lint, format, who may import whom, unused code, size. As many steps at once as there are processors,
 * each printed when it is done; one that fails stops no other.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ensureInstalled } from './ensure-installed.mjs';

const FIRST = ['what a browser loads', 'node', ['scripts/build-browser.mjs']];
/** The longest first. */
const STEPS = [
  ['lint', 'npx', ['eslint', '.', '--max-warnings', '0']],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['who may import whom', 'npx', ['depcruise', '--output-type', 'err', '.']],
  ['unused code', 'npx', ['knip']],
  ['types of core, without a platform', 'npx', ['tsc', '--noEmit', '-p', 'server/src/core']],
  ['types of the vendors, without a platform', 'npx', ['tsc', '--noEmit', '-p', 'server/src/vendors']],
  ['types of what a browser loads', 'npx', ['tsc', '--noEmit', '-p', 'server/browser']],
];
/** It builds what a browser loads anew, which the others read. */
const LAST = ['size of what a browser loads', 'node', ['scripts/size.mjs']];

/** Run a step, print what it said, and answer whether it went well. */
const run = ([name, command, args]) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { shell: process.platform === 'win32' });
    const said = [];
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    child.once('error', (error) => said.push(Buffer.from(String(error))));
    child.once('close', (status) => {
      process.stdout.write(`\n== ${name}\n${Buffer.concat(said).toString()}`);
      resolve(status === 0);
    });
  });

const failed = [];
const runAll = async (steps, atOnce) => {
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await run(step))) failed.push(step[0]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};

await ensureInstalled();
await runAll([FIRST], 1);
await runAll(STEPS, availableParallelism());
await runAll([LAST], 1);
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
