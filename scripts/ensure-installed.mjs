import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(fileURLToPath(import.meta.url)), '..');

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/**
 * Tell whether `node_modules` holds what `package-lock.json` asks for. Contents are compared, not times: a checkout
 * touches the lock file without changing it, and an install takes minutes. Optional packages may be missing, as on
 * other platforms.
 */
export const isInstalled = (root = ROOT) => {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = packagesOf(installed);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json')))
    .filter(([place, wanted]) => place !== '' && !wanted.optional && !wanted.devOptional && !wanted.link)
    .every(([place, wanted]) => have[place]?.version === wanted.version);
};

const installCommand = () => {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
};

/** Run a command in sight of the person who waits; answers with its exit status. */
const runInSight = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.once('close', resolve);
  });

/**
 * Install what the lock file names if something is missing. Throws if that fails. `say` takes a line for the person who waits; `run` runs
 * a command and answers with its exit status.
 */
export const ensureInstalled = async (say = console.log, run = runInSight) => {
  if (isInstalled()) return;
  say('Installing what the project needs (npm install). This happens once and takes about four minutes.');
  const [command, first] = installCommand();
  // Not `npm ci`: it refuses a lock file that does not name the binaries of every other platform, which a registry may
  // not hold. `--no-save` leaves package.json and the lock file as they are. `--include=dev`: with NODE_ENV=production, npm would
  // take out what the project is built and tested with.
  const status = await run(
    command,
    [...first, 'install', '--include=dev', '--no-save', '--no-audit', '--no-fund'],
    {
      cwd: ROOT,
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error('npm install failed; its messages are above. Fix that, then try again.');
};

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await ensureInstalled();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
