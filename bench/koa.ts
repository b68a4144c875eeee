/** Benchmark: what our middleware costs a Koa server that sends a page of 50 kB from memory. */
import { fork, type ChildProcess } from 'node:child_process';
import { Agent, createServer, get } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import Koa from 'koa';
import { koaMiddleware } from '../server/adapters/koa-middleware';
import { createSite } from '../server/adapters/site';
import { prepare, type PreparedSnapshot } from '../server/src/core/decide';
import { suppose } from '../server/src/core/consent';
import { formatConsent } from '../server/src/core/consent-cookie';
import { snapshotPixel } from '../tests/fakes/pixels';
import { markdownTable, median } from './interleave';

const ROLE = '--serve=';
const CONNECTIONS = 32;
const LIMIT_MICROSECONDS = 25;
const LIMIT_RATE = 0.97;
const isQuick = process.argv.includes('--quick');

// ——— the server, in a process of its own ———

const PIXELS = 100;
const RUNNING = 5;

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

const page = ((): string => {
  const links = Array.from(
    { length: 12 },
    (_, at) => `<link rel="stylesheet" href="/assets/style-${at}.css">\n`,
  );
  const head = `<meta charset="utf-8">\n<title>Shop</title>\n${links.join('')}<script src="/assets/app.js" defer></script>`;
  const start = `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body>\n`;
  const end = '</body>\n</html>\n';
  return start + paragraph.repeat(Math.ceil((50_000 - start.length - end.length) / paragraph.length)) + end;
})();

const CHUNK = 16_384;
const bytes = Buffer.from(page);
const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, at) =>
  bytes.subarray(at * CHUNK, (at + 1) * CHUNK),
);

class PageStream extends Readable {
  private next = 0;

  override _read(): void {
    this.push(chunks[this.next] ?? null);
    this.next += 1;
  }
}

const work = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

const serve = (isBare: boolean): void => {
  const app = new Koa();
  const prepared = snapshot();
  const site = createSite(
    { snapshot: () => prepared },
    {
      loader: { file: 'loader.0123456789ab.js', body: '' },
      banner: { file: 'banner.0123456789ab.js', body: '' },
      extras: { file: 'extras.0123456789ab.js', body: '' },
      styles: { file: 'banner.0123456789ab.css', body: '' },
      trackers: { file: 'trackers.0123456789ab.css', body: '' },
      preview: { file: 'preview.0123456789ab.js', body: '' },
      trackersElement: { file: 'trackers.0123456789ab.js', body: '' },
    },
  );
  if (!isBare) app.use(koaMiddleware(site));
  app.use((ctx) => {
    ctx.set('Cache-Control', 'private');
    ctx.set('Content-Type', 'text/html; charset=utf-8');
    if (ctx.path === '/work') work(2);
    ctx.body = ctx.path === '/stream' ? new PageStream() : page;
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  // Longer than the other server's turn, so that no connection is closed at the moment of its next use.
  server.keepAliveTimeout = 60_000;
  process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
  process.on('disconnect', () => {
    process.exit();
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
};

// ——— the load, and the comparison ———

interface Server {
  child: ChildProcess;
  port: number;
  agent: Agent;
}

interface Message {
  port: number;
  cpu: NodeJS.CpuUsage;
}

const nextMessage = (child: ChildProcess): Promise<Message> =>
  new Promise((resolve) => {
    child.once('message', (message) => resolve(message as Message));
  });

const start = async (role: 'bare' | 'ours'): Promise<Server> => {
  const child = fork(__filename, [`${ROLE}${role}`], { execArgv: [] });
  child.once('exit', (code) => code === 0 || process.exit(1));
  const { port } = await nextMessage(child);
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }) };
};

/** Microseconds of processor time that the server has used so far, in all of its threads. */
const processorTime = async ({ child }: Server): Promise<number> => {
  const answer = nextMessage(child);
  child.send('cpu');
  const { cpu } = await answer;
  return cpu.user + cpu.system;
};

const COOKIE = `session=0123456789abcdef; pixel_consent=${formatConsent(
  suppose(['functional', 'measurement', 'marketing'], Date.now() - 86_400_000, null),
)}`;

/** Ask once, and answer with the milliseconds that it took. */
const ask = ({ port, agent }: Server, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const request = get({ port, host: '127.0.0.1', path, agent, headers: { Cookie: COOKIE } }, (response) => {
      response.resume();
      response.on('end', () => resolve(performance.now() - begun));
    });
    request.on('error', reject);
  });

