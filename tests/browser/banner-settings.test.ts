import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { heading, openScreen, press, question, see, signIn, type } from './admin-panel';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';

jest.setTimeout(120_000);

const TITLE = 'May we count your visit?';
const dataDir = mkdtempSync(path.join(tmpdir(), 'banner-settings-'));

let demo: DemoApp;
let browser: Browser;
/** May change the settings, in two windows. */
let owner: Page;
let elsewhere: Page;
/** May publish, and not change them. */
let approver: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir, filled: true }), launchChromium()]);
  owner = await signIn(browser, demo, demo.users.owner);
  elsewhere = await signIn(browser, demo, demo.users.owner);
  approver = await signIn(browser, demo, demo.users.approver);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let broken = false;
/** One story: each part goes on where the one before it ended, so nothing after a fault says anything. */
const part = (name: string, play: () => Promise<void>) =>
  it(name, async () => {
    if (broken) throw new Error('An earlier part of the story failed.');
    broken = true;
    await play();
    broken = false;
  });

const openBanner = async (page: Page): Promise<void> => {
  await openScreen(page, 'Banner and rules');
  await heading(page, 'What are visitors asked, and how?');
};

const preview = (page: Page) => page.frameLocator('iframe[title="Preview of the banner"]');

const pick = async (page: Page, label: string, option: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

const saved = (page: Page) =>
  page.getByText('Saved. Visitors meet it once it is published.').first().waitFor();

/** What a visitor who comes for the first time reads above the banner's buttons. */
const visit = async (): Promise<{ title: string; buttons: string[] }> => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(demo.shop);
  const region = page.getByRole('region').filter({ has: page.getByRole('button', { name: 'Reject all' }) });
  await region.waitFor();
  const title = await region.locator('.title').innerText();
  const buttons = await region.getByRole('button').allInnerTexts();
  await context.close();
  return { title, buttons };
};

part('the screen answers what visitors are asked, and shows the real banner', async () => {
  await openBanner(owner);
  await see(owner, 'Everybody is asked first. A choice counts for 180 days.');
  await preview(owner).getByRole('button', { name: 'Reject all' }).waitFor();
  await pick(owner, 'Rule', 'Only tell');
  await preview(owner).getByRole('button', { name: 'Understood' }).waitFor();
  await pick(owner, 'Rule', 'Ask first');
});

part('words are written in sight of the banner, and a placeholder that is lost is missed', async () => {
  await type(owner, 'Title', TITLE);
  await preview(owner).getByText(TITLE).waitFor();
  await type(owner, 'Introduction, where visitors are asked first', 'We use services.');
  await press(owner, 'Save');
  await see(owner, '{uses} is missing: put it where the usual text has it.');
  await press(owner, 'Take the usual one again: Introduction, where visitors are asked first');
});

part('a fault in another language is led to', async () => {
  await pick(owner, 'Language of the texts', /^German/);
  await type(owner, 'Title', 'Ihre Wahl, {name}');
  await pick(owner, 'Language of the texts', /^English/);
  await press(owner, 'Save');
  await owner.getByText(/^Nothing fills in \{name\} here/).waitFor();
  await type(owner, 'Title', '');
  await pick(owner, 'Language of the texts', /^English/);
});

part('colours that nobody could read are refused', async () => {
  expect(await owner.getByRole('checkbox', { name: 'Colours of your own' }).isChecked()).toBe(true);
  await type(owner, 'Background', '#ffffff');
  await type(owner, 'Text', '#999999');
  await owner.getByText(/^Text on the background: 2\.8 to 1\. That is too little/).waitFor();
  await press(owner, 'Save');
  await owner.getByText(/^Too close to the colour below it/).waitFor();
  await type(owner, 'Text', '#1a1e24');
  await see(owner, 'Text on the background: 16.7 to 1. That is enough (at least 4.5).');
});

