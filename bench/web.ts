/** Benchmark: what our wrapper costs a server of standard requests and answers that sends pages from memory. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { webMiddleware } from '../server/adapters/web-middleware';
import { benchAdapter } from './adapter';
import { HEADERS, type BodyOf } from './served';

const toRequest = (request: IncomingMessage): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  return new Request(`http://localhost${request.url}`, { method: request.method ?? 'GET', headers });
};

/** Write an answer as the servers of SvelteKit, Astro and others do: piece by piece, no faster than it is read. */
const send = async (answer: Response, response: ServerResponse): Promise<void> => {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    if (!response.write(part.value)) await new Promise((resolve) => response.once('drain', resolve));
  }
  response.end();
};

const toBody = (body: ReturnType<BodyOf>): BodyInit => (typeof body === 'string' ? body : webStream(body));

/** A stream as a renderer makes one: its next piece is at hand when somebody asks. */
const webStream = (source: Readable): ReadableStream =>
  new ReadableStream(
    {
      pull: (controller) => {
        const chunk: unknown = source.read();
        if (chunk === null) controller.close();
        else controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );

benchAdapter('Request → Response', (site, bodyOf) => {
  const handle = (request: Request): Response =>
    new Response(toBody(bodyOf(new URL(request.url).pathname)), { headers: HEADERS });
  const pixels = site && webMiddleware(site);
  return (incoming, response) => {
    const request = toRequest(incoming);
    const answer = pixels ? pixels(request, () => handle(request)) : handle(request);
    void Promise.resolve(answer).then((known) => send(known, response));
  };
});
