import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { BrowserStep, Category, StepValue } from '../../../server/src/contract';
import { launchChromium } from '../chromium';
import { TestSite, type Behaviour, type SitePixel } from './test-site';
import { openQuietly } from './quiet';

/** A step that writes a mark into `window.trace`, in which tests read what ran, and in which order. */
export const mark = (value: StepValue): BrowserStep => ({ do: 'push', path: ['trace'], value });

/** A step that throws: it calls what is not there. */
export const failing: BrowserStep = { do: 'call', path: ['nobody', 'home'], args: [] };

/** A pixel that marks its set-up, its page view and a purchase. */
export const marker = (id: string, categories: Category[], changes: Partial<SitePixel> = {}): SitePixel => ({
  id,
  categories,
  vendor: `Vendor of ${id}`,
  purpose: `What ${id} is for.`,
  setup: [mark(`${id}: set up`)],
  events: {
    page_view: { steps: [mark(`${id}: page view`)] },
    purchase: { steps: [mark(`${id}: purchase`)] },
  },
  ...changes,
});

/** What a marker leaves when it runs on a page. */
export const ran = (...ids: string[]): string[] => ids.flatMap((id) => [`${id}: set up`, `${id}: page view`]);

/** The marks on a page. */
export const traceOf = (page: Page): Promise<unknown> => page.evaluate('window.trace || []');

/** What went wrong in the pages of a test: errors, and what the content security policy refused. */
const watch = (page: Page, faults: string[]): void => {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
  });
};

/** A browser with a window. That of the tests says that it has none, and robots are not counted. */
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';

/** A browser and a site for the tests of one file. Every test visits in a browser profile of its own. */
export const useVisits = ({ counting = false } = {}) => {
  const site = new TestSite(counting);
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];

  // A browser on a busy machine takes its time.
  jest.setTimeout(30_000);

  beforeAll(async () => {
    await site.start();
    browser = await (counting ? launchChromium(`--user-agent=${CHROME}`) : launchChromium());
  }, 60_000);
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = faults;
    faults = [];
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await site.stop();
  });

  /** A new profile, for pages of the site in its new behaviour. */
  const visitor = async (
    behaviour: Partial<Behaviour>,
    options: BrowserContextOptions = {},
  ): Promise<BrowserContext> => {
    site.reset(behaviour);
    const context = await browser.newContext(options);
    context.on('page', (page) => watch(page, faults));
    contexts.push(context);
    return context;
  };

  /** Open a page in a profile and wait until the network is quiet. */
  const open = async (context: BrowserContext, path = '/'): Promise<Page> => {
    const page = await context.newPage();
    await openQuietly(page, site.origin + path);
    return page;
  };

  /** Put the cookie that grants these categories into a profile. */
  const remember = (context: BrowserContext, value: string): Promise<void> =>
    context.addCookies([{ name: 'pixel_consent', value, url: site.origin }]);

  return { site, visitor, open, remember, faults: () => faults };
};

/** The cookie's value for the three bits, chosen a minute ago. */
export const cookieFor = (bits: string): string =>
  `2.i.${bits}.${Math.floor(Date.now() / 1000) - 60}.${'0'.repeat(18)}.7ZQ4M9T2XK5B8N1C`;

/** Wait up to ten seconds until an expression holds in a page, which may be reloading meanwhile. */
export const until = async (page: Page, expression: string): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!(await page.evaluate(expression).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`This never came true: ${expression}`);
    await page.waitForTimeout(30);
  }
};

/** Wait until a page that had `window.old` set was loaded anew, and its pixels have run. */
export const reloaded = (page: Page): Promise<void> => until(page, '!window.old && !!window.trace');

/** Expect that a page has just these marks, or soon will. */
export const expectTrace = async (page: Page, marks: string[]): Promise<void> => {
  const wanted = JSON.stringify(JSON.stringify(marks));
  await until(page, `JSON.stringify(window.trace || []) === ${wanted}`).catch(() => undefined);
  expect(await traceOf(page)).toEqual(marks);
};

/** The banner of a page. */
export const bannerOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Your choice about tracking' });

/** Press one of the buttons that store a choice, and wait until the page has acted on it. */
export const press = async (page: Page, name: string): Promise<void> => {
  const stored = page.waitForResponse(/\/consent$/);
  await page.getByRole('button', { name }).click();
  await (await stored).finished();
  await page.waitForTimeout(100);
};
