/** Benchmark of the HTML injector: what inserting into a page costs, against others and against nothing. */
import { cpus } from 'node:os';
import { PassThrough, Readable } from 'node:stream';
import { injectIntoBody } from '../server/adapters/inject-body';
import * as ways from './injector-ways';
import { interleave, markdownTable } from './interleave';
import { type Answer, Loopback } from './loopback';
import { shopPage } from './pages';

const isQuick = process.argv.includes('--quick');

const OURS = 'ours';
const REWRITER = 'html-rewriter-wasm';
const PASS_THROUGH = 'pass-through (a `PassThrough` of Node)';

const WAYS: readonly { name: string; way: ways.Way; isSlow?: boolean }[] = [
  { name: OURS, way: ways.ours },
  { name: REWRITER, way: ways.htmlRewriter },
  { name: '`String.replace`', way: ways.stringReplace },
  { name: 'parse5-html-rewriting-stream', way: ways.parse5, isSlow: true },
  { name: 'cheerio', way: ways.cheerio, isSlow: true },
  { name: 'hop over every `<`', way: ways.hop },
  { name: 'one copy', way: ways.copy },
];

interface Page {
  name: string;
  size: number;
  rounds: number;
  /** Runs in a sample. */
  times: number;
}

const PAGES: readonly Page[] = [
  { name: '5 kB', size: 5_000, rounds: 31, times: 200 },
  { name: '50 kB', size: 50_000, rounds: 31, times: 40 },
  { name: '500 kB', size: 500_000, rounds: 21, times: 10 },
  { name: '5 MB', size: 5_000_000, rounds: 11, times: 2 },
];

const CHUNKS = [1, 16, 64].map((kilobytes) => ({ name: `${kilobytes} kB`, size: kilobytes * 1_024 }));

/** What must hold: so many times as fast as another, on these pages. */
const LEAST = [
  { pages: ['50 kB'], than: REWRITER, ratio: 15 },
  { pages: ['500 kB', '5 MB'], than: PASS_THROUGH, ratio: 0.9 },
];

/** Megabytes by which 20 times the page may raise the peak: what the garbage collector leaves lying about. */
const MOST_GROWTH = 16;

interface Measured {
  page: string;
  chunk: string;
  /** Microseconds that ours takes. */
  cost: number;
  /** Costs of the others in costs of ours: 20 means that ours is 20 times as fast. */
  ratios: Map<string, number>;
}

const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

/** Processor time, in microseconds, of one run: other programs on the machine hardly change it. */
const sampleOf = (run: () => void | Promise<void>, times: number) => async () => {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) {
    const pending = run();
    if (pending !== undefined) await pending;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / times;
};

const compare = async (
  page: Page,
  chunk: string,
  candidates: { name: string; sample: () => Promise<number> }[],
): Promise<Measured> => {
  const rounds = isQuick ? Math.ceil(page.rounds / 4) : page.rounds;
  const compared = await interleave(candidates, { rounds, warmUp: Math.ceil(rounds / 4), baseline: OURS });
  return {
    page: page.name,
    chunk,
    cost: compared.find(({ name }) => name === OURS)?.cost ?? NaN,
    ratios: new Map(compared.map(({ name, ratio }) => [name, ratio])),
  };
};

/** Make sure that a way does its job, so that nobody is fast for doing nothing. */
const checkWay = async (way: ways.Way, chunks: readonly Buffer[], output: ways.Output): Promise<void> => {
  await way(chunks, output);
  const inserts = way !== ways.copy && way !== ways.hop;
  const text = output.take().toString('utf8');
  if (text.includes(ways.INSERTIONS.bodyStart) !== inserts)
    throw new Error('A candidate did not do its job.');
};

const inMemory = async (page: Page, chunk: (typeof CHUNKS)[number]): Promise<Measured> => {
  const chunks = cut(Buffer.from(shopPage(page.size)), chunk.size);
  const output = new ways.Output(Buffer.alloc(page.size * 2 + 65_536));
  const run = (way: ways.Way) => () => {
    output.take();
    return way(chunks, output);
  };
  for (const { way } of WAYS) await checkWay(way, chunks, output);
  const candidates = WAYS.map(({ name, way, isSlow }) => ({
    name,
    sample: sampleOf(run(way), isSlow ? Math.ceil(page.times / 40) : page.times),
  }));
  return compare(page, chunk.name, candidates);
};

const streamOf = (chunks: readonly Buffer[]): Readable => {
  let next = 0;
  return new Readable({
    read() {
      this.push(chunks[next++] ?? null);
    },
  });
};

