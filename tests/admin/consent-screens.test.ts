import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
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
  dataDir = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-consent-'));
  demo = await startDemo({ dataDir });
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

const main = ({ page }: Panel): Promise<string> => page.getByRole('main').innerText();

/** Choose as a visitor's browser does. Answers with the number of the proof. */
const choose = async (categories: string[], way: string): Promise<string> => {
  const answer = await fetch(new URL('/_pixels/consent', demo.shop), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ categories, path: '/', way }),
  });
  return /\.([0-9A-Z]{16});/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
};

/** Answer so many times to a part of the admin API in place of the server. */
const inPlaceOfServer = (page: Page, part: string, answer: (route: Route) => Promise<void>, times = 1) =>
  page.route(new RegExp(`/pixel-inventory/consent/${part}`), answer, { times });

describe('how visitors choose', () => {
  it('says what to do while nobody has chosen', async () => {
    await owner.open('/consent');
    await see(owner, 'Nobody has chosen in the last 30 days.');
    await see(owner, 'No visitor has chosen yet.');
    expect(await main(owner)).not.toContain('Look up a proof');
    expect(await owner.objections()).toEqual([]);
  });

  it('answers in one line, and says what is missing', async () => {
    for (let count = 0; count < 3; count += 1) await choose([], 'reject_all');
    await choose(['functional', 'measurement', 'marketing'], 'accept_all');
    await choose(['measurement'], 'choices');
    await owner.open('/consent');
    await see(owner, '5 choices in the last 30 days: 40% agreed to measurement, 20% to marketing.');
    await see(owner, '40% (2 of 5)');
    await see(owner, 'How they chose: 1 accepted all, 3 rejected all, and 1 chose one by one.');
    await see(owner, 'Visitors who chose nothing are not in these numbers.');
    const rows = owner.page.getByRole('table', { name: 'Who agreed, by category' }).getByRole('row');
    expect(await rows.allInnerTexts()).toHaveLength(4);
    expect(await owner.objections()).toEqual([]);
  });

  it('looks at another period, in the address', async () => {
    await owner.page.getByRole('combobox', { name: 'Period' }).click();
    await owner.page.getByRole('option', { name: 'The last 7 days' }).click();
    await owner.page.waitForURL(/days=7/);
    await see(owner, '5 choices in the last 7 days');
  });

  it('says so where a period is empty, and how to go on', async () => {
    await inPlaceOfServer(owner.page, 'rates', async (route) => {
      const answer = await route.fetch();
      const { data } = (await answer.json()) as { data: { sum: Record<string, unknown> } };
      await route.fulfill({ json: { data: { ...data, sum: { ...data.sum, total: 0 }, days: [] } } });
    });
    await owner.open('/consent?days=7');
    await see(owner, 'Nobody chose in this period. Choose a longer one above.');
    expect(await owner.objections()).toEqual([]);
  });

  it('says what happened where it cannot be loaded, and tries again', async () => {
    await inPlaceOfServer(owner.page, 'rates', (route) => route.abort());
    await owner.page.goto(`${demo.admin}/plugins/pixel-inventory/consent`);
    await see(owner, 'The server cannot be reached.');
    await see(owner, 'The latest choices');
    expect(await owner.objections()).toEqual([]);
    await owner.button('Try again').click();
    await see(owner, '5 choices in the last 30 days');
  });

  it('stands in for what is on its way', async () => {
    await inPlaceOfServer(owner.page, 'rates', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await owner.page.goto(`${demo.admin}/plugins/pixel-inventory/consent`);
    await owner.page.getByRole('status').filter({ hasText: 'Loading.' }).first().waitFor();
    await see(owner, '5 choices in the last 30 days');
  });
});

describe('a proof', () => {
  it('is found by its number, by keyboard alone, however it is typed', async () => {
    const number = await choose(['measurement'], 'choices');
    await owner.open('/consent');
    await owner.page.getByRole('textbox', { name: 'Number of the proof' }).focus();
    await owner.page.keyboard.type(number.toLowerCase().replace(/.{4}(?=.)/g, '$&-'));
    await owner.page.keyboard.press('Enter');
    await owner.page.getByRole('status').getByText('Agreed to measurement.').waitFor();
    const told = await owner.page.getByRole('status').filter({ hasText: 'Kept until' }).innerText();
    expect(told).toContain('Refused nothing.');
    expect(told).toContain('Category by category, in the choices.');
    expect(told).toContain('Opt-in: nothing ran before a yes.');
    expect(told).toContain('None that counted.');
    expect(await owner.objections()).toEqual([]);
  });

  it.each([
    ['', 'Please type the number of a proof.'],
    ['12', 'This is no number of a proof'],
    ['0000-0000-0000-0000', 'There is no proof with the number 0000-0000-0000-0000.'],
  ])('says at the field what is wrong with %j, and keeps it', async (typed, sentence) => {
    const field = owner.page.getByRole('textbox', { name: 'Number of the proof' });
    await field.fill(typed);
    await owner.button('Look it up').click();
    await owner.page.mouse.move(0, 0);
    await see(owner, sentence);
    expect(await field.inputValue()).toBe(typed);
    expect(await owner.objections()).toEqual([]);
  });

  it('is in the list, and who looked is in the log', async () => {
    await owner.page
      .getByRole('button', { name: /^All of it/ })
      .last()
      .click();
    await see(owner, 'By the button that rejects all.');
    expect(await owner.objections()).toEqual([]);
    await owner.open('/activity?action=consent_looked_up');
    await see(owner, /^Looked up the proof of consent [0-9A-Z]{4}-/);
  });

  it('leaves as a file, and a wrong day is told before', async () => {
    const { page } = owner;
    await owner.open('/consent');
    const first = await page.getByLabel('First day').inputValue();
    await page.getByLabel('First day').fill('2100-01-01');
    await owner.button('CSV, for a spreadsheet').click();
    await page.mouse.move(0, 0);
    await see(owner, 'The last day lies before the first one.');
    expect(await owner.objections()).toEqual([]);
    await page.getByLabel('First day').fill(first);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      owner.button('CSV, for a spreadsheet').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^consent-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.trim().split('\r\n')).toHaveLength(7);
    expect(text).toContain('reject_all');
  });
});

it.each([
  ['light', false],
  ['dark', true],
])('fits a phone, %s', async (_, dark) => {
  const phone = await openPanel(browser, demo, demo.users.owner, { width: 390, dark });
  await phone.open('/consent');
  await see(phone, '6 choices in the last 30 days');
  await phone.page
    .getByRole('button', { name: /^All of it/ })
    .first()
    .click();
  expect(await phone.sideways()).toEqual([]);
  expect(await phone.objections()).toEqual([]);
  await phone.page.context().close();
});

it('is kept from those whose role does not include it', async () => {
  const editor = await openPanel(browser, demo, demo.users.editor);
  await editor.open('/consent');
  await see(editor, 'Your role does not include the permission "See and export the proofs of consent".');
  const menu = editor.page.getByRole('navigation', { name: 'Pixel inventory' }).first();
  expect(await menu.getByRole('link', { name: 'Consent', exact: true }).count()).toBe(0);
  await editor.page.context().close();
});
