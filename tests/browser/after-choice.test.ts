import type { Locator, Page } from 'playwright-core';
import { bannerOf, cookieFor, marker, until, useVisits } from './pages/visits';

const { site, visitor, open, remember } = useVisits();

const pixels = [marker('stats', ['measurement']), marker('ads', ['marketing'])];
const BODY =
  '<header><h1>The shop</h1><a href="#pixel-choices">Cookies</a></header><main><h1>A page</h1><p><a href="/other">Read on</a> <input aria-label="Search"></p></main>';

/** Write down, in `window.events`, what gets the focus and what screen readers are told, in that order. */
const WATCH = `
  window.events = [];
  addEventListener('focusin', ({ target }) => events.push('focus: ' + target.textContent), true);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    new MutationObserver(() => {
      const text = root.querySelector('[role=status]')?.textContent;
      if (text) events.push('said: ' + text);
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };`;

const SAID = 'Your choice is saved.';

const buttonOf = (where: Locator | Page, name: string): Locator =>
  where.getByRole('button', { name, exact: true });
const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Your choices' });
const linkOf = (page: Page): Locator => page.getByRole('link', { name: 'Cookies' });

/** Expect the sentence once, after the focus has come to rest on the element with this text, if any. */
const expectRest = async (page: Page, text: string): Promise<void> => {
  await until(page, `events.at(-1) === 'said: ${SAID}'`);
  expect(await page.evaluate('document.activeElement.textContent')).toBe(text);
  // What is said twice is said soon.
  await page.waitForTimeout(400);
  expect(await page.evaluate<string[]>('events.filter((event) => event.startsWith("said"))')).toEqual([
    `said: ${SAID}`,
  ]);
};

const visit = async (
  behaviour: Parameters<typeof visitor>[0] = {},
  cookie: string | null = null,
): Promise<Page> => {
  const context = await visitor({ pixels, body: BODY, ...behaviour });
  await context.addInitScript(WATCH);
  if (cookie) await remember(context, cookie);
  return open(context);
};

/** Go with Shift+Tab from an element of the page to a part of the banner. */
const goBackTo = async (page: Page, name: string): Promise<void> => {
  const wanted = page.locator(':focus').and(buttonOf(page, name));
  for (let tabs = 0; (await wanted.count()) === 0; tabs += 1) {
    if (tabs > 10) throw new Error(`Shift+Tab does not lead to “${name}”.`);
    await page.keyboard.press('Shift+Tab');
  }
};

describe.each(['private', 'shared'] as const)('after an answer to the banner of a %s page', (kind) => {
  test.each(['Accept all', 'Reject all'])('%s: on to the main heading, and one sentence', async (name) => {
    const page = await visit({ kind });
    await buttonOf(bannerOf(page), name).focus();
    await page.keyboard.press('Enter');
    await bannerOf(page).waitFor({ state: 'detached' });
    await expectRest(page, 'A page');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Read on');
    expect(await page.locator('[tabindex]').count()).toBe(0);
  });
});

test('the focus goes back to where it was before it came to the banner', async () => {
  const page = await visit();
  await linkOf(page).focus();
  await goBackTo(page, 'Reject all');
  await page.keyboard.press('Enter');
  await expectRest(page, 'Cookies');
});

test('also after a look at the choices', async () => {
  const page = await visit();
  await linkOf(page).focus();
  await goBackTo(page, 'Choose');
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor();
  await page.keyboard.press('Escape');
  await goBackTo(page, 'Accept all');
  await page.keyboard.press('Enter');
  await expectRest(page, 'Cookies');
});

test('what is gone meanwhile gets no focus: the main heading does', async () => {
  const page = await visit();
  await page.getByRole('link', { name: 'Read on' }).focus();
  await page.evaluate(`document.querySelector('[href="/other"]').remove()`);
  await buttonOf(page, 'Accept all').focus();
  await page.keyboard.press('Enter');
  await expectRest(page, 'A page');
});

test('what is hidden meanwhile gets no focus, and keeps its place among what the Tab key reaches', async () => {
  const page = await visit();
  const link = page.getByRole('link', { name: 'Read on' });
  await link.focus();
  await buttonOf(page, 'Accept all').focus();
  await page.evaluate(`document.querySelector('[href="/other"]').hidden = true`);
  await page.keyboard.press('Enter');
  await expectRest(page, 'A page');
  await page.evaluate(`document.querySelector('[href="/other"]').hidden = false`);
  expect(await link.getAttribute('tabindex')).toBeNull();
});

test('choices that were saved from the banner: on to the main heading', async () => {
  const page = await visit();
  await buttonOf(bannerOf(page), 'Choose').press('Enter');
  await dialogOf(page).getByRole('checkbox', { name: 'Measurement' }).check();
  await buttonOf(dialogOf(page), 'Save my choices').press('Enter');
  await dialogOf(page).waitFor({ state: 'detached' });
  await expectRest(page, 'A page');
});

test.each(['Save my choices', 'Reject all', 'Close'])(
  'choices that a link has opened give the focus back to it: %s',
  async (name) => {
    const page = await visit({}, cookieFor('000'));
    await linkOf(page).press('Enter');
    await dialogOf(page).waitFor();
    await buttonOf(dialogOf(page), name).press('Enter');
    await dialogOf(page).waitFor({ state: 'detached' });
    if (name === 'Close') await until(page, `document.activeElement.textContent === 'Cookies'`);
    else await expectRest(page, 'Cookies');
  },
);

