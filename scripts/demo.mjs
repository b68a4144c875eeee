/**
 * `npm run demo`: install and build what is missing, then run the demo shop, Strapi with the plugin, and a stand-in
 * for the vendors until Ctrl-C. `--help` lists the options.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../demo/run/build.mjs';
import { endChildren, runInSight } from '../demo/run/child.mjs';
import { hasData, markRunning, refuseSecondDemo, resetData } from '../demo/run/data.mjs';
import { HELP, readOptions } from '../demo/run/options.mjs';
import { PlainError } from '../demo/run/plain-error.mjs';
import { claimPort } from '../demo/run/ports.mjs';
import { serve } from '../demo/run/serve.mjs';
import { welcome } from '../demo/run/welcome.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => console.log(line);

const { PEOPLE } = createRequire(import.meta.url)('../demo/src/people.js');

const claimPorts = async (wish) => {
  const port = await claimPort({ port: wish.port, what: 'the shop', option: '--port' });
  const claimOther = () =>
    claimPort({ port: wish.standInPort, what: 'the vendor stand-in', option: '--stand-in-port' });
  const first = await claimOther();
  // Two free ports that were given one after the other can be the same one.
  return { port, standInPort: first === port ? await claimOther() : first };
};

const addresses = ({ port, standInPort }) => ({
  shop: `http://127.0.0.1:${port}/`,
  admin: `http://127.0.0.1:${port}/admin`,
  standIn: `http://127.0.0.1:${standInPort}/`,
  users: Object.fromEntries(PEOPLE.map(({ key, email, password, role }) => [key, { email, password, role }])),
});

// npm runs a script in a shell, and that shell does not pass a signal on: it ends, and leaves us behind.
const whenParentEnds = (stop) => {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
};

let stopping = false;

/** Stop everything on a signal. Whatever hangs, the process is gone after five seconds. */
const stopOnSignal = (steps) => {
  const stop = async () => {
    // npm passes Ctrl-C on, so it comes twice.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 5000).unref();
    say('Stopping.');
    await Promise.allSettled([endChildren(), ...steps.map((step) => step())]);
    // One turn more, for what waited for a command to tidy up behind it.
    setImmediate(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (process.env.npm_lifecycle_event) whenParentEnds(stop);
};

const prepare = async (options) => {
  await refuseSecondDemo(options.dataDir);
  const ports = await claimPorts(options);
  if (options.reset) resetData(options.dataDir);
  await ensureInstalled(say, runInSight).catch(({ message }) => Promise.reject(new PlainError(message)));
  if (options.build) await ensureBuilt(ROOT, say);
  return { ...options, ...ports };
};

const run = async () => {
  const wishes = readOptions(process.argv.slice(2), process.env, ROOT);
  if (wishes.help) return say(HELP);
  const steps = [];
  stopOnSignal(steps);
  const options = await prepare(wishes);
  const kept = hasData(options.dataDir);
  say('Starting. It takes about ten seconds.');
  steps.push(markRunning(options.dataDir, options.port));
  const fill = !kept && !options.empty;
  steps.push(await serve(ROOT, { ...options, fill }));
  const ready = addresses(options);
  say(welcome({ ...ready, kept, filled: fill }));
  if (options.json) say(`DEMO_READY ${JSON.stringify(ready)}`);
};

try {
  await run();
} catch (error) {
  // A command that failed because it was ended is no news, and `stop` ends the process.
  if (stopping) await new Promise(() => {});
  console.error(error instanceof PlainError ? error.message : error);
  process.exit(1);
}
