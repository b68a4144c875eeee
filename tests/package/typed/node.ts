import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  cspDirectives,
  diskCopy,
  type NodeMiddleware,
  pixelInventory,
} from 'strapi-plugin-pixel-inventory/node';

const { STRAPI_URL: url, STRAPI_TOKEN: token, STRAPI_KEY: key } = process.env;

const pixels = pixelInventory({ strapi: { url, token, key, copy: diskCopy('pixels.copy') }, secure: true });
const asMiddleware: NodeMiddleware = pixels;
createServer((request: IncomingMessage, response: ServerResponse) =>
  asMiddleware(request, response, (error) => response.end(error?.message)),
);
export const flushed: Promise<void> = pixels.flush();
export const directives = cspDirectives;

// @ts-expect-error A number in place of a file.
diskCopy(12);
// @ts-expect-error A name that is none.
pixelInventory({ strapi: { url, token }, secrue: true });
// @ts-expect-error A value that is none.
pixelInventory({ strapi: { url, token }, secure: 'always' });
// @ts-expect-error A text in place of a request.
pixels('/');
