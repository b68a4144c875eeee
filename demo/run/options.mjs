import path from 'node:path';
import { parseArgs } from 'node:util';
import { PlainError } from './plain-error.mjs';

export const HELP = `npm run demo -- [options]

  --port 4000            port of the shop and the admin panel (1337; or the environment's PORT); 0: any free one
  --stand-in-port 4001   port of the vendor stand-in (the next one; or STAND_IN_PORT); 0: any free one
  --data-dir folder      where the demo keeps its data (demo/.tmp; or DEMO_DATA_DIR)
  --smtp-port 1025       hand mails to a mail server on this machine, too (none)
  --empty                begin with an empty inventory, not with the one of a small shop
  --reset                throw the demo's data away and start over
  --no-build             start what was built before, whether or not it is up to date
  --json                 print a line for programs when ready: DEMO_READY {"shop": …}
  --help                 this text`;

const OPTIONS = {
  port: { type: 'string' },
  'stand-in-port': { type: 'string' },
  'data-dir': { type: 'string' },
  'smtp-port': { type: 'string' },
  empty: { type: 'boolean' },
  reset: { type: 'boolean' },
  'no-build': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
};

const readArguments = (args) => {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new PlainError(`${error.message}\n\n${HELP}`);
  }
};

const portFrom = (text, name) => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new PlainError(`${name} is a number between 0 and 65535, for example ${name} 4000. It was: ${text}`);
};

const nextTo = (port) => (port === 0 || port === 65_535 ? 0 : port + 1);

const readPorts = (given, env) => {
  const port = portFrom(given.port ?? (env.PORT || '1337'), '--port');
  const text = given['stand-in-port'] ?? (env.STAND_IN_PORT || String(nextTo(port)));
  const standInPort = portFrom(text, '--stand-in-port');
  if (port !== 0 && port === standInPort) {
    throw new PlainError(`The shop and the vendor stand-in cannot both have port ${port}.`);
  }
  return { port, standInPort };
};

/** Read the command line and the environment; the command line wins. Throws a `PlainError`. */
export const readOptions = (args, env, root) => {
  const given = readArguments(args);
  return {
    ...readPorts(given, env),
    dataDir: path.resolve(given['data-dir'] ?? (env.DEMO_DATA_DIR || path.join(root, 'demo/.tmp'))),
    smtpPort: portFrom(given['smtp-port'] ?? '0', '--smtp-port'),
    empty: given.empty ?? false,
    reset: given.reset ?? false,
    build: !given['no-build'],
    json: given.json ?? false,
    help: given.help ?? false,
  };
};
