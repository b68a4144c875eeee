import { readFileSync } from 'node:fs';
import type { AxeResults, NodeResult } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
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

const { site, visitor, open, remember, faults } = useVisits();

const shop = () => [
  marker('basket', ['necessary'], { vendor: 'Order desk', purpose: 'Keeps your basket while you shop.' }),
  marker('stats', ['measurement'], { vendor: 'Matomo', purpose: 'Counts visits and shows what is read.' }),
  marker('meta', ['marketing'], { vendor: 'Meta Pixel', purpose: 'Shows which ads led to orders.' }),
  marker('tiktok', ['marketing'], { vendor: 'TikTok Pixel', purpose: 'Shows which videos led to orders.' }),
];

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Your choices' });
const buttonOf = (where: Locator | Page, name: string): Locator =>
  where.getByRole('button', { name, exact: true });
const wayBackOf = (page: Page): Locator => buttonOf(page, 'Privacy choices');
const focused = (page: Page): Promise<unknown> =>
  page.evaluate(
    `(() => { let at = document.activeElement; while (at.shadowRoot) at = at.shadowRoot.activeElement; return at.textContent || at.value || at.tagName })()`,
  );
const openChoices = async (page: Page): Promise<Locator> => {
  await buttonOf(bannerOf(page), 'Choose').click();
  await dialogOf(page).waitFor();
  return dialogOf(page);
};

