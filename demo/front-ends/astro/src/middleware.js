// snippet: start
import { pixelInventory } from 'strapi-plugin-pixel-inventory/web';

const { STRAPI_URL: url, STRAPI_TOKEN: token } = process.env;
const pixels = pixelInventory({ strapi: { url, token } });

export const onRequest = ({ request }, next) => pixels(request, next);
// snippet: end
