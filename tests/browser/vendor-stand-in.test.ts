import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axe from 'axe-core';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createVendorStandIn, VENDORS, type VendorStandIn } from '../../demo/vendor-stand-in';
import type { BrowserStep, EventName } from '../../server/src/contract';
import { type Vendor, vendors } from '../../server/src/vendors';
import { launchChromium } from './chromium';

jest.setTimeout(60_000);

let browser: Browser;
let context: BrowserContext;
let standIn: VendorStandIn;
let vendorUrl: string;
let site: Server;
let siteUrl: string;

const bundleSteps = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { stepRunner } from './server/browser/steps'; window.runSteps = stepRunner(() => undefined);`,
      resolveDir: join(__dirname, '../..'),
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

beforeAll(async () => {
  const script = await bundleSteps();
  site = createServer((request, response) => {
    const isScript = request.url === '/steps.js';
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
    response.end(
      isScript
        ? script
        : '<!doctype html><title>Shop</title><button>Buy</button><script src="/steps.js"></script>',
    );
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  standIn = createVendorStandIn();
  vendorUrl = (await standIn.listen()).url;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await standIn?.close();
  site?.close();
});
beforeEach(async () => {
  standIn.clear();
  context = await browser.newContext();
});
afterEach(() => context.close());

const run = async (page: Page, steps: BrowserStep[], event: string): Promise<void> => {
  const rewritten = JSON.stringify(steps).replaceAll('https://', `${vendorUrl}/`);
  await page.evaluate(
    ([list, name]) => {
      const { runSteps } = window as unknown as { runSteps: (list: unknown, name: string) => void };
      runSteps(JSON.parse(list), name);
    },
    [rewritten, event] as const,
  );
};

const openShop = async (): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${siteUrl}/shop`);
  return page;
};

