import { fork, type ChildProcess } from 'node:child_process';
import { Agent, get } from 'node:http';
import { suppose } from '../server/src/core/consent';
import { formatConsent } from '../server/src/core/consent-cookie';
import { markdownTable, median } from './interleave';
import { PIXELS, RUNNING, serve, SIZES, type Application, type Message } from './served';

const ROLE = '--serve=';
const CONNECTIONS = 32;
const LIMIT_MICROSECONDS = 25;
const LIMIT_RATE = 0.97;
/** Bytes that may be in use more after all those pages. */
const LIMIT_HEAP = 2_000_000;
const isQuick = process.argv.includes('--quick');
/** `--only=50` measures the scenarios alone whose path has that part: `string`, `stream`, `work`, `5`, `50` or `500`. */
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);

interface Server {
  child: ChildProcess;
  port: number;
  agent: Agent;
}

const nextMessage = (child: ChildProcess): Promise<Message> =>
  new Promise((resolve) => {
    child.once('message', (message) => resolve(message as Message));
  });

const start = async (role: 'bare' | 'ours'): Promise<Server> => {
  const child = fork(process.argv[1] ?? '', [`${ROLE}${role}`], { execArgv: ['--expose-gc'] });
  child.once('exit', (code) => code === 0 || process.exit(1));
  const { port } = await nextMessage(child);
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }) };
};

const askServer = (child: ChildProcess, what: 'cpu' | 'heap'): Promise<Message> => {
  const answer = nextMessage(child);
  child.send(what);
  return answer;
};

/** Microseconds of processor time that the server has used so far, in all of its threads. */
const processorTime = async ({ child }: Server): Promise<number> => {
  const { cpu } = await askServer(child, 'cpu');
  return cpu.user + cpu.system;
};

/** Visitors who come in turn, each with a choice of their own: what is remembered of one helps with none of the others. */
const COOKIES = Array.from({ length: 500 }, (_, at) => {
  const chosenAt = Date.now() - 86_400_000 - at * 1000;
  return `session=${String(at).padStart(16, '0')}; pixel_consent=${formatConsent(
    suppose(['functional', 'measurement', 'marketing'], chosenAt, null),
  )}`;
});
let asked = 0;

