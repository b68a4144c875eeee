import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PRIVATE = 'private, no-cache';
const SHARED = 'public, max-age=60';

const PAGES = [
  ['', SHARED],
  ['homes', PRIVATE],
  ['table', PRIVATE],
  ['kids', PRIVATE],
  ['homes/wren-box', PRIVATE],
  ['kids/water-whistle', PRIVATE],
  ['search?q=larch', PRIVATE],
  ['cart', PRIVATE],
  ['checkout', PRIVATE],
  ['thank-you', PRIVATE],
  ['newsletter', PRIVATE],
  ['newsletter/welcome', PRIVATE],
  ['letters', PRIVATE],
  ['letters/who-is-back-in-march', PRIVATE],
  ['letters/how-to-hang-a-house', PRIVATE],
  ['privacy', SHARED],
] as const;

const LOOKS = [
  ['a large window, light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['a phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
] as const;

let demo: DemoApp;
let browser: Browser;
const dataDir = mkdtempSync(path.join(tmpdir(), 'demo-shop-'));

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir }), launchChromium()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const withPage = async <T>(options: BrowserContextOptions, visit: (page: Page) => Promise<T>): Promise<T> => {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
};

const fillCart = (page: Page): Promise<void> =>
  page.context().addCookies([{ name: 'cart', value: 'wren-box.2_winter-mix.1', url: demo.shop }]);

const faultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

describe.each(LOOKS)('the shop in %s', (_, look) => {
  it.each(PAGES)('shows /%s without a fault', async (address) => {
    await withPage(look, async (page) => {
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await fillCart(page);
      await page.goto(demo.shop + address);
      expect(await faultsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(await page.locator('script:not([src]):not([type="application/json"])').count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  });
});

it.each(PAGES)('says who may keep /%s', async (address, rule) => {
  const answer = await fetch(demo.shop + address, {
    headers: { cookie: 'cart=wren-box.1' },
    redirect: 'manual',
  });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, rule]);
});

it('is the same front page for everybody, with the count written in by the browser', async () => {
  await withPage({}, async (page) => {
    await fillCart(page);
    await page.goto(demo.shop);
    expect(await page.locator('.count').textContent()).toBe('3');
  });
  expect(await (await fetch(demo.shop, { headers: { cookie: 'cart=wren-box.2' } })).text()).toContain(
    'data-cart-count hidden>0<',
  );
});

it('sells without JavaScript', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${demo.shop}table/rain-saucer`);
    await page.getByLabel('How many').selectOption('2');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    expect(await page.locator('.sum strong').textContent()).toBe('€92');
    await page.getByLabel('How many of Rain Saucer').fill('3');
    await page.getByRole('button', { name: 'Update' }).click();
    expect(await page.locator('.sum strong').textContent()).toBe('€138');
    await page.getByRole('link', { name: 'Go to checkout' }).click();
    await page.getByRole('button', { name: 'Place the order' }).click();
    expect(await page.locator('h1').textContent()).toContain('Thank you');
    expect(await page.locator('.summary-total').textContent()).toContain('€138');
    await page.goto(`${demo.shop}cart`);
    expect(await page.locator('main').textContent()).toContain('empty');
  });
});

it('tells once what happened, however often the page is loaded', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${demo.shop}newsletter`);
    await page.getByLabel('Your e-mail address').fill('jo@example.org');
    await page.getByRole('button', { name: 'Send me bird post' }).click();
    expect(await page.locator('main').getAttribute('data-happened')).toBe('sign_up');
    await page.reload();
    expect(await page.locator('main').getAttribute('data-happened')).toBeNull();
  });
});

it.each([
  ['search', 'search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E', {}],
  ['a cart that nobody wrote', 'cart', { cookie: 'cart=__proto__.3_constructor.1_%00._wren-box.99999' }],
  ['an order that nobody placed', 'thank-you', { cookie: 'order=<script>alert(1)</script>; happened=<b>' }],
  ['a very long cart', 'cart', { cookie: `cart=${'wren-box.1_'.repeat(500)}` }],
])('takes %s for what it is', async (_, address, headers) => {
  const answer = await fetch(demo.shop + address, { headers });
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).not.toContain('alert(1)</script>');
  expect(text).not.toContain('<b>');
});

it('answers an unknown product with a page of the shop', async () => {
  const answer = await fetch(`${demo.shop}homes/castle`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
});

it('keeps what was typed when an e-mail address is none', async () => {
  const answer = await fetch(`${demo.shop}newsletter`, {
    method: 'POST',
    body: new URLSearchParams({ email: '"><script>alert(1)</script>' }),
  });
  const text = await answer.text();
  expect(answer.status).toBe(422);
  expect(text).toContain('value="&quot;&gt;&lt;script&gt;');
  expect(text).not.toContain('<script>alert');
});
