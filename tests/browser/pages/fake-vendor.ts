import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SnapshotPixel, Trace } from '../../../server/src/contract';

/** Names of what is kept in a browser, each list sorted. */
export interface Left {
  cookies: string[];
  vendorCookies: string[];
  local: string[];
  session: string[];
}

/** A name that fits one with `*`. */
const nameLike = (pattern: string): string => pattern.replaceAll('*', 'x1');

/** What a definition says that a pixel leaves behind, with names in the place of patterns. */
export const leftBy = ({ traces = [] }: Pick<SnapshotPixel, 'traces'>): Left => {
  const kept = (where: Trace['where']): string[] =>
    [...new Set(traces.filter((trace) => trace.where === where).map(({ name }) => nameLike(name)))].sort();
  return {
    cookies: kept('cookie'),
    vendorCookies: kept('vendor_cookie'),
    local: kept('local_storage'),
    session: kept('session_storage'),
  };
};

/** What a browser fetched from the vendor, and which: browsers are told apart by the name that they go by. */
export interface Fetched {
  browser: string;
  host: string;
  path: string;
}

/** Code that leaves these names in a browser, for the site's whole domain, as vendors' scripts do. */
export const leaving = ({ cookies, local, session }: Left): string => `
  for (const name of ${JSON.stringify(cookies)}) document.cookie = name + '=1; Path=/; Max-Age=9999; Domain=' + location.hostname.replace(/^www[.]/, '');
  for (const name of ${JSON.stringify(local)}) localStorage.setItem(name, '1');
  for (const name of ${JSON.stringify(session)}) sessionStorage.setItem(name, '1');`;

/**
 * A server in the place of one vendor at a time. Its script is as stubborn as a script can be: until it is stopped, it
 * leaves everything that the definition names again and again, also when the page goes away, and reports each time.
 */
export class FakeVendor {
  origin = '';
  readonly fetched: Fetched[] = [];
  private pixel: Pick<SnapshotPixel, 'traces' | 'hosts'> = { traces: [], hosts: [] };
  private isStopped = 'false';
  private readonly server = createServer((request, response) => this.serve(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    // Browsers find names below localhost on this machine. Cookies of another site than the page's they may refuse.
    this.origin = `http://vendor.shop.localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Be the vendor of a pixel. `isStopped`: an expression for what its `stop` leaves on the page. */
  play(pixel: Pick<SnapshotPixel, 'traces' | 'hosts'>, isStopped = 'false'): void {
    this.pixel = pixel;
    this.isStopped = isStopped;
    this.fetched.length = 0;
  }

  /** What a browser has fetched. */
  by(browser: string): Fetched[] {
    return this.fetched.filter((one) => one.browser === browser);
  }

  forget(browser: string): void {
    const others = this.fetched.filter((one) => one.browser !== browser);
    this.fetched.splice(0, Infinity, ...others);
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://vendor');
    const [, host = '', ...rest] = pathname.split('/');
    this.fetched.push({ browser: request.headers['user-agent'] ?? '', host, path: `/${rest.join('/')}` });
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cache-control', 'no-store');
    response.setHeader(
      'set-cookie',
      leftBy(this.pixel).vendorCookies.map((name) => `${name}=1; Path=/`),
    );
    if (request.headers['sec-fetch-dest'] !== 'script') return void response.writeHead(204).end();
    response.setHeader('content-type', 'text/javascript');
    response.end(this.script());
  }

  private script(): string {
    const reports = this.pixel.hosts.map((host) => `${this.origin}/${nameLike(host)}/report`);
    return `(() => {
      const leave = () => {
        if (${this.isStopped}) return;
        ${leaving(leftBy(this.pixel))}
        for (const report of ${JSON.stringify(reports)}) new Image().src = report + '?r=' + Math.random();
      };
      leave();
      setInterval(() => {
        leave();
        // Each time anew, so that it is the last to be called.
        removeEventListener('pagehide', leave);
        addEventListener('pagehide', leave);
      }, 100);
    })();`;
  }
}
