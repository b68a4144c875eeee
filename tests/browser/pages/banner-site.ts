import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Asking } from '../../../server/src/contract';
import { lookStyles } from '../../../server/src/core/banner-look';
import { bannerMarkup } from '../../../server/src/core/banner-markup';
import { askingOf } from '../../fakes/asking';

interface Asset {
  file: string;
  body: string;
}

/** The banner and its styles as the sources make them now. */
const builtBanner = (): Record<'banner' | 'styles', Asset> =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [join(__dirname, '../../../scripts/build-browser.mjs'), '--json', 'banner'],
      { encoding: 'utf8' },
    ),
  ) as Record<'banner' | 'styles', Asset>;

const PREFIX = '/_pixels';

/** How the site behaves. A test changes it while the site runs. */
interface BannerBehaviour {
  asking: Asking;
  /** What the server knew when it wrote the banner into the page; null: it wrote none. */
  rendered: Asking | null;
  lang: string;
  body: string;
  /** The page's policy for styles. */
  styleSrc: string;
  /** Whether `ask`, or the file of the styles, breaks the connection. */
  down: ('ask' | 'styles')[];
  /** Milliseconds before styles and answers arrive. */
  delay: number;
  /** The page ends before a text until the rest comes, and its script does not wait for that; null: it comes at once. */
  rest: { cut: string; comes: Promise<void> } | null;
}

const usual = (): BannerBehaviour => ({
  asking: askingOf(),
  rendered: null,
  lang: 'en',
  body: '<main><h1>A page</h1><p>Tea. <a href="/other">Another page</a></p></main>',
  styleSrc: "'self'",
  down: [],
  delay: 0,
  rest: null,
});

/** Plays the loader's part: it lends the banner what it works with, and writes down what the banner does with it. */
const LOADER = (file: string): string => `
  const policy = trustedTypes.createPolicy('page', { createScriptURL: (url) => url });
  const listeners = [];
  window.chosen = [];
  window.outcome = 'saved';
  window.tell = (granted) => listeners.forEach((listener) => listener(granted));
  const script = document.createElement('script');
  script.pixelInventory = {
    ask: location.origin + '${PREFIX}/ask',
    choose: async (categories, way) => {
      chosen.push([categories, way]);
      await window.hold;
      return outcome;
    },
    listen: (listener) => listeners.push(listener),
    ready: (show) => {
      window.show = show;
      if (document.readyState === 'loading') show('ask');
    },
  };
  script.src = policy.createScriptURL('${PREFIX}/${file}');
  document.head.append(script);
`;

/** A site that has a banner and nothing else of ours, under a policy that allows no inline script and no inline style. */
export class BannerSite {
  behaviour = usual();
  /** `METHOD address` of every request, and the body of every form. */
  readonly log: string[] = [];
  origin = '';
  private readonly assets = builtBanner();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Start over with the usual behaviour and an empty log. */
  reset(changes: Partial<BannerBehaviour>): void {
    this.behaviour = { ...usual(), ...changes };
    this.log.length = 0;
  }

  private page(): string {
    const { rendered, lang, body, rest } = this.behaviour;
    const place = { prefix: PREFIX, path: '/', cssFile: this.assets.styles.file };
    const banner = rendered ? bannerMarkup(rendered, place) : '';
    return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="stylesheet" href="/site.css"><script src="/loader.js" ${rest ? 'async' : 'defer'}></script></head><body>${banner}${body}</body></html>`;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    let text = '';
    for await (const chunk of request) text += String(chunk);
    this.log.push(`${request.method} ${request.url} ${text}`.trim());
    const [type, body] = this.answer(pathname);
    const kind = pathname.endsWith('/ask') ? 'ask' : pathname.endsWith('.css') ? 'styles' : null;
    const ours = pathname.startsWith(PREFIX) && kind !== null;
    if (ours && this.behaviour.down.includes(kind)) return void request.destroy();
    if (ours) await new Promise((resolve) => setTimeout(resolve, this.behaviour.delay));
    response.setHeader('content-type', type);
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; style-src ${this.behaviour.styleSrc}; require-trusted-types-for 'script'`,
    );
    const { rest } = this.behaviour;
    const cut = rest && type === 'text/html' ? body.indexOf(rest.cut) : 0;
    if (cut > 0) response.write(body.slice(0, cut));
    if (cut > 0) await rest?.comes;
    response.end(body.slice(cut));
  }

  private answer(pathname: string): [type: string, body: string] {
    const { banner, styles } = this.assets;
    const name = pathname.slice(PREFIX.length + 1);
    switch (pathname) {
      case '/site.css':
        return ['text/css', SITE_STYLES];
      case '/loader.js':
        return ['text/javascript', LOADER(banner.file)];
      case `${PREFIX}/${banner.file}`:
        return ['text/javascript', banner.body];
      case `${PREFIX}/${styles.file}`:
        return ['text/css', styles.body];
      case `${PREFIX}/ask`:
        return ['application/json', JSON.stringify(this.behaviour.asking)];
      default: {
        const look = lookStyles(name);
        return look === null ? ['text/html', this.page()] : ['text/css', look];
      }
    }
  }
}

// Styles as sites have them, some of which would spoil a banner that they could reach.
const SITE_STYLES = `
  body { font-family: Georgia, serif; margin: 0; }
  main { padding: 2rem; }
  button { width: 100%; background: yellow; text-transform: uppercase; }
  p { font-size: 40px; color: #1a1e24; }
  main p { font-size: 1rem; }
  @media (prefers-color-scheme: dark) { body { background: #101418; } main, p, a { color: #e6eaf0; } }
`;
