import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** A browser for tests must not look for updates, accounts or anything else outside of this machine. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Found {
  executablePath: string;
  env: Record<string, string>;
}

const find = (): Found =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, '../../scripts/chromium-path.mjs')], {
      encoding: 'utf8',
    }),
  ) as Found;

const own = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));

/**
 * Start a real Chromium without a window: the system's own, or the packaged one (see scripts/chromium-path.mjs). Keeps
 * pages for the back button, as browsers do, where the build can. `flags`: more of its own. Close it when done.
 */
export const launchChromium = (...flags: string[]): Promise<Browser> => {
  const { executablePath, env } = find();
  return chromium.launch({
    executablePath,
    env: { ...own(process.env), ...env },
    args: [...QUIET, ...flags],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
};
