import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { source as axeSource, type AxeResults } from 'axe-core';
import Koa from 'koa';
import type { Browser, Page } from 'playwright-core';
import { koaMiddleware } from '../../server/adapters/koa-middleware';
import { createSite } from '../../server/adapters/site';
import type { Snapshot } from '../../server/src/contract';
import { TRACKERS } from '../fakes/trackers';
import { snapshotOf } from '../fakes/visits';
import { launchChromium } from './chromium';
import { hit, reach } from './keyboard';
import { builtAssets } from './pages/test-site';

jest.setTimeout(120_000);

const STRICT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const ELEMENT = '<script async src="/_pixels/trackers.js"></script>';
const LIST = '<h1>Privacy</h1><h2>Trackers</h2><pixel-trackers></pixel-trackers>';

const assets = builtAssets();
let browser: Browser;
let server: Server;
let origin = '';
/** What the site shows. A test changes it. */
const shown = {
  snapshot: snapshotOf([...TRACKERS]),
  policy: STRICT,
  lang: 'en',
  head: ELEMENT,
  body: LIST,
};
const usual = { ...shown };

const start = async (): Promise<void> => {
  const app = new Koa();
  app.silent = true;
  // The page is left alone: this is about the element, not about what the loader brings.
  app.use(
    koaMiddleware(createSite({ snapshot: (): Snapshot => shown.snapshot, ignore: () => true }, assets)),
  );
  app.use((ctx) => {
    ctx.type = 'html';
    ctx.set('content-security-policy', shown.policy);
    ctx.body = `<!doctype html><html lang="${shown.lang}"><head><title>Privacy</title>${shown.head}</head><body><main>${shown.body}</main></body></html>`;
  });
  const answer = app.callback();
  server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  await start();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.close();
});
beforeEach(() => Object.assign(shown, usual));

interface Opened {
  page: Page;
  /** What the page complained about. */
  said: string[];
}

const open = async (width = 900, path = '/privacy'): Promise<Opened> => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(origin + path);
  return { page, said };
};

const article = (page: Page) => page.locator('pixel-trackers article');

/** What axe finds fault with, run where the page's own policy does not hold it up. */
const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

describe('the element with the list of trackers', () => {
  it('has at most a kilobyte, makes no markup of texts, and can be read in any charset', () => {
    const { body, file } = assets.trackersElement;
    expect(file).toMatch(/^trackers\.[0-9a-f]{12}\.js$/);
    expect(brotliCompressSync(body).length).toBeLessThanOrEqual(1024);
    expect(body).not.toMatch(
      /\beval\b|\bFunction\(|innerHTML|outerHTML|insertAdjacent|document\.write|parseFromString/,
    );
    expect(body).toMatch(/^[\t\n\x20-\x7e]*$/);
  });

  it('shows the list with its styles under a strict policy, trusted types and all', async () => {
    const { page, said } = await open();
    await article(page).nth(11).waitFor();
    expect(await page.locator('pixel-trackers').getByText('Matomo International Ltd.').isVisible()).toBe(
      true,
    );
    const line = await article(page)
      .first()
      .evaluate((one) => getComputedStyle(one).borderTopStyle);
    expect(line).toBe('solid');
    expect(said).toEqual([]);
    await page.close();
  });

  it.each([
    ['of the page', 'de', LIST, 'de', 'Wer'],
    ['of what it stands in', 'en', `<div lang="fr">${LIST}</div>`, 'fr', 'Qui'],
    ['of its own', 'en', '<h1>P</h1><pixel-trackers lang="es"></pixel-trackers>', 'es', 'Quién'],
    ['that there is, of a page in one that there is not', 'ja', LIST, 'en', 'Who'],
  ])('speaks the language %s', async (_, lang, body, expected, word) => {
    Object.assign(shown, { lang, body });
    const { page } = await open();
    const first = article(page).first();
    await first.waitFor();
    expect(await first.locator('dt').first().textContent()).toBe(word);
    expect(await page.locator('pixel-trackers .trackers').getAttribute('lang')).toBe(expected);
    await page.close();
  });

  it.each([390, 900])(
    'has no fault of access at %d pixels, and nothing to scroll sideways',
    async (width) => {
      for (const lang of ['en', 'ar']) {
        shown.lang = lang;
        const { page } = await open(width);
        await article(page).nth(11).waitFor();
        expect(await faults(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        await page.close();
      }
    },
  );

  it('can be walked through by keyboard', async () => {
    const { page } = await open();
    await article(page).nth(11).waitFor();
    await reach(page, 'link', 'Privacy policy of Spotify');
    await page.close();
  });

  it('takes the colours and the letters of the page around it', async () => {
    Object.assign(shown, {
      policy: "default-src 'self'; style-src 'unsafe-inline'",
      body: `<div style="color: rgb(1, 2, 3); font-size: 20px">${LIST}</div>`,
    });
    const { page } = await open();
    const who = article(page).first().locator('dd').first();
    await who.waitFor();
    expect(
      await who.evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).fontSize]),
    ).toEqual(['rgb(1, 2, 3)', '20px']);
    await page.close();
  });

  it('finds its list beside its own file, whatever the base of the page', async () => {
    shown.head = `<base href="https://elsewhere.example/">${ELEMENT.replace('/_pixels', `${origin}/_pixels`)}`;
    shown.policy = "script-src 'self'; connect-src 'self'";
    const { page } = await open();
    await article(page).first().waitFor();
    await page.close();
  });

  it('works by its name with a hash, loaded twice, and for elements that come later', async () => {
    shown.head = `${ELEMENT}<script async src="/_pixels/${assets.trackersElement.file}"></script>`;
    shown.body = '<h1>Privacy</h1>';
    const { page, said } = await open();
    await page.evaluate(() => {
      const one = document.createElement('pixel-trackers');
      document.querySelector('main')?.append(one);
      // Moved, it stays as it is.
      document.body.append(one);
    });
    await article(page).nth(11).waitFor();
    expect(await article(page).count()).toBe(12);
    expect(said).toEqual([]);
    await page.close();
  });
});

