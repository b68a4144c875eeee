import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import type { OptionalCategory, SnapshotPixel } from '../../server/src/contract';
import { findVendor } from '../../server/src/vendors/registry';
import { published, redirected } from '../fakes/published';
import type { Behaviour } from './pages/test-site';
import { until, useVisits } from './pages/visits';
import { openQuietly, untilQuiet } from './pages/quiet';

const { site, visitor } = useVisits();

/** Addresses of scripts that were asked for, as far as a browser had to. */
const fetched: string[] = [];
const scripts = createServer((request, response) => {
  fetched.push(request.url ?? '');
  response.setHeader('cache-control', 'public, max-age=600');
  response.setHeader('content-type', 'text/javascript');
  response.end('order.push({ ran: document.currentScript.src });');
});
let google: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => scripts.listen(0, '127.0.0.1', resolve));
  google = `http://127.0.0.1:${(scripts.address() as AddressInfo).port}`;
});
afterAll(async () => {
  scripts.closeAllConnections();
  await new Promise((resolve) => scripts.close(resolve));
});

/** Writes down, in one order, what is put into `dataLayer` and which scripts are asked for, and when they run. */
const RECORDER = `
  window.order = [];
  const note = (entry) => order.push(
    Object.prototype.toString.call(entry) === '[object Arguments]' ? { call: Array.from(entry) } : { entry });
  let layer = window.dataLayer;
  Object.defineProperty(window, 'dataLayer', {
    configurable: true,
    get: () => layer,
    set: (list) => {
      layer = list;
      list.forEach(note);
      const push = list.push.bind(list);
      list.push = (...entries) => (entries.forEach(note), push(...entries));
    },
  });
  const { set } = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
  Object.defineProperty(HTMLScriptElement.prototype, 'src', {
    ...Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src'),
    set(address) {
      if (String(address).includes('google')) order.push({ asks: address });
      set.call(this, address);
    },
  });`;

interface Noted {
  call?: unknown[];
  entry?: unknown;
  asks?: string;
  ran?: string;
}

const orderOn = (page: Page): Promise<Noted[]> => page.evaluate('window.order');

type State = 'granted' | 'denied';
const stateOf =
  (granted: readonly OptionalCategory[]) =>
  (category: OptionalCategory): State =>
    granted.includes(category) ? 'granted' : 'denied';

const DEFAULT = [
  'consent',
  'default',
  {
    ad_storage: 'denied',
    ad_user_data: 'denied',
    ad_personalization: 'denied',
    analytics_storage: 'denied',
    functionality_storage: 'denied',
    personalization_storage: 'denied',
    security_storage: 'granted',
    wait_for_update: 500,
  },
];

const updateTo = (granted: readonly OptionalCategory[]) => {
  const state = stateOf(granted);
  return [
    'consent',
    'update',
    {
      ad_storage: state('marketing'),
      ad_user_data: state('marketing'),
      ad_personalization: state('marketing'),
      analytics_storage: state('measurement'),
      functionality_storage: state('functional'),
      personalization_storage: state('functional'),
    },
  ];
};

const isConsent = ({ call }: Noted): boolean => call?.[0] === 'consent';
const consentIn = (order: Noted[]): unknown[] => order.filter(isConsent).map(({ call }) => call);

const EVERYTHING: OptionalCategory[] = ['functional', 'measurement', 'marketing'];
const GOOGLE = ['google-analytics-4', 'google-ads', 'google-tag-manager', 'floodlight'];

const pixelOf = (key: string, isAdvanced = false): SnapshotPixel => {
  const vendor = findVendor(key);
  if (!vendor) throw new Error(key);
  const settings = vendor.examples[0]?.settings ?? {};
  return published(vendor, isAdvanced ? { settings: { ...settings, advanced: true } } : {});
};

const siteWith = (pixels: SnapshotPixel[], kind: Behaviour['kind']): Partial<Behaviour> => ({
  kind,
  pixels: redirected(pixels, google).map((pixel) => ({ ...pixel, vendor: pixel.vendorName })),
  scriptSrc: `'self' ${google}`,
});

interface Arrival {
  isAdvanced?: boolean;
  kind?: Behaviour['kind'];
  gpc?: boolean;
}

