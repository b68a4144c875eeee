// snippet: start
import { createServer } from 'node:http';
import next from 'next';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/node';

const { STRAPI_URL: url, STRAPI_TOKEN: token, PORT = 3000 } = process.env;
const app = next({ dev: process.env.NODE_ENV !== 'production' });
await app.prepare();
const pages = app.getRequestHandler();
const pixels = pixelInventory({ strapi: { url, token } });
createServer((request, response) => pixels(request, response, () => pages(request, response))).listen(PORT);
// snippet: end
