import type { BrowserContext, Page } from 'playwright-core';
import type { Trigger } from '../../server/src/contract';
import type { Behaviour, SitePixel } from './pages/test-site';
import { bannerOf, cookieFor, expectTrace, mark, marker, press, until, useVisits } from './pages/visits';

const { site, visitor, remember } = useVisits();

/** A pixel that tells the vendor which page is viewed, and marks the views and a name. */
const views = (id: string, changes: Partial<SitePixel> = {}): SitePixel =>
  marker(id, ['marketing'], {
    setup: [mark(`${id}: set up`)],
    events: {
      page_view: {
        steps: [mark(`${id}: view`), { do: 'image', src: `${site.vendor}/${id}{page_path}?n={random}` }],
      },
      view_item: { steps: [mark(`${id}: item`)] },
    },
    ...changes,
  });

const only = (path: string) => ({ include: [{ kind: 'prefix' as const, path }], exclude: [] });
const allBut = (path: string) => ({
  include: [{ kind: 'prefix' as const, path: '/' }],
  exclude: [{ kind: 'prefix' as const, path }],
});

/** Without the Navigation API, changes of the address are told by the history alone. */
const WITHOUT_NAVIGATION = `delete window.navigation; Object.defineProperty(window, 'navigation', { value: undefined })`;

