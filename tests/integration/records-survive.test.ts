import { startDatabase, type DatabaseServer } from './database-server';
import { surviveSuite } from './survive-suite';

describe('on SQLite', () => surviveSuite({ name: 'survive-sqlite' }));

describe('on PostgreSQL', () => {
  const connection = {
    host: '127.0.0.1',
    port: 0,
    user: 'postgres',
    password: 'test',
    database: 'inventory',
    ssl: false,
  };
  let server: DatabaseServer | undefined;

  beforeAll(async () => {
    server = await startDatabase('postgres.mjs');
    connection.port = server.port;
  }, 120_000);

  afterAll(() => server?.stop(), 60_000);

  surviveSuite({ name: 'survive-postgres', database: { client: 'postgres', connection } });
});
