import type { Asking } from '../../server/src/contract';
import { askingOf, lookOf, noticeOf } from '../fakes/asking';
import { buttonOf, choicesOf, chosenOn, focusedOn, gone, regionOf, useBanner } from './pages/banner-visits';
import { openQuietly, untilQuiet } from './pages/quiet';

const { site, profile, open, ask, faults } = useBanner();

describe('the banner asks what the rule asks for', () => {
  test.each([
    ['opt_in', [], 'With your permission', ['Accept all', 'Reject all', 'Choose']],
    ['opt_out', ['measurement', 'marketing'], 'You can object', ['Accept all', 'Reject all', 'Choose']],
    ['notice_only', ['measurement', 'marketing'], 'You can switch them off', ['Understood', 'Choose']],
  ] as const)('%s', async (rule, granted, words, buttons) => {
    const page = await ask({ asking: askingOf({ rule, granted: [...granted] }) });
    expect(await regionOf(page).innerText()).toContain(words);
    expect(await regionOf(page).getByRole('button').allInnerTexts()).toEqual(buttons);
    await buttonOf(page, buttons[0]).click();
    await gone(page);
    expect(await chosenOn(page)).toEqual([[['measurement', 'marketing'], 'accept_all']]);
  });

  test.each(['opt_in', 'opt_out'] as const)('%s: a no stores nothing', async (rule) => {
    const granted: Asking['granted'] = rule === 'opt_in' ? [] : ['measurement', 'marketing'];
    const page = await ask({ asking: askingOf({ rule, granted }) });
    await buttonOf(page, 'Reject all').click();
    await gone(page);
    expect(await chosenOn(page)).toEqual([[[], 'reject_all']]);
    await page.getByRole('status').filter({ hasText: 'Your choice is saved.' }).waitFor();
  });

  test.each([
    ['Accept all', [['measurement', 'marketing'], 'accept_all']],
    ['Reject all', [['measurement'], 'reject_all']],
  ])('after a change, about that alone: %s keeps the other yes', async (name, stored) => {
    const asking = askingOf({ asked: ['marketing'], changed: ['marketing'], granted: ['measurement'] });
    const page = await ask({ asking });
    const text = await regionOf(page).innerText();
    expect(text).toContain('something has changed about services that help advertisers');
    expect(text).not.toContain('count visits');
    await buttonOf(page, name).click();
    await gone(page);
    expect(await chosenOn(page)).toEqual([stored]);
  });

  test('shows nothing where nothing is asked, or the site does not say', async () => {
    const page = await open({ asking: askingOf({ asked: [] }) });
    await untilQuiet(page, () => page.evaluate(`show('ask')`));
    expect(await regionOf(page).count()).toBe(0);
    site.reset({ down: ['ask'] });
    await untilQuiet(page, () => page.evaluate(`show('ask')`));
    expect(await regionOf(page).count()).toBe(0);
  });

  test('asks in the language of the page', async () => {
    const asking = askingOf({ notice: noticeOf({ lang: 'ar', dir: 'rtl' }) });
    const page = await ask({ lang: 'ar-EG', asking });
    expect(site.log).toContain('GET /_pixels/ask?lang=ar-EG');
    const region = regionOf(page);
    expect(await region.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    const left = (name: string): Promise<number> =>
      buttonOf(page, name).evaluate((button) => button.getBoundingClientRect().left);
    expect(await left('Accept all')).toBeGreaterThan(await left('Reject all'));
  });
});

describe('an answer', () => {
  test('that failed: the banner stays, says so and can be used again', async () => {
    const page = await ask();
    await page.evaluate(`outcome = 'failed'`);
    await buttonOf(page, 'Accept all').click();
    await regionOf(page).getByRole('alert').filter({ hasText: 'could not be saved' }).waitFor();
    await page.evaluate(`outcome = 'saved'`);
    await buttonOf(page, 'Accept all').click();
    await gone(page);
  });

  test('that the browser keeps for later: the visitor is told, and the banner is gone', async () => {
    const page = await ask();
    await page.evaluate(`outcome = 'kept'`);
    await buttonOf(page, 'Reject all').click();
    await choicesOf(page).getByRole('alert').filter({ hasText: 'holds in this browser' }).waitFor();
    expect(await regionOf(page).count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await choicesOf(page).count()).toBe(0);
  });

  test('counts once, however often it is pressed', async () => {
    const page = await ask();
    await page.evaluate('void (window.hold = new Promise((resolve) => { window.letGo = resolve }))');
    await buttonOf(page, 'Accept all').dblclick();
    await buttonOf(page, 'Reject all').click();
    await page.evaluate('letGo()');
    await gone(page);
    expect(await chosenOn(page)).toEqual([[['measurement', 'marketing'], 'accept_all']]);
  });

  test('in another tab hides the banner, also one that is still being loaded', async () => {
    const page = await ask();
    await page.evaluate('tell([])');
    expect(await regionOf(page).count()).toBe(0);
    site.behaviour.delay = 200;
    await page.evaluate(`show('ask'); tell([]);`);
    await page.waitForTimeout(500);
    expect(await regionOf(page).count()).toBe(0);
  });
});

describe('the banner disturbs nobody', () => {
  interface Disturbance {
    shifts: number;
    /** Milliseconds of each task that kept the page from answering. */
    tasks: number[];
  }

  /** Open banner and choices on a processor four times as slow, and see what the page had to bear. */
  const disturb = async (rendered: Asking | null): Promise<Disturbance> => {
    const context = await profile({ rendered });
    await context.addInitScript(
      `window.shifts = 0; window.tasks = [];
      const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
      observe('layout-shift', ({ value }) => { shifts += value; });
      observe('longtask', ({ duration }) => tasks.push(duration));`,
    );
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await openQuietly(page, site.origin);
    await page.waitForFunction('window.show');
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.evaluate('tasks.length = 0');
    // To look for the banner would be a task of its own, so the test only waits.
    await page.evaluate(`show('ask')`);
    await page.waitForTimeout(1000);
    await page.evaluate(`show('choose')`);
    await page.waitForTimeout(1000);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const found = await page.evaluate<Disturbance>('({ shifts, tasks })');
    expect(await choicesOf(page).count()).toBe(1);
    return found;
  };

  test.each([
    ['made by the script', null],
    ['written by the server', askingOf()],
  ])(
    'no layout shift and no long task on a processor four times as slow: %s',
    async (_, rendered) => {
      // What else runs on this machine makes a task long now and then. What is slow by itself is so every time.
      const found: Disturbance[] = [];
      do found.push(await disturb(rendered));
      while (found.length < 4 && found.at(-1)?.tasks.some((duration) => duration > 50));
      expect(found.map(({ shifts }) => shifts)).toEqual(found.map(() => 0));
      expect(found.at(-1)?.tasks.filter((duration) => duration > 50)).toEqual([]);
    },
    60_000,
  );

  test('traps no focus: the page is used as before', async () => {
    const page = await ask();
    expect(await focusedOn(page)).toContain('A page');
    await page.getByRole('link', { name: 'Another page' }).click();
    await page.waitForURL('**/other');
  });

  test.each(['bottom', 'top'] as const)(
    'what has the focus is never below it, at the %s',
    async (position) => {
      const body = `<main>${'<p><a href="/other">Read on</a></p>'.repeat(60)}</main>`;
      const page = await ask(
        { body, asking: lookOf({ position }) },
        { viewport: { width: 390, height: 700 } },
      );
      const links = page.getByRole('link', { name: 'Read on' });
      const way = position === 'bottom' ? 'Tab' : 'Shift+Tab';
      await links.nth(position === 'bottom' ? 1 : 55).focus();
      for (let steps = 0; steps < 30; steps += 1) {
        await page.keyboard.press(way);
        const link = await page.evaluate<{ top: number; bottom: number }>(
          '(({ top, bottom }) => ({ top, bottom }))(document.activeElement.getBoundingClientRect())',
        );
        const banner = await regionOf(page).evaluate((region) => {
          const { top, bottom } = region.getBoundingClientRect();
          return { top, bottom };
        });
        if (position === 'bottom') expect(link.bottom).toBeLessThanOrEqual(banner.top);
        else expect(link.top).toBeGreaterThanOrEqual(banner.bottom);
      }
      await buttonOf(page, 'Reject all').click();
      await gone(page);
      expect(await page.evaluate('document.documentElement.getAttribute("style") || ""')).toBe('');
    },
  );

  test('it is not on paper, and stands still', async () => {
    const page = await ask();
    expect(await regionOf(page).evaluate((region) => region.getAnimations().length)).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await regionOf(page).isVisible()).toBe(false);
  });

  test('it shows under a policy that allows no styles of the site at all', async () => {
    const page = await ask({ styleSrc: "'none'" }).catch(() => null);
    // The page's own file of styles is refused there; nothing of ours is.
    expect(
      faults()
        .splice(0)
        .filter((fault) => !fault.includes('/site.css')),
    ).toEqual([]);
    expect(page && (await regionOf(page).evaluate((region) => getComputedStyle(region).position))).toBe(
      'fixed',
    );
  });
});
