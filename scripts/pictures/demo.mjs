/** Start a demo with data of its own and a browser, and leave nothing of either behind. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SCRIPTS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const READY = 'DEMO_READY ';

/** Answers with the demo's addresses and its people, and a function that stops it. */
const startDemo = (dataDir, args) =>
  new Promise((resolve, reject) => {
    const own = ['--port', '0', '--stand-in-port', '0', '--data-dir', dataDir, '--json'];
    const child = spawn(process.execPath, [path.join(SCRIPTS, 'demo.mjs'), ...own, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((end) => child.once('exit', end));
    const stop = () => child.kill('SIGTERM') && ended;
    const printed = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith(READY)) resolve({ ...JSON.parse(line.slice(READY.length)), stop });
      printed.push(line);
    });
    child.once('error', reject);
    child.once('close', () =>
      reject(new Error(`The demo ended before it was ready:\n${printed.join('\n')}`)),
    );
  });

const launch = () => {
  const script = path.join(SCRIPTS, 'chromium-path.mjs');
  const { executablePath, env } = JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
  });
};

/** Do something with a demo and a browser; `args` go to the demo's command. */
export const withDemo = async (args, work) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pictures-'));
  try {
    const demo = await startDemo(dataDir, args);
    const browser = await launch().catch((error) => demo.stop().then(() => Promise.reject(error)));
    try {
      await work(browser, demo);
    } finally {
      await browser.close();
      await demo.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