interface Sample {
  /** Microseconds of processor time a request. */
  cost: number;
  /** Requests a second. */
  rate: number;
  p50: number;
  p99: number;
}

const quantile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

const load = async (server: Server, path: string, requests: number): Promise<Sample> => {
  const before = await processorTime(server);
  const begun = performance.now();
  const times: number[] = [];
  const connection = async (): Promise<void> => {
    for (let i = 0; i < requests / CONNECTIONS; i += 1) times.push(await ask(server, path));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - begun) / 1000;
  const cost = ((await processorTime(server)) - before) / times.length;
  times.sort((a, b) => a - b);
  return { cost, rate: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
};

interface Pair {
  bare: Sample;
  ours: Sample;
}

/** Load both in turn, the other one first every other round, and leave out the rounds that warm them up. */
const compare = async (
  servers: { bare: Server; ours: Server },
  path: string,
  { requests, rounds, warmUp }: { requests: number; rounds: number; warmUp: number },
): Promise<Pair[]> => {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const first = round % 2 === 0 ? 'bare' : 'ours';
    const second = first === 'bare' ? 'ours' : 'bare';
    const samples = {
      [first]: await load(servers[first], path, requests),
      [second]: await load(servers[second], path, requests),
    } as unknown as Pair;
    if (round >= warmUp) pairs.push(samples);
  }
  return pairs;
};

const SCENARIOS = [
  { name: 'string', path: '/', requests: 1200, rounds: 21, warmUp: 6 },
  { name: 'stream of 16 kB chunks', path: '/stream', requests: 1200, rounds: 21, warmUp: 6 },
  { name: 'string, after 2 ms of work', path: '/work', requests: 240, rounds: 15, warmUp: 2 },
];

const quick = { requests: 240, rounds: 5, warmUp: 3 };

const middle = (pairs: Pair[], read: (pair: Pair) => number): number => median(pairs.map(read));

const main = async (): Promise<void> => {
  const servers = { bare: await start('bare'), ours: await start('ours') };
  const rows: string[][] = [];
  const missed: string[] = [];
  for (const scenario of SCENARIOS) {
    const pairs = await compare(servers, scenario.path, isQuick ? quick : scenario);
    const more = middle(pairs, ({ bare, ours }) => ours.cost - bare.cost);
    const rate = middle(pairs, ({ bare, ours }) => ours.rate / bare.rate);
    if (scenario.path !== '/work' && more > LIMIT_MICROSECONDS) missed.push(`${scenario.name}: ${more} µs`);
    if (scenario.path === '/work' && rate < LIMIT_RATE)
      missed.push(`${scenario.name}: ${rate} of the requests`);
    rows.push([
      scenario.name,
      middle(pairs, ({ bare }) => bare.cost).toFixed(0),
      middle(pairs, ({ ours }) => ours.cost).toFixed(0),
      more.toFixed(1),
      rate.toFixed(3),
      `${middle(pairs, ({ bare }) => bare.p50).toFixed(2)} / ${middle(pairs, ({ ours }) => ours.p50).toFixed(2)}`,
      `${middle(pairs, ({ bare }) => bare.p99).toFixed(2)} / ${middle(pairs, ({ ours }) => ours.p99).toFixed(2)}`,
    ]);
  }
  for (const { child, agent } of Object.values(servers)) {
    agent.destroy();
    child.disconnect();
  }
  console.log(
    `A private page of ${page.length} bytes, ${PIXELS} pixels of which ${RUNNING} run on it; ${CONNECTIONS} connections.\n`,
  );
  console.log(
    markdownTable(
      [
        'Body',
        'bare Koa, µs of processor time',
        'with us',
        'more',
        'requests/s, ratio',
        'p50, ms: bare / with us',
        'p99, ms: bare / with us',
      ],
      rows,
    ),
  );
  for (const miss of missed) console.error(`Missed the target: ${miss}`);
  if (missed.length > 0) process.exitCode = 1;
};

const role = process.argv.find((word) => word.startsWith(ROLE))?.slice(ROLE.length);
if (role) serve(role === 'bare');
else void main();
