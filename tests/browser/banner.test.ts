import type { Locator, Page } from 'playwright-core';
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
import { reloadQuietly } from './pages/quiet';

// What the banner does by itself is tested alone, in the files beside this one. Here it works with loader and server.
const { site, visitor, open, remember } = useVisits();

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

/** A browser that sends Global Privacy Control. */
const SIGNALLED = { extraHTTPHeaders: { 'sec-gpc': '1' } };

describe('the banner', () => {
  test('says in plain words what is asked, of the categories in use alone', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const text = await bannerOf(page).innerText();
    expect(text).toContain('services that count visits and help advertisers show you matching ads');
    expect(text).toContain('change your mind at any time');
    expect(text).not.toContain('chats');
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
    while ((await tab()) !== 'measurement');
    await page.keyboard.press('Space');
    while ((await tab()) !== 'Save my choices');
    await page.keyboard.press('Enter');
    await expectTrace(page, ran('basket', 'stats'));
    expect(await dialogOf(page).count()).toBe(0);
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('does not appear where there is nothing to choose', async () => {
    const page = await open(await visitor({ pixels: [marker('basket', ['necessary'])] }));
    expect(await bannerOf(page).count()).toBe(0);
    expect(site.log.filter((line) => /banner|ask/.test(line))).toEqual([]);
  });

  test('stays away when it cannot say what it asks for', async () => {
    const page = await open(await visitor({ kind: 'shared', pixels: shop(), down: ['ask'] }));
    expect(await bannerOf(page).count()).toBe(0);
    expect(await traceOf(page)).toEqual(ran('basket'));
  });

  test('stays, says so and can be used again when a choice is refused', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    await page.route('**/consent', (route) => route.fulfill({ status: 403, json: {} }), { times: 1 });
    await buttonOf(page, 'Accept all').click();
    const alert = bannerOf(page).getByRole('alert');
    await alert.filter({ hasText: 'could not be saved' }).waitFor();
    expect(await traceOf(page)).toEqual(ran('basket'));
    await press(page, 'Accept all');
    await expectTrace(page, ran('basket', 'stats', 'meta', 'tiktok'));
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('goes, and says what holds, when the site cannot be reached', async () => {
    const page = await open(await visitor({ pixels: shop(), down: ['consent'] }));
    await buttonOf(page, 'Reject all').click();
    await dialogOf(page).getByRole('alert').filter({ hasText: 'holds in this browser' }).waitFor();
    expect(await bannerOf(page).count()).toBe(0);
    expect(await traceOf(page)).toEqual(ran('basket'));
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

  test('speaks the language of the page', async () => {
    const page = await open(await visitor({ pixels: shop(), lang: 'de-AT' }));
    const button = page.locator('[data-pixel-inventory] button').first();
    await button.waitFor();
    expect(
      await button.evaluate((element) => (element.getRootNode() as ShadowRoot).host.getAttribute('lang')),
    ).toBe('de');
    expect(await button.innerText()).not.toBe('Accept all');
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
    expect(await services.locator('summary').allInnerTexts()).toEqual(['Meta Pixel', 'TikTok Pixel']);
  });

  test('some of them: those run, and are ticked the next time, beside the number of the record', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    const dialog = await openChoices(page);
    await dialog.getByRole('checkbox', { name: 'Measurement' }).check();
    await press(page, 'Save my choices');
    await expectTrace(page, ran('basket', 'stats'));
    await wayBackOf(page).click();
    await dialog.waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Measurement' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Marketing' }).isChecked()).toBe(false);
    const [record] = site.records;
    expect(record).toMatchObject({ categories: ['measurement'], way: 'choices' });
    expect((await dialog.locator('bdi').last().innerText()).replaceAll(' ', '')).toBe(record?.id);
  });

  test.each([
    ['Accept all', ran('basket', 'stats', 'meta', 'tiktok'), 'accept_all'],
    ['Reject all', ran('basket'), 'reject_all'],
  ])('have %s too, alike', async (name, trace, way) => {
    const page = await open(await visitor({ pixels: shop() }));
    const dialog = await openChoices(page);
    const stored = page.waitForResponse(/\/consent$/);
    await buttonOf(dialog, name).click();
    await stored;
    await expectTrace(page, trace);
    expect(await dialog.count()).toBe(0);
    expect(site.records.map((record) => record.way)).toEqual([way]);
  });

  test('with Global Privacy Control, marketing stays off and says why', async () => {
    const page = await open(await visitor({ pixels: shop() }, SIGNALLED));
    expect(await bannerOf(page).innerText()).not.toContain('advertis');
    const dialog = await openChoices(page);
    expect(await dialog.getByRole('checkbox', { name: 'Marketing' }).isDisabled()).toBe(true);
    expect(await dialog.innerText()).toContain('Global Privacy Control');
    const request = page.waitForRequest(/\/consent$/);
    await buttonOf(dialog, 'Accept all').click();
    expect((await request).postDataJSON()).toMatchObject({ categories: ['measurement'], way: 'accept_all' });
  });

  test('with Global Privacy Control and marketing alone, nobody is asked', async () => {
    const context = await visitor({ pixels: [marker('meta', ['marketing'])] }, SIGNALLED);
    expect(await bannerOf(await open(context)).count()).toBe(0);
  });
});

describe('the way back', () => {
  test('is a small button, last on the page, once there is a choice', async () => {
    const page = await open(await visitor({ pixels: shop() }));
    expect(await wayBackOf(page).count()).toBe(0);
    await press(page, 'Reject all');
    await wayBackOf(page).waitFor();
    await reloadQuietly(page);
    await wayBackOf(page).waitFor();
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
    ['pt', english, null],
    ['en', english, null],
    ['constructor', english, null],
    ['', english, null],
  ])('is said in the language of the page, where it was written in it: %j', async (lang, said, spoken) => {
    const pixels = [marker('meta', ['marketing'], { vendor: 'Meta', purpose: english, purposeIn })];
    const page = await open(await visitor({ pixels, lang }), '/#pixel-choices');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Meta', { exact: true }).click();
    const purpose = dialog.getByText(said);
    await purpose.waitFor();
    expect(await purpose.getAttribute('lang')).toBe(spoken);
  });
});
