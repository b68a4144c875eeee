import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NAME, ROOT } from './pack';

const EXAMPLES = path.join(ROOT, 'demo/front-ends');

/** An installed and built copy of an example, outside of this checkout. */
export interface Installed {
  name: string;
  folder: string;
}

/** An example that answers requests. */
export interface Running {
  /** Without a slash at its end. */
  origin: string;
  /** What it has printed so far. */
  printed: () => string;
  stop: () => Promise<void>;
}

interface Manifest {
  scripts: { build?: string; start: string };
  dependencies: Record<string, string>;
}

/** Nothing of a framework is to ask anybody for anything, or to tell anybody. */
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', CI: 'true', NO_COLOR: '1' };

/** Next.js reads the options while it builds; nobody is asked by them. */
const BUILDING = { STRAPI_URL: 'http://127.0.0.1:9', STRAPI_TOKEN: 'not-needed-yet' };

const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => {
  const env: NodeJS.ProcessEnv = { ...process.env, ...QUIET, NODE_ENV: 'production', ...more };
  // What npm and jest tell their own children says nothing about an application of its own.
  for (const name of Object.keys(env)) {
    if (/^(npm_(?!config_(registry|cache|userconfig)$)|JEST_|NODE_OPTIONS$)/i.test(name)) delete env[name];
  }
  return env;
};

const collect = (child: ChildProcess): (() => string) => {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (printed += String(part)));
  return () => printed;
};

const exited = (child: ChildProcess): Promise<void> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve();

const command = (name: string, args: string[], cwd: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd, env: environment(BUILDING), stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = collect(child);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ${args.join(' ')} failed in ${cwd}:\n${printed()}`)),
    );
  });

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

/** The names of all examples. */
export const exampleNames = (): string[] =>
  readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

/** Install an example into a folder as its readers would, with the tarball in the place of what npm has, and build it. */
export const install = async (name: string, folder: string, tarball: string): Promise<Installed> => {
  cpSync(path.join(EXAMPLES, name), folder, { recursive: true });
  const manifest = manifestOf(folder);
  manifest.dependencies[NAME] = `file:${tarball}`;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await command(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'],
    folder,
  );
  if (manifest.scripts.build) await command('npm', ['run', 'build'], folder);
  return { name, folder };
};

/** The names of everything that is installed, besides what the example itself asks for. */
export const furtherPackages = ({ name, folder }: Installed): string[] => {
  const own = Object.keys(manifestOf(path.join(EXAMPLES, name)).dependencies);
  const lock = JSON.parse(readFileSync(path.join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const names = Object.keys(lock.packages).map((place) => place.replace(/^.*node_modules\//, ''));
  return [...new Set(names)].filter((installed) => !own.includes(installed)).sort();
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Whether the example answers, and knows what is published. */
const isReady = async (origin: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${origin}/_pixels/plan?path=/`);
    return answer.ok && ((await answer.json()) as { snapshot: number }).snapshot > 0;
  } catch {
    return false;
  }
};

const SECONDS = 60;

/** Start an example, and wait until it shows what is published. */
export const start = async ({ name, folder }: Installed, env: Record<string, string>): Promise<Running> => {
  const [node, ...args] = manifestOf(folder).scripts.start.split(' ');
  if (node !== 'node') throw new Error(`${name} is to be started by node, so that it can be ended.`);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const place = { PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin };
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: environment({ ...place, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = collect(child);
  const end = Date.now() + SECONDS * 1000;
  while (!(await isReady(origin))) {
    if (Date.now() > end || child.exitCode !== null) {
      child.kill('SIGKILL');
      throw new Error(`${name} shows nothing of what is published. It printed:\n${printed()}`);
    }
    await sleep(100);
  }
  return {
    origin,
    printed,
    stop: () => {
      child.kill('SIGKILL');
      return exited(child);
    },
  };
};
