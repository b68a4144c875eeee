/**
 * Bytes by the standards alone, and by Node's own ways where there are any, which are several times as fast. What runs at the edge of a
 * network has no `Buffer`.
 */
const isNode = typeof Buffer !== 'undefined';

const encoder = new TextEncoder();

/** See bytes as a buffer of Node's, which its frameworks ask for. Copies nothing. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Write a text as UTF-8. */
export const toBytes = (text: string): Uint8Array => (isNode ? Buffer.from(text) : encoder.encode(text));

/** Read a few thousand bytes, each as the character of that number. By `TextDecoder`'s names latin1 is windows-1252, which differs. */
export const readBytes = (bytes: Uint8Array, from: number, to: number): string =>
  isNode ? asBuffer(bytes).toString('latin1', from, to) : String.fromCharCode(...bytes.subarray(from, to));

/** Put bytes behind each other. */
export const joinBytes = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (isNode) return Buffer.concat([a, b]);
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

const SLAB = 32_768;
let slab = new Uint8Array(0);
let used = 0;

/** Make room for bytes; what is in it is not to be read. Small ones share their memory, as memory of one's own is dear. */
export const roomFor = (length: number): Uint8Array => {
  if (!isNode) return new Uint8Array(length);
  if (length > SLAB / 4) return Buffer.allocUnsafe(length);
  if (used + length > slab.length) {
    slab = Buffer.allocUnsafeSlow(SLAB);
    used = 0;
  }
  used += length;
  return slab.subarray(used - length, used);
};

/** Count the bytes of a text in UTF-8. */
export const byteLength = (text: string): number =>
  isNode ? Buffer.byteLength(text) : encoder.encode(text).length;

/** Write a text as UTF-8 into bytes that have room for it; answers with how many it took. */
export const writeBytes = (bytes: Uint8Array, text: string, at: number): number =>
  isNode ? asBuffer(bytes).write(text, at) : encoder.encodeInto(text, bytes.subarray(at)).written;

/** Texts that are kept as bytes. */
const MANY = 300;

/** Keep long texts as bytes that many pages have in common; short ones are written faster than found. */
const written = new Map<string, Uint8Array>();

/** Find a long text as UTF-8 among those that were written already, or write it. What comes back is not to be changed. */
export const keptBytes = (text: string): Uint8Array => {
  const found = written.get(text);
  if (found !== undefined) return found;
  if (written.size >= MANY) written.clear();
  const bytes = toBytes(text);
  written.set(text, bytes);
  return bytes;
};
