/** A page's stream that fails: Koa's handler of errors hears of it just as often as it would without us. */
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, pipeline, Readable } from 'node:stream';
import Koa, { type Middleware } from 'koa';
import { middleware, PAGE } from '../fakes/site';

const failure = new Error('The database is gone.');

/** Bytes that come one after the other, each a moment after the last; then the stream fails. */
const failsAfter =
  (...parts: string[]) =>
  (): Readable => {
    const rest = parts.map((part) => Buffer.from(part));
    return new Readable({
      read() {
        const part = rest.shift();
        setTimeout(() => (part ? this.push(part) : this.destroy(failure)), 5);
      },
    });
  };

const atOnce = () =>
  new Readable({
    read() {
      this.destroy(failure);
    },
  });

const textAfter =
  (...parts: string[]) =>
  () =>
    failsAfter(...parts)().setEncoding('utf8');

const objectsAfter =
  (...parts: string[]) =>
  () =>
    Readable.from(
      (async function* () {
        for (const part of parts) {
          yield part;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        throw failure;
      })(),
    );

/** Has its beginning at hand, and fails while it is sent. */
const startsAtHand = (start: string) => () => {
  const stream = new PassThrough();
  stream.write(start);
  setTimeout(() => stream.destroy(failure), 20);
  return stream;
};

interface Outcome {
  errors: unknown[];
  status: number | undefined;
  text: string;
}

/** Ask for the page once, until its stream has failed and all that follows from it has happened. */
const ask = async (body: () => Readable, ...middlewares: Middleware[]): Promise<Outcome> => {
  const app = new Koa();
  const errors: unknown[] = [];
  app.on('error', (error) => errors.push(error));
  let failed: Promise<void> | undefined;
  for (const each of middlewares) app.use(each);
  app.use((ctx) => {
    const stream = body();
    failed = new Promise((resolve) => stream.on('close', resolve));
    ctx.type = 'html';
    ctx.body = stream;
  });
  const handle = app.callback();
  const server = createServer((incoming, answer) => void handle(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let status: number | undefined;
  let text = '';
  const request = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, (response) => {
    status = response.statusCode;
    response.on('data', (part: Buffer) => (text += part.toString()));
    response.on('error', () => undefined);
  });
  request.on('error', () => undefined);
  while (!failed) await new Promise((resolve) => setTimeout(resolve, 5));
  await failed;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const outcome = { errors: [...errors], status, text };
  request.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return outcome;
};

const HEAD_END = PAGE.indexOf('</head>');
const cases: [string, () => Readable][] = [
  ['at once', atOnce],
  ['before the first byte', failsAfter()],
  ['before the first letter', textAfter()],
  ['before the first object', objectsAfter()],
  ['in the prefix', failsAfter('<!doctype html><html>')],
  ['in the prefix, within a tag', failsAfter('<!doctype html><ht')],
  ['in the prefix, in letters', textAfter('<!doctype html><html>')],
  ['in the prefix, in objects', objectsAfter('<!doctype html><html>')],
  ['in the prefix, which was at hand', startsAtHand('<!doctype html><html>')],
  ['between the points', failsAfter('<!doctype html><html><head>', '<title>Shop</title>')],
  ['after the prefix', failsAfter(PAGE)],
  ['after the prefix, which was at hand', startsAtHand(PAGE)],
  ['after a prefix in pieces', failsAfter(PAGE.slice(0, 20), PAGE.slice(20, HEAD_END), PAGE.slice(HEAD_END))],
  ['after a prefix in letters', textAfter(PAGE.slice(0, 20), PAGE.slice(20))],
  ['after a prefix in objects', objectsAfter(PAGE.slice(0, 20), PAGE.slice(20))],
];

/** Compresses, say: what stands outside may put a stream of its own behind the body. */
const behind =
  (connect: (from: Readable, to: PassThrough) => unknown): Middleware =>
  async (ctx, next) => {
    await next();
    const body: unknown = ctx.body;
    if (!(body instanceof Readable)) return;
    const through = new PassThrough();
    connect(body, through);
    ctx.body = through;
  };

describe.each<[string, Middleware[]]>([
  ['sent as it is', []],
  ['piped on by another middleware', [behind((from, to) => from.pipe(to))]],
  ['in a pipeline of another middleware', [behind((from, to) => pipeline(from, to, () => undefined))]],
])('a stream that is %s', (_way, outer) => {
  it.each(cases)('and fails %s', async (_when, body) => {
    const without = await ask(body, ...outer);
    expect(new Set(without.errors)).toEqual(new Set([failure]));
    const { errors, status } = await ask(body, ...outer, middleware());
    expect([errors.length, status ?? 500]).toEqual([without.errors.length, without.status ?? 500]);
    expect(new Set(errors)).toEqual(new Set([failure]));
  });
});
