import { spawn } from 'node:child_process';
import { PlainError } from './plain-error.mjs';

const running = new Map();
const KEPT = 20_000;

// A group of its own, so that what a command starts ends with it.
const end = (child) => {
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    child.kill();
  }
};

/** End every command that is still running, and wait until they have ended. */
export const endChildren = async () => {
  for (const child of running.keys()) end(child);
  await Promise.allSettled(running.values());
};

const start = (command, args, options) => {
  const child = spawn(command, args, {
    ...options,
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
  const status = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => running.delete(child));
  running.set(child, status);
  return { child, status };
};

/** Run a command in sight of the person who waits. Answers with its exit status. */
export const runInSight = (command, args, options) =>
  start(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] }).status;

/**
 * Run a command without showing what it prints. Throws a `PlainError` with the last of it if the command fails.
 * `what` names the task: "Building the plugin".
 */
export const runQuietly = async (what, command, args, options) => {
  const { child, status } = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk) => (output = (output + chunk).slice(-KEPT));
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  if ((await status) !== 0) throw new PlainError(`${output}\n${what} failed. Its last messages are above.`);
};
