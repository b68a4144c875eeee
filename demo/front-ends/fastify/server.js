import { cart, front, missing, product } from './pages.js';
// snippet: start
import Fastify from 'fastify';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/node';

const { STRAPI_URL: url, STRAPI_TOKEN: token, PORT = '3000' } = process.env;
const app = Fastify();
const pixels = pixelInventory({ strapi: { url, token } });
app.addHook('onRequest', (request, reply, done) => pixels(request.raw, reply.raw, done));
// snippet: end

const send = (reply, rule, page) =>
  reply.header('Cache-Control', rule).type('text/html; charset=utf-8').send(page);

app.get('/', (_request, reply) => send(reply, 'public, max-age=60', front()));
app.get('/products/wren-box', (_request, reply) => send(reply, 'private, no-cache', product()));
app.get('/cart', (_request, reply) => send(reply, 'private, no-store', cart()));
app.setNotFoundHandler((_request, reply) => send(reply.code(404), 'private, no-cache', missing()));

await app.listen({ port: Number(PORT), host: process.env.HOST ?? 'localhost' });
