import type { Page } from 'playwright-core';
import { previewSource } from '../fakes/previews';
import { previewSet } from '../fakes/previews';
import { snapshotOf } from '../fakes/visits';
import { axeFindings } from './pages/axe';
import { toSnapshotPixel, type Behaviour, type SitePixel } from './pages/test-site';
import { bannerOf, cookieFor, failing, marker, press, until, useVisits } from './pages/visits';

const { site, visitor, open, remember, faults } = useVisits();

const NAME = 'Spring <img src=x onerror="window.trace=1"> ads';

/** The draft: a tag and a hit, both of the vendor's. */
const draft = (): SitePixel & { name: string } => ({
  ...marker('ads', ['marketing']),
  name: NAME,
  setup: [{ do: 'script', src: `${site.vendor}/tag.js` }],
  events: {
    page_view: { steps: [{ do: 'image', src: `${site.vendor}/hit?e={event}` }] },
    purchase: { steps: [failing] },
  },
});

/** A site with one published pixel, and a link that shows a draft beside it. */
const previewed = (): Partial<Behaviour> => {
  const published = marker('base', ['necessary']);
  const snapshot = snapshotOf([published, draft()].map(toSnapshotPixel));
  const { source } = previewSource(
    previewSet({
      snapshot,
      pixel: 'ads',
      site: site.origin,
      path: '/shop',
      until: new Date(Date.now() + 30 * 60_000).toISOString(),
    }),
  );
  return {
    pixels: [published],
    preview: source,
    body: '<main><h1>A page</h1><p>Tea.</p></main>',
  };
};

/** What axe finds. To read styles, it tries to add some itself, which the policy of the page refuses. */
const findingsOn = async (page: Page): Promise<unknown[]> => {
  const before = faults().length;
  const found = await axeFindings(page);
  faults().splice(before);
  return found;
};

const overlayOf = (page: Page) => page.getByRole('complementary', { name: 'Preview' });
const linkPage = (page: Page, token = 'a.link') => page.goto(`${site.origin}/_pixels/preview?token=${token}`);

const startFrom = async (page: Page): Promise<void> => {
  await linkPage(page);
  await page.getByRole('button', { name: 'Start the preview on /shop' }).click();
  await overlayOf(page).getByText('It waits for consent: Marketing.').waitFor();
};

/** The layout of what is the site's own. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, main, p')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y, width, height];
    }),
  );

test('a draft runs in the one browser that opened its link, once its visitor agrees', async () => {
  const context = await visitor(previewed());
  const page = await context.newPage();
  await linkPage(page);
  expect(await findingsOn(page)).toEqual([]);
  expect(await page.getByRole('heading').innerText()).toBe(`Preview of “${NAME}”`);
  expect(await context.cookies()).toEqual([]);
  await page.getByRole('button', { name: 'Start the preview on /shop' }).click();

  const overlay = overlayOf(page);
  await overlay.getByText('It waits for consent: Marketing.').waitFor();
  expect(page.url()).toBe(`${site.origin}/shop?pixel-preview=1`);
  expect(await overlay.getByText(NAME).isVisible()).toBe(true);
  expect(await overlay.getByText('Vendor of ads · Version 1, draft').isVisible()).toBe(true);
  expect(await overlay.getByText(/^1 of 2 run here · 30 min left$/).isVisible()).toBe(true);
  expect(await overlay.getByText('Reported: page_view').isVisible()).toBe(true);
  expect(site.vendorLog).toEqual([]);
  expect(await findingsOn(page)).toEqual([]);

  await press(page, 'Accept all');
  await overlay.getByText(/^2 of 2 run here/).waitFor();
  await overlay.getByText('Requests: 2').click();
  const host = site.vendor.replace('http://', '');
  await overlay.getByText(`${host}/hit`, { exact: true }).waitFor();
  expect(await overlay.getByText(`${host}/tag.js`, { exact: true }).isVisible()).toBe(true);
  expect(site.vendorLog.sort()).toEqual(['/hit?e=page_view', '/tag.js']);
  await page.evaluate(`pixels.track('purchase')`);
  await overlay.getByText('It broke off: purchase').waitFor();
  expect(await findingsOn(page)).toEqual([]);

  const other = await (await visitor({ ...site.behaviour })).newPage();
  await other.goto(`${site.origin}/shop`, { waitUntil: 'networkidle' });
  expect(await overlayOf(other).count()).toBe(0);
  expect(await other.content()).not.toContain('tag.js');

  await overlay.getByRole('button', { name: 'End preview' }).click();
  await page.waitForURL(`${site.origin}/shop`);
  await until(page, '!!window.pixels?.track');
  expect(await overlayOf(page).count()).toBe(0);
  expect(await page.content()).not.toContain('tag.js');
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['pixel_consent']);
  await linkPage(page);
  await page.getByText('It was opened already').waitFor();
});

test('on a phone the overlay is small, opens by the keyboard, and moves nothing of the page', async () => {
  const context = await visitor(previewed(), {
    viewport: { width: 390, height: 800 },
    colorScheme: 'dark',
    locale: 'de-DE',
  });
  await remember(context, cookieFor('000'));
  const without = await places(await open(context, '/shop'));
  const page = await context.newPage();
  await linkPage(page);
  await page.getByRole('button', { name: 'Vorschau auf /shop starten' }).click();
  const overlay = page.getByRole('complementary', { name: 'Vorschau' });
  const fold = overlay.getByRole('button', { name: /^Vorschau/ });
  await fold.waitFor();
  expect(await overlay.getByText('Es wartet auf Einwilligung').isVisible()).toBe(false);
  expect(await fold.getAttribute('aria-expanded')).toBe('false');
  await fold.focus();
  await page.keyboard.press('Enter');
  await overlay.getByText('Es wartet auf Einwilligung: Marketing.').waitFor();
  expect(await places(page)).toEqual(without);
  const box = await overlay.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390 && box.y + box.height <= 800).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await findingsOn(page)).toEqual([]);
  await overlay.getByRole('button', { name: 'Datenschutz-Auswahl' }).click();
  await page.getByRole('dialog').waitFor();
});

test('the overlay follows a site that shows a new page without loading one', async () => {
  const page = await (await visitor(previewed())).newPage();
  await startFrom(page);
  await press(page, 'Reject all');
  expect(await bannerOf(page).count()).toBe(0);
  const asked = page.waitForRequest(/preview\.json\?path=%2Fother$/);
  await page.evaluate(`history.pushState(null, '', '/other')`);
  await asked;
});
