import type { Page } from 'playwright-core';
import type { Trigger } from '../../server/src/contract';
import { TALL, scrollTo, times, useLeads } from './pages/leads';
import { until } from './pages/visits';

const { site, lead, agreed, visit, opened, reports } = useLeads();

/** Make the page believe that it is out of sight, or in sight again. */
const show = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
    void document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);

describe('what has been in sight', () => {
  const half: Trigger = { kind: 'scroll', percent: 50 };
  const all: Trigger = { kind: 'scroll', percent: 100 };

  test('half of a page: once, when it has come into sight', async () => {
    const page = await opened([half], TALL);
    await scrollTo(page, 45);
    expect(await reports(page)).toEqual([]);
    await scrollTo(page, 55);
    expect(await reports(page)).toEqual(times(1));
    await scrollTo(page, 10);
    await scrollTo(page, 100);
    expect(await reports(page)).toEqual(times(1));
  });

  test('all of it', async () => {
    const page = await opened([all], TALL);
    await scrollTo(page, 95);
    expect(await reports(page)).toEqual([]);
    await page.locator('#end').scrollIntoViewIfNeeded();
    await scrollTo(page, 100);
    expect(await reports(page)).toEqual(times(1));
  });

  test('a short page has been seen at once, if anybody looks', async () => {
    const context = await agreed({ pixels: [lead([all])] });
    await context.addInitScript(
      `Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })`,
    );
    const page = await visit(context);
    expect(await reports(page)).toEqual([]);
    await show(page, 'visible');
    expect(await reports(page)).toEqual(times(1));
  });

  test('a page that is still on its way has not been seen', async () => {
    const body = `<h1>Short so far</h1><img src="${site.vendor}/slow"><p id="later"></p>`;
    const context = await agreed({ pixels: [lead([half])], body });
    let arrive = (): void => undefined;
    await context.route(/slow/, (route) => {
      arrive = () => void route.abort();
    });
    const page = await context.newPage();
    await page.goto(site.origin, { waitUntil: 'domcontentloaded' });
    await until(page, '!!window.pixels && !!pixels.track');
    expect(await reports(page)).toEqual([]);
    await page.evaluate(`later.style.cssText = 'display: block; height: 9000px'`);
    arrive();
    expect(await reports(page)).toEqual([]);
    await scrollTo(page, 60);
    expect(await reports(page)).toEqual(times(1));
  });

  test('for some time: once, and only while somebody looks', async () => {
    const page = await visit(await agreed({ pixels: [lead([{ kind: 'time', seconds: 2 }])] }));
    await page.waitForTimeout(1200);
    await show(page, 'hidden');
    await page.waitForTimeout(1300);
    expect(await reports(page)).toEqual([]);
    await show(page, 'visible');
    await page.waitForTimeout(900);
    expect(await reports(page)).toEqual(times(1));
    await show(page, 'hidden');
    await show(page, 'visible');
    await page.waitForTimeout(1000);
    expect(await reports(page)).toEqual(times(1));
  });
});

describe('names and pages', () => {
  test('a name that the site’s code calls sets off what waits for it, and only that', async () => {
    const page = await opened([{ kind: 'named', name: 'brochure' }], '<h1>A page</h1>');
    for (const name of ['generate_lead', 'page_view', 'named', 'click'])
      await page.evaluate(`pixels.track('${name}')`);
    expect(await reports(page)).toEqual([]);
    await page.evaluate(`pixels.track('brochure'); pixels.track('brochure')`);
    expect(await reports(page)).toEqual(times(2));
  });

  test('a page sets off what waits for pages, and again where the site says that it shows another', async () => {
    const page = await opened([{ kind: 'page_view' }], '<h1>A page</h1>');
    expect(await reports(page)).toEqual(times(1));
    await page.evaluate(`pixels.track('page_view')`);
    expect(await reports(page)).toEqual(times(2));
  });

  test('a page view that waits for something else is not reported when a page opens', async () => {
    const later = lead([{ kind: 'named', name: 'page_view' }], 'ads', 'page_view');
    const page = await visit(await agreed({ pixels: [later] }));
    expect(await reports(page)).toEqual([]);
    await page.evaluate(`pixels.track('page_view')`);
    expect(await reports(page)).toEqual(['/ads?e=page_view']);
  });
});
