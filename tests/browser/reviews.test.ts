import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPanel, type Panel } from '../admin/admin-panel';
import { answer, heading, openTab, pick, press, question, see, type } from './admin-panel';
import { launchChromium } from './chromium';
import { startDemo, type DemoApp } from './demo-app';
import { hit, reach, write } from './keyboard';
import { lookBack } from './look-back';

jest.setTimeout(60_000);

const dataDir = mkdtempSync(path.join(tmpdir(), 'reviews-'));
let demo: DemoApp;
let browser: Browser;
let editor: Panel;
let owner: Panel;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir, filled: true }), launchChromium()]);
  // Each is reviewed every 180 and every 90 days, and Jo looks after both.
  lookBack(dataDir, 'site-statistics', 185);
  lookBack(dataDir, 'shop-analytics', 95);
  [editor, owner] = await Promise.all([
    openPanel(browser, demo, demo.users.editor),
    openPanel(browser, demo, demo.users.owner),
  ]);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const row = ({ page }: Panel, name: string) =>
  page.getByRole('list', { name: 'Reviews' }).locator(':scope > li').filter({ hasText: name });

const radio = (page: Page, group: string, name: string) =>
  page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name, exact: true });

const answerQuestions = async (page: Page, name: string): Promise<void> => {
  await radio(page, 'Is it still needed?', 'Yes').click();
  await radio(page, 'Can it send less?', 'No').click();
  await radio(page, `Is ${name} the right person to look after it?`, 'Yes').click();
};

const choose = (page: Page, outcome: string) => radio(page, 'What should happen to it?', outcome).click();

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[role=group]')?.textContent);