const arrive = async (
  keys: readonly string[],
  { isAdvanced = false, kind = 'private', gpc = false }: Arrival = {},
): Promise<BrowserContext> => {
  fetched.length = 0;
  const pixels = keys.map((key) => pixelOf(key, isAdvanced));
  const context = await visitor(siteWith(pixels, kind), gpc ? { extraHTTPHeaders: { 'sec-gpc': '1' } } : {});
  await context.addInitScript(RECORDER);
  return context;
};

const openPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await openQuietly(page, site.origin);
  await until(page, '!!window.pixels && !!pixels.track');
  return page;
};

const choose = async (page: Page, categories: readonly OptionalCategory[]): Promise<void> => {
  const code = `pixels.consent.set(${JSON.stringify(categories)})`;
  await untilQuiet(page, () => page.evaluate(code).catch(() => undefined));
};

/** Expect that no script was asked for before Google's tags were told no to everything, in a call of their own kind. */
const expectDefaultFirst = (order: Noted[], scriptCount: number): void => {
  expect(order[0]).toEqual({ call: DEFAULT });
  expect(consentIn(order).filter((call) => (call as string[])[1] === 'default')).toHaveLength(1);
  expect(order.filter(({ asks }) => asks)).toHaveLength(scriptCount);
};

/** What was said last before the first script could run. */
const toldBeforeScripts = (order: Noted[]): unknown =>
  consentIn(
    order.slice(
      0,
      order.findIndex(({ ran }) => ran),
    ),
  ).at(-1);

const SETS = [...GOOGLE.map((key) => [key]), GOOGLE];
const KINDS = ['private', 'shared'] as const;
const CASES = SETS.flatMap((keys) => KINDS.map((kind) => [keys.join(', '), kind, keys] as const));

describe.each(CASES)('%s on a %s page', (_, kind, keys) => {
  test('waiting for a yes: nothing of Google’s before it, then the default, the update and the scripts', async () => {
    const context = await arrive(keys, { kind });
    const page = await openPage(context);
    expect(await orderOn(page)).toEqual([]);
    expect(fetched).toEqual([]);

    await choose(page, EVERYTHING);
    const order = await orderOn(page);
    expectDefaultFirst(order, keys.length);
    expect(toldBeforeScripts(order)).toEqual(updateTo(EVERYTHING));
    const cold = [...fetched];
    expect(cold).toHaveLength(keys.length);

    // The scripts come from the browser's cache now, and run at once.
    const next = await orderOn(await openPage(context));
    expect(fetched).toEqual(cold);
    expectDefaultFirst(next, keys.length);
    expect(next.filter(({ ran }) => ran)).toHaveLength(keys.length);
    expect(toldBeforeScripts(next)).toEqual(updateTo(EVERYTHING));
    expect(consentIn(next)).toEqual([DEFAULT, updateTo(EVERYTHING)]);

    // What was taken back is gone from the page after that.
    await choose(page, []);
    const count = fetched.length;
    expect(await orderOn(await openPage(context))).toEqual([]);
    expect(fetched).toHaveLength(count);
  });

  test('loading early: everything is denied until the yes, and nothing loads after a no', async () => {
    const context = await arrive(keys, { kind, isAdvanced: true });
    const page = await openPage(context);
    const before = await orderOn(page);
    expectDefaultFirst(before, keys.length);
    expect(JSON.stringify(consentIn(before).slice(1))).not.toMatch(/granted/);
    expect(fetched).toHaveLength(keys.length);

    await choose(page, EVERYTHING);
    expect(consentIn(await orderOn(page)).at(-1)).toEqual(updateTo(EVERYTHING));
    const warm = await orderOn(await openPage(context));
    expectDefaultFirst(warm, keys.length);
    expect(toldBeforeScripts(warm)).toEqual(updateTo(EVERYTHING));
    expect(fetched).toHaveLength(keys.length);

    const other = await arrive(keys, { kind, isAdvanced: true });
    const refused = await openPage(other);
    await choose(refused, []);
    expect(JSON.stringify(consentIn(await orderOn(refused)).slice(1))).not.toMatch(/granted/);
    fetched.length = 0;
    expect(await orderOn(await openPage(other))).toEqual([]);
    expect(fetched).toEqual([]);
  });
});

const COMBINATIONS = Array.from({ length: 8 }, (_, bits) =>
  EVERYTHING.filter((_one, at) => bits & (1 << at)),
);

