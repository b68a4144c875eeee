import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Asking, Notice, BannerTexts } from '../../server/src/contract';
import { askingOf, noticeOf, told } from '../fakes/asking';
import { axeFindings } from './pages/axe';
import { buttonOf, choicesOf, chosenOn, focusedOn, regionOf, useBanner } from './pages/banner-visits';

const { site, profile, open, ask, faults } = useBanner();

const RECORD = { id: '7ZQ4M9T2XK5B8N1C', at: Date.UTC(2026, 10, 24, 12) / 1000 };
const COLOURS = { background: '#0b3d2e', text: '#fff8e7', button: '#ffd166', buttonText: '#1a1a1a' };

const lookOf = (look: Partial<Notice['look']>): Asking =>
  askingOf({ notice: noticeOf({ look: { position: 'bottom', colours: null, ...look } }) });

const openChoices = async (page: Page): Promise<void> => {
  await page.evaluate(`void show('choose')`);
  await choicesOf(page).waitFor();
};

const gone = (page: Page): Promise<void> => regionOf(page).waitFor({ state: 'detached' });

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
    expect(await page.getByRole('status').innerText()).toBe('Your choice is saved.');
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
    await page.evaluate(`show('ask')`);
    await page.waitForLoadState('networkidle');
    expect(await regionOf(page).count()).toBe(0);
    site.reset({ down: ['ask'] });
    await page.evaluate(`show('ask')`);
    await page.waitForLoadState('networkidle');
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
    await page.goto(site.origin, { waitUntil: 'networkidle' });
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

