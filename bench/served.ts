import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createSite, type Site } from '../server/adapters/site';
import { prepare, type PreparedSnapshot } from '../server/src/core/decide';
import { snapshotPixel } from '../tests/fakes/pixels';

/** Pixels that are published. */
export const PIXELS = 100;
/** Pixels that run on a page. */
export const RUNNING = 5;

const snapshot = (): PreparedSnapshot =>
  prepare({
    format: 1,
    number: 1,
    publishedAt: '2026-11-01T09:00:00.000Z',
    pixels: Array.from({ length: PIXELS }, (_, at) =>
      snapshotPixel({
        id: `pixel-${at}`,
        categories: [at % 2 === 0 ? 'measurement' : 'marketing'],
        placement: {
          include: [{ kind: 'prefix', path: at < RUNNING ? '/' : `/section-${at}` }],
          exclude: [{ kind: 'prefix', path: '/checkout' }],
        },
        setup: [
          { do: 'stub', path: ['fbq'], queue: { own: 'queue' }, entry: 'arguments', forward: 'callMethod' },
          { do: 'script', src: `https://connect.vendor.example/${at}/events.js` },
          { do: 'call', path: ['fbq'], args: ['init', '123456789012345'] },
        ],
        events: {
          page_view: {
            goal: 'Which ad shall we go on paying for?',
            triggers: [{ kind: 'page_view' }],
            steps: [{ do: 'call', path: ['fbq'], args: ['track', 'PageView'] }],
          },
        },
      }),
    ),
  });

const paragraph =
  '<p class="text">Boots for every weather, <a href="/products/boots">see all of them</a>.</p>\n';

/** Kilobytes of the pages that are served. */
export const SIZES = [5, 50, 500] as const;

const pageOf = (size: number): string => {
  const links = Array.from(
    { length: 12 },
    (_, at) => `<link rel="stylesheet" href="/assets/style-${at}.css">\n`,
  );
  const head = `<meta charset="utf-8">\n<title>Shop</title>\n${links.join('')}<script src="/assets/app.js" defer></script>`;
  const start = `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body>\n`;
  const end = '</body>\n</html>\n';
  return start + paragraph.repeat(Math.ceil((size - start.length - end.length) / paragraph.length)) + end;
};

const CHUNK = 16_384;

const chunksOf = (page: string): Buffer[] => {
  const bytes = Buffer.from(page);
  return Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, at) =>
    bytes.subarray(at * CHUNK, (at + 1) * CHUNK),
  );
};

class PageStream extends Readable {
  private next = 0;

  constructor(private readonly chunks: readonly Buffer[]) {
    super();
  }

  override _read(): void {
    this.push(this.chunks[this.next] ?? null);
    this.next += 1;
  }
}

const work = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

/** Headers of every page. */
export const HEADERS = { 'Cache-Control': 'private', 'Content-Type': 'text/html; charset=utf-8' };

/** Gives the body that stands under `/string/50`, `/stream/50` or `/work/50`: so many kilobytes, from memory. */
export type BodyOf = (path: string) => string | Readable;

export const bodies = (): BodyOf => {
  const pages = new Map(
    SIZES.map((size) => {
      const page = pageOf(size * 1000);
      return [String(size), { page, chunks: chunksOf(page) }];
    }),
  );
  return (path) => {
    const [, kind, size = ''] = path.split('/');
    const { page = '', chunks = [] } = pages.get(size) ?? {};
    if (kind === 'work') work(2);
    return kind === 'stream' ? new PageStream(chunks) : page;
  };
};

/** An application that answers each path with its body, behind an adapter; `site` null: the application alone. */
export type Application = (site: Site | null, bodyOf: BodyOf) => RequestListener;

const asset = (file: string) => ({ file, body: '' });

export const benchedSite = (): Site => {
  const prepared = snapshot();
  return createSite(
    { snapshot: () => prepared },
    {
      loader: asset('loader.0123456789ab.js'),
      banner: asset('banner.0123456789ab.js'),
      extras: asset('extras.0123456789ab.js'),
      styles: asset('banner.0123456789ab.css'),
      trackers: asset('trackers.0123456789ab.css'),
      preview: asset('preview.0123456789ab.js'),
      trackersElement: asset('trackers.0123456789ab.js'),
    },
  );
};

/** What the server says of itself. */
export interface Message {
  port: number;
  cpu: NodeJS.CpuUsage;
  /** Bytes that are in use after everything else was thrown away. */
  heap: number;
}

const say = (message: Partial<Message>): void => void process.send?.(message);

/** To be asked for only where nothing is measured afterwards: it throws compiled code away as well. */
const heapInUse = (): number => {
  global.gc?.();
  return process.memoryUsage().heapUsed;
};

/** Serve in this process, until the one that started it lets go. */
export const serve = (application: Application, isBare: boolean): void => {
  const server = createServer(application(isBare ? null : benchedSite(), bodies()));
  // Longer than the other server's turn, so that no connection is closed at the moment of its next use.
  server.keepAliveTimeout = 60_000;
  process.on('message', (asked) =>
    say(asked === 'heap' ? { heap: heapInUse() } : { cpu: process.cpuUsage() }),
  );
  process.on('disconnect', () => {
    process.exit();
  });
  server.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }));
};
