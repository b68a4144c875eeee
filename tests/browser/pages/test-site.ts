import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Category, ConsentRequest, Notice, PagePlan, PixelPlan } from '../../../server/src/contract';
import { CATEGORIES } from '../../../server/src/contract';
import { formatConsent, parseConsentCookie } from '../../../server/src/core/consent';
import { embedJson } from '../../../server/src/core/embed-json';

interface Assets {
  loader: { file: string; body: string };
  banner: { file: string; body: string };
}

/** The bundles as the sources make them now. */
export const builtAssets = (): Assets =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, '../../../scripts/build-browser.mjs'), '--json'], {
      encoding: 'utf8',
    }),
  ) as Assets;

/** A pixel of the test site. */
export interface SitePixel extends PixelPlan {
  categories: Category[];
  vendor: string;
  purpose: string;
  purposeIn?: Record<string, string>;
}

/** How the site behaves. A test changes it while the site runs. */
export interface Behaviour {
  kind: 'private' | 'shared';
  pixels: SitePixel[];
  /** What stands in the plan's place; null: the plan. */
  planText: string | null;
  /** Markup of the head around plan and loader, and of the body. */
  head: (plan: string, loader: string) => string;
  body: string;
  /** Language of the pages. */
  lang: string;
  cacheControl: string;
  /** The policy's `script-src`; null: our own files and the vendor's. */
  scriptSrc: string | null;
  /** The policy asks for trusted types, so that no text may become elements. */
  trustedTypes: boolean;
  /** Endpoints that break the connection, or never answer. */
  down: ('plan' | 'consent' | 'notice')[];
  /** The server takes every choice for none, as it does with one that its own clock calls too old. */
  forgetful: boolean;
  /** Milliseconds before the plan and consent endpoints answer. */
  delay: number;
}

const usual = (): Behaviour => ({
  kind: 'private',
  pixels: [],
  planText: null,
  head: (plan, loader) => plan + loader,
  body: '<h1>A page</h1><main><p><a href="/other">Another page</a></p><p><button>Buy</button></p></main>',
  lang: 'en',
  cacheControl: 'private, no-cache',
  scriptSrc: null,
  trustedTypes: false,
  down: [],
  forgetful: false,
  delay: 0,
});

const PREFIX = '/_pixels';
const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

const send = (response: ServerResponse, type: string, body: string): void => {
  response.setHeader('content-type', type);
  response.end(body);
};

const sendJson = (response: ServerResponse, value: unknown): void =>
  send(response, 'application/json', JSON.stringify(value));

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/**
 * A site with our server's part played, and a vendor beside it that writes down what reaches it. The site sends a
 * policy that allows no inline script and no inline style.
 */
export class TestSite {
  behaviour = usual();
  /** Paths that the vendor was asked for, in order. */
  readonly vendorLog: string[] = [];
  /** `METHOD path` of every request to the site. */
  readonly log: string[] = [];
  origin = '';
  vendor = '';
  private readonly assets = builtAssets();
  private readonly servers = [
    createServer((request, response) => void this.serve(request, response)),
    createServer((request, response) => this.serveVendor(request, response)),
  ] as const;

  async start(): Promise<void> {
    [this.origin, this.vendor] = (await Promise.all(this.servers.map(listening))) as [string, string];
  }