describe('what is due', () => {
  it('is listed, and led to by the home page', async () => {
    const { page } = editor;
    await page.goto(demo.admin);
    await page.getByRole('link', { name: /reviews? (is|are) due$/ }).click();
    await heading(page, 'Is everything still needed?');
    expect(page.url()).toMatch(/\/reviews\?status=due$/);
    const due = row(editor, 'Site statistics');
    await due.getByText(/^Was due 5 days ago, /).waitFor();
    expect(await due.innerText()).toContain('Matomo, for visitors who agree to measurement');
    expect(await due.innerText()).toContain('Last look 185 days ago.');
    expect(await editor.objections()).toEqual([]);
    await due.getByRole('link', { name: 'Review Site statistics' }).click();
    await heading(page, 'Review: Site statistics');
    expect(page.url()).toMatch(/\/pixels\/site-statistics\/review$/);
  });

  it('says at the field what is missing, the first one first', async () => {
    const { page } = editor;
    await press(page, 'Send the answer');
    await see(page, 'Please say whether it is still needed.');
    await see(page, 'Please choose what should happen.');
    expect(await focused(page)).toContain('Is it still needed?');
    expect(await editor.objections()).toEqual([]);
  });

  it('loses nothing by a server that fails, by a reload, or by a way elsewhere', async () => {
    const { page } = editor;
    await answerQuestions(page, 'Jo Finch');
    await type(page, 'For which decision did you use it?', 'Which pages we rewrote.');
    await choose(page, 'Keep it as it is');
    await page.route('**/pixels/site-statistics/review', (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
    );
    await press(page, 'Keep it');
    await see(page, 'Your answer was not saved');
    await page.unroute('**/pixels/site-statistics/review');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await heading(page, 'Review: Site statistics');
    expect(await page.getByRole('textbox', { name: 'For which decision did you use it?' }).inputValue()).toBe(
      'Which pages we rewrote.',
    );
    await page.getByRole('link', { name: 'Inventory', exact: true }).click();
    await answer(page, 'Stay here');
    expect(page.url()).toMatch(/\/review$/);
  });

  it('is kept, which moves the date and stands in the history', async () => {
    const { page } = editor;
    await press(page, 'Keep it');
    await page.getByText(/^Due in 180 days, /).waitFor();
    await see(page, 'Jo Finch kept version 1');
    await see(page, 'Used for: Which pages we rewrote.');
    await editor.open('/pixels/site-statistics');
    await openTab(page, 'Reviews');
    await see(page, 'Jo Finch kept version 1');
    await see(page, 'Upcoming');
    await editor.open('/reviews?status=due');
    await row(editor, 'Shop analytics').waitFor();
    expect(await row(editor, 'Site statistics').count()).toBe(0);
  });
});

describe('several at once', () => {
  it('are not those with a flag, which say why', async () => {
    await owner.open('/reviews');
    const flagged = row(owner, 'Plausible, on trial');
    expect(await flagged.getByRole('checkbox').isDisabled()).toBe(true);
    expect(await flagged.innerText()).toContain('Nobody with an account in use has the owner’s address');
    expect(await flagged.innerText()).toContain('Cannot be kept along with others');
  });

  it('are kept, and each that was refused is named', async () => {
    const { page } = owner;
    await page.getByRole('checkbox', { name: 'Choose Shop analytics' }).click();
    await page.getByRole('checkbox', { name: 'Choose Site statistics' }).click();
    expect(await owner.objections()).toEqual([]);
    // Meanwhile, somebody else looks at one of them.
    lookBack(dataDir, 'shop-analytics', 94);
    await press(page, 'Keep all 2');
    await see(page, 'One pixel is kept. One pixel was left as it is.');
    await page.getByText(/^Shop analytics: .+/).waitFor();
    await see(page, 'Site statistics: It stays.');
    // How things stand now: with it, the next try goes through.
    await row(owner, 'Shop analytics')
      .getByText(/^Was due 4 days ago, /)
      .waitFor();
    await press(page, 'Keep it');
    await see(page, 'One pixel is kept.');
  });
});

describe('other answers', () => {
  it('hand it over to somebody who is another one', async () => {
    const { page } = owner;
    await owner.open('/pixels/films-at-youtube/review');
    await answerQuestions(page, 'Lou Marsh');
    await choose(page, 'Hand it over');
    await type(page, 'Name of the person', 'Lou Marsh');
    await type(page, 'E-mail of the person', 'lou@wrenhouse.example');
    await press(page, 'Hand it over');
    await see(page, 'This is the owner already.');
    await type(page, 'Name of the person', 'Jo Finch');
    await type(page, 'E-mail of the person', 'editor@wrenhouse.example');
    await press(page, 'Hand it over');
    await page.getByText(/^Somebody handed it over\./).waitFor();
    await see(page, 'Sam Holt handed version 1 over');
  });

  it('stop it, with a reason', async () => {
    const { page } = editor;
    await editor.open('/pixels/shop-analytics/review');
    await answerQuestions(page, 'Jo Finch');
    await choose(page, 'Stop it for now');
    await press(page, 'Stop it now');
    await page.getByText(/at least 3 characters/).waitFor();
    await type(page, 'Why?', 'Nobody reads it before spring.');
    await press(page, 'Stop it now');
    await see(page, 'Jo Finch stopped version 1');
    await editor.open('/pixels/shop-analytics');
    await page.getByText('“Nobody reads it before spring.”').first().waitFor();
  });

  it('retire it after a question, or not', async () => {
    const { page } = owner;
    await owner.open('/pixels/bird-post-openings/review');
    await answerQuestions(page, 'Lou Marsh');
    await choose(page, 'Retire it for good');
    await type(page, 'Why?', 'No more bird post.');
    await press(page, 'Retire it');
    expect(await question(page).innerText()).toContain('What puts it into the site goes on doing so');
    expect(await owner.objections()).toEqual([]);
    await answer(page, 'Retire it');
    await see(page, 'This pixel is not live, so there is nothing to review.');
  });

  it('are greyed with the reason where somebody may not give them', async () => {
    const { page, open } = editor;
    await open('/pixels/plausible-on-trial/review');
    await page.getByText('You can look, but not answer').waitFor();
    await open('/pixels/site-statistics/review');
    expect(await radio(page, 'What should happen to it?', 'Retire it for good').isDisabled()).toBe(true);
    await page.getByText(/Your role does not include the permission "Retire pixels"/).waitFor();
  });

  it('are given with the keyboard alone', async () => {
    const { page, open } = owner;
    await open('/reviews?status=overdue');
    await hit(page, 'link', 'Review Plausible, on trial');
    await heading(page, 'Review: Plausible, on trial');
    await reach(page, 'radio', 'Yes');
    await page.keyboard.press('Space');
    await write(page, 'For which decision did you use it?', 'Whether we need it beside Matomo.');
    await page.keyboard.press('Tab');
    // Held as long as a finger holds it: on a key that is up at once, the choice does not follow the focus.
    await page.keyboard.press('ArrowDown', { delay: 100 });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await hit(page, 'button', 'Keep it');
    await see(page, 'Sam Holt kept version 1');
  });
});

describe('the calendar', () => {
  it('is turned by the month, with the keyboard', async () => {
    const { page, open } = owner;
    await open('/reviews');
    await hit(page, 'button', 'Calendar');
    await page.getByRole('table').waitFor();
    const now = await page.getByRole('table').getAttribute('aria-label');
    await hit(page, 'button', 'The month after');
    await page.waitForURL(/month=\d{4}-\d{2}/);
    expect(await page.getByRole('table').getAttribute('aria-label')).not.toBe(now);
    expect(await owner.objections()).toEqual([]);
  });

  it('is a list of days on a phone, which fits in the dark too', async () => {
    const phone = await openPanel(browser, demo, demo.users.owner, { width: 390, dark: true });
    for (const screen of ['/reviews?view=calendar', '/pixels/plausible-on-trial/review']) {
      await phone.open(screen);
      expect([screen, await phone.sideways(), await phone.objections()]).toEqual([screen, [], []]);
    }
    await phone.page.context().close();
  });

  it('says when it cannot be loaded', async () => {
    const { page, open } = owner;
    const failing = (url: URL): boolean => url.pathname.startsWith('/pixel-inventory/reviews');
    await page.route(failing, (route) => route.fulfill({ status: 500, body: '{"error":{"status":500}}' }));
    await open('/reviews');
    await page.getByText('This could not be loaded').first().waitFor();
    await page.unroute(failing);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await row(owner, 'Site statistics').waitFor();
  });
});

describe('the settings', () => {
  it('say at the field what is wrong, and are saved', async () => {
    const { page, open } = owner;
    await open('/settings');
    await page.getByLabel(/^Hour/).fill('24');
    await page.getByRole('radio', { name: 'Stop it', exact: true }).click();
    await press(page, 'Save');
    await page.getByText('Please give at most 23 for the hour.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('reviews/hour');
    await page.getByLabel(/^Hour/).fill('8');
    await page.getByRole('combobox', { name: /^Time zone/ }).click();
    await page.getByRole('combobox', { name: /^Time zone/ }).fill('Berl');
    await page.getByRole('option', { name: 'Europe/Berlin' }).click();
    await pick(page, 'Weekday', 'Thursday');
    await pick(page, 'Language of mails to people without an account', 'German');
    await page.getByRole('checkbox', { name: 'Send a monthly report' }).click();
    await press(page, 'Save');
    await page.getByText('Name at least one address for the report.').waitFor();
    await page
      .getByRole('textbox', { name: 'Addresses' })
      .fill('sam@wrenhouse.example\njo@wrenhouse.example');
    await press(page, 'Save');
    await see(page, 'There is nothing to save.');
    await open('/settings');
    expect(await page.getByRole('combobox', { name: /^Time zone/ }).inputValue()).toBe('Europe/Berlin');
    expect(await page.getByRole('radio', { name: 'Stop it', exact: true }).isChecked()).toBe(true);
    expect(
      await page
        .getByRole('combobox', { name: 'Language of mails to people without an account' })
        .innerText(),
    ).toBe('German');
  });

  it('look at once whether something is due', async () => {
    const { page } = owner;
    await press(page, 'Look now');
    await page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
    await page
      .getByText(/Nothing had to be done\.|mails? (was|were|could)|pixels? (was|were)/)
      .first()
      .waitFor();
  });

  it('show what each mail looks like, and send one to whoever asks', async () => {
    const { page } = owner;
    const mail = page.frameLocator('iframe[title="Mails about reviews"]');
    await mail.getByRole('link').first().waitFor();
    await pick(page, 'Language', 'German');
    await page.getByText(/^Subject: .*gebraucht/).waitFor();
    await press(page, 'As plain text');
    await page.locator('pre').filter({ hasText: 'http' }).waitFor();
    await press(page, 'Send me a test mail');
    await page.getByText(/^It went to owner@wrenhouse\.example\./).waitFor();
  });
});

describe('the address for calendars', () => {
  it('is shown once, works, and ends', async () => {
    const { page, open } = owner;
    await open('/reviews');
    await press(page, 'Make an address');
    const address = await page.getByRole('textbox', { name: 'Address' }).inputValue();
    expect(await (await fetch(address)).text()).toContain('BEGIN:VCALENDAR');
    await open('/reviews');
    await page.getByText(/^You have an address\./).waitFor();
    expect(await page.getByRole('textbox', { name: 'Address' }).count()).toBe(0);
    await press(page, 'End it');
    await answer(page, 'End it');
    await page.getByRole('button', { name: 'Make an address' }).waitFor();
    expect((await fetch(address)).ok).toBe(false);
  });
});
