import Koa from 'koa';
import {
  cspDirectives,
  pixelInventory,
  type SiteOptions,
  type Snapshot,
} from 'strapi-plugin-pixel-inventory/koa';

const { STRAPI_URL: url, STRAPI_TOKEN: token, STRAPI_KEY: key } = process.env;

const every: SiteOptions = {
  strapi: { url, token, key, refreshSeconds: 10, timeoutMs: 2000, apiPrefix: '/api', file: false },
  prefix: '/_pixels',
  pages: 'shared',
  ignorePaths: ['/documentation'],
  countryHeader: 'CF-IPCountry',
  regionHeader: null,
  embeds: true,
  csp: 'merge',
  encodings: 'decode',
  allowedOrigins: ['https://shop.example.org'],
  record: async (record) => console.log(record.id, record.categories),
  count: async (rows) => console.log(rows.map(({ pixel, event, day, fires }) => [pixel, event, day, fires])),
  ignore: (path) => path.startsWith('/internal'),
  secure: 'auto',
  requestsPerMinute: 0,
  log: console,
  now: () => Date.now(),
};

const none: SiteOptions = {
  strapi: {
    url,
    token,
    key: undefined,
    refreshSeconds: undefined,
    timeoutMs: undefined,
    apiPrefix: undefined,
    file: undefined,
    copy: undefined,
  },
  snapshot: undefined,
  prefix: undefined,
  pages: undefined,
  ignorePaths: undefined,
  countryHeader: undefined,
  regionHeader: undefined,
  embeds: undefined,
  csp: undefined,
  encodings: undefined,
  allowedOrigins: undefined,
  record: undefined,
  preview: undefined,
  count: undefined,
  ignore: undefined,
  secure: undefined,
  requestsPerMinute: undefined,
  log: undefined,
  now: undefined,
};

const pixels = pixelInventory(every);
new Koa().use(pixels).use(pixelInventory(none));
export const flushed: Promise<void> = pixels.flush();
export const policy = (snapshot: Snapshot): Record<string, string[]> =>
  cspDirectives(snapshot, { embeds: true });
export const names = (snapshot: Snapshot): string[] => snapshot.pixels.map(({ name }) => name);

// @ts-expect-error A name that is none.
pixelInventory({ strapi: { url, token }, pagse: 'shared' });
// @ts-expect-error A value that is none.
pixelInventory({ strapi: { url, token }, pages: 'sharde' });
// @ts-expect-error A number in place of a path.
pixelInventory({ strapi: { url, token }, prefix: 12 });
// @ts-expect-error A word in place of a yes.
pixelInventory({ strapi: { url, token }, embeds: 'yes' });
// @ts-expect-error A value that is none.
pixelInventory({ strapi: { url, token }, csp: 'marge' });
// @ts-expect-error A value that is none.
pixelInventory({ strapi: { url, token }, encodings: 'gzip' });
// @ts-expect-error A path in place of a list.
pixelInventory({ strapi: { url, token }, ignorePaths: '/documentation' });
// @ts-expect-error A yes in place of a function.
pixelInventory({ strapi: { url, token }, count: true });
// @ts-expect-error A name that is none.
pixelInventory({ strapi: { url, token, refreshSecond: 10 } });
// @ts-expect-error A text in place of a number.
pixelInventory({ strapi: { url, token, timeoutMs: '5000' } });
// @ts-expect-error An address and no token.
pixelInventory({ strapi: { url } });
// @ts-expect-error No options.
pixelInventory();
// @ts-expect-error What it answers is a middleware, and has no such function.
pixels.fulsh();
