import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchChromium } from '../chromium';
import { BannerSite } from './banner-site';
import { openQuietly } from './quiet';

/** The banner of a page. */
export const regionOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Your choice about tracking' });

/** The open choices of a page. */
export const choicesOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Your choices' });

/** A button by its plain words. */
export const buttonOf = (where: Locator | Page, name: string): Locator =>
  where.getByRole('button', { name, exact: true });

/** Open the choices as a link of the site's own does. */
export const openChoices = async (page: Page): Promise<void> => {
  await page.evaluate(`void show('choose')`);
  await choicesOf(page).waitFor();
};

/** Wait until the banner is gone. */
export const gone = (page: Page): Promise<void> => regionOf(page).waitFor({ state: 'detached' });

/** What the banner asked the loader to store. */
export const chosenOn = (page: Page): Promise<unknown> => page.evaluate('chosen');

/** What has the focus, by its text, value or tag. */
export const focusedOn = (page: Page): Promise<unknown> =>
  page.evaluate(
    `(() => { let at = document.activeElement; while (at.shadowRoot) at = at.shadowRoot.activeElement; return at.textContent || at.value || at.tagName })()`,
  );

/** A browser and a site with a banner alone. Whatever a page's policy refuses, or throws, fails the test. */
export const useBanner = () => {
  const site = new BannerSite();
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];

  // A browser on a busy machine takes its time.
  jest.setTimeout(30_000);

  beforeAll(async () => {
    await site.start();
    browser = await launchChromium();
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

  const watch = (page: Page): void => {
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to|TrustedHTML/.test(message.text())) faults.push(message.text());
    });
  };

  /** A new profile, for pages of the site in its new behaviour. */
  const profile = async (
    behaviour: Parameters<BannerSite['reset']>[0],
    options: BrowserContextOptions = {},
  ): Promise<BrowserContext> => {
    site.reset(behaviour);
    const context = await browser.newContext(options);
    context.on('page', watch);
    contexts.push(context);
    return context;
  };

  /** Open a page of the site, and wait until the banner's script stands by. */
  const open = async (
    behaviour: Parameters<BannerSite['reset']>[0] = {},
    options: BrowserContextOptions = {},
  ): Promise<Page> => {
    const page = await (await profile(behaviour, options)).newPage();
    await openQuietly(page, site.origin);
    await page.waitForFunction('window.show');
    return page;
  };

  /** The same, and the visitor is asked. */
  const ask: typeof open = async (behaviour, options) => {
    const page = await open(behaviour, options);
    await page.evaluate(`show('ask')`);
    await regionOf(page).waitFor();
    return page;
  };

  return { site, profile, open, ask, faults: () => faults };
};
