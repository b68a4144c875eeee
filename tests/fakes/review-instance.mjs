// Starts the Strapi app in the folder that is named, in a process of its own whose clock another one sets, and looks at the
// reviews when that one says so. Mails go to the mail server whose port is named. It can be told to die while it sends one.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/strapi');
const { createTransport } = require('nodemailer');

const [dir, port] = process.argv.slice(2);
const RealDate = Date;
let offset = 0;
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + offset);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + offset;
  }
};

/** When to die at the next digest: `before` it is handed over, `after` it, or not at all. */
let dies = '';
const die = () => process.kill(process.pid, 'SIGKILL');
const transport = createTransport({ host: '127.0.0.1', port: Number(port), ignoreTLS: true });
const send = async (mail) => {
  const isDigest = /still needed/.test(mail.subject);
  if (isDigest && dies === 'before') die();
  await transport.sendMail({ from: 'cms@example.org', ...mail });
  if (isDigest && dies === 'after') die();
};

process.env.STRAPI_TELEMETRY_DISABLED = 'true';
process.chdir(dir);
const strapi = await createStrapi({ appDir: dir, distDir: dir }).load();
strapi.plugin('email').provider = { send };

process.on('message', async ({ now, dying }) => {
  if (now === undefined) return void strapi.destroy().then(() => process.exit(0));
  offset = now - RealDate.now();
  dies = dying;
  const result = await strapi
    .plugin('pixel-inventory')
    .service('reviews')
    .run()
    .catch((error) => ({ error: String(error?.stack ?? error) }));
  process.send(result);
});
process.send('ready');
