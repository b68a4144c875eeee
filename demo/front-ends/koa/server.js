import { cart, front, missing, product } from './pages.js';
// snippet: start
import Koa from 'koa';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/koa';

const { STRAPI_URL: url, STRAPI_TOKEN: token, PORT = 3000 } = process.env;
const app = new Koa();
app.use(pixelInventory({ strapi: { url, token } }));
// snippet: end

const answers = {
  '/': [front, 'public, max-age=60'],
  '/products/wren-box': [product, 'private, no-cache'],
  '/cart': [cart, 'private, no-store'],
};

app.use((ctx) => {
  const [page, rule] = answers[ctx.path] ?? [missing, 'private, no-cache'];
  ctx.status = page === missing ? 404 : 200;
  ctx.set('Cache-Control', rule);
  ctx.type = 'html';
  ctx.body = page();
});

app.listen(PORT);