test('also in browsers that focus no link which is clicked', async () => {
  const page = await visit({}, cookieFor('010'));
  await page.evaluate(`addEventListener('mousedown', (event) => event.preventDefault())`);
  await linkOf(page).click();
  await dialogOf(page).waitFor();
  await page.keyboard.press('Escape');
  await until(page, `document.activeElement.textContent === 'Cookies'`);
});

test('where the site’s code presses the link, the focus stays with whom it was', async () => {
  const page = await visit({}, cookieFor('010'));
  await page.getByLabel('Search').focus();
  await linkOf(page).evaluate((link: HTMLElement) => link.click());
  await dialogOf(page).waitFor();
  await page.keyboard.press('Escape');
  await until(page, `document.activeElement.ariaLabel === 'Search'`);
});

test('where the link that opened the choices is gone, the main heading gets the focus', async () => {
  const page = await visit({}, cookieFor('010'));
  await linkOf(page).press('Enter');
  await dialogOf(page).waitFor();
  await page.evaluate(`document.querySelector('header').remove()`);
  await page.keyboard.press('Escape');
  await until(page, `document.activeElement.textContent === 'A page'`);
});

test.each([
  ['the heading there is', '<h1>Alone</h1><p>Text</p>', 'Alone'],
  ['the heading that shows', '<main><h1 hidden>Not</h1><p>Text</p></main><h1 hidden>Nor</h1>', 'NotText'],
  ['where it begins', '<p>Text</p><p>More</p>', 'Text'],
])('a page without a main heading: %s gets the focus', async (_, body, text) => {
  const page = await visit({ body });
  await buttonOf(bannerOf(page), 'Accept all').press('Enter');
  await expectRest(page, text);
});

test('a visitor with a mouse sees no ring, and the page stays where it is', async () => {
  const tall = `${BODY}<p>${'Words of a long page. <br>'.repeat(300)}</p>`;
  const page = await visit({ body: tall });
  await page.getByLabel('Search').click();
  await page.evaluate('scrollTo(0, 1000)');
  await buttonOf(bannerOf(page), 'Accept all').click();
  await until(page, `events.at(-1) === 'said: ${SAID}'`);
  expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Search');
  expect(await page.evaluate('scrollY')).toBe(1000);
});

test('nor does a heading that gets the focus show a ring', async () => {
  const page = await visit();
  await buttonOf(bannerOf(page), 'Accept all').click();
  await expectRest(page, 'A page');
  expect(await page.evaluate('document.activeElement.matches(":focus-visible")')).toBe(false);
});

test('a choice in another tab takes the focus from nobody who is in the page', async () => {
  const page = await visit();
  await page.getByLabel('Search').focus();
  const other = await page.context().newPage();
  await other.goto(site.origin);
  await buttonOf(bannerOf(other), 'Reject all').click();
  await bannerOf(page).waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Search');
  expect(await page.evaluate('events.filter((event) => event.startsWith("said"))')).toEqual([]);
});

test('nor does it give the focus to anything where nothing has it', async () => {
  const page = await visit();
  const other = await page.context().newPage();
  await other.goto(site.origin);
  await buttonOf(bannerOf(other), 'Reject all').click();
  await bannerOf(page).waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
});

test('who was in the banner then is not lost', async () => {
  const page = await visit();
  await buttonOf(bannerOf(page), 'Accept all').focus();
  const other = await page.context().newPage();
  await other.goto(site.origin);
  await buttonOf(bannerOf(other), 'Reject all').click();
  await bannerOf(page).waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('A page');
});

test('what holds in this browser alone is said in a dialog, after which the focus goes on', async () => {
  const page = await visit({ down: ['consent'] });
  await buttonOf(bannerOf(page), 'Reject all').press('Enter');
  await dialogOf(page).getByRole('alert').filter({ hasText: 'holds in this browser' }).waitFor();
  await page.keyboard.press('Escape');
  await until(page, `document.activeElement.textContent === 'A page'`);
});

test('the sentence comes as soon as its words do, in the language of the page', async () => {
  const context = await visitor({ pixels, body: BODY, lang: 'de' });
  await context.addInitScript(WATCH);
  let sendWords = (): void => undefined;
  const words = new Promise<void>((resolve) => (sendWords = resolve));
  await context.route('**/ask?*', async (route) => {
    await words;
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(site.origin);
  await page.locator('pixel-banner').getByRole('button').first().press('Enter');
  await until(page, `!document.querySelector('[data-pixel-inventory=banner]')`);
  sendWords();
  await until(page, `events.at(-1) === 'said: Ihre Wahl ist gespeichert.'`);
  expect(await page.locator('pixel-banner').last().getAttribute('lang')).toBe('de');
});

test('a refusal is said as well, before all words have come', async () => {
  const page = await (await visitor({ pixels, body: BODY, refusing: { consent: 403 } })).newPage();
  await page.route('**/ask?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.goto(site.origin);
  await buttonOf(bannerOf(page), 'Accept all').press('Enter');
  await bannerOf(page).getByRole('alert').filter({ hasText: 'could not be saved' }).waitFor();
});

test('the way back never hides what has the focus', async () => {
  const context = await visitor(
    { pixels, body: `<main>${'<p><a href="/other">On</a></p>'.repeat(60)}</main>` },
    { viewport: { width: 390, height: 700 } },
  );
  await remember(context, cookieFor('010'));
  const page = await open(context);
  const cover = await buttonOf(page, 'Privacy choices').evaluate(
    (button) => button.getBoundingClientRect().top,
  );
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().bottom')).toBeLessThanOrEqual(
      cover,
    );
  }
});
