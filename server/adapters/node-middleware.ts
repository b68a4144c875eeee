import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { textOf } from './change-headers';
import { takeBackCors } from './cors';
import { changePage } from './node-page';
import { readIncoming } from './read-incoming';
import type { Site } from './site';
import type { SiteAnswer, SiteRequest } from './site-request';

/** What Express, Connect and others add to a request. */
type AppRequest = IncomingMessage & {
  originalUrl?: string;
  ip?: string | undefined;
  secure?: boolean;
  body?: unknown;
};

/** A handler of Express, Connect and others, and of plain Node where `next` goes on to the application. */
export type NodeMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: Error) => void,
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
    return this.req.secure ?? (this.req.socket as TLSSocket).encrypted ?? false;
  }

  get host(): string {
    return this.req.headers.host ?? textOf(this.req.headers[':authority']) ?? '';
  }
}

const sendAnswer = (res: ServerResponse, answer: SiteAnswer): void => {
  const { status, headers, body } = answer;
  takeBackCors(res, answer);
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
    const goOn = (): void => {
      if (canBePage(request) && isOpen(res)) changePage(site, request, res);
      next();
    };
    const answer = site.answer(request);
    if (!answer) return goOn();
    // Its promise never rejects, and whoever has gone away meanwhile gets no answer.
    void answer.then((known) => {
      if (!known) goOn();
      else if (isOpen(res)) sendAnswer(res, known);
    });
  };