describe('the choices', () => {
  test('tick what is granted and nothing else, and mark what changed', async () => {
    const asking = askingOf({ asked: ['marketing'], changed: ['marketing'], granted: ['measurement'] });
    const page = await open({ asking });
    await openChoices(page);
    const box = (name: string) => choicesOf(page).getByRole('checkbox', { name });
    expect(await box('Measurement').isChecked()).toBe(true);
    expect(await box('Marketing').isChecked()).toBe(false);
    expect(await choicesOf(page).getByText('Something has changed here').count()).toBe(1);
    await box('Marketing').check();
    await box('Measurement').uncheck();
    await buttonOf(page, 'Save my choices').click();
    await choicesOf(page).waitFor({ state: 'detached' });
    expect(await chosenOn(page)).toEqual([[['marketing'], 'choices']]);
  });

  test.each([
    ['Accept all', [['measurement', 'marketing'], 'accept_all']],
    ['Reject all', [[], 'reject_all']],
  ])('have %s too, about all that they list', async (name, stored) => {
    const page = await open({ asking: askingOf({ asked: ['marketing'], granted: ['measurement'] }) });
    await openChoices(page);
    await buttonOf(choicesOf(page), name).click();
    await choicesOf(page).waitFor({ state: 'detached' });
    expect(await chosenOn(page)).toEqual([stored]);
  });

  test.each([
    ['gpc', { gpc: true, open: ['measurement'] }, ['Global Privacy Control'], ['Marketing']],
    ['dnt', { dnt: true, open: [] }, ['Do Not Track', 'Do Not Track'], ['Measurement', 'Marketing']],
    [
      'both',
      { gpc: true, dnt: true, open: [] },
      ['Do Not Track', 'Global Privacy Control'],
      ['Measurement', 'Marketing'],
    ],
  ] as [string, Partial<Asking>, string[], string[]][])(
    'say why the browser has answered already: %s',
    async (_, changes, said, off) => {
      const page = await open({ asking: askingOf({ ...changes, asked: [] }) });
      await openChoices(page);
      expect(await choicesOf(page).getByText('Your browser asks sites').allInnerTexts()).toEqual(
        said.map((words): unknown => expect.stringContaining(words)),
      );
      for (const name of off) {
        expect(await choicesOf(page).getByRole('checkbox', { name }).isDisabled()).toBe(true);
      }
    },
  );

  test('tell of each service what it is for, what it keeps and where to read more', async () => {
    const page = await open();
    await openChoices(page);
    const services = choicesOf(page).getByRole('list', { name: 'Services for Marketing' });
    expect(await services.getByText('Recognises your browser.').isVisible()).toBe(false);
    await services.getByText('Meta Pixel', { exact: true }).click();
    const kept = services.getByRole('list', { name: 'What it keeps in your browser' });
    expect(await kept.getByRole('listitem').allInnerTexts()).toEqual([
      '_fbp (Cookie), kept for: 90 days\n\nRecognises your browser.',
      'fb_* (Storage in your browser), kept for: until you delete it\n\nCounts ads.',
    ]);
    const link = services.getByRole('link', { name: 'Privacy policy of Meta Pixel' });
    expect(await link.evaluate((a: HTMLAnchorElement) => [a.href, a.rel, a.target])).toEqual([
      'https://meta.example/privacy',
      'noopener',
      '_blank',
    ]);
  });

  test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', null])(
    'link to no such policy: %j',
    async (policyUrl) => {
      const categories: Notice['categories'] = [{ key: 'marketing', pixels: [told('Bad', { policyUrl })] }];
      const page = await open({ asking: askingOf({ notice: noticeOf({ categories }) }) });
      await openChoices(page);
      await choicesOf(page).getByText('Bad', { exact: true }).click();
      expect(await choicesOf(page).getByRole('link').count()).toBe(0);
    },
  );

  test('end with the number and the date of the last choice', async () => {
    const page = await open({ asking: askingOf({ asked: [], record: RECORD }) });
    await openChoices(page);
    const record = choicesOf(page).getByText('Your last choice has the number');
    expect(await record.innerText()).toMatch(/^2026-11-24\n.*number 7ZQ4 M9T2 XK5B 8N1C\. With it/);
  });

  test('are modal, begin at their title, close with Esc and give the focus back', async () => {
    const page = await ask();
    await buttonOf(page, 'Choose').focus();
    await page.keyboard.press('Space');
    await choicesOf(page).waitFor();
    expect(await choicesOf(page).evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
    expect(await focusedOn(page)).toBe('Your choices');
    await page.keyboard.press('Escape');
    expect(await choicesOf(page).count()).toBe(0);
    expect(await focusedOn(page)).toBe('Choose');
    expect(await chosenOn(page)).toEqual([]);
  });

  test('can be made by the keyboard alone', async () => {
    const page = await ask();
    const tab = async (): Promise<unknown> => {
      await page.keyboard.press('Tab');
      return focusedOn(page);
    };
    expect([await tab(), await tab(), await tab()]).toEqual(['Accept all', 'Reject all', 'Choose']);
    await page.keyboard.press('Enter');
    await choicesOf(page).waitFor();
    expect([await tab(), await tab(), await tab()]).toEqual(['Close', 'Order desk', 'measurement']);
    await page.keyboard.press('Space');
    expect([await tab(), await tab(), await tab(), await tab()]).toEqual([
      'Matomo',
      'marketing',
      'Meta Pixel',
      'TikTok Pixel',
    ]);
    expect([await tab(), await tab(), await tab()]).toEqual(['Accept all', 'Reject all', 'Save my choices']);
    await page.keyboard.press('Enter');
    await choicesOf(page).waitFor({ state: 'detached' });
    expect(await chosenOn(page)).toEqual([[['measurement'], 'choices']]);
  });

  test('that cannot be stored keep what was ticked, and say so', async () => {
    const page = await open();
    await page.evaluate(`outcome = 'failed'`);
    await openChoices(page);
    const marketing = choicesOf(page).getByRole('checkbox', { name: 'Marketing' });
    await marketing.check();
    await buttonOf(page, 'Save my choices').click();
    await choicesOf(page).getByRole('alert').filter({ hasText: 'could not be saved' }).waitFor();
    expect(await marketing.isChecked()).toBe(true);
  });

  test('show what an editor typed as text, whatever it is', async () => {
    const hostile = `<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">\u2028</dialog>{vendor}{uses}{record}$&`;
    const texts = Object.fromEntries(
      Object.keys(noticeOf().texts).map((key) => [
        key,
        key.endsWith('Title') || key === 'title' ? noticeOf().texts[key as keyof BannerTexts] : hostile,
      ]),
    ) as BannerTexts;
    const trace = { name: hostile, where: 'cookie' as const, lifetime: hostile, purpose: hostile };
    const pixel = told(hostile, {
      purpose: hostile,
      traces: [trace],
      policyUrl: `https://a.example/"${hostile}`,
    });
    const categories: Notice['categories'] = [{ key: 'marketing', pixels: [pixel] }];
    const asking = askingOf({ record: RECORD, notice: noticeOf({ texts, categories, lang: 'de-1a' }) });
    const page = await ask({ asking });
    await openChoices(page);
    expect(await choicesOf(page).locator('summary').first().textContent()).toBe(hostile);
    expect(await page.locator('img, [data-pixel-inventory] script').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  test('that cannot be loaded: says so in words it has, else goes to the page that has them', async () => {
    const page = await open();
    await page.evaluate(`show('way-back')`);
    await buttonOf(page, 'Privacy choices').waitFor();
    await page.evaluate('tell([])');
    site.behaviour.down = ['ask'];
    await buttonOf(page, 'Privacy choices').click();
    await choicesOf(page).getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    await page.waitForFunction('window.show');
    await page.evaluate(`show('choose')`);
    await page.waitForURL('**/_pixels/trackers#choices');
  });
});

describe('the banner that the server wrote', () => {
  test('is there before any script, and is answered without', async () => {
    const context = await profile({ rendered: askingOf() }, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.origin);
    await regionOf(page).waitFor();
    expect(await page.locator('[data-pixel-inventory]').getAttribute('lang')).toBe('en');
    await buttonOf(page, 'Reject all').click();
    await page.waitForURL('**/consent');
    expect(site.log).toContain(
      'POST /_pixels/consent path=%2F&open_measurement=1&open_marketing=1&answer=reject',
    );
  });

  test('leads to the page about trackers without scripts', async () => {
    const context = await profile({ rendered: askingOf() }, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.origin);
    await regionOf(page).getByRole('link', { name: 'Choose' }).click();
    await page.waitForURL('**/_pixels/trackers#choices');
  });

  test('is taken over by the script: the same element, and no second one', async () => {
    const page = await open({ rendered: askingOf() });
    await regionOf(page).evaluate((region) => Object.assign(region, { first: true }));
    await page.evaluate(`show('ask')`);
    await page.waitForLoadState('networkidle');
    expect(await regionOf(page).count()).toBe(1);
    expect(await regionOf(page).evaluate((region) => 'first' in region)).toBe(true);
    await buttonOf(page, 'Choose').click();
    await choicesOf(page).waitFor();
    await page.keyboard.press('Escape');
    await buttonOf(page, 'Reject all').click();
    await gone(page);
    expect(await chosenOn(page)).toEqual([[[], 'reject_all']]);
    expect(page.url()).toBe(`${site.origin}/`);
  });

  test('takes answers at once, before the script knows what is asked', async () => {
    const page = await open({ rendered: askingOf(), delay: 300 });
    await page.evaluate(`show('ask')`);
    await buttonOf(page, 'Accept all').click();
    await gone(page);
    expect(await chosenOn(page)).toEqual([[['measurement', 'marketing'], 'accept_all']]);
    await page.waitForTimeout(500);
    expect(await regionOf(page).count()).toBe(0);
  });

  test('is replaced where the page speaks another language', async () => {
    const notice = noticeOf({ lang: 'ar', dir: 'rtl' });
    const page = await open({ lang: 'ar', rendered: askingOf(), asking: askingOf({ notice }) });
    await page.evaluate(`show('ask')`);
    await page.locator('[data-pixel-inventory][lang=ar]').first().waitFor({ state: 'attached' });
    expect(await regionOf(page).count()).toBe(1);
    expect(await regionOf(page).evaluate((region) => getComputedStyle(region).direction)).toBe('rtl');
  });

  test('looks as the one that the script makes', async () => {
    const look = async (rendered: Asking | null): Promise<unknown> => {
      const page = await ask({ rendered }, { viewport: { width: 1000, height: 700 } });
      await page.waitForLoadState('networkidle');
      return [await regionOf(page).screenshot(), await regionOf(page).evaluate((region) => region.outerHTML)];
    };
    const [picture, html] = (await look(askingOf())) as [Buffer, string];
    const [other, otherHtml] = (await look(null)) as [Buffer, string];
    expect(html.replaceAll(site.origin, '')).toBe(otherHtml.replaceAll(site.origin, ''));
    expect(picture.equals(other)).toBe(true);
  });

  test('never shows without its styles, which the script brings where the policy refuses the file', async () => {
    const page = await open({ rendered: askingOf(), styleSrc: "'none'" });
    expect(await regionOf(page).count()).toBe(0);
    await page.evaluate(`show('ask')`);
    await regionOf(page).waitFor();
    expect(
      faults()
        .splice(0)
        .every((fault) => fault.includes('.css')),
    ).toBe(true);
  });

  test('is not seen before its styles arrive', async () => {
    const context = await profile({ rendered: askingOf(), delay: 400 }, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.origin, { waitUntil: 'commit' });
    await page.locator('[data-pixel-inventory]').waitFor({ state: 'attached' });
    expect(await regionOf(page).isVisible()).toBe(false);
    await regionOf(page).waitFor();
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