const ANSWERS: readonly { name: string; answer: (chunks: readonly Buffer[]) => Answer; inserts: boolean }[] =
  [
    {
      name: OURS,
      answer: (chunks) => async (response) => {
        const { body } = await injectIntoBody(streamOf(chunks), ways.INSERTIONS);
        (body as Readable).pipe(response);
      },
      inserts: true,
    },
    {
      name: 'nothing between',
      answer: (chunks) => (response) => streamOf(chunks).pipe(response),
      inserts: false,
    },
    {
      name: PASS_THROUGH,
      answer: (chunks) => (response) => streamOf(chunks).pipe(new PassThrough()).pipe(response),
      inserts: false,
    },
  ];

const sent = async (page: Page, chunk: (typeof CHUNKS)[number], loopback: Loopback): Promise<Measured> => {
  const bytes = Buffer.from(shopPage(page.size));
  const chunks = cut(bytes, chunk.size);
  const added = ways.INSERTIONS.head.length + ways.INSERTIONS.bodyStart.length;
  const candidates = ANSWERS.map(({ name, answer, inserts }) => {
    const run = async () => {
      const received = await loopback.ask(answer(chunks));
      if (received !== bytes.length + (inserts ? added : 0)) throw new Error('Not the page that was sent.');
    };
    return { name, sample: sampleOf(run, Math.min(40, page.times * 4)) };
  });
  return compare(page, chunk.name, candidates);
};

/** Send a page of so many bytes through our stream, and answer the most memory that the process had meanwhile. */
const peakMemory = async (size: number): Promise<number> => {
  const filling = Buffer.alloc(65_536, '<p>text</p>');
  const start = ['<!doctype html><html><head><title>a</title>', '</head><body>'].map((text) =>
    Buffer.from(text),
  );
  let made = 0;
  const source = new Readable({
    read() {
      // Later, as a file or a database would, so that the points do not all lie in the first chunk.
      setImmediate(() => this.push(made > size ? null : (start.shift() ?? filling)));
      made += filling.length;
    },
  });
  const { body } = await injectIntoBody(source, ways.INSERTIONS);
  let [peak, count] = [0, 0];
  for await (const _ of body as Readable) {
    if (count++ % 64 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  return peak;
};

const memoryGrowth = async (): Promise<number> => {
  await peakMemory(20_000_000);
  const small = await peakMemory(20_000_000);
  return ((await peakMemory(400_000_000)) - small) / 1_048_576;
};

const cell = (ratio: number | undefined): string => {
  if (ratio === undefined) return '–';
  return `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×`;
};

const table = (measured: readonly Measured[]): string => {
  const others = [...(measured[0]?.ratios.keys() ?? [])].filter((name) => name !== OURS);
  const rows = measured.map(({ page, chunk, cost, ratios }) => [
    page,
    chunk,
    cost.toFixed(1),
    ...others.map((name) => cell(ratios.get(name))),
  ]);
  return markdownTable(['page', 'in chunks of', 'ours, µs', ...others], rows);
};

const missedTargets = (measured: readonly Measured[]): string[] =>
  LEAST.flatMap(({ pages, than, ratio }) =>
    measured
      .filter(({ page, ratios }) => pages.includes(page) && (ratios.get(than) ?? ratio) < ratio)
      .map(
        ({ page, chunk, ratios }) => `${page} in ${chunk}: ${cell(ratios.get(than))} ${than}, not ${ratio} ×`,
      ),
  );

const forAll = async (
  measure: (page: Page, chunk: (typeof CHUNKS)[number]) => Promise<Measured>,
): Promise<Measured[]> => {
  const measured: Measured[] = [];
  for (const page of PAGES) for (const chunk of CHUNKS) measured.push(await measure(page, chunk));
  return measured;
};

const main = async (): Promise<void> => {
  const growth = await memoryGrowth();
  const memory = await forAll(inMemory);
  const loopback = await Loopback.open();
  const network = await forAll((page, chunk) => sent(page, chunk, loopback));
  loopback.close();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}.`);
  console.log('The others’ processor time in ours (medians): 20 × means that ours takes a twentieth.\n');
  console.log(`From memory to memory:\n\n${table(memory)}\n`);
  console.log(
    `From a stream to a visitor, by HTTP on this machine, his processor time included:\n\n${table(network)}\n`,
  );
  console.log(`Peak memory with a page of 400 MB in place of 20 MB: ${growth.toFixed(1)} MB more.`);
  const missed = missedTargets([...memory, ...network]);
  if (growth > MOST_GROWTH) missed.push(`memory grew by more than ${MOST_GROWTH} MB`);
  for (const target of missed) console.error(`Missed: ${target}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
};

void main();
