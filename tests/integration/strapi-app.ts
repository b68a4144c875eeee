import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import supertest from 'supertest';

const ROOT = path.resolve(__dirname, '../..');

type Connection = { client: string; connection: Record<string, unknown>; useNullAsDefault?: boolean };

interface Options {
  /** Name of the app's folder; one for each test file, as files run beside each other. */
  name: string;
  database?: Connection;
  pluginConfig?: Record<string, unknown>;
  /** Strapi's list of middlewares; the usual one by default. */
  middlewares?: unknown[];
  /** Called before Strapi loads its routes: the place to add pages. */
  pages?: (strapi: Core.Strapi) => void;
  /** Keep what an earlier app of this name wrote. */
  keep?: boolean;
  /** Where mails go; nowhere by default, as Strapi's own sender would look for their receivers' servers. */
  mail?: { send: (mail: Record<string, string>) => Promise<unknown> };
  /** Content types of the app by their names, each with its attributes; drafts and publishing included. */
  content?: Record<string, Record<string, { type: string }>>;
  /** The plugin is in the app's own node_modules, as after `npm install`, in place of this checkout. */
  installed?: boolean;
}

/** Strapi's usual list, with compression. */
export const MIDDLEWARES = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::compression',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

const secret = (name: string) => `${name}-of-a-test-and-of-nothing-else-0123456789`;

const sqlite = (dir: string): Connection => ({
  client: 'sqlite',
  connection: { filename: path.join(dir, 'data.db') },
  useNullAsDefault: true,
});

const configFiles = (dir: string, options: Options) => ({
  server: {
    host: '127.0.0.1',
    port: 0,
    app: { keys: [secret('key')] },
    logger: { startup: { enabled: false }, updates: { enabled: false } },
  },
  admin: {
    auth: { secret: secret('auth'), sessions: { accessTokenLifespan: 3600 } },
    apiToken: { salt: secret('salt') },
    transfer: { token: { salt: secret('transfer') } },
    secrets: { encryptionKey: secret('encryption') },
    serveAdminPanel: false,
    autoOpen: false,
  },
  api: { rest: { prefix: '/api' } },
  database: { connection: options.database ?? sqlite(dir) },
  middlewares: options.middlewares ?? MIDDLEWARES,
  plugins: {
    'pixel-inventory': {
      enabled: true,
      ...(options.installed ? {} : { resolve: ROOT }),
      config: options.pluginConfig ?? {},
    },
  },
  logger: { level: 'error' },
});

const writeContentType = (dir: string, name: string, attributes: Record<string, { type: string }>): void => {
  const folder = path.join(dir, 'src/api', name, 'content-types', name);
  mkdirSync(folder, { recursive: true });
  const schema = {
    kind: 'collectionType',
    collectionName: `${name}s`,
    info: { singularName: name, pluralName: `${name}s`, displayName: name },
    options: { draftAndPublish: true },
    attributes,
  };
  writeFileSync(path.join(folder, 'schema.json'), JSON.stringify(schema));
};

const writeApp = (dir: string, options: Options): void => {
  if (!options.keep) rmSync(dir, { recursive: true, force: true });
  for (const folder of ['config', 'public/uploads', 'src'])
    mkdirSync(path.join(dir, folder), { recursive: true });
  writeFileSync(
    path.join(dir, 'package.json'),
    JSON.stringify({
      name: options.name,
      private: true,
      strapi: { uuid: false },
      ...(options.installed ? { dependencies: { 'strapi-plugin-pixel-inventory': '*' } } : {}),
    }),
  );
  for (const [name, attributes] of Object.entries(options.content ?? {})) {
    writeContentType(dir, name, attributes);
  }
  for (const [name, config] of Object.entries(configFiles(dir, options))) {
    writeFileSync(
      path.join(dir, 'config', `${name}.js`),
      `module.exports = ${JSON.stringify(config, null, 2)};\n`,
    );
  }
};

/** The permissions of Strapi's admin service that the tests use. */
interface AdminServices {
  user: { create(user: Record<string, unknown>): Promise<{ id: number }> };
  role: {
    create(role: { name: string; description: string }): Promise<{ id: number }>;
    assignPermissions(id: number, permissions: unknown[]): Promise<unknown>;
    getSuperAdmin(): Promise<{ id: number }>;
  };
}

const adminService = <K extends keyof AdminServices>(strapi: Core.Strapi, name: K): AdminServices[K] =>
  strapi.service(`admin::${name}`) as unknown as AdminServices[K];

const PASSWORD = 'Correct-Horse-7';

export interface TestUser {
  email: string;
  token: string;
}

/** Boot a real Strapi with the built plugin, in a folder of its own. */
export const startApp = async (options: Options) => {
  const dir = path.join(ROOT, '.tmp', 'apps', options.name);
  writeApp(dir, options);
  process.env['STRAPI_TELEMETRY_DISABLED'] = 'true';
  const strapi = createStrapi({ appDir: dir, distDir: dir });
  await strapi.register();
  options.pages?.(strapi);
  await strapi.bootstrap();
  strapi.plugin('email')['provider'] = options.mail ?? { send: () => Promise.resolve() };
  strapi.isLoaded = true;
  strapi.server.mount();
  const http = () => supertest(strapi.server.httpServer);

  const login = async (email: string): Promise<TestUser> => {
    const answer = await http().post('/admin/login').send({ email, password: PASSWORD });
    const { data } = answer.body as { data?: { token?: string } };
    if (!data?.token) throw new Error(`Login failed: ${JSON.stringify(answer.body)}`);
    return { email, token: data.token };
  };

  /**
   * Add a user of the admin panel with exactly these permissions of the plugin; `super`: the super admin. `more` are
   * permissions beside the plugin's.
   */
  const addUser = async (
    firstname: string,
    permissions: string[] | 'super',
    more: unknown[] = [],
  ): Promise<TestUser> => {
    const roles = adminService(strapi, 'role');
    const role =
      permissions === 'super'
        ? await roles.getSuperAdmin()
        : await roles.create({ name: `Role of ${firstname}`, description: '' });
    if (permissions !== 'super') {
      const actions = permissions.map((key) => ({
        action: `plugin::pixel-inventory.${key}`,
        subject: null,
        properties: {},
        conditions: [],
      }));
      await roles.assignPermissions(role.id, [...actions, ...more]);
    }
    const email = `${firstname.toLowerCase()}@example.org`;
    await adminService(strapi, 'user').create({
      firstname,
      lastname: 'Test',
      email,
      password: PASSWORD,
      isActive: true,
      roles: [role.id],
    });
    return login(email);
  };

  const call = (
    user: TestUser | null,
    method: 'get' | 'post' | 'put' | 'delete',
    route: string,
    body?: unknown,
  ) => {
    const request = http()[method](`/pixel-inventory${route}`);
    if (user) void request.set('Authorization', `Bearer ${user.token}`);
    return body === undefined ? request : request.send(body as object);
  };

  return { strapi, dir, http, addUser, login, call, stop: () => strapi.destroy() };
};

export type TestApp = Awaited<ReturnType<typeof startApp>>;
