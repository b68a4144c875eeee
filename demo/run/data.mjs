import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from './plain-error.mjs';
import { isTaken } from './ports.mjs';

// What the demo writes into its folder. A reset removes these and nothing else: the folder may be anybody's.
const FILES = ['demo.db', 'demo.db-journal', 'demo.db-wal', 'demo.db-shm', 'secrets.json', 'running.json'];

/** Mails, as `outbox.js` names them. */
const MAIL = /^\d{13}-\d{4}\.json$/;

const mailsIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => MAIL.test(name))
        .map((name) => path.join(folder, name))
    : [];

const readRunning = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

const isRunning = async ({ pid, port }) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  // The process number alone may belong to another program by now.
  return isTaken(port);
};

/** Throw a `PlainError` if a demo is running on this data already. */
export const refuseSecondDemo = async (dataDir) => {
  const running = readRunning(path.join(dataDir, 'running.json'));
  if (!running || !(await isRunning(running))) return;
  throw new PlainError(
    `The demo is running already, at http://127.0.0.1:${running.port} (process ${running.pid}). ` +
      'Stop it first, or give this one data of its own: npm run demo -- --data-dir another-folder',
  );
};

/** Throw the demo's data away. Other files in the folder stay. */
export const resetData = (dataDir) => {
  const files = FILES.map((name) => path.join(dataDir, name));
  for (const file of [...files, ...mailsIn(path.join(dataDir, 'outbox'))]) rmSync(file, { force: true });
};

/** Tell whether there is data from an earlier start. */
export const hasData = (dataDir) => existsSync(path.join(dataDir, 'demo.db'));

/** Note that this process works on the data. Answers with a function that takes the note back. */
export const markRunning = (dataDir, port) => {
  const file = path.join(dataDir, 'running.json');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, port }));
  return () => rmSync(file, { force: true });
};
