import { execFileSync } from 'node:child_process';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PreviewSource } from '../../../server/adapters/previews';
import type { BrowserAssets } from '../../../server/adapters/asset-files';
import { createSite, type Site } from '../../../server/adapters/site';
import type { SiteAnswer, SiteRequest } from '../../../server/adapters/site-request';
import type {
  Category,
  ConsentRecord,
  ConsentSettings,
  FireRow,
  PixelPlan,
  SnapshotPixel,
} from '../../../server/src/contract';
import { prepare, type PreparedSnapshot } from '../../../server/src/core/decide';
import { planTriggers } from '../../../server/src/core/plan-events';
import { snapshotPixel } from '../../fakes/pixels';
import { snapshotOf } from '../../fakes/visits';

/** The bundles as the sources make them now. */
export const builtAssets = (): BrowserAssets =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, '../../../scripts/build-browser.mjs'), '--json'], {
      encoding: 'utf8',
    }),
  ) as BrowserAssets;

/** A pixel of the test site. */
export interface SitePixel
  extends
    PixelPlan,
    Pick<SnapshotPixel, 'stop' | 'traces' | 'about' | 'beforeConsent' | 'purposeIn'>,
    Partial<Pick<SnapshotPixel, 'placement'>> {
  categories: Category[];
  vendor: string;
  purpose: string;
}

/** How the site behaves. A test changes it while the site runs. */
export interface Behaviour {
  kind: 'private' | 'shared';
  pixels: SitePixel[];
  /** Null: the usual ones. */
  consent: ConsentSettings | null;
  /** What stands in the plan's place; null: the plan. */
  planText: string | null;
  /** Markup of the head around plan and loader, and of the body. */
  head: (plan: string, loader: string) => string;
  body: string;
  /** Language of the pages. */
  lang: string;
  cacheControl: string;
  /** Further headers of the page at a path; they win over the usual ones. */
  headers: (path: string) => Record<string, string>;
  /** The policy's `script-src`; null: our own files and the vendor's. */
  scriptSrc: string | null;
  /** The page's own content security policy; null: the usual one, with `scriptSrc`. */
  policy: string | null;
  /** What the site does with it. */
  csp: 'leave' | 'merge';
  /** The policy asks for trusted types, so that no text may become elements. */
  trustedTypes: boolean;
  /** Endpoints that break the connection, or never answer. */
  down: ('plan' | 'consent' | 'ask' | 'traces' | 'counts' | 'extras' | 'banner')[];
  /** Endpoints that refuse, and with which status. */
  refusing: Partial<Record<string, number>>;
  /** The server takes every choice for none, as it does with one that its own clock calls too old. */
  forgetful: boolean;
  /** Milliseconds before the plan and consent endpoints answer. */
  delay: number;
  /** The proof of a choice cannot be kept. */
  unrecorded: boolean;
  /** Null: there are no previews. */
  preview: PreviewSource | null;
}

