import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { textOf } from './change-headers';
import { changePage } from './node-page';
import { readIncoming } from './read-incoming';
import type { Site } from './site';
import type { SiteAnswer, SiteRequest } from './site-request';

/** What Express, Connect, Fastify's middie and others add to a request. They know which proxies are trusted. */
type AppRequest = IncomingMessage & {
  originalUrl?: string;
  ip?: string | undefined;
  /** `https`, in Express and Fastify. */
  protocol?: string;
  /** Without the port. */
  hostname?: string | undefined;
  body?: unknown;
};

/** A handler of Express, Connect and others, and of plain Node where `next` goes on to the application. */
export type NodeMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

class NodeRequest implements SiteRequest {
  readonly method: string;
  readonly target: string;

  constructor(private readonly req: AppRequest) {
    this.method = req.method ?? 'GET';
    this.target = req.originalUrl ?? req.url ?? '/';
  }

  readonly header = (name: string): string | undefined => textOf(this.req.headers[name]);

  readonly body = (limit: number): Promise<unknown> => readIncoming(this.req, this.req.body, limit);

  get ip(): string {
    return this.req.ip ?? this.req.socket.remoteAddress ?? '';
  }

  get secure(): boolean {
    const { protocol, socket } = this.req;
    return protocol === undefined ? ((socket as TLSSocket).encrypted ?? false) : protocol === 'https';
  }

  get host(): string {
    const { hostname, headers } = this.req;
    const host = headers.host ?? textOf(headers[':authority']) ?? '';
    // Where a proxy that is trusted says another one, the header is that of the way from the proxy to here.
    return hostname === undefined || host === hostname || host.startsWith(`${hostname}:`) ? host : hostname;
  }
}

const sendAnswer = (res: ServerResponse, { status, headers, body }: SiteAnswer): void => {
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.end(status === 304 ? undefined : body);
};

const isOpen = (res: ServerResponse): boolean => !res.headersSent && !res.writableEnded && !res.destroyed;

const canBePage = ({ method }: SiteRequest): boolean => method === 'GET' || method === 'HEAD';

/** Put a site's engine in front of an application that writes to Node's own answers. */
export const nodeMiddleware =
  (site: Site): NodeMiddleware =>
  (req, res, next = () => undefined) => {
    const request = new NodeRequest(req);
    const answer = site.answer(request);
    if (answer) {
      // Its promise never rejects, and whoever has gone away meanwhile gets no answer.
      void answer.then((known) => isOpen(res) && sendAnswer(res, known));
      return;
    }
    if (canBePage(request) && isOpen(res)) changePage(site, request, res);
    next();
  };