/** Ask once, and answer with the milliseconds that it took. */
const ask = ({ port, agent }: Server, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    asked += 1;
    const Cookie = COOKIES[asked % COOKIES.length];
    const request = get({ port, host: '127.0.0.1', path, agent, headers: { Cookie } }, (response) => {
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

/**
 * Stay awake while something is asked. A visitor who sleeps is woken by the server, which pays for it, and the more often the
 * longer its answers take: that would count the visitor's naps.
 */
const awake = async <T>(work: () => Promise<T>): Promise<T> => {
  let isOver = false;
  const turn = (): void => {
    if (!isOver) setImmediate(turn);
  };
  turn();
  try {
    return await work();
  } finally {
    isOver = true;
  }
};

const load = async (server: Server, path: string, requests: number): Promise<Sample> => {
  const before = await processorTime(server);
  const begun = performance.now();
  const times: number[] = [];
  const connection = async (): Promise<void> => {
    for (let i = 0; i < requests / CONNECTIONS; i += 1) times.push(await ask(server, path));
  };
  await awake(() => Promise.all(Array.from({ length: CONNECTIONS }, connection)));
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

interface Scenario {
  name: string;
  path: string;
  requests: number;
  rounds: number;
  warmUp: number;
}

const REQUESTS = { 5: 1200, 50: 1200, 500: 240 } as const;

const SCENARIOS: Scenario[] = [
  ...SIZES.flatMap((size) =>
    ['string', 'stream'].map((kind) => ({
      name: `${size} kB, ${kind}`,
      path: `/${kind}/${size}`,
      requests: REQUESTS[size],
      rounds: size === 50 ? 8 : 4,
      warmUp: 6,
    })),
  ),
  { name: '50 kB, string, after 2 ms of work', path: '/work/50', requests: 240, rounds: 5, warmUp: 2 },
];

const quick = { requests: 240, rounds: 2, warmUp: 3 };

const middle = (pairs: Pair[], read: (pair: Pair) => number): number => median(pairs.map(read));

const both = (pairs: Pair[], read: (sample: Sample) => number): string =>
  `${middle(pairs, ({ bare }) => read(bare)).toFixed(2)} / ${middle(pairs, ({ ours }) => read(ours)).toFixed(2)}`;

/** The line of a scenario in the table, and what of its targets was missed. The others have none. */
const report = ({ name, path }: Scenario, pairs: Pair[]): { row: string[]; missed: string[] } => {
  const more = middle(pairs, ({ bare, ours }) => ours.cost - bare.cost);
  const rate = middle(pairs, ({ bare, ours }) => ours.rate / bare.rate);
  const missed = [
    ...(/^\/str\w+\/50$/.test(path) && more > LIMIT_MICROSECONDS ? [`${name}: ${more.toFixed(1)} µs`] : []),
    ...(path.startsWith('/work') && rate < LIMIT_RATE ? [`${name}: ${rate.toFixed(3)} of the requests`] : []),
  ];
  const row = [
    name,
    middle(pairs, ({ bare }) => bare.cost).toFixed(0),
    middle(pairs, ({ ours }) => ours.cost).toFixed(0),
    more.toFixed(1),
    rate.toFixed(3),
    both(pairs, ({ p50 }) => p50),
    both(pairs, ({ p99 }) => p99),
  ];
  return { row, missed };
};

/** Pages after which memory is looked at, each counted from the first one. */
const MARKS = isQuick ? [1_000, 2_500, 4_000] : [10_000, 55_000, 100_000];

/** Serve many pages, of either kind in turn, and answer with the bytes that are in use at each mark. */
const measureHeap = async (server: Server): Promise<number[]> => {
  const heaps: number[] = [];
  let served = 0;
  for (const mark of MARKS) {
    for (const path of ['/string/50', '/stream/50']) await load(server, path, (mark - served) / 2);
    served = mark;
    heaps.push((await askServer(server.child, 'heap')).heap);
  }
  return heaps;
};

/** How often the servers are started anew: how well one runs, and when it tidies up, is settled by chance when it starts. */
const STARTS = 3;

const stop = ({ child, agent }: Server): void => {
  agent.destroy();
  child.disconnect();
};

const chosen = SCENARIOS.filter(({ path }) => !only || path.split('/').includes(only));

/** Start both servers, and compare them in every scenario. `heaps`: what of memory was in use, where that was asked for. */
const measure = async (withHeap: boolean): Promise<{ pairs: Pair[][]; heaps: number[] }> => {
  const servers = { bare: await start('bare'), ours: await start('ours') };
  const pairs: Pair[][] = [];
  for (const scenario of chosen) {
    pairs.push(await compare(servers, scenario.path, isQuick ? quick : scenario));
  }
  const heaps = withHeap ? await measureHeap(servers.ours) : [];
  Object.values(servers).forEach(stop);
  return { pairs, heaps };
};

const main = async (name: string): Promise<void> => {
  const pairs: Pair[][] = chosen.map(() => []);
  let heaps: number[] = [];
  for (let at = 1; at <= STARTS; at += 1) {
    const measured = await measure(!only && at === STARTS);
    heaps = measured.heaps;
    measured.pairs.forEach((more, scenario) => pairs[scenario]?.push(...more));
  }
  const reports = chosen.map((scenario, at) => report(scenario, pairs[at] ?? []));
  const memory = heaps.map((heap, at) => `${(heap / 1e6).toFixed(2)} MB after ${MARKS[at]} pages`);
  console.log(
    `Private pages, ${PIXELS} pixels of which ${RUNNING} run on each; ${CONNECTIONS} connections. Memory in use with us: ${memory.join(', ')}.\n`,
  );
  console.log(
    markdownTable(
      [
        'Body',
        `bare ${name}, µs of processor time`,
        'with us',
        'more',
        'requests/s, ratio',
        'p50, ms: bare / with us',
        'p99, ms: bare / with us',
      ],
      reports.map(({ row }) => row),
    ),
  );
  const missed = reports.flatMap((one) => one.missed);
  const grown = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
  if (grown > LIMIT_HEAP) missed.push(`memory: ${grown} bytes more after ${MARKS.at(-1)} pages`);
  for (const miss of missed) console.error(`Missed the target: ${miss}`);
  if (missed.length > 0) process.exitCode = 1;
};

/** Measure what an adapter costs an application, each in a process of its own, and print it. */
export const benchAdapter = (name: string, application: Application): void => {
  const role = process.argv.find((word) => word.startsWith(ROLE))?.slice(ROLE.length);
  if (role) serve(application, role === 'bare');
  else void main(name);
};
