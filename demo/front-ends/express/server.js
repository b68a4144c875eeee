import { cart, front, missing, product } from './pages.js';
// snippet: start
import express from 'express';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/node';

const { STRAPI_URL: url, STRAPI_TOKEN: token, PORT = 3000 } = process.env;
const app = express();
app.use(pixelInventory({ strapi: { url, token } }));
// snippet: end

app.get('/', (_request, response) => {
  response.set('Cache-Control', 'public, max-age=60').send(front());
});

app.get('/products/wren-box', (_request, response) => {
  response.set('Cache-Control', 'private, no-cache').send(product());
});

app.get('/cart', (_request, response) => {
  response.set('Cache-Control', 'private, no-store').send(cart());
});

app.use((_request, response) => {
  response.status(404).send(missing());
});

app.listen(PORT);
