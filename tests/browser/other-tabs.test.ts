import type { Page } from 'playwright-core';
import {
  bannerOf,
  cookieFor,
  expectTrace,
  marker,
  press,
  ran,
  reloaded,
  traceOf,
  useVisits,
} from './pages/visits';
import { openQuietly } from './pages/quiet';

const { site, visitor, open, remember } = useVisits();

const four = () => [
  marker('base', ['necessary']),
  marker('chat', ['functional']),
  marker('stats', ['measurement']),
  marker('ads', ['marketing']),
];

describe('two tabs', () => {
  test('a yes in one hides the banner of the other and applies there', async () => {
    const context = await visitor({ pixels: four() });
    const first = await open(context);
    const second = await open(context, '/other');
    expect(await bannerOf(first).count()).toBe(1);
    await press(second, 'Accept all');
    await expectTrace(first, ran('base', 'chat', 'stats', 'ads'));
    expect(await bannerOf(first).count()).toBe(0);
  });

  test('a no in one hides the banner of the other', async () => {
    const context = await visitor({ kind: 'shared', pixels: four() });
    const first = await open(context);
    const second = await open(context, '/other');
    await press(second, 'Reject all');
    await bannerOf(first).waitFor({ state: 'detached' });
    expect(await traceOf(first)).toEqual(ran('base'));
  });

  test('taking back in one reloads the other', async () => {
    const context = await visitor({ pixels: four() });
    await remember(context, cookieFor('111'));
    const first = await open(context);
    const second = await open(context, '/other');
    await first.evaluate('window.old = true');
    await second.evaluate('void pixels.consent.set([])');
    await reloaded(first);
    await expectTrace(first, ran('base'));
  });

  test('where the browser does not tell of cookies, a tab finds out when it is looked at', async () => {
    const context = await visitor({ pixels: four() });
    await context.addInitScript(`Object.defineProperty(window, 'cookieStore', { value: undefined })`);
    const page = await open(context);
    await remember(context, cookieFor('010'));
    await page.waitForTimeout(300);
    expect(await traceOf(page)).toEqual(ran('base'));
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await expectTrace(page, ran('base', 'stats'));
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('taken back elsewhere while the server is away: nothing more is sent', async () => {
    const context = await visitor({ pixels: four() });
    await remember(context, cookieFor('111'));
    const page = await open(context);
    site.behaviour.down = ['plan'];
    await remember(context, cookieFor('000'));
    await page.waitForTimeout(300);
    const before = await traceOf(page);
    await page.evaluate(`pixels.track('purchase')`);
    expect(await traceOf(page)).toEqual(before);
  });

  test('where a choice disappears and nothing has to stop, the visitor is asked again', async () => {
    const context = await visitor({ pixels: four() });
    await remember(context, cookieFor('000'));
    const page = await open(context);
    await context.clearCookies();
    await bannerOf(page).waitFor();
    await page.waitForTimeout(200);
    expect(await bannerOf(page).isVisible()).toBe(true);
    expect(await traceOf(page)).toEqual(ran('base'));
  });

  test('a cookie that is deleted takes everything back', async () => {
    const context = await visitor({ pixels: four() });
    await remember(context, cookieFor('111'));
    const page = await open(context);
    await page.evaluate('window.old = true');
    await context.clearCookies();
    await reloaded(page);
    await expectTrace(page, ran('base'));
    await bannerOf(page).waitFor();
  });
});

/** Leave the page, change the choice, and come back as a visitor does. A build that keeps no pages loads it anew. */
const byBackButton = async (page: Page, meanwhile: () => Promise<void>): Promise<void> => {
  await openQuietly(page, `${site.origin}/other`);
  await meanwhile();
  await page.evaluate('void history.back()');
  await page.waitForURL(`${site.origin}/`, { waitUntil: 'commit' });
};

/** The same without leaving: what a page that was kept is told, whatever the build can do. */
const byEvent = async (page: Page, meanwhile: () => Promise<void>): Promise<void> => {
  await meanwhile();
  await page.evaluate(`void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
};

describe.each([
  ['by the back button', byBackButton],
  ['by its event', byEvent],
])('a page that comes back %s', (_, comeBack) => {
  const left = async (before: string | null) => {
    const context = await visitor({ kind: 'shared', pixels: four() });
    // What a page finds out by its other means is not what is tested here.
    await context.addInitScript(`Object.defineProperty(window, 'cookieStore', { value: undefined })`);
    if (before) await remember(context, cookieFor(before));
    const page = await open(context);
    await page.evaluate('window.old = true');
    return { context, page };
  };

  test('is reloaded when something would have to stop', async () => {
    const { context, page } = await left('111');
    await comeBack(page, () => remember(context, cookieFor('010')));
    await reloaded(page);
    await expectTrace(page, ran('base', 'stats'));
  });

  test('runs what was allowed meanwhile', async () => {
    const { context, page } = await left(null);
    await comeBack(page, () => remember(context, cookieFor('010')));
    await expectTrace(page, ran('base', 'stats'));
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('does nothing when the choice is the same', async () => {
    const { page } = await left('010');
    await comeBack(page, () => Promise.resolve());
    await page.waitForTimeout(300);
    await expectTrace(page, ran('base', 'stats'));
  });
});
