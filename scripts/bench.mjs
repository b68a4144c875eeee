// Runs benchmarks: node scripts/bench.mjs [name ...] [--quick]
// Each bench/<name>.ts is bundled (packages stay outside) into .tmp/bench and run in a Node process of its own.
// Without a name: every bench/*.ts that begins with the comment `/** Benchmark`. Ends with 1 if one missed a target.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = join(root, '.tmp', 'bench');

const isBenchmark = (file) => readFileSync(join(root, 'bench', file), 'utf8').startsWith('/** Benchmark');

const allBenchmarks = () =>
  readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts') && isBenchmark(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();

const bundle = (names) =>
  build({
    entryPoints: names.map((name) => join(root, 'bench', `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });

const runOne = (name, flags) =>
  spawnSync(process.execPath, ['--expose-gc', join(outdir, `${name}.cjs`), ...flags], {
    cwd: root,
    stdio: 'inherit',
  }).status ?? 1;

const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const named = words.filter((word) => !word.startsWith('--'));
const names = named.length > 0 ? named : allBenchmarks();

await bundle(names);
const missed = names.filter((name) => runOne(name, flags) !== 0);
if (missed.length > 0) {
  console.error(`Missed a target: ${missed.join(', ')}`);
  process.exitCode = 1;
}
