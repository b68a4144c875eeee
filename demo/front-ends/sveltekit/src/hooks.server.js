// snippet: start
import { env } from '$env/dynamic/private';
import { diskCopy } from 'strapi-plugin-pixel-inventory/node';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/web';

const { STRAPI_URL: url, STRAPI_TOKEN: token } = env;
const pixels = pixelInventory({ strapi: { url, token, copy: diskCopy('pixels.copy') } });

export const handle = ({ event, resolve }) => pixels(event.request, () => resolve(event));
// snippet: end
