/** Benchmark: what one decision costs with 10, 100, 1,000 and 10,000 pixels, 20 of which match the page (or all, if fewer). */
import type { Placement, SnapshotPixel, Visit } from '../server/src/contract';
import { suppose } from '../server/src/core/consent';
import { decide, decidePage, prepare, type PreparedSnapshot } from '../server/src/core/decide';
import { snapshotPixel } from '../tests/fakes/pixels';
import { interleave, markdownTable, timed } from './interleave';

const MATCHING = 20;
const SIZES = [10, 100, 1_000, 10_000];
const LIMIT_AT_100 = 10;
const LIMIT_GROWTH = 3;

const SECTIONS = ['shop', 'blog', 'help', 'about', 'campaign', 'account', 'events', 'jobs'];

const elsewhere = (at: number): Placement => {
  const section = SECTIONS[at % SECTIONS.length] ?? '';
  const include: Placement['include'] = [
    { kind: 'exact', path: `/${section}/page-${at}` },
    { kind: 'prefix', path: `/${section}/area-${at}` },
    { kind: 'wildcard', path: `/${section}/area-${at}/*/reviews` },
  ];
  return { include: [include[at % 3]!], exclude: [] };
};

const here: Placement[] = [
  { include: [{ kind: 'prefix', path: '/' }], exclude: [{ kind: 'prefix', path: '/checkout' }] },
  {
    include: [{ kind: 'prefix', path: '/products' }],
    exclude: [{ kind: 'wildcard', path: '/products/*/private' }],
  },
  { include: [{ kind: 'exact', path: '/products/boots/winter' }], exclude: [] },
  { include: [{ kind: 'wildcard', path: '/products/*/winter' }], exclude: [] },
];

const CATEGORIES: SnapshotPixel['categories'][] = [
  ['measurement'],
  ['marketing'],
  ['measurement', 'marketing'],
];

const pixel = (at: number, size: number): SnapshotPixel =>
  snapshotPixel({
    id: `pixel-${at}`,
    categories: CATEGORIES[at % CATEGORIES.length] ?? [],
    placement: at % Math.ceil(size / MATCHING) === 0 ? (here[at % here.length] ?? here[0]!) : elsewhere(at),
  });

const snapshotOf = (size: number): PreparedSnapshot =>
  prepare({
    format: 1,
    number: 1,
    publishedAt: '2026-11-01T09:00:00.000Z',
    pixels: Array.from({ length: size }, (_, at) => pixel(at, size)),
  });

const visit: Visit = {
  path: '/products/boots/winter',
  choice: suppose(['functional', 'measurement', 'marketing'], 1_794_000_000_000, null),
  unclear: false,
  gpc: false,
  dnt: false,
  place: 'DE',
  now: 1_794_441_600_000,
};

const main = async (): Promise<void> => {
  const snapshots = SIZES.map((size) => ({ size, prepared: snapshotOf(size) }));
  const run = (work: (prepared: PreparedSnapshot) => unknown) =>
    interleave(
      snapshots.map(({ size, prepared }) => ({
        name: String(size),
        sample: timed(() => work(prepared), 2_000),
      })),
      { baseline: '100' },
    );
  const decisions = await run((prepared) => decide(prepared, visit));
  const unasked = await run((prepared) => decidePage(prepared, { ...visit, choice: null }));
  const rows = snapshots.map(({ size, prepared }, at) => [
    size.toLocaleString('en'),
    String(decide(prepared, visit).allowed.length),
    (decisions[at]?.cost ?? NaN).toFixed(2),
    (decisions[at]?.ratio ?? NaN).toFixed(2),
    (unasked[at]?.cost ?? NaN).toFixed(2),
  ]);
  console.log(
    markdownTable(
      ['Pixels', 'allowed', '`decide`, µs', 'against 100 pixels', 'page before a choice, µs'],
      rows,
    ),
  );
  const [, hundred, , most] = decisions;
  const isGood = (hundred?.cost ?? NaN) < LIMIT_AT_100 && (most?.ratio ?? NaN) <= LIMIT_GROWTH;
  if (!isGood) {
    console.error(
      `Expected under ${LIMIT_AT_100} µs at 100 pixels and at most ${LIMIT_GROWTH} times that at 10,000.`,
    );
    process.exitCode = 1;
  }
};

void main();