const usual = (): Behaviour => ({
  kind: 'private',
  pixels: [],
  consent: null,
  planText: null,
  head: (plan, loader) => plan + loader,
  body: '<h1>A page</h1><main><p><a href="/other">Another page</a></p><p><button>Buy</button></p></main>',
  lang: 'en',
  cacheControl: 'private, no-cache',
  headers: () => ({}),
  scriptSrc: null,
  policy: null,
  csp: 'leave',
  trustedTypes: false,
  down: [],
  refusing: {},
  forgetful: false,
  delay: 0,
  unrecorded: false,
  preview: null,
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

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

const YEAR_MS = 365 * 86_400_000;

/** Write a pixel of the test site as it would be published. */
export const toSnapshotPixel = ({ vendor, events, signals, ...pixel }: SitePixel): SnapshotPixel =>
  snapshotPixel({
    ...pixel,
    vendorName: vendor,
    ...(signals ? { signals } : {}),
    events: Object.fromEntries(
      Object.entries(events).map(([name, event]) => [
        name,
        { goal: 'Is it worth it?', triggers: planTriggers(name, event), steps: event.steps },
      ]),
    ),
  });

/**
 * A site with our real engine, and a vendor beside it that writes down what reaches it. The site sends a
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
  /** The proofs of what was chosen. */
  readonly records: ConsentRecord[] = [];
  /** How often pixels fired, as far as that was handed on. */
  readonly fires: FireRow[] = [];
  /** The messages about it, as they came. */
  readonly countings: { headers: IncomingHttpHeaders; body: string }[] = [];
  private readonly assets = builtAssets();
  private answering = 0;
  private held: Promise<void> = Promise.resolve();
  private known: { of: string; prepared: PreparedSnapshot } | null = null;
  private readonly engines: Readonly<Record<Behaviour['csp'], Site>>;
  private readonly servers = [
    createServer((request, response) => void this.serve(request, response)),
    createServer((request, response) => this.serveVendor(request, response)),
  ] as const;

  /** `isCounting`: pages are asked how often pixels fire. */
  constructor(isCounting = false) {
    this.engines = { leave: this.engineFor('leave', isCounting), merge: this.engineFor('merge', isCounting) };
  }

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
    this.records.length = 0;
    this.fires.length = 0;
    this.countings.length = 0;
  }

  /** Whether somebody waits for an answer of the site's. */
  get isAnswering(): boolean {
    return this.answering > 0;
  }

  /** What was counted since the last reset: by pixel and event how often, and on how many pages it came first. */
  async counted(): Promise<Record<string, [fires: number, pages: number]>> {
    await this.engine.flush();
    const sums: Record<string, [number, number]> = {};
    for (const { pixel, event, fires, pages } of this.fires) {
      const sum = (sums[`${pixel} ${event}`] ??= [0, 0]);
      sum[0] += fires;
      sum[1] += pages;
    }
    return sums;
  }

  /** Keep back what the plan and consent endpoints answer, until the function that comes back is called. */
  hold(): () => void {
    let letGo: () => void = () => undefined;
    this.held = new Promise((resolve) => (letGo = resolve));
    return letGo;
  }

  private engineFor(csp: Behaviour['csp'], isCounting: boolean): Site {
    return createSite(
      {
        snapshot: () => this.snapshot(),
        pages: 'auto',
        csp,
        requestsPerMinute: 0,
        countryHeader: 'x-country',
        now: () => Date.now() + (this.behaviour.forgetful ? YEAR_MS : 0),
        record: (record) => this.record(record),
        count: isCounting ? (rows) => Promise.resolve(void this.fires.push(...rows)) : undefined,
        preview: {
          read: (token) => this.behaviour.preview?.read(token) ?? Promise.resolve(null),
          start: (link) => this.behaviour.preview?.start(link) ?? Promise.resolve(null),
        },
      },
      this.assets,
    );
  }

  private get engine(): Site {
    return this.engines[this.behaviour.csp];
  }

  private record(record: ConsentRecord): Promise<void> {
    if (this.behaviour.unrecorded) return Promise.reject(new Error('The disk is full.'));
    this.records.push(record);
    return Promise.resolve();
  }

  /** The set that the behaviour describes, prepared once for each. */
  private snapshot(): PreparedSnapshot {
    const { pixels, consent } = this.behaviour;
    const of = JSON.stringify({ pixels, consent });
    if (this.known?.of !== of) {
      const snapshot = snapshotOf(pixels.map(toSnapshotPixel), 1);
      this.known = { of, prepared: prepare({ ...snapshot, ...(consent ? { consent } : {}) }) };
    }
    return this.known.prepared;
  }

  /** A page and its content security policy. */
  private page(request: SiteRequest): { policy: string; html: string } {
    const { kind, planText, head, body, lang } = this.behaviour;
    const policy = this.behaviour.policy ?? this.policy();
    const headers: Record<string, string> = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': kind === 'private' ? 'private' : 'public',
      'content-security-policy': policy,
    };
    const verdict = this.engine.judge(request, {
      status: 200,
      names: Object.keys(headers),
      header: (name) => headers[name],
    });
    const { head: parts = '', bodyStart = '' } = verdict.do === 'insert' ? verdict.insertions : {};
    const tags = [parts].flat().join('');
    const at = tags.indexOf('</script>') + '</script>'.length;
    const written = tags.slice(0, at);
    const plan = planText === null ? written : written.replace(/>.*</s, () => `>${planText}<`);
    const [merged] = verdict.do === 'insert' ? verdict.headers : [];
    const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="stylesheet" href="/site.css">${head(plan, tags.slice(at))}</head><body>${String(bodyStart)}${body}</body></html>`;
    return { policy: merged?.[1] ?? policy, html };
  }

  private siteRequest(request: IncomingMessage): SiteRequest {
    const { headers, method = 'GET', url = '/' } = request;
    return {
      method,
      target: url,
      header: (name) => {
        const value = headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      ip: '127.0.0.1',
      secure: false,
      host: headers.host ?? '',
      body: () => bodyOf(request),
    };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    this.log.push(`${request.method} ${path}`);
    this.answering += 1;
    response.on('close', () => (this.answering -= 1));
    const asked = this.siteRequest(request);
    if (path.startsWith(`${PREFIX}/`)) await this.serveOurs(path.slice(PREFIX.length + 1), request, response);
    else if (path === '/site.css') send(response, 'text/css', SITE_STYLES);
    else if (path === '/favicon.ico') response.writeHead(204).end();
    else {
      // It is the application's own, which the engine may need a moment to find out.
      await this.engine.answer(asked);
      response.setHeader('cache-control', this.behaviour.cacheControl);
      const { policy, html } = this.page(asked);
      response.setHeader('content-security-policy', policy);
      for (const [name, value] of Object.entries(this.behaviour.headers(path))) {
        response.setHeader(name, value);
      }
      send(response, 'text/html', html);
    }
  }

  private async serveOurs(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { down, delay, refusing } = this.behaviour;
    if (down.some((part) => name === part || name.startsWith(`${part}.`))) return void request.destroy();
    if (refusing[name]) return void response.writeHead(refusing[name]).end('{}');
    const asked = this.siteRequest(request);
    if (name === 'counts') {
      const body = await bodyOf(request);
      this.countings.push({ headers: request.headers, body });
      asked.body = () => Promise.resolve(body);
    }
    const answer = await this.engine.answer(asked);
    if (!answer) return void response.writeHead(404).end();
    const { status, headers, body }: SiteAnswer = answer;
    if (name === 'plan' || name === 'consent') {
      await this.held;
      if (delay > 0) await sleep(delay);
    }
    response.writeHead(status, headers).end(body);
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
    response.end(path === '/busy.js' ? BUSY : `(window.trace = window.trace || []).push('${path}');`);
  }
}

// A vendor's script that does what such scripts do: it reports in three ways, and loads another script.
const BUSY = `{
  const at = (name) => new URL(name, document.currentScript.src).href;
  const more = at('more.js');
  fetch(at('fetched'), { mode: 'no-cors', keepalive: true });
  navigator.sendBeacon(at('beacon'), 'x');
  new Image().src = at('image.gif');
  const script = document.createElement('script');
  script.src = more;
  document.head.append(script);
}`;

// Styles as sites have them, some of which would spoil a banner that they could reach.
const SITE_STYLES = `
  body { font-family: Georgia, serif; margin: 0; }
  main, h1 { padding: 0 2rem; }
  div { border: 5px solid red !important; display: flex; transform: rotate(3deg); opacity: 0.5; }
  button { width: 100%; background: yellow; text-transform: uppercase; }
  p { font-size: 40px; }
  main p { font-size: 1rem; }
`;