const reports = () => standIn.log.filter((entry) => entry.kind === 'event');
const until = async (holds: () => boolean): Promise<void> => {
  const end = Date.now() + 5000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

/** Settings of a vendor's first example; and what its pixel is known by at the vendor, where that is a setting. */
const settingsOf = (vendor: Vendor) => vendor.settings.parse(vendor.examples[0]?.settings);
const idOf = (vendor: Vendor): string => {
  const settings = settingsOf(vendor);
  if (vendor.key === 'image-pixel') return '';
  return String(settings.siteId ?? Object.values(settings)[0]);
};

/** Their reports do not say which page it was; the browser's Referer may. */
const TELL_NO_PAGE = ['reddit-pixel', 'microsoft-uet'];

const imitated = vendors.filter(({ name, injectable }) => VENDORS.includes(name) && injectable !== false);

describe.each(imitated.map((vendor) => [vendor.name, vendor] as const))('%s', (name, vendor) => {
  it('reports nothing when it is set up, whatever the visitor does', async () => {
    const page = await openShop();
    await run(page, vendor.browser(settingsOf(vendor)), '');
    await page.waitForLoadState('networkidle');
    await page.click('button');
    await page.evaluate(() => history.pushState(null, '', '/other'));
    await settle();
    expect(reports()).toEqual([]);
  });

  it('reports what happened before its script was there, and what happens later', async () => {
    const page = await openShop();
    const settings = settingsOf(vendor);
    // Some of X's events need an id of their own, which the example leaves out.
    const events = (Object.keys(vendor.events) as EventName[]).filter(
      (event) => (vendor.events[event]?.steps(settings) ?? []).length > 0,
    );
    const [first, ...later] = events.sort((a) => (a === 'page_view' ? -1 : 0));
    await run(page, vendor.browser(settings), '');
    await run(page, vendor.events[first as EventName]?.steps(settings) ?? [], first as string);
    await until(() => reports().length > 0);
    for (const event of later) await run(page, vendor.events[event]?.steps(settings) ?? [], event);
    await until(() => reports().length >= events.length);
    await settle();
    const nameOf = (event: string | undefined) => vendor.events[event as EventName]?.name;
    const [reported, ...others] = reports().map((entry) => entry.event);
    expect(reported).toBe(nameOf(first));
    // Requests of one moment travel side by side: which of them arrives first is the network's business.
    expect(others.sort()).toEqual(later.map(nameOf).sort());
    for (const entry of reports()) expect(entry).toMatchObject({ vendor: name, id: idOf(vendor) });
    if (!TELL_NO_PAGE.includes(vendor.key)) expect(reports()[0]?.page).toMatch(/\/shop$/);
  });
});

describe('what a wrong set-up would do at the real vendor is seen here too', () => {
  const wrong: [string, BrowserStep[], string[]][] = [
    [
      'Meta with automatic configuration',
      [
        { do: 'stub', path: ['fbq'], queue: { own: 'queue' }, entry: 'arguments', forward: 'callMethod' },
        { do: 'call', path: ['fbq'], args: ['init', '123456789012345'] },
        { do: 'script', src: 'https://connect.facebook.net/en_US/fbevents.js' },
      ],
      ['SubscribedButtonClick', 'PageView'],
    ],
    [
      'Google with its own page view',
      [
        { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
        { do: 'call', path: ['gtag'], args: ['config', 'G-ABC123DEF4'] },
        { do: 'script', src: 'https://www.googletagmanager.com/gtag/js?id=G-ABC123DEF4' },
      ],
      ['page_view'],
    ],
    [
      'X, whose configuration is a page view',
      [
        { do: 'stub', path: ['twq'], queue: { own: 'queue' }, entry: 'arguments', forward: 'exe' },
        { do: 'call', path: ['twq'], args: ['config', 'o1abc'] },
        { do: 'script', src: 'https://static.ads-twitter.com/uwt.js' },
      ],
      ['PageView'],
    ],
    [
      'Plausible with the script that is not manual',
      [{ do: 'script', src: 'https://plausible.io/js/script.js', attrs: { 'data-domain': 'example.org' } }],
      ['pageview'],
    ],
    [
      'Umami with its own tracking',
      [{ do: 'script', src: 'https://cloud.umami.is/script.js', attrs: { 'data-website-id': 'w' } }],
      ['page view', 'page view'],
    ],
    [
      'GoatCounter with its own page view',
      [
        {
          do: 'script',
          src: 'https://gc.zgo.at/count.js',
          attrs: { 'data-goatcounter': 'https://example.goatcounter.com/count' },
        },
      ],
      ['page view'],
    ],
    [
      'Fathom with its own page view',
      [{ do: 'script', src: 'https://cdn.usefathom.com/script.js', attrs: { 'data-site': 'ABCDEFGH' } }],
      ['pageview'],
    ],
    [
      'PostHog as its snippet starts it',
      [
        { do: 'methods', path: ['posthog'], methods: ['capture'] },
        {
          do: 'push',
          path: ['posthog', '_i'],
          value: ['phc_1', { api_host: 'https://eu.i.posthog.com' }, 'posthog'],
        },
        { do: 'script', src: 'https://eu-assets.i.posthog.com/static/array.js' },
      ],
      ['$pageview', '$autocapture'],
    ],
  ];

  it.each(wrong)('%s', async (_, steps, events) => {
    const page = await openShop();
    await run(page, steps, '');
    await page.waitForLoadState('networkidle');
    await page.click('button');
    await page.evaluate(() => history.pushState(null, '', '/other'));
    await until(() => reports().length >= events.length);
    expect(reports().map((entry) => entry.event)).toEqual(events);
  });
});

describe('cookies', () => {
  it.each([
    [true, ['_pk_id.1.51a7', '_pk_ses.1.51a7']],
    [false, []],
  ])('Matomo with cookies %s', async (cookies, names) => {
    const matomo = vendors.find((vendor) => vendor.key === 'matomo') as Vendor;
    const settings = { ...settingsOf(matomo), cookies };
    const page = await openShop();
    await run(page, [...matomo.browser(settings), ...(matomo.events.page_view?.steps(settings) ?? [])], '');
    await until(() => reports().length > 0);
    expect((await context.cookies()).map((cookie) => cookie.name).sort()).toEqual(names);
  });
});

describe('consent', () => {
  const vendorOf = (key: string) => vendors.find((vendor) => vendor.key === key) as Vendor;
  const opened = (vendor: Vendor) => [
    ...vendor.browser(settingsOf(vendor)),
    ...(vendor.events.page_view?.steps(settingsOf(vendor)) ?? []),
  ];

  it.each(['meta-pixel', 'google-analytics-4'])('%s hears nothing more once it is stopped', async (key) => {
    const vendor = vendorOf(key);
    const page = await openShop();
    await run(page, opened(vendor), '');
    await until(() => reports().length > 0);
    await run(page, vendor.stop?.(settingsOf(vendor)) ?? [], '');
    await run(page, vendor.events.purchase?.steps(settingsOf(vendor)) ?? [], 'purchase');
    await settle();
    expect(reports()).toHaveLength(1);
  });

  it.each(['google-analytics-4', 'google-ads'])('%s sets no cookie after a no', async (key) => {
    const vendor = vendorOf(key);
    const page = await openShop();
    await run(page, vendor.signals?.(settingsOf(vendor)).defaults ?? [], '');
    await run(page, opened(vendor), '');
    await until(() => reports().length > 0);
    expect(await context.cookies()).toEqual([]);
  });
});

describe('the live page', () => {
  const report = (query: string) => fetch(`${vendorUrl}/www.facebook.com/tr?${query}`);

  const openPage = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(vendorUrl);
    await page.getByText('0 events for 0 vendors.').waitFor();
    return page;
  };

  const complaints = async (page: Page): Promise<string[]> => {
    // Evaluated, as the page's own policy lets no script of others in.
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    return violations.map((violation) => violation.id);
  };

  it('is empty until somebody agreed, shows what comes at once, and can be cleared', async () => {
    const page = await openPage();
    const empty = page.getByText('Nothing yet. That is right: nobody has agreed to anything.');
    expect(await empty.isVisible()).toBe(true);
    await report('id=12&ev=PageView&dl=http%3A%2F%2Fshop%2Fcups');
    await report('id=12&ev=Purchase');
    await fetch(`${vendorUrl}/plausible.io/api/event`, {
      method: 'POST',
      body: '{"n":"pageview","d":"a.example"}',
    });
    await page.getByText('3 events for 2 vendors.').waitFor();
    expect(await page.locator('h2').allInnerTexts()).toEqual(['Plausible', 'Meta Pixel']);
    expect(await page.locator('section:has-text("Meta") .what').allInnerTexts()).toEqual([
      'Purchase',
      'PageView',
    ]);
    expect(await empty.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Clear' }).click();
    await empty.waitFor();
    expect(standIn.log).toEqual([]);
  });

  it('shows what a sender wrote as text', async () => {
    const page = await openPage();
    const nasty = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    await report(new URLSearchParams({ id: nasty, ev: nasty, dl: nasty, [nasty]: nasty }).toString());
    await page.getByText('1 event for 1 vendor.').waitFor();
    await page.locator('summary').click();
    expect(await page.locator('.what').innerText()).toBe(nasty);
    expect(await page.locator('img, li script').count()).toBe(0);
    expect(await page.title()).toBe('What the vendors received');
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('is accessible in %s at %i px and does not scroll sideways', async (colorScheme, width) => {
    await context.close();
    context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 700 },
      reducedMotion: 'reduce',
    });
    const page = await openPage();
    expect(await complaints(page)).toEqual([]);
    await report(
      `id=12&ev=PageView&dl=http://shop/${'long'.repeat(60)}&x=${'y'.repeat(400)}&${'z'.repeat(400)}=1`,
    );
    await fetch(`${vendorUrl}/connect.facebook.net/en_US/fbevents.js`);
    await page.getByText('1 event, script loaded 1 time').waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await complaints(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: join(folder, `stand-in-${colorScheme}-${width}.png`) });
  });

  it('keeps an entry open while others come', async () => {
    const page = await openPage();
    await report('id=12&ev=PageView');
    await page.locator('summary').first().click();
    await report('id=12&ev=Purchase');
    await page.getByText('2 events for 1 vendor.').waitFor();
    expect(await page.locator('details[open]').count()).toBe(1);
  });
});
