import { spawnSync } from 'node:child_process';
import { startDatabase, type DatabaseServer } from './database-server';
import { storageSuite } from './storage-suite';

// Neither MySQL nor MariaDB comes from npm. CI installs Debian's MariaDB, so that these run there.
const hasMariaDb = spawnSync('mariadbd', ['--version']).status === 0;

(hasMariaDb ? describe : describe.skip)('on MySQL (MariaDB)', () => {
  const connection = {
    host: '127.0.0.1',
    port: 0,
    user: 'strapi',
    password: 'test',
    database: 'inventory',
    ssl: false,
  };
  let server: DatabaseServer | undefined;

  beforeAll(async () => {
    server = await startDatabase('mariadb.mjs');
    connection.port = server.port;
  }, 120_000);

  afterAll(() => server?.stop(), 60_000);

  describe('the same rules', () =>
    storageSuite({ name: 'storage-mysql', database: { client: 'mysql', connection } }));
});