describe('the banner', () => {
  test('says in plain words what is asked, of the categories in use alone', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const text = await bannerOf(page).innerText();
    expect(text).toContain('services that count visits and help advertisers show you matching ads');
    expect(text).toContain('change your mind at any time');
    expect(text).not.toContain('chats');
  });

  test('has a yes and a no that are alike', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const look = (name: string): Promise<unknown> =>
      buttonOf(bannerOf(page), name).evaluate((button) => {
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
    expect(await look('Accept all')).toEqual(await look('Reject all'));
  });

  test('lets the page be used, and moves nothing in it', async () => {
    const context = await visitor({ pixels: shop() });
    await context.addInitScript(
      `window.shifts = 0; new PerformanceObserver((list) => { for (const shift of list.getEntries()) shifts += shift.value }).observe({ type: 'layout-shift', buffered: true })`,
    );
    const page = await open(context);
    await bannerOf(page).waitFor();
    expect(await page.evaluate('shifts')).toBe(0);
    await page.getByRole('link', { name: 'Another page' }).click();
    await page.waitForURL('**/other');
  });

  test('comes first for the keyboard, and needs nothing else', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const tab = async (): Promise<unknown> => {
      await page.keyboard.press('Tab');
      return focused(page);
    };
    expect([await tab(), await tab(), await tab()]).toEqual(['Accept all', 'Reject all', 'Choose']);
    await page.keyboard.press('Enter');
    await dialogOf(page).waitFor();
    expect(await focused(page)).toBe('Your choices');
    expect([await tab(), await tab()]).toEqual(['Close', 'measurement']);
    await page.keyboard.press('Space');
    expect([await tab(), await tab(), await tab(), await tab()]).toEqual([
      'marketing',
      'Accept all',
      'Reject all',
      'Save my choices',
    ]);
    await page.keyboard.press('Enter');
    await expectTrace(page, ran('basket', 'stats'));
    expect(await dialogOf(page).count()).toBe(0);
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('shows what has the focus, and never lies over it', async () => {
    const body = `<h1>A page</h1><main>${'<p><a href="/other">Read on</a></p>'.repeat(36)}</main>`;
    const page = await open(
      await visitor({ pixels: shop(), body }, { viewport: { width: 390, height: 700 } }),
    );
    const last = page.getByRole('link').last();
    for (
      let steps = 0;
      steps < 40 && !(await last.evaluate((link) => link === document.activeElement));
      steps += 1
    ) {
      await page.keyboard.press('Tab');
      const [link, banner] = await Promise.all([
        page.evaluate(`document.activeElement.getBoundingClientRect().bottom`),
        bannerOf(page).evaluate((region) => region.getBoundingClientRect().top),
      ]);
      if (steps > 2 && steps < 28) expect(link).toBeLessThanOrEqual(banner);
    }
    const ring = await buttonOf(bannerOf(page), 'Accept all').evaluate((button: HTMLElement) => {
      button.focus();
      return getComputedStyle(button).outlineStyle;
    });
    expect(ring).toBe('solid');
    await press(page, 'Reject all');
    expect(await page.evaluate('document.documentElement.style.scrollPaddingBottom')).toBe('');
  });

  test('does not appear where there is nothing to choose', async () => {
    const page = await open(await visitor({ pixels: [marker('basket', ['necessary'])] }));
    expect(await bannerOf(page).count()).toBe(0);
    expect(site.log.filter((line) => /banner|notice/.test(line))).toEqual([]);
  });

  test('stays away when it cannot say what it asks for', async () => {
    const page = await open(await visitor({ pixels: shop(), down: ['notice'] }));
    expect(await bannerOf(page).count()).toBe(0);
    expect(await traceOf(page)).toEqual(ran('basket'));
  });

  test('stays, says so and can be used again when a choice cannot be stored', async () => {
    const page = await open(await visitor({ pixels: shop(), down: ['consent'] }));
    await buttonOf(page, 'Accept all').click();
    const alert = bannerOf(page).getByRole('alert');
    await alert.filter({ hasText: 'could not be saved' }).waitFor();
    expect(await traceOf(page)).toEqual(ran('basket'));
    site.behaviour.down = [];
    await press(page, 'Accept all');
    await expectTrace(page, ran('basket', 'stats', 'meta', 'tiktok'));
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('is not on paper', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    await page.emulateMedia({ media: 'print' });
    expect(await bannerOf(page).isVisible()).toBe(false);
  });

  test('stands still for those who ask for less motion', async () => {
    const page = await open(await visitor({ pixels: shop() }, { reducedMotion: 'reduce' }));
    expect(await bannerOf(page).evaluate((region) => getComputedStyle(region).animationName)).toBe('none');
  });

  test('cannot be spoilt by the site’s styles, but takes its font and its colours', async () => {
    const context = await visitor({ pixels: shop() });
    await context.addInitScript(
      `addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('--pixel-banner-button', 'rgb(0, 80, 60)'))`,
    );
    const page = await open(context);
    const style = await buttonOf(page, 'Accept all').evaluate((button) => {
      const { fontFamily, textTransform, backgroundColor } = getComputedStyle(button);
      const host = (button.getRootNode() as ShadowRoot).host;
      return { fontFamily, textTransform, backgroundColor, transform: getComputedStyle(host).transform };
    });
    expect(style).toEqual({
      fontFamily: 'Georgia, serif',
      textTransform: 'none',
      backgroundColor: 'rgb(0, 80, 60)',
      transform: 'none',
    });
  });
});

describe('the choices', () => {
  test('list every category in use with its services; nothing is ticked before', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const dialog = await openChoices(page);
    expect(await dialog.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      expect.stringMatching(/^Necessary\s+Always on$/),
      'Measurement',
      'Marketing',
    ]);
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(0);
    const services = dialog.getByRole('list', { name: 'Services for Marketing' });
    expect(await services.getByRole('listitem').allInnerTexts()).toEqual([
      'Meta Pixel\nShows which ads led to orders.',
      'TikTok Pixel\nShows which videos led to orders.',
    ]);
  });

  test('some of them: those run, and are ticked the next time', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const dialog = await openChoices(page);
    await dialog.getByRole('checkbox', { name: 'Measurement' }).check();
    await press(page, 'Save my choices');
    await expectTrace(page, ran('basket', 'stats'));
    await wayBackOf(page).click();
    await dialog.waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Measurement' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Marketing' }).isChecked()).toBe(false);
  });

  test.each([
    ['Accept all', ran('basket', 'stats', 'meta', 'tiktok')],
    ['Reject all', ran('basket')],
  ])('have %s too, alike', async (name, trace) => {
    const page = await open(await visitor({ pixels: shop() }));
    const dialog = await openChoices(page);
    const stored = page.waitForResponse(/\/consent$/);
    await buttonOf(dialog, name).click();
    await stored;
    await expectTrace(page, trace);
    expect(await dialog.count()).toBe(0);
  });

  test('are modal, close with Esc, and give the focus back', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const dialog = await openChoices(page);
    expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
    await dialog.getByRole('checkbox', { name: 'Marketing' }).check();
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await focused(page)).toBe('Choose');
    expect(site.log).not.toContain('POST /_pixels/consent');
    await openChoices(page);
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await buttonOf(dialog, 'Close').click();
    expect(await dialog.count()).toBe(0);
  });

  test('say so when a choice cannot be stored, and keep what was ticked', async () => {
    const page = await open(await visitor({ pixels: shop(), down: ['consent'] }));
    const dialog = await openChoices(page);
    await dialog.getByRole('checkbox', { name: 'Marketing' }).check();
    await buttonOf(dialog, 'Save my choices').click();
    await dialog.getByRole('alert').filter({ hasText: 'could not be saved' }).waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Marketing' }).isChecked()).toBe(true);
    expect(await traceOf(page)).toEqual(ran('basket'));
  });

  test('say so when the services cannot be loaded', async () => {
    const context = await visitor({ pixels: shop(), down: ['notice'] });
    await remember(context, cookieFor('111'));
    const page = await open(context);
    await wayBackOf(page).click();
    await dialogOf(page).getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
    site.behaviour.down = [];
    await page.keyboard.press('Escape');
    await wayBackOf(page).click();
    await dialogOf(page).getByRole('checkbox', { name: 'Marketing' }).waitFor();
  });

  test('show what an editor typed as text, whatever it is', async () => {
    const hostile = `<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">\u2028</dialog>{category}$&`;
    const page = await open(
      await visitor({ pixels: [marker('bad', ['marketing'], { vendor: hostile, purpose: hostile })] }),
    );
    const dialog = await openChoices(page);
    const [item] = await dialog.getByRole('listitem').allTextContents();
    expect(item).toBe(hostile + hostile);
    expect(await dialog.locator('img, script').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  test('with Global Privacy Control, marketing stays off and says why', async () => {
    const context = await visitor({ pixels: shop() });
    await context.addInitScript(`Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`);
    const page = await open(context);
    expect(await bannerOf(page).innerText()).not.toContain('advertis');
    const dialog = await openChoices(page);
    expect(await dialog.getByRole('checkbox', { name: 'Marketing' }).isDisabled()).toBe(true);
    expect(await dialog.innerText()).toContain('Global Privacy Control');
    const request = page.waitForRequest(/\/consent$/);
    await buttonOf(dialog, 'Accept all').click();
    expect((await request).postDataJSON()).toEqual({ categories: ['measurement'], path: '/' });
  });

  test('with Global Privacy Control and marketing alone, nobody is asked', async () => {
    const context = await visitor({ pixels: [marker('meta', ['marketing'])] });
    await context.addInitScript(`Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`);
    expect(await bannerOf(await open(context)).count()).toBe(0);
  });
});

describe('the way back', () => {
  test('is a small button, last on the page, once there is a choice', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    expect(await wayBackOf(page).count()).toBe(0);
    await press(page, 'Reject all');
    await wayBackOf(page).waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Privacy choices');
    await page.keyboard.press('Enter');
    await dialogOf(page).waitFor();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Privacy choices');
  });

  test.each([
    ['a link', '<a href="#pixel-choices">Cookies</a>'],
    ['a link with something in it', '<a href="#pixel-choices"><b>Cookies</b></a>'],
    ['a button', '<button data-pixel-choices>Cookies</button>'],
  ])('is the site’s own where it has one: %s', async (_, link) => {
    const context = await visitor({ pixels: shop(), body: `<h1>A page</h1><footer>${link}</footer>` });
    await remember(context, cookieFor('010'));
    const page = await open(context);
    expect(await wayBackOf(page).count()).toBe(0);
    expect(site.log.some((line) => line.includes('banner'))).toBe(false);
    await page.getByText('Cookies').click();
    await dialogOf(page).waitFor();
    expect(page.url()).toBe(`${site.origin}/`);
    await page.getByText('Cookies').evaluate((element: HTMLElement) => element.click());
    expect(await dialogOf(page).count()).toBe(1);
  });

  test('can be an address', async () => {
    const page = await open(await visitor({ pixels: shop() }), '/#pixel-choices');
    await dialogOf(page).waitFor();
  });

  test('takes everything back: the page is reloaded without what ran', async () => {
    const context = await visitor({ pixels: shop() });
    await remember(context, cookieFor('111'));
    const page = await open(context);
    await page.evaluate('window.old = true');
    await wayBackOf(page).click();
    await buttonOf(dialogOf(page), 'Reject all').click();
    await reloaded(page);
    await expectTrace(page, ran('basket'));
  });
});

