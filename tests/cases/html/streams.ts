import { Readable } from 'node:stream';
import { type InjectedBody, injectIntoBody } from '../../../server/adapters/inject-body';
import { injectIntoText } from '../../../server/src/core/injector';
import { MARKS } from './oracle';

/** A page of which every kind of test makes use; not all of it is ASCII. */
export const PAGE = '<!doctype html><html><head><title>é</title></head><body><p>😀</p></body></html>';
/** The same page with the marks. */
export const DONE = injectIntoText(PAGE, MARKS).html;

/** Wait for one turn of the event loop. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Read a stream to its end. */
export const collect = async (body: unknown): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of body as Readable) parts.push(Buffer.from(part as Buffer | string));
  return Buffer.concat(parts);
};

/** Read a stream to its end, as text. */
export const textOf = async (body: unknown) => (await collect(body)).toString('utf8');

/** A stream of bytes that yields these chunks, one for each read. */
export const bytesIn = (chunks: readonly (Buffer | string)[]) => {
  const rest = chunks.map((chunk) => Buffer.from(chunk)).filter((chunk) => chunk.length > 0);
  return new Readable({
    read() {
      setImmediate(() => this.push(rest.shift() ?? null));
    },
  });
};

/** Cut bytes into pieces of a size. */
export const slices = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

/** Insert the marks. */
export const inject = async (body: unknown): Promise<InjectedBody> => injectIntoBody(body, MARKS);

/** Insert the marks into a stream that does not begin with all points, and answer what goes out. */
export const streaming = async (source: Readable): Promise<Readable> => {
  const result = await inject(source);
  if (result.outcome !== 'streaming') throw new Error(`Expected to be streaming, not ${result.outcome}.`);
  return result.body;
};
