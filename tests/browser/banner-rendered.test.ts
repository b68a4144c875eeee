import type { Asking } from '../../server/src/contract';
import { askingOf, noticeOf } from '../fakes/asking';
import { buttonOf, choicesOf, chosenOn, gone, regionOf, useBanner } from './pages/banner-visits';
import { untilQuiet } from './pages/quiet';

const { site, profile, open, ask, faults } = useBanner();

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
    await untilQuiet(page, () => page.evaluate(`show('ask')`));
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

  test.each(['<form', '<div class="buttons"'])(
    'is taken over where the script comes before %s',
    async (cut) => {
      let sendRest = (): void => undefined;
      const rest = { cut, comes: new Promise<void>((resolve) => (sendRest = resolve)) };
      const page = await (await profile({ rendered: askingOf(), rest })).newPage();
      const script = page.waitForResponse(/\/banner\.\w+\.js$/);
      await page.goto(site.origin, { waitUntil: 'commit' });
      await script;
      await page.waitForTimeout(500);
      sendRest();
      await page.waitForLoadState('networkidle');
      await untilQuiet(page, () => page.evaluate(`show('ask')`));
      expect(await regionOf(page).count()).toBe(1);
      await buttonOf(page, 'Reject all').click();
      await gone(page);
      expect(await chosenOn(page)).toEqual([[[], 'reject_all']]);
    },
  );

  test('is not seen before its styles arrive', async () => {
    const context = await profile({ rendered: askingOf(), delay: 400 }, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.origin, { waitUntil: 'commit' });
    await page.locator('[data-pixel-inventory]').waitFor({ state: 'attached' });
    expect(await regionOf(page).isVisible()).toBe(false);
    await regionOf(page).waitFor();
  });
});