describe('where the list cannot be had', () => {
  const PAGE = '/_pixels/trackers?lang=en';
  const followLink = async (page: Page): Promise<void> => {
    const link = page.locator('pixel-trackers').getByRole('link');
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(origin + PAGE);
    await hit(page, 'link', origin + PAGE);
    await page.waitForURL(`**${PAGE}`);
    expect(await page.locator('article').count()).toBe(12);
    await page.close();
  };

  it('a link to the page stands in its place: because the site does not answer', async () => {
    const { page } = await open();
    await page.route('**/trackers?part=list*', (route) => route.fulfill({ status: 503 }));
    await page.reload();
    await followLink(page);
  });

  it('a link to the page stands in its place: because the policy lets nothing be fetched', async () => {
    shown.policy = "default-src 'none'; script-src 'self'";
    const { page } = await open();
    await followLink(page);
  });

  it('what the site wrote between its tags stays', async () => {
    shown.body =
      '<h1>Privacy</h1><pixel-trackers><a href="/_pixels/trackers">Our trackers</a></pixel-trackers>';
    shown.policy = "default-src 'none'; script-src 'self'";
    const { page } = await open();
    const link = page.getByRole('link');
    await link.waitFor();
    expect(await link.allTextContents()).toEqual(['Our trackers']);
    await page.close();
  });

  it('the list is read without its styles where only those are missing', async () => {
    const { page } = await open();
    await page.route('**/*.css', (route) => route.abort());
    await page.reload();
    await article(page).nth(11).waitFor();
    await page.close();
  });
});

describe('the page about trackers itself', () => {
  it.each([
    ['light, wide', 1200, 'light', 'en'],
    ['dark, wide', 1200, 'dark', 'en'],
    ['light, narrow, in Arabic', 390, 'light', 'ar'],
    ['dark, narrow, in German', 390, 'dark', 'de'],
  ] as const)(
    'has no fault of access, and nothing to scroll sideways: %s',
    async (_, width, colorScheme, lang) => {
      for (const count of [0, 2, 12]) {
        shown.snapshot = snapshotOf(TRACKERS.slice(0, count));
        const { page, said } = await open(width, `/_pixels/trackers?lang=${lang}`);
        await page.emulateMedia({ colorScheme });
        expect(await page.locator('article').count()).toBe(count);
        expect(await faults(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        expect(said).toEqual([]);
        await page.close();
      }
    },
  );

  it('stores a choice by keyboard and says so, without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/_pixels/trackers`);
    await page.getByRole('checkbox', { name: 'Measurement' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save my choices' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Your last choice has the number').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Measurement' }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: 'Marketing' }).isChecked()).toBe(false);
    await context.close();
  });

  it('has no buttons on paper, and says where its links lead', async () => {
    const { page } = await open(800, '/_pixels/trackers');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').count()).toBe(0);
    const written = await page
      .locator('article a')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(written).toContain('https://vendor.example/privacy');
    await page.close();
  });
});
