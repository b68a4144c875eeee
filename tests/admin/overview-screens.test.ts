import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { startDemo, type DemoApp } from '../browser/demo-app';
import { openPanel, type Panel } from './admin-panel';

// The first start builds the plugin and the admin panel.
jest.setTimeout(120_000);
const FIRST_START_MS = 600_000;

let dataDir: string;
let demo: DemoApp;
let browser: Browser;
let owner: Panel;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-overview-'));
  demo = await startDemo({ dataDir, filled: true });
  browser = await launchChromium();
  owner = await openPanel(browser, demo, demo.users.owner);
}, FIRST_START_MS);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const see = async ({ page }: Panel, text: string | RegExp): Promise<void> =>
  page.getByRole('main').getByText(text).first().waitFor();

const follow = ({ page }: Panel, name: string): Promise<void> =>
  page.getByRole('main').getByRole('link', { name, exact: true }).first().click();

describe('the overview', () => {
  it('answers the four questions, each with what is behind it', async () => {
    await owner.open('');
    await see(owner, '3 of 4 answers need a look.');
    await see(owner, '2 need a review: their days have passed.');
    await see(owner, 'Yes. None of them runs before a visitor agrees.');
    await see(owner, 'Perhaps. One pixel deserves a look.');
    await see(owner, 'One purpose is hard to read.');
    expect(await owner.objections()).toEqual([]);
  });

  it('leads to what has to be done', async () => {
    await follow(owner, 'Review them');
    await owner.page.waitForURL(/\/pixel-inventory\/reviews$/);
    await owner.page.getByRole('link', { name: 'Plausible, on trial', exact: true }).waitFor();
    await owner.open('');
    await follow(owner, 'Rewrite it');
    await owner.page.waitForURL(/\/pixels\/autumn-boards\/edit$/);
  });

  it('is on the home page too, as far as it waits for somebody', async () => {
    await owner.page.goto(demo.admin);
    await owner.page.getByRole('link', { name: '2 versions wait for approval' }).waitFor();
    await owner.page.getByRole('link', { name: 'One review is overdue' }).click();
    await owner.page.waitForURL(/\/reviews\?status=/);
  });
});

describe('somebody whose version was sent back', () => {
  it('is told so, with the reason, on the overview and on the home page', async () => {
    const approver = await openPanel(browser, demo, demo.users.approver);
    await approver.open('/approvals/shop-analytics');
    await approver.button('Send back').click();
    await approver.page.getByLabel(/What should be changed/).fill('Say which decisions it helps with.');
    await approver.answer('Send back').click();
    await approver.page.getByText('Sent back.').first().waitFor();
    await approver.page.context().close();

    const editor = await openPanel(browser, demo, demo.users.editor);
    await editor.page.getByRole('link', { name: 'One version was sent back to you' }).click();
    await editor.page.waitForURL(/\/pixels\/shop-analytics$/);
    await editor.open('');
    await see(editor, 'Sent back to you');
    await see(editor, '“Say which decisions it helps with.”');
    for (const width of [1440, 390]) {
      await editor.look({ width });
      expect([width, await editor.sideways(), await editor.objections()]).toEqual([width, [], []]);
    }
    await follow(editor, 'Shop analytics');
    await editor.page.waitForURL(/\/pixels\/shop-analytics$/);
    await editor.page.context().close();
  });
});

describe('the log', () => {
  it('is narrowed in the address, and shows the way back', async () => {
    await owner.open('/activity');
    await owner.page.getByLabel('Person').fill('lou');
    await owner.page.waitForURL(/person=lou/);
    await owner.page.getByRole('combobox', { name: 'What happened' }).click();
    await owner.page.getByRole('option', { name: 'Changed', exact: true }).click();
    await see(owner, 'One entry for what you are looking for.');
    expect(await owner.objections()).toEqual([]);
    await owner.open('/activity?person=nobody');
    await see(owner, 'Nothing in the log fits what you are looking for.');
    await follow(owner, 'Show all of it');
    await see(owner, 'Stopped it: The films start again in November.');
  });

  it('says whether it is as it was written', async () => {
    await owner.button('Check the chain').click();
    await see(owner, /All \d+ entries are just as they were written\./);
  });
});

describe('the settings', () => {
  it('tell at the field what is wrong, and keep what was typed', async () => {
    const { page } = owner;
    await owner.open('/settings');
    await page.getByLabel('Address of the site').fill('the shop');
    await owner.button('Save').click();
    // Strapi's buttons are paler under the pointer than axe likes.
    await page.mouse.move(0, 0);
    await see(owner, /^Expected an address such as/);
    expect(await owner.objections()).toEqual([]);
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await owner.answer('Stay here').click();
    expect(await page.getByLabel('Address of the site').inputValue()).toBe('the shop');
    await page.getByLabel('Address of the site').fill('https://www.wrenhouse.example');
    await owner.button('Save').click();
    // Strapi's buttons are paler under the pointer than axe likes.
    await page.mouse.move(0, 0);
    await page.getByText('The settings are saved.').first().waitFor();
  });

  it('ask before the two-person rule goes, and everybody is told', async () => {
    const rule = owner.page.getByRole('switch', { name: 'Somebody else has to approve' });
    await rule.click();
    expect(await owner.page.getByRole('alertdialog').innerText()).toContain('one person alone');
    await owner.answer('Cancel').click();
    expect(await rule.isChecked()).toBe(true);
    await rule.click();
    await owner.answer('Switch it off').click();
    await see(owner, 'Off: whoever writes a version may approve it too.');
    await owner.open('');
    await see(owner, 'Whoever writes a version may approve it too');
    await see(owner, 'Switched the two-person rule off.');
    expect(await owner.objections()).toEqual([]);
  });
});

it('keeps the log and the settings from those whose role does not include them', async () => {
  const editor = await openPanel(browser, demo, demo.users.editor);
  for (const screen of ['/activity', '/settings']) {
    await editor.open(screen);
    await see(editor, 'Your role does not include the permission');
    expect([screen, await editor.objections()]).toEqual([screen, []]);
  }
  const menu = editor.page.getByRole('navigation', { name: 'Pixel inventory' }).first();
  expect(await menu.getByRole('link', { name: /^(?:Activity|Settings)$/ }).count()).toBe(0);
  await editor.page.context().close();
});
