// snippet: start
import { pixelInventory } from 'strapi-plugin-pixel-inventory/web';

const { STRAPI_URL: url, STRAPI_TOKEN: token } = process.env;
export const pixels = pixelInventory({ strapi: { url, token } });
// snippet: end
