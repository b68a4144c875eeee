import type { BrowserStep } from '../../server/src/contract';
import { expectTrace, failing, mark, marker, traceOf, useVisits } from './pages/visits';

const { site, visitor, open, faults } = useVisits();

/** Run steps as the set-up of a necessary pixel, on a page on which `before` has run. */
const runOn = async (steps: BrowserStep[], before = '') => {
  const context = await visitor({ pixels: [marker('tested', ['necessary'], { setup: steps, events: {} })] });
  if (before) await context.addInitScript(before);
  return open(context);
};

interface Case {
  name: string;
  before?: string;
  steps: BrowserStep[];
  /** An expression, and what it gives in the page. */
  look: string;
  sees: unknown;
}

const fbq: BrowserStep = {
  do: 'stub',
  path: ['fbq'],
  queue: { own: 'queue' },
  entry: 'arguments',
  forward: 'callMethod',
  props: { loaded: true, version: '2.0' },
  self: ['push'],
  aliases: ['_fbq'],
};
const gtag: BrowserStep = { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' };
const call = (path: string, ...args: (string | number)[]): BrowserStep => ({
  do: 'call',
  path: path.split('.'),
  args,
});

const cases: Case[] = [
  {
    name: 'set assigns below parents that it makes',
    steps: [{ do: 'set', path: ['a', 'b', 'c'], value: { d: [1, null, 'x'] } }],
    look: 'a',
    sees: { b: { c: { d: [1, null, 'x'] } } },
  },
  {
    name: 'set replaces what is there',
    before: 'window.a = 1',
    steps: [{ do: 'set', path: ['a'], value: 2 }],
    look: 'a',
    sees: 2,
  },
  {
    name: 'set with keep leaves what is there, also a false',
    before: 'window.a = false',
    steps: [
      { do: 'set', path: ['a'], value: 2, keep: true },
      { do: 'set', path: ['b'], value: 3, keep: true },
    ],
    look: '[a, b]',
    sees: [false, 3],
  },
  {
    name: 'a value can be the moment at which the step runs',
    before: 'window.start = Date.now()',
    steps: [{ do: 'set', path: ['a'], value: { list: [{ $: 'now' }], date: { $: 'date' } } }],
    look: 'a.list[0] >= start && a.date instanceof Date && a.date >= start',
    sees: true,
  },
  {
    name: 'push makes the array, and calls the push of one that a vendor has taken over',
    before: 'window.taken = { got: [], push(v) { this.got.push(v) } }',
    steps: [
      { do: 'push', path: ['fresh'], value: { event: 'x' } },
      { do: 'push', path: ['taken'], value: 1 },
    ],
    look: '[fresh, taken.got]',
    sees: [[{ event: 'x' }], [1]],
  },
  {
    name: 'a stub queues true arguments objects in its own queue',
    steps: [fbq, call('fbq', 'init', '1')],
    look: '[String(fbq.queue[0]), fbq.queue[0].length, fbq.queue[0][1], fbq.loaded, fbq.version, fbq.push === fbq, _fbq === fbq]',
    sees: ['[object Arguments]', 2, '1', true, '2.0', true, true],
  },
  {
    name: 'a stub hands calls on as soon as the vendor is there',
    steps: [
      fbq,
      call('fbq', 'init', '1'),
      { do: 'set', path: ['fbq', 'callMethod'], value: null },
      call('fbq', 'second'),
    ],
    look: '(fbq.callMethod = function () { return (window.got = [this === fbq, ...arguments]) }, fbq("third"), [got, fbq.queue.length])',
    sees: [[true, 'third'], 2],
  },
  {
    name: 'a stub queues in a global array, which others may have begun',
    before: 'window.dataLayer = ["first"]',
    steps: [gtag, call('gtag', 'event', 'x')],
    look: '[dataLayer[0], String(dataLayer[1]), dataLayer[1][0]]',
    sees: ['first', '[object Arguments]', 'event'],
  },
  {
    name: 'a stub can queue true arrays',
    steps: [
      { do: 'stub', path: ['lintrk'], queue: { own: 'q' }, entry: 'array' },
      call('lintrk', 'track', 1),
    ],
    look: '[Array.isArray(lintrk.q[0]), lintrk.q]',
    sees: [true, [['track', 1]]],
  },
  {
    name: 'a stub leaves a function and an alias that exist',
    before: 'window.gtag = () => {}; window.own = gtag; window._fbq = 1',
    steps: [gtag, fbq],
    look: '[gtag === own, typeof dataLayer, _fbq]',
    sees: [true, 'undefined', 1],
  },
  {
    name: 'methods queue their name and arguments, and can be called as methods',
    steps: [
      { do: 'methods', path: ['ttq'], methods: ['page', 'track'] },
      call('ttq.page'),
      call('ttq.track', 'Purchase'),
    ],
    look: 'Array.from(ttq)',
    sees: [['page'], ['track', 'Purchase']],
  },
  {
    name: 'methods leave what exists',
    before: 'window.ttq = { page() { window.got = this === ttq } }',
    steps: [{ do: 'methods', path: ['ttq'], methods: ['page'] }, call('ttq.page')],
    look: 'got',
    sees: true,
  },
  {
    name: 'values are copies: what a vendor changes stays out of other pixels',
    steps: [
      { do: 'set', path: ['a'], value: { list: [] } },
      { do: 'push', path: ['a', 'list'], value: 1 },
    ],
    look: 'JSON.parse(document.getElementById("pixel-inventory-plan").textContent).pixels[0].setup[0].value.list.length',
    sees: 0,
  },
];

test.each(cases)('$name', async ({ steps, before, look, sees }) => {
  const page = await runOn(steps, before);
  expect(await page.evaluate(look)).toEqual(sees);
});

test('nothing after a step that fails runs', async () => {
  const page = await runOn([mark('before'), failing, mark('after')]);
  expect(await traceOf(page)).toEqual(['before']);
});

test('a script is loaded once, with its attributes, also where the page has it already', async () => {
  site.reset({});
  const load = (name: string): BrowserStep => ({
    do: 'script',
    src: `${site.vendor}/${name}.js`,
    attrs: { id: `id-${name}`, 'data-domain': 'example.org' },
  });
  const pixels = [
    marker('one', ['necessary'], { setup: [load('a'), load('b')] }),
    marker('two', ['necessary'], { setup: [load('a'), load('b')] }),
  ];
  const head = (plan: string, loader: string): string =>
    `<script src="${site.vendor}/b.js"></script>${plan}${loader}`;
  const page = await open(await visitor({ pixels, head }));
  expect([...site.vendorLog].sort()).toEqual(['/a.js', '/b.js']);
  const script = page.locator('#id-a');
  expect(await script.getAttribute('data-domain')).toBe('example.org');
  expect(await script.evaluate((element: HTMLScriptElement) => element.async)).toBe(true);
});

test('a script of the page that does not run is none', async () => {
  site.reset({});
  const steps: BrowserStep[] = [{ do: 'script', src: `${site.vendor}/a.js` }];
  const pixels = [marker('one', ['necessary'], { setup: steps })];
  const head = (plan: string, loader: string): string =>
    `<script type="text/plain" src="${site.vendor}/a.js"></script>${plan}${loader}`;
  await open(await visitor({ pixels, head }));
  expect(site.vendorLog).toEqual(['/a.js']);
});

test('a script with an integrity that does not fit is not run', async () => {
  const integrity = `sha256-${'A'.repeat(43)}=`;
  const page = await runOn([{ do: 'script', src: `${site.vendor}/a.js`, integrity }]);
  expect(await traceOf(page)).toEqual([]);
  expect(await page.locator(`script[integrity][src$="/a.js"]`).getAttribute('crossorigin')).toBe('anonymous');
});

test('the address of an image is filled in, encoded', async () => {
  const src = `${site.vendor}/p.gif?e={event}&p={page_path}&r={random}&x={other}`;
  const pixel = marker('image', ['necessary'], {
    setup: [],
    events: { page_view: { steps: [{ do: 'image', src }] } },
  });
  await open(await visitor({ pixels: [pixel] }), '/a&b/%3Cc%3E');
  expect(site.vendorLog).toHaveLength(1);
  expect(site.vendorLog[0]).toMatch(
    /^\/p\.gif\?e=page_view&p=%2Fa%26b%2F%253Cc%253E&r=\d{6,}&x=(?:\{|%7B)other(?:\}|%7D)$/,
  );
});

describe('a call that waits for a script', () => {
  /** The script of this address brings `late`, which notes what it is called with. */
  const BRINGS = `window.trace = []; const push = trace.push;
    trace.push = (...got) => { push.apply(trace, got); if (got[0] === '/late.js') window.late = { track: (text) => trace.push(text) }; }`;
  const waiting = (text: string, name = 'late'): BrowserStep => ({
    do: 'call',
    path: ['late', 'track'],
    args: [text],
    after: `${site.vendor}/${name}.js`,
  });

  test('comes after it, in the order of the steps, and holds up none', async () => {
    const load: BrowserStep = { do: 'script', src: `${site.vendor}/late.js` };
    const page = await runOn([load, waiting('one'), waiting('two'), mark('next step')], BRINGS);
    await expectTrace(page, ['next step', '/late.js', 'one', 'two']);
  });

  test('comes at once where the function is there', async () => {
    const page = await runOn(
      [waiting('one'), mark('next step')],
      'window.trace = []; window.late = { track: (text) => trace.push(text) }',
    );
    expect(await traceOf(page)).toEqual(['one', 'next step']);
  });

  test('never comes, and hurts nobody, where the script does not come or brings something else', async () => {
    const load = (name: string): BrowserStep => ({ do: 'script', src: `${site.vendor}/${name}` });
    const page = await runOn([
      load('missing'),
      waiting('one', 'missing'),
      waiting('two', 'nobody-loads-it'),
      load('other.js'),
      waiting('three', 'other'),
      mark('next step'),
    ]);
    await expectTrace(page, ['next step', '/other.js']);
    expect(faults()).toEqual([]);
  });
});
