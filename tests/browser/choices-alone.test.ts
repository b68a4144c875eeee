import type { Asking, BannerTexts, Notice } from '../../server/src/contract';
import { askingOf, noticeOf, RECORD, told } from '../fakes/asking';
import { buttonOf, choicesOf, chosenOn, focusedOn, openChoices, useBanner } from './pages/banner-visits';
import { reloadQuietly } from './pages/quiet';

const { site, open, ask } = useBanner();

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
    await reloadQuietly(page);
    await page.waitForFunction('window.show');
    await page.evaluate(`show('choose')`);
    await page.waitForURL('**/_pixels/trackers#choices');
  });
});