part('what is laxer is said plainly, and so is that nobody knows where visitors are', async () => {
  await owner.getByRole('radio', { name: 'Follow the rules of each region' }).click();
  await see(owner, 'Nobody tells your site where visitors are');
  await press(owner, 'Take over: Other US states');
  await see(owner, 'Pixels run here before anybody was asked. Choose this only where the law allows it.');
  await see(
    owner,
    'Nobody tells your site where visitors are, so everybody is asked first. A choice counts for 180 days.',
  );
  await owner.getByRole('radio', { name: 'Ask everybody first' }).click();
});

part('leaving asks first, and a reload loses nothing', async () => {
  await owner
    .getByRole('link', { name: /^Overview/ })
    .first()
    .click();
  await question(owner).getByRole('button', { name: 'Stay here' }).click();
  await owner.waitForTimeout(500);
  await owner.reload();
  await see(owner, 'This is what you typed before');
  expect(await owner.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe(TITLE);
});

part('two windows at once lose nothing of either', async () => {
  await openBanner(elsewhere);
  await elsewhere.getByRole('textbox', { name: 'Days for which a choice counts' }).fill('90');
  await elsewhere.keyboard.press('Tab');
  await press(elsewhere, 'Save');
  await saved(elsewhere);
  await press(owner, 'Save');
  await see(owner, 'Two people edited at once');
  await see(owner, 'A choice counts for 90 days.');
  await see(owner, 'In English, 2 texts have other words.');
  await see(owner, 'A choice counts for 180 days.');
  await press(owner, 'Go on with mine');
  await press(owner, 'Save');
  await saved(owner);
  await see(owner, 'Saved, and not live yet');
});

part('its author is told that somebody else publishes it, and visitors meet nothing new', async () => {
  await openScreen(owner, 'Publish');
  await see(owner, 'The banner has other colours.');
  await owner.getByText(/^You had a hand in these settings about consent/).waitFor();
  expect((await visit()).title).toBe('May somebody look over your shoulder?');
});

part('the other person reads it, and leaves it behind or takes it along', async () => {
  await openBanner(approver);
  await see(approver, 'What is decided');
  expect(await approver.getByRole('button', { name: 'Save' }).count()).toBe(0);
  await openScreen(approver, 'Publish');
  const along = approver.getByRole('checkbox', { name: 'Publish this too' });
  await along.click();
  expect(await approver.getByRole('button', { name: /with the banner and its rules$/ }).count()).toBe(0);
  await along.click();
  await approver.getByRole('button', { name: /^Publish .*banner and its rules$/ }).click();
  await question(approver).getByText('In English, 2 texts have other words.').waitFor();
  await question(approver).getByRole('button', { name: 'Publish now' }).click();
  await approver
    .getByText(/with the banner and its rules\.$|^The banner and its rules are live/)
    .first()
    .waitFor();
});

part('visitors meet the new words', async () => {
  expect(await visit()).toEqual({ title: TITLE, buttons: ['Accept all', 'Reject all', 'Choose'] });
});

part('the publication says what they were before, and what they are', async () => {
  await openScreen(approver, 'Publish');
  await approver
    .getByRole('link', { name: /^Publication \d+$/ })
    .first()
    .click();
  await heading(approver, 'How it came to be');
  await see(approver, 'In English, 2 texts have other words.');
  const change = approver
    .getByRole('listitem')
    .filter({ has: approver.getByRole('heading', { name: 'English: Title', exact: true }) });
  await change.getByText('May somebody look over your shoulder?', { exact: true }).waitFor();
  await change.getByText(TITLE, { exact: true }).waitFor();
  await change
    .getByText(/^Publication \d+$/)
    .last()
    .waitFor();
  const colours = approver
    .getByRole('listitem')
    .filter({ has: approver.getByRole('heading', { name: 'Colours', exact: true }) });
  await colours.getByText('Background: #24483a', { exact: true }).waitFor();
  await colours.getByText('Background: #ffffff', { exact: true }).waitFor();
  await preview(approver).getByText(TITLE).waitFor();
});
