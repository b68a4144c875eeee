/** Benchmark: what counting how often pixels fire costs a page (nothing that can be measured), and what a message costs. */
import { createSite, type Site, type SiteOptions } from '../server/adapters/site';
import type { AppAnswer, SiteRequest } from '../server/adapters/site-request';
import { suppose } from '../server/src/core/consent';
import { formatConsent } from '../server/src/core/consent-cookie';
import { prepare } from '../server/src/core/decide';
import { ASSETS } from '../tests/fakes/site';
import { snapshotPixel } from '../tests/fakes/pixels';
import { interleave, markdownTable, type Candidate } from './interleave';

const isQuick = process.argv.includes('--quick');
const PIXELS = 100;
const RUNNING = 5;
const TIMES = isQuick ? 500 : 5_000;
/** What counts as nothing, and what a message may cost in microseconds: less than the answer with a plan does. */
const LIMIT = { page: 1.03, message: 100 };

const prepared = prepare({
  format: 1,
  number: 1,
  publishedAt: '2026-11-01T09:00:00.000Z',
  pixels: Array.from({ length: PIXELS }, (_, at) =>
    snapshotPixel({
      id: `pixel-${at}`,
      placement: { include: [{ kind: 'prefix', path: at < RUNNING ? '/' : `/section-${at}` }], exclude: [] },
    }),
  ),
});

const COOKIE = `pixel_consent=${formatConsent(suppose(['functional', 'measurement', 'marketing'], Date.now(), null))}`;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const requestOf = (
  method: string,
  target: string,
  headers: Record<string, string>,
  body = '',
): SiteRequest => ({
  method,
  target,
  header: (name) => headers[name],
  ip: '203.0.113.7',
  secure: true,
  host: 'www.example.org',
  body: () => Promise.resolve(body),
});

const visitor = { cookie: COOKIE, 'user-agent': FIREFOX };
const pageRequest = requestOf('GET', '/shop', visitor);
const planRequest = requestOf('GET', '/_pixels/plan?path=/shop', visitor);
const message = (agent = FIREFOX) =>
  requestOf(
    'POST',
    '/_pixels/counts',
    { 'sec-fetch-site': 'same-origin', 'user-agent': agent, 'content-type': 'text/plain;charset=UTF-8' },
    JSON.stringify(Array.from({ length: RUNNING }, (_, at) => [`pixel-${at}`, 'page_view', 1, 1])),
  );
const [counted, robot] = [message(), message('Googlebot/2.1 (+http://www.google.com/bot.html)')];

const PAGE_HEADERS: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private',
};
const page: AppAnswer = {
  status: 200,
  names: Object.keys(PAGE_HEADERS),
  header: (name) => PAGE_HEADERS[name],
};

let kept = 0;
const options: SiteOptions = { snapshot: () => prepared, requestsPerMinute: 0 };
const without = createSite(options, ASSETS);
const counting = createSite(
  {
    ...options,
    count: (rows) => {
      for (const { fires } of rows) kept += fires;
      return Promise.resolve();
    },
  },
  ASSETS,
);

/** Microseconds of processor time of one run: what else the machine does is not in it. */
const processorTime = (work: () => void | Promise<unknown>) => async (): Promise<number> => {
  const before = process.cpuUsage();
  for (let run = 0; run < TIMES; run += 1) {
    const waiting = work();
    if (waiting) await waiting;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / TIMES;
};

const judging = (site: Site) => () => {
  if (site.judge(pageRequest, page).do !== 'insert') throw new Error('The page got nothing.');
};

/** The same while the counter is full of what comes in: only the pages are measured. */
const judgingAmidMessages: Candidate['sample'] = async () => {
  for (let run = 0; run < 100; run += 1) await counting.answer(counted);
  return processorTime(judging(counting))();
};

const answering = (request: SiteRequest, status: number) => async () => {
  const answer = await counting.answer(request);
  if (answer?.status !== status) throw new Error(`${request.target}: ${answer?.status}`);
};

const main = async (): Promise<void> => {
  const rounds = isQuick ? { rounds: 5, warmUp: 2 } : { rounds: 41, warmUp: 5 };
  const pages = await interleave(
    [
      { name: 'a page, nothing is counted', sample: processorTime(judging(without)) },
      { name: 'a page, counting', sample: processorTime(judging(counting)) },
      { name: 'a page, counting, messages come in', sample: judgingAmidMessages },
    ],
    rounds,
  );
  const answers = await interleave(
    [
      { name: 'the plan, for comparison', sample: processorTime(answering(planRequest, 200)) },
      { name: `a message about ${RUNNING} pixels`, sample: processorTime(answering(counted, 204)) },
      { name: 'the same of a robot', sample: processorTime(answering(robot, 204)) },
    ],
    rounds,
  );
  await counting.flush();
  if (kept === 0) throw new Error('Nothing was counted.');
  console.log(
    markdownTable(
      ['', 'µs of processor time', 'ratio'],
      [...pages, ...answers].map(({ name, cost, ratio }) => [name, cost.toFixed(2), ratio.toFixed(3)]),
    ),
  );
  const dearPages = pages.filter(({ ratio }) => ratio > LIMIT.page);
  const dearMessages = answers.slice(1).filter(({ cost }) => cost > LIMIT.message);
  if (dearPages.length + dearMessages.length === 0) return;
  console.error(`Missed the target: ${[...dearPages, ...dearMessages].map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
};

void main();
