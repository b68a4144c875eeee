import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

export interface DemoUser {
  email: string;
  password: string;
  role: string;
}

export interface DemoApp {
  /** Address of the shop's front page, with a slash at its end. */
  shop: string;
  /** Address of the admin panel. */
  admin: string;
  /** Address of the vendor stand-in, with a slash at its end; `log.json` below it is what the vendors received. */
  standIn: string;
  users: { editor: DemoUser; approver: DemoUser; owner: DemoUser };
  /** Stops the shop, Strapi and the stand-in, as Ctrl-C does. Answers with the exit code. */
  stop: () => Promise<number | null>;
}

const SCRIPT = path.resolve(__dirname, '../../scripts/demo.mjs');
const READY = 'DEMO_READY ';

const exitOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode === null
    ? new Promise((resolve) => child.once('exit', resolve))
    : Promise.resolve(child.exitCode);

const stop = (child: ChildProcess): Promise<number | null> => {
  const exit = exitOf(child);
  child.kill('SIGTERM');
  return exit;
};

/** Wait for the line that the demo prints for programs. Rejects with everything it printed if it ends before. */
const whenReady = (child: ChildProcess): Promise<Omit<DemoApp, 'stop'>> =>
  new Promise((resolve, reject) => {
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        if (line.startsWith(READY)) resolve(JSON.parse(line.slice(READY.length)) as Omit<DemoApp, 'stop'>);
      });
    }
    child.once('error', reject);
    child.once('close', () =>
      reject(new Error(`The demo ended before it was ready:\n${printed.join('\n')}`)),
    );
  });

/**
 * Start the demo on free ports, with data of its own in `dataDir`, as `npm run demo` does. It builds only what is
 * missing or out of date: a first start can take two minutes, the next ones ten seconds. `args` are further options of
 * the command. The inventory is empty, unless it is to be `filled` with the one of a small shop.
 */
export const startDemo = async (options: {
  dataDir: string;
  args?: string[];
  filled?: boolean;
}): Promise<DemoApp> => {
  const own = ['--port', '0', '--stand-in-port', '0', '--data-dir', options.dataDir, '--json'];
  if (!options.filled) own.push('--empty');
  const child = spawn(process.execPath, [SCRIPT, ...own, ...(options.args ?? [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Jest's own NODE_ENV is not the demo's business.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ready = await whenReady(child);
  return { ...ready, stop: () => stop(child) };
};