  async stop(): Promise<void> {
    for (const server of this.servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  /** Start over with the usual behaviour and empty logs. */
  reset(changes: Partial<Behaviour>): void {
    this.behaviour = { ...usual(), ...changes };
    this.vendorLog.length = 0;
    this.log.length = 0;
  }

  private plan(kind: PagePlan['kind'], cookie: string | undefined): PagePlan {
    const unknown = kind === 'shared' || this.behaviour.forgetful;
    const choice = unknown ? null : parseConsentCookie(cookie, Date.now());
    const granted = (category: Category): boolean =>
      category === 'necessary' || !!choice?.categories.includes(category);
    const { pixels } = this.behaviour;
    return {
      v: 1,
      snapshot: 1,
      prefix: PREFIX,
      kind,
      ask: !choice && pixels.some(({ categories }) => !categories.every(granted)),
      choice,
      banner: this.assets.banner.file,
      pixels: pixels
        .filter(({ categories }) => categories.every(granted))
        .map(({ id, setup, events }) => ({ id, setup, events })),
    };
  }

  private notice(): Notice {
    return {
      snapshot: 1,
      categories: CATEGORIES.map((key) => ({
        key,
        pixels: this.behaviour.pixels
          .filter(({ categories }) => categories.includes(key))
          .map(({ vendor, purpose, purposeIn }) => ({
            vendor,
            purpose,
            ...(purposeIn ? { purposeIn } : {}),
          })),
      })).filter(({ pixels }) => pixels.length > 0),
    };
  }

  private page(cookie: string | undefined): string {
    const { kind, planText, head, body, lang } = this.behaviour;
    const text = planText ?? embedJson(this.plan(kind, cookie));
    const plan = `<script type="application/json" id="pixel-inventory-plan">${text}</script>`;
    const loader = `<script async src="${PREFIX}/${this.assets.loader.file}"></script>`;
    return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="stylesheet" href="/site.css">${head(plan, loader)}</head><body>${body}</body></html>`;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    this.log.push(`${request.method} ${path}`);
    if (path.startsWith(`${PREFIX}/`)) await this.serveOurs(path.slice(PREFIX.length + 1), request, response);
    else if (path === '/site.css') send(response, 'text/css', SITE_STYLES);
    else if (path === '/favicon.ico') response.writeHead(204).end();
    else {
      response.setHeader('cache-control', this.behaviour.cacheControl);
      response.setHeader('content-security-policy', this.policy());
      send(response, 'text/html', this.page(request.headers.cookie));
    }
  }

  private async serveOurs(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asset = [this.assets.loader, this.assets.banner].find(({ file }) => file === name);
    if (this.behaviour.down.some((down) => down === name)) request.destroy();
    else if (asset) {
      response.setHeader('cache-control', 'public, max-age=31536000, immutable');
      send(response, 'text/javascript', asset.body);
    } else if (name === 'notice') sendJson(response, this.notice());
    else if (name === 'plan') {
      this.later(() => sendJson(response, this.plan('private', request.headers.cookie)));
    } else if (name === 'consent') this.store(await bodyOf(request), response);
    else response.writeHead(404).end();
  }

  private store(text: string, response: ServerResponse): void {
    const { categories } = JSON.parse(text) as ConsentRequest;
    const cookie = `pixel_consent=${formatConsent({ categories, at: Math.floor(Date.now() / 1000) })}`;
    this.later(() => {
      response.setHeader('set-cookie', `${cookie}; Path=/; Max-Age=15552000; SameSite=Lax`);
      sendJson(response, this.plan('private', cookie));
    });
  }

  private later(act: () => void): void {
    if (this.behaviour.delay === 0) act();
    else setTimeout(act, this.behaviour.delay);
  }

  private policy(): string {
    const scripts = this.behaviour.scriptSrc ?? `'self' ${this.vendor}`;
    return `default-src 'none'; script-src ${scripts}; connect-src 'self'; img-src ${this.vendor}; style-src 'self'; base-uri ${this.vendor}${this.behaviour.trustedTypes ? `; require-trusted-types-for 'script'` : ''}`;
  }

  private serveVendor(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    this.vendorLog.push(path);
    if (!path.endsWith('.js')) return void response.writeHead(204).end();
    response.setHeader('content-type', 'text/javascript');
    response.end(`(window.trace = window.trace || []).push('${path}');`);
  }
}

// Styles as sites have them, some of which would spoil a banner that they could reach.
const SITE_STYLES = `
  body { font-family: Georgia, serif; margin: 0; }
  main, h1 { padding: 0 2rem; }
  div { border: 5px solid red !important; display: flex; transform: rotate(3deg); opacity: 0.5; }
  button { width: 100%; background: yellow; text-transform: uppercase; }
  p { font-size: 40px; }
  main p { font-size: 1rem; }
`;