test.each(COMBINATIONS.map((granted) => [granted.join(' and ') || 'nothing', granted] as const))(
  'a yes to %s is told as it is, on this page and on the next',
  async (_, granted) => {
    const context = await arrive(GOOGLE);
    const page = await openPage(context);
    await choose(page, granted);
    const runs = granted.includes('measurement') || granted.includes('marketing');
    const wanted = runs ? [DEFAULT, updateTo(granted)] : [];
    expect(consentIn(await orderOn(page))).toEqual(wanted);
    expect(consentIn(await orderOn(await openPage(context)))).toEqual(wanted);
  },
);

test('a change of mind is told where the scripts are, and each change once', async () => {
  const page = await openPage(await arrive(GOOGLE));
  await choose(page, ['measurement']);
  await choose(page, ['functional', 'measurement']);
  await choose(page, ['functional', 'measurement']);
  await choose(page, EVERYTHING);
  expect(consentIn(await orderOn(page))).toEqual([
    DEFAULT,
    updateTo(['measurement']),
    updateTo(['functional', 'measurement']),
    updateTo(EVERYTHING),
  ]);
});

test('what is taken back is told to what runs on, and to what was stopped', async () => {
  const context = await arrive(['google-analytics-4', 'google-ads']);
  const page = await openPage(context);
  await choose(page, EVERYTHING);
  await choose(page, ['functional', 'marketing']);
  // Analytics is stopped where it is.
  expect(consentIn(await orderOn(page)).at(-1)).toEqual(updateTo(['functional', 'marketing']));

  const alone = await openPage(await arrive(['google-analytics-4']));
  await choose(alone, ['measurement']);
  await choose(alone, []);
  expect(consentIn(await orderOn(alone)).at(-1)).toEqual([
    'consent',
    'update',
    { analytics_storage: 'denied' },
  ]);
});

test('Global Privacy Control: nothing for ads loads, early or late, and statistics hear that ads are denied', async () => {
  const context = await arrive(GOOGLE, { isAdvanced: true, gpc: true });
  const page = await openPage(context);
  const early = await orderOn(page);
  expectDefaultFirst(early, 1);
  expect(fetched.join()).toMatch(/id=G-/);
  await choose(page, EVERYTHING);
  expect(consentIn(await orderOn(page)).at(-1)).toEqual(updateTo(['functional', 'measurement']));
  const next = await orderOn(await openPage(context));
  expectDefaultFirst(next, 1);
  expect(consentIn(next)).toEqual([DEFAULT, updateTo(['functional', 'measurement'])]);
  expect(fetched).toHaveLength(1);
});

test('what a page’s own code has put into dataLayer before us stays first, and the default follows at once', async () => {
  const context = await arrive(['google-analytics-4']);
  await context.addInitScript(`window.dataLayer = []; dataLayer.push({ page: 'home' })`);
  const page = await openPage(context);
  expect(await orderOn(page)).toEqual([{ entry: { page: 'home' } }]);
  await choose(page, ['measurement']);
  const [own, first, second] = await orderOn(page);
  expect([own, first, second]).toEqual([
    { entry: { page: 'home' } },
    { call: DEFAULT },
    { call: updateTo(['measurement']) },
  ]);
});

test('Microsoft Clarity is told no first, then what the visitor chose, before its script is asked for', async () => {
  const context = await arrive(['microsoft-clarity']);
  const calls = (page: Page): Promise<unknown> =>
    page.evaluate('window.clarity?.q.map((entry) => Array.from(entry)) ?? null');
  const page = await openPage(context);
  expect(await calls(page)).toBe(null);
  await choose(page, ['measurement']);
  const told = (ads: State, statistics: State) => [
    'consentv2',
    { ad_Storage: ads, analytics_Storage: statistics },
  ];
  expect(await calls(page)).toEqual([told('denied', 'denied'), told('denied', 'granted')]);
  expect(fetched).toHaveLength(1);
  await choose(page, EVERYTHING);
  const all = [told('denied', 'denied'), told('denied', 'granted'), told('granted', 'granted')];
  expect(await calls(page)).toEqual(all);
  const next = await openPage(context);
  expect(await calls(next)).toEqual([told('denied', 'denied'), told('granted', 'granted')]);
  expect(fetched).toHaveLength(1);
});