describe.each([
  ['with the Navigation API', ''],
  ['without it', WITHOUT_NAVIGATION],
])('a site that shows pages without loading them, in a browser %s', (_, script) => {
  const agreed = async (behaviour: Partial<Behaviour>, bits = '111'): Promise<BrowserContext> => {
    const context = await visitor(behaviour);
    if (script) await context.addInitScript(script);
    if (bits) await remember(context, cookieFor(bits));
    return context;
  };

  const openPage = async (context: BrowserContext, path = '/'): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(site.origin + path, { waitUntil: 'load' });
    await until(page, '!!window.pixels && !!pixels.track');
    return page;
  };

  /** Show another page, and wait until its plan has come and could have been acted on, however busy the machine is. */
  const goTo = async (page: Page, code: string): Promise<void> => {
    await page.evaluate(code);
    do await page.waitForTimeout(250);
    while (site.isAnswering);
  };

  const push = (path: string): string => `void history.pushState(null, '', '${path}')`;

  /** The pages whose view the vendor was told of, in order. */
  const told = (): string[] =>
    site.vendorLog.map((line) => decodeURIComponent(line.replace(/^\/ads|\?.*$/g, '')));

  /** Expect that the vendor was told of these views, or soon will be, and of no others. */
  const expectTold = async (page: Page, paths: string[]): Promise<void> => {
    for (let tries = 0; told().length < paths.length && tries < 200; tries += 1)
      await page.waitForTimeout(25);
    expect(told()).toEqual(paths);
  };

  test('every change of the path is one view, whichever way it comes', async () => {
    const page = await openPage(await agreed({ pixels: [views('ads')] }));
    await goTo(page, push('/shop'));
    await goTo(page, `void history.replaceState(null, '', '/shop/cups')`);
    await goTo(page, 'void history.back()');
    await goTo(page, 'void history.forward()');
    await expectTold(page, ['/', '/shop', '/shop/cups', '/', '/shop/cups']);
    expect(await page.evaluate(`trace.filter((line) => line === 'ads: set up').length`)).toBe(1);
  });

  test('a query, a fragment, or the same path again are no view', async () => {
    const page = await openPage(await agreed({ pixels: [views('ads')] }), '/shop');
    await goTo(page, push('/shop?colour=red'));
    await goTo(page, push('/shop?colour=red#cups'));
    await goTo(page, `location.hash = 'plates'`);
    await goTo(page, `void history.replaceState(null, '', '/shop')`);
    await goTo(page, 'void history.back()');
    await expectTold(page, ['/shop']);
    expect(site.log.filter((line) => /plan/.test(line))).toEqual([]);
  });

  test('an address that changes twice at once, as by a redirection, is one view', async () => {
    const page = await openPage(await agreed({ pixels: [views('ads')] }));
    await goTo(page, `${push('/old')}; void history.replaceState(null, '', '/new')`);
    await expectTold(page, ['/', '/new']);
  });

  test('a pixel runs where it is placed, and hears nothing elsewhere', async () => {
    const pixels = [
      views('shop', { placement: only('/shop') }),
      views('most', { placement: allBut('/kids') }),
    ];
    const page = await openPage(await agreed({ pixels }));
    await expectTrace(page, ['most: set up', 'most: view']);
    await goTo(page, push('/shop'));
    await expectTrace(page, ['most: set up', 'most: view', 'shop: set up', 'shop: view', 'most: view']);
    await page.evaluate('trace.length = 0');
    await goTo(page, `${push('/kids')}; pixels.track('view_item')`);
    await page.evaluate(`pixels.track('view_item'); pixels.track('page_view'); pixels.track('page_view')`);
    await expectTrace(page, []);
    await goTo(page, `${push('/shop/cups')}; pixels.track('view_item')`);
    await expectTrace(page, ['shop: view', 'shop: item', 'most: view', 'most: item']);
  });

  test('a pixel hears nothing where it is not placed while its plan is on its way, nor if none comes', async () => {
    const page = await openPage(await agreed({ pixels: [views('most', { placement: allBut('/kids') })] }));
    site.behaviour.delay = 300;
    await page.evaluate(`trace.length = 0; ${push('/kids')}; pixels.track('view_item')`);
    await page.waitForTimeout(500);
    site.behaviour.down = ['plan'];
    await goTo(page, push('/'));
    await goTo(page, `${push('/kids/toys')}; pixels.track('view_item')`);
    await expectTrace(page, []);
    // Once the site can be reached, the page that is shown then gets its pixels.
    site.behaviour.down = [];
    await goTo(page, push('/shop'));
    await until(page, `trace.length > 0`);
    await expectTrace(page, ['most: view']);
  });

  test('a page that was left before its plan came gets no pixels of its own', async () => {
    const pixels = [views('shop', { placement: only('/shop') }), views('ads')];
    const page = await openPage(await agreed({ pixels }));
    const answer = site.hold();
    const asked = page.waitForRequest(/_pixels\/plan/);
    await page.evaluate(push('/shop'));
    await asked;
    await page.evaluate(push('/kids'));
    answer();
    await page.waitForTimeout(500);
    await expectTrace(page, ['ads: set up', 'ads: view', 'ads: view']);
    expect(told().filter((path) => path !== '/')).toEqual(['/kids']);
  });

  test('a yes on one page holds on the next, and a no too', async () => {
    const pixels = [views('shop', { placement: only('/shop') }), views('ads')];
    const page = await openPage(await agreed({ pixels }, ''));
    await press(page, 'Accept all');
    await expectTrace(page, ['ads: set up', 'ads: view']);
    await goTo(page, push('/shop'));
    await expectTrace(page, ['ads: set up', 'ads: view', 'shop: set up', 'shop: view', 'ads: view']);

    const other = await openPage(await agreed({ pixels }, ''));
    await goTo(other, push('/shop'));
    await press(other, 'Reject all');
    await goTo(other, push('/more'));
    await expectTrace(other, []);
    expect(await bannerOf(other).count()).toBe(0);
  });

  test('a visitor is asked where something waits for a yes', async () => {
    const pixels = [views('shop', { placement: only('/shop') })];
    const page = await openPage(await agreed({ pixels }, ''));
    await page.waitForTimeout(200);
    expect(await bannerOf(page).count()).toBe(0);
    await goTo(page, push('/shop'));
    await bannerOf(page).waitFor();
    await press(page, 'Accept all');
    await expectTrace(page, ['shop: set up', 'shop: view']);
  });

  test.each([
    ['before the change', `pixels.track('page_view'); ${push('/shop')}`],
    ['after it', `${push('/shop')}; pixels.track('page_view')`],
    ['a little later', `${push('/shop')}; setTimeout(() => pixels.track('page_view'), 100)`],
  ])('the site’s own call for a view, right %s, is the same view', async (_when, code) => {
    const page = await openPage(await agreed({ pixels: [views('ads')] }));
    await until(page, `(window.trace || []).includes('ads: view')`);
    await page.waitForTimeout(100);
    site.vendorLog.length = 0;
    await goTo(page, code);
    await page.waitForTimeout(100);
    await expectTold(page, ['/shop']);
    // Another one is another view.
    await goTo(page, `pixels.track('page_view')`);
    await expectTold(page, ['/shop', '/shop']);
  });

  test('the site’s own call while a page loads is the same view, a later one is not', async () => {
    const context = await agreed({ pixels: [views('ads')] });
    await context.addInitScript(`(window.pixels ||= []).push((p) => p.track('page_view'))`);
    const page = await openPage(context);
    await page.waitForTimeout(200);
    await expectTold(page, ['/']);
    await goTo(page, `pixels.track('page_view')`);
    await expectTold(page, ['/', '/']);
  });

  test('a call for another query is a view of its own, every time', async () => {
    const page = await openPage(await agreed({ pixels: [views('ads')] }));
    await goTo(page, push('/search'));
    for (const query of ['?q=1', '?q=2'])
      await goTo(page, `${push(`/search${query}`)}; pixels.track('page_view')`);
    await expectTold(page, ['/', '/search', '/search', '/search']);
  });

  test('scrolling and time start over', async () => {
    const triggers: Trigger[] = [
      { kind: 'scroll', percent: 90 },
      { kind: 'time', seconds: 1 },
    ];
    const pixel = marker('ads', ['marketing'], {
      setup: [],
      events: { generate_lead: { triggers, steps: [mark('lead')] } },
    });
    const body = `<h1>Tall</h1>${'<br>'.repeat(400)}<p>The end</p>`;
    const page = await openPage(await agreed({ pixels: [pixel], body }));
    const scroll = (to: string) => page.evaluate(`scrollTo(0, ${to})`);
    await page.waitForTimeout(300);
    await scroll('document.body.scrollHeight');
    await page.waitForTimeout(1300);
    await expectTrace(page, ['lead', 'lead']);
    await scroll('0');
    await scroll('document.body.scrollHeight');
    await page.waitForTimeout(200);
    await expectTrace(page, ['lead', 'lead']);
    await scroll('0');
    await page.waitForTimeout(100);
    await goTo(page, push('/shop'));
    await scroll('document.body.scrollHeight');
    await page.waitForTimeout(1300);
    await expectTrace(page, ['lead', 'lead', 'lead', 'lead']);
  });

  test('a choice while a page is left is stored, and acted on', async () => {
    const page = await openPage(await agreed({ pixels: [views('ads')] }, ''));
    const answer = site.hold();
    const asked = page.waitForRequest(/_pixels\/consent/);
    await page.evaluate(`void pixels.consent.set(['marketing'])`);
    await asked;
    await page.evaluate(push('/shop'));
    answer();
    await until(page, `(window.trace || []).includes('ads: view')`);
    await page.waitForTimeout(500);
    await expectTrace(page, ['ads: set up', 'ads: view']);
    await expectTold(page, ['/shop']);
    expect(await page.evaluate('pixels.consent.get()')).toEqual(['marketing']);
  });
});
