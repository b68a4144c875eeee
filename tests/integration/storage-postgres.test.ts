import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { storageSuite } from './storage-suite';

describe('on PostgreSQL', () => {
  const connection = {
    host: '127.0.0.1',
    port: 0,
    user: 'postgres',
    password: 'test',
    database: 'inventory',
    ssl: false,
  };
  let postgres: ChildProcessWithoutNullStreams;

  beforeAll(async () => {
    postgres = spawn(process.execPath, [path.join(__dirname, '../fakes/postgres.mjs')]);
    postgres.stderr.on('data', (text: Buffer) => process.stderr.write(text));
    const [line] = (await Promise.race([once(postgres.stdout, 'data'), once(postgres, 'exit')])) as [unknown];
    connection.port = Number(String(line));
    expect(connection.port).toBeGreaterThan(1023);
  }, 120_000);

  afterAll(async () => {
    if (postgres.exitCode !== null) return;
    postgres.stdin.end();
    await once(postgres, 'exit');
  }, 60_000);

  describe('the same rules', () =>
    storageSuite({ name: 'storage-postgres', database: { client: 'postgres', connection } }));
});
