import { isWrapped } from './deflate';

/** What a runtime calls the codings that it may have. */
const FORMATS = [
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'brotli'],
  ['zstd', 'zstd'],
] as const;

const toFormat = (name: string): CompressionFormat => name as CompressionFormat;

const hasFormat = (name: string): boolean => {
  try {
    return Boolean(new CompressionStream(toFormat(name))) && Boolean(new DecompressionStream(toFormat(name)));
  } catch {
    return false;
  }
};

const KNOWN = new Map<string, string>(FORMATS.filter(([, format]) => hasFormat(format)));

/** The codings that this runtime can undo and apply again, by their names in `Content-Encoding`. */
export const WEB_CODINGS: ReadonlySet<string> = new Set(KNOWN.keys());

/** The two ways of a coding. */
export interface WebCoding {
  unpack: ReadableWritablePair<Uint8Array, BufferSource>;
  pack: ReadableWritablePair<Uint8Array, BufferSource>;
}

const isGzip = ([one = 0x1f, two = 0x8b]: Uint8Array): boolean => one === 0x1f && two === 0x8b;

const formatOf = (coding: string, first: Uint8Array): string | null => {
  const format = KNOWN.get(coding) ?? null;
  if (format === 'gzip') return isGzip(first) ? format : null;
  return format === 'deflate' && !isWrapped(first) ? 'deflate-raw' : format;
};

/** Find the two ways of a body's coding, by its first bytes; null: it is not packed as it says. */
export const webCoding = (coding: string, first: Uint8Array): WebCoding | null => {
  const format = formatOf(coding, first);
  if (format === null) return null;
  return { unpack: new DecompressionStream(toFormat(format)), pack: new CompressionStream(toFormat(format)) };
};
