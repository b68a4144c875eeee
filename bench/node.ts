/** Benchmark: what our handler costs a plain Node server that sends pages from memory. */
import type { RequestListener } from 'node:http';
import { nodeMiddleware } from '../server/adapters/node-middleware';
import { benchAdapter } from './adapter';
import { HEADERS } from './served';

benchAdapter('Node', (site, bodyOf) => {
  const handle: RequestListener = (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const body = bodyOf(request.url ?? '/');
    if (typeof body === 'string') response.end(body);
    else body.pipe(response);
  };
  if (!site) return handle;
  const pixels = nodeMiddleware(site);
  return (request, response) => pixels(request, response, () => handle(request, response));
});
