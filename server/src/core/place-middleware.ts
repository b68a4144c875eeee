/** An entry of Strapi's `middlewares` configuration. */
type Entry = unknown;

const nameOf = (entry: Entry): string | undefined => {
  if (typeof entry === 'string') return entry;
  if (entry === null || typeof entry !== 'object') return undefined;
  const { name, resolve } = entry as { name?: unknown; resolve?: unknown };
  if (typeof name === 'string') return name;
  return typeof resolve === 'string' ? resolve : undefined;
};

/**
 * Strapi's own middlewares that have to stay outside ours: they log, catch errors and set headers. Compression is the
 * last of them: a page is changed before it is compressed.
 */
const OUTER = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::responseTime',
  'strapi::ip',
];

/**
 * Put a middleware into Strapi's list: right after `strapi::compression`, or, where that is not listed, after the last
 * of Strapi's outer ones. A list that names it already stays as it is.
 */
export const placeMiddleware = (entries: Entry[], name: string): Entry[] => {
  const names = entries.map(nameOf);
  if (names.includes(name)) return entries;
  const compression = names.lastIndexOf('strapi::compression');
  const outer = Math.max(-1, ...OUTER.map((entry) => names.lastIndexOf(entry)));
  const at = (compression >= 0 ? compression : outer) + 1;
  return [...entries.slice(0, at), name, ...entries.slice(at)];
};
