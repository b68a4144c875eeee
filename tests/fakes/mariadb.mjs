// Starts a real MariaDB in a folder of its own, prints its port, and stops when its standard input ends. Exits with
// 3 where the machine has no MariaDB.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const has = (command) => spawnSync(command, ['--version']).status === 0;
if (!has('mariadbd') || !has('mariadb-install-db')) process.exit(3);

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const dir = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-mariadb-'));
chmodSync(dir, 0o755);
const data = path.join(dir, 'data');
mkdirSync(data);
const isRoot = process.getuid?.() === 0;
const asUser = isRoot ? ['--user=mysql'] : [];
const installed = spawnSync('mariadb-install-db', [
  '--no-defaults',
  `--datadir=${data}`,
  '--auth-root-authentication-method=normal',
  '--skip-test-db',
  ...asUser,
]);
if (installed.status !== 0) throw new Error(`mariadb-install-db failed: ${installed.stderr}`);

const port = await freePort();
const socket = path.join(data, 'socket');
const start = path.join(dir, 'start.sql');
// MariaDB reads one statement a line.
writeFileSync(
  start,
  [
    'CREATE DATABASE inventory CHARACTER SET utf8mb4;',
    "CREATE USER 'strapi'@'%' IDENTIFIED BY 'test';",
    "GRANT ALL ON inventory.* TO 'strapi'@'%';",
    '',
  ].join('\n'),
);
const server = spawn(
  'mariadbd',
  [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--pid-file=${path.join(data, 'pid')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--init-file=${start}`,
    '--skip-name-resolve',
    ...asUser,
  ],
  { stdio: 'ignore' },
);

const answers = async () => {
  const { createConnection } = await import('mysql2/promise');
  try {
    const connection = await createConnection({
      host: '127.0.0.1',
      port,
      user: 'strapi',
      password: 'test',
      database: 'inventory',
    });
    await connection.end();
    return true;
  } catch {
    return false;
  }
};
for (let tries = 0; !(await answers()); tries += 1) {
  if (server.exitCode !== null || tries > 300) {
    server.kill('SIGKILL');
    throw new Error('MariaDB did not start.');
  }
  await sleep(100);
}
process.stdout.write(`${port}\n`);

process.stdin.resume();
process.stdin.once('end', () => {
  server.once('exit', () => {
    rmSync(dir, { recursive: true, force: true });
    process.exit(0);
  });
  server.kill('SIGTERM');
});
