// snippet: start
import { diskCopy } from 'strapi-plugin-pixel-inventory/node';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/web';

const { STRAPI_URL: url, STRAPI_TOKEN: token } = process.env;
const pixels = pixelInventory({ strapi: { url, token, copy: diskCopy('pixels.copy') } });

export const onRequest = ({ request }, next) => pixels(request, next);
// snippet: end