describe('axe finds nothing', () => {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  /** What lies below something else, as the banner does while the choices are open, is not judged. */
  const covered = ({ any }: NodeResult): boolean =>
    any.some(({ data }) =>
      /obscur|overlap/i.test((data as { messageKey?: string } | null)?.messageKey ?? ''),
    );
  const check = async (page: Page): Promise<void> => {
    await page.evaluate(axe);
    const { violations, incomplete } = await page.evaluate<AxeResults>('axe.run()');
    const found = [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html])),
      ...incomplete.flatMap(({ id, nodes }) =>
        nodes
          .filter((node) => !covered(node))
          .map(({ html, any }) => [id, html, any.map(({ message }) => message)]),
      ),
    ];
    expect(found).toEqual([]);
  };
  const looks: [string, BrowserContextOptions][] = [
    ['wide', { viewport: { width: 1280, height: 800 } }],
    ['wide and dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
    ['320 px wide', { viewport: { width: 320, height: 640 } }],
    ['320 px wide and dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
    ['200 % zoom', { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 }],
  ];
  const body = '<main><h1>A page</h1><p>Tea.</p></main>';

  test.each(looks)('on banner, choices and way back: %s', async (_, options) => {
    const context = await visitor({ pixels: shop(), body }, { ...options, reducedMotion: 'reduce' });
    const page = await open(context);
    await check(page);
    const wide = () => page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(await wide()).toBe(false);
    const dialog = await openChoices(page);
    await check(page);
    const box = await dialog.evaluate((element) => [
      element.scrollWidth - element.clientWidth,
      innerHeight - element.getBoundingClientRect().bottom,
    ]);
    expect(box[0]).toBe(0);
    expect(box[1]).toBeGreaterThanOrEqual(0);
    await buttonOf(dialog, 'Reject all').click();
    await wayBackOf(page).waitFor();
    await check(page);
    expect(faults()).toEqual([]);
  });
});

describe('what a service is for', () => {
  const purposeIn = {
    de: 'Zeigt, welche Anzeigen zu Bestellungen führten.',
    'pt-BR': 'Mostra quais anúncios vendem.',
  };
  const english = 'Shows which ads led to orders.';

  test.each([
    ['de', purposeIn.de, 'de'],
    ['DE-at', purposeIn.de, 'de'],
    ['pt-br', purposeIn['pt-BR'], 'pt-BR'],
    ['pt', english, 'en'],
    ['en', english, 'en'],
    ['constructor', english, 'en'],
    ['', english, 'en'],
  ])('is said in the language of the page, where it was written in it: %j', async (lang, said, spoken) => {
    const pixels = [marker('meta', ['marketing'], { purpose: english, purposeIn })];
    const dialog = await openChoices(await open(await visitor({ pixels, lang })));
    const purpose = dialog.getByRole('listitem').locator('span');
    expect(await purpose.innerText()).toBe(said);
    expect(
      await purpose.evaluate((element) =>
        (element.closest('[lang]') ?? (element.getRootNode() as ShadowRoot).host).getAttribute('lang'),
      ),
    ).toBe(spoken);
  });
});
