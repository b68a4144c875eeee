// snippet: start
import { env } from '$env/dynamic/private';
import { pixelInventory } from 'strapi-plugin-pixel-inventory/web';

const pixels = pixelInventory({ strapi: { url: env.STRAPI_URL, token: env.STRAPI_TOKEN } });

export const handle = ({ event, resolve }) => pixels(event.request, () => resolve(event));
// snippet: end
