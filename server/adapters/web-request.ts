import { BodyTooLarge, type SiteRequest } from './site-request';

/** What a standard `Request` does not tell of the visitor. */
export interface RequestFacts {
  /**
   * Address of whoever sent the request, as the server knows it. Left out: the last one in `X-Forwarded-For` counts, which a
   * proxy in front has to write.
   */
  ip?: string | undefined;
  /** Keeps the platform waiting for work that goes on after the answer, as `ctx.waitUntil` of workers does. */
  waitUntil?: ((work: Promise<void>) => void) | undefined;
}

const readText = async (request: Request, limit: number): Promise<string> => {
  const reader = request.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit) {
      void reader?.cancel().catch(() => undefined);
      throw new BodyTooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
};

/** Path and query of an address, without a second parsing of what was parsed already. */
const targetOf = (url: string): string => {
  const at = url.indexOf('/', url.indexOf('://') + 3);
  return at < 0 ? '/' : url.slice(at);
};

/** A standard `Request`, as our engine reads it. */
export class WebRequest implements SiteRequest {
  readonly method: string;
  readonly target: string;
  readonly ip: string;
  readonly waitUntil: RequestFacts['waitUntil'];

  constructor(
    private readonly request: Request,
    { ip = '', waitUntil }: RequestFacts,
  ) {
    this.method = request.method;
    this.target = targetOf(request.url);
    this.ip = ip;
    this.waitUntil = waitUntil;
  }

  readonly header = (name: string): string | undefined => this.request.headers.get(name) ?? undefined;

  readonly body = (limit: number): Promise<unknown> => readText(this.request, limit);

  get secure(): boolean {
    return this.request.url.startsWith('https:');
  }

  get host(): string {
    return new URL(this.request.url).host;
  }
}
