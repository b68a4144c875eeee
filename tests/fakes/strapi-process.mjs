// Starts the Strapi app in the folder that is named, in a process of its own, and prints the port that it listens on.
import { createRequire } from 'node:module';

// Strapi's modules for `import` do not load in Node.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

const [dir] = process.argv.slice(2);
process.env.STRAPI_TELEMETRY_DISABLED = 'true';
process.chdir(dir);
const strapi = await createStrapi({ appDir: dir, distDir: dir }).load();
strapi.server.mount();
const server = strapi.server.httpServer;
server.listen(0, '127.0.0.1', () => process.stdout.write(`port ${server.address().port}\n`));
