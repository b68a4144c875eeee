import { cart, front, missing, product } from './pages.js';
// snippet: start
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { diskCopy } from 'strapi-plugin-pixel-inventory/node';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/web';

const { STRAPI_URL: url, STRAPI_TOKEN: token, PORT = '3000' } = process.env;
const app = new Hono();
const pixels = pixelInventory({ strapi: { url, token, copy: diskCopy('pixels.copy') } });
serve({ fetch: (request, env) => pixels(request, () => app.fetch(request, env)), port: Number(PORT) });
// snippet: end

app.get('/', (c) => c.html(front(), 200, { 'Cache-Control': 'public, max-age=60' }));
app.get('/products/wren-box', (c) => c.html(product(), 200, { 'Cache-Control': 'private, no-cache' }));
app.get('/cart', (c) => c.html(cart(), 200, { 'Cache-Control': 'private, no-store' }));
app.notFound((c) => c.html(missing(), 404));
