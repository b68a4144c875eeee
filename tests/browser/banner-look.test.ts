import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Asking, Notice } from '../../server/src/contract';
import { askingOf, COLOURS, lookOf, noticeOf, RECORD } from '../fakes/asking';
import { axeFindings } from './pages/axe';
import { buttonOf, choicesOf, openChoices, regionOf, useBanner } from './pages/banner-visits';

const { ask } = useBanner();

describe('the yes and the no', () => {
  const styleOf = (where: Locator, name: string): Promise<unknown> =>
    buttonOf(where, name).evaluate((button) => {
      const { color, backgroundColor, font, border, padding, opacity } = getComputedStyle(button);
      const { width, height, top } = button.getBoundingClientRect();
      return {
        tag: button.tagName,
        color,
        backgroundColor,
        font,
        border,
        padding,
        opacity,
        width,
        height,
        top,
      };
    });

  test.each([
    ['wide', {}],
    ['a phone', { viewport: { width: 320, height: 640 } }],
    ['forced colours', { forcedColors: 'active' }],
  ] as [string, BrowserContextOptions][])('are alike: %s', async (_, options) => {
    const page = await ask({}, options);
    await openChoices(page);
    for (const where of [regionOf(page), choicesOf(page)]) {
      expect(await styleOf(where, 'Accept all')).toEqual(await styleOf(where, 'Reject all'));
      expect(await styleOf(where, 'Accept all')).toMatchObject({ tag: 'BUTTON' });
    }
  });

  test('can be read where the visitor forces colours', async () => {
    const page = await ask({}, { forcedColors: 'active' });
    const [text, ground] = await buttonOf(page, 'Reject all').evaluate((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      return [color, backgroundColor];
    });
    expect(text).not.toBe(ground);
    expect(await regionOf(page).evaluate((region) => getComputedStyle(region).borderStyle)).toBe('solid');
  });
});

describe('the look', () => {
  const boxOf = (page: Page): Promise<{ left: number; right: number; top: number; bottom: number }> =>
    regionOf(page).evaluate((region) => {
      const { left, right, top, bottom } = region.getBoundingClientRect();
      return { left, right: innerWidth - right, top, bottom: innerHeight - bottom };
    });

  test.each([
    ['bottom', 'ltr', (box: Awaited<ReturnType<typeof boxOf>>) => [box.bottom, box.left - box.right]],
    ['bottom_start', 'ltr', (box) => [box.bottom, box.left]],
    ['bottom_end', 'ltr', (box) => [box.bottom, box.right]],
    ['bottom_start', 'rtl', (box) => [box.bottom, box.right]],
    ['top', 'ltr', (box) => [box.top, box.left - box.right]],
  ] as [Notice['look']['position'], 'ltr' | 'rtl', (box: Awaited<ReturnType<typeof boxOf>>) => number[]][])(
    'stands at the %s, written %s',
    async (position, dir, distances) => {
      const notice = noticeOf({ dir, look: { position, colours: null } });
      const page = await ask({ asking: askingOf({ notice }) }, { viewport: { width: 1280, height: 800 } });
      for (const distance of distances(await boxOf(page))) expect(Math.abs(distance)).toBeLessThanOrEqual(16);
    },
  );

  test.each([
    ['made by the script', null],
    ['written by the server', lookOf({ colours: COLOURS })],
  ])('has the site’s own colours: %s', async (_, rendered) => {
    const asking = lookOf({ colours: COLOURS });
    const page = await ask({ asking, rendered });
    const style = await buttonOf(page, 'Accept all').evaluate((button: HTMLElement) => {
      button.focus();
      const card = button.closest('.card') as Element;
      const { color, backgroundColor, outlineColor, outlineStyle } = getComputedStyle(button);
      return [getComputedStyle(card).backgroundColor, color, backgroundColor, outlineColor, outlineStyle];
    });
    expect(style).toEqual([
      'rgb(11, 61, 46)',
      'rgb(26, 26, 26)',
      'rgb(255, 209, 102)',
      'rgb(255, 248, 231)',
      'solid',
    ]);
  });

  test.each(['light', 'dark'] as const)('else follows the visitor’s mode: %s', async (colorScheme) => {
    const page = await ask({}, { colorScheme });
    const light = await regionOf(page).evaluate((region) =>
      /\d+/.exec(getComputedStyle(region).backgroundColor)?.map(Number),
    );
    expect((light?.[0] ?? 0) > 128).toBe(colorScheme === 'light');
  });
});

describe('axe finds nothing', () => {
  const changed = askingOf({
    asked: ['marketing'],
    changed: ['marketing'],
    granted: ['measurement'],
    record: RECORD,
  });
  const looks: [string, BrowserContextOptions, Asking][] = [
    ['wide', { viewport: { width: 1280, height: 800 } }, askingOf()],
    ['wide and dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }, changed],
    ['320 px wide', { viewport: { width: 320, height: 640 } }, changed],
    ['200 % zoom', { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 }, changed],
    ['own colours, at the top', {}, lookOf({ position: 'top', colours: COLOURS })],
    ['right to left', {}, askingOf({ record: RECORD, notice: noticeOf({ lang: 'ar', dir: 'rtl' }) })],
    ['signals', {}, askingOf({ gpc: true, dnt: true, open: ['functional'], asked: ['marketing'] })],
  ];

  test.each(looks)('on banner, choices and way back: %s', async (_, options, asking) => {
    const page = await ask({ asking }, options);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await openChoices(page);
    for (const service of await choicesOf(page).locator('summary').all()) await service.click();
    expect(await axeFindings(page)).toEqual([]);
    const [beside, below] = await choicesOf(page).evaluate((element) => [
      element.scrollWidth - element.clientWidth,
      innerHeight - element.getBoundingClientRect().bottom,
    ]);
    expect(beside).toBe(0);
    expect(below).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.evaluate(`tell([]); show('way-back')`);
    await buttonOf(page, 'Privacy choices').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
