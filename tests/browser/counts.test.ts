/** What is counted of how often pixels fire agrees with what the vendor was told, and says nothing about the visitor. */
import type { BrowserContext, Page } from 'playwright-core';
import type { Behaviour, SitePixel } from './pages/test-site';
import { cookieFor, failing, marker, until, useVisits } from './pages/visits';

const { site, visitor, remember } = useVisits({ counting: true });

const image = () => ({ do: 'image' as const, src: `${site.vendor}/ID/{event}/?n={random}` });

/** A pixel that tells the vendor of each of its events. */
const telling = (id: string, changes: Partial<SitePixel> = {}): SitePixel => {
  const steps = [{ ...image(), src: image().src.replace('ID', id) }];
  return marker(id, ['marketing'], {
    events: { page_view: { steps }, purchase: { steps }, add_to_cart: { steps } },
    ...changes,
  });
};

const visit = async (behaviour: Partial<Behaviour>, bits = '111'): Promise<BrowserContext> => {
  const context = await visitor(behaviour);
  if (bits) await remember(context, cookieFor(bits));
  return context;
};

const openPage = async (context: BrowserContext, path = '/'): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(site.origin + path, { waitUntil: 'load' });
  await until(page, '!!window.pixels && !!pixels.track');
  return page;
};

const look = (page: Page, hidden: boolean): Promise<void> =>
  page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
    void document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);

/** Show another page of the site without loading one, and wait for its plan. */
const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(`void history.pushState(null, '', '${path}')`);
  do await page.waitForTimeout(150);
  while (site.isAnswering);
};

/** What the vendor itself was told, by pixel and event: the count of this test. */
const told = (): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const line of site.vendorLog) {
    const [, pixel, event] = line.split('/');
    sums[`${pixel} ${event}`] = (sums[`${pixel} ${event}`] ?? 0) + 1;
  }
  return sums;
};

/** Wait until the site was told so often; afterwards nothing more may come. */
const expectMessages = async (count: number): Promise<void> => {
  for (let tries = 0; site.countings.length < count && tries < 200; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(site.countings).toHaveLength(count);
};

const firesOf = async (): Promise<Record<string, number>> =>
  Object.fromEntries(Object.entries(await site.counted()).map(([pair, [fires]]) => [pair, fires]));

const pagesOf = async (pixel: string): Promise<number> =>
  Object.entries(await site.counted())
    .filter(([pair]) => pair.startsWith(`${pixel} `))
    .reduce((sum, [, [, pages]]) => sum + pages, 0);

test('every event is counted once, on pages that are loaded and pages that are not, however often the page is hidden', async () => {
  const shop = { include: [{ kind: 'prefix' as const, path: '/shop' }], exclude: [] };
  const pixels = [telling('ads'), telling('shop', { placement: shop })];
  const page = await openPage(await visit({ pixels }));
  await page.evaluate(`pixels.track('purchase'); pixels.track('add_to_cart'); pixels.track('purchase')`);
  await look(page, true);
  await expectMessages(1);
  // Nothing new has happened.
  await look(page, false);
  await look(page, true);
  await look(page, false);
  await expectMessages(1);
  await page.evaluate(`pixels.track('purchase')`);
  await look(page, true);
  await expectMessages(2);
  await look(page, false);
  await goTo(page, '/shop');
  await goTo(page, '/shop/cups');
  await page.evaluate(`pixels.track('purchase')`);
  await goTo(page, '/');
  await page.goto(`${site.origin}/shop/plates`, { waitUntil: 'load' });
  await until(page, '!!window.pixels && !!pixels.track');
  await expectMessages(3);
  await page.close({ runBeforeUnload: true });
  await expectMessages(4);

  expect(await firesOf()).toEqual(told());
  expect(told()).toMatchObject({ 'ads page_view': 5, 'ads purchase': 4, 'shop page_view': 3 });
  expect([await pagesOf('ads'), await pagesOf('shop')]).toEqual([5, 3]);
});

test('a message says nothing about the visitor: neither a cookie nor an address, nor anything that differs', async () => {
  const context = await visit({ pixels: [telling('ads')] });
  await context.addCookies([{ name: 'session', value: 'secret', url: site.origin }]);
  const page = await openPage(context, '/very/own/page?user=jo');
  await look(page, true);
  await expectMessages(1);
  const [{ headers, body } = { headers: {}, body: '' }] = site.countings;
  expect(body).toBe('[["ads","page_view",1,1]]');
  expect(headers).not.toHaveProperty('cookie');
  expect(headers).not.toHaveProperty('referer');
  expect(JSON.stringify(headers)).not.toMatch(/very|own|jo\b|secret/);
  expect(await site.counted()).toEqual({ 'ads page_view': [1, 1] });
});

test('what does not run is not counted, and where nothing ran, nothing is sent', async () => {
  const pixels = [telling('ads'), telling('broken', { setup: [failing] })];
  const refused = await openPage(await visit({ pixels }, '000'));
  await refused.evaluate(`pixels.track('purchase')`);
  await look(refused, true);
  await refused.close({ runBeforeUnload: true });
  await expectMessages(0);
  const page = await openPage(await visit({ pixels }));
  await page.evaluate(`pixels.track('purchase')`);
  await look(page, true);
  await expectMessages(1);
  expect(await firesOf()).toEqual({ 'ads page_view': 1, 'ads purchase': 1 });
});

test('what ran before a yes was taken back is counted, and nothing after it', async () => {
  const page = await openPage(
    await visit({ pixels: [telling('ads', { stop: [] }), telling('sure', { categories: ['necessary'] })] }),
  );
  await page.evaluate(`pixels.track('purchase')`);
  expect(await page.evaluate('pixels.consent.set([])')).toBe(true);
  await page.evaluate(`pixels.track('purchase')`);
  await look(page, true);
  await expectMessages(1);
  expect(await firesOf()).toEqual(told());
  expect(told()).toEqual({ 'ads page_view': 1, 'ads purchase': 1, 'sure page_view': 1, 'sure purchase': 2 });
});

test('many pixels with long names are all counted, a few in a message', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `${'a-rather-long-name-of-a-pixel-'.repeat(2)}${at}`);
  const page = await openPage(await visit({ pixels: names.map((name) => telling(name)) }));
  await look(page, true);
  await expectMessages(3);
  expect(await firesOf()).toEqual(Object.fromEntries(names.map((name) => [`${name} page_view`, 1])));
});

test('a site that cannot be told does not make errors in the page', async () => {
  const page = await openPage(await visit({ pixels: [telling('ads')] }));
  await page.evaluate(
    `window.addEventListener('unhandledrejection', () => { throw new Error('unhandled') })`,
  );
  site.behaviour.down = ['counts'];
  await look(page, true);
  await page.waitForTimeout(300);
  expect(await site.counted()).toEqual({});
});
