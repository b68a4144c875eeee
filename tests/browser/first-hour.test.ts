import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { heading, openPixel, openScreen, openStep, press, question, see, signIn, type } from './admin-panel';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';
import { hit } from './keyboard';

jest.setTimeout(90_000);

const dataDir = mkdtempSync(path.join(tmpdir(), 'first-hour-'));
/** Two pixels of the shop's inventory. */
const LIVE = 'Site statistics';
const OVERDUE = 'Plausible, on trial';

let demo: DemoApp;
let browser: Browser;
let editor: Page;
let approver: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir, filled: true }), launchChromium()]);
  editor = await signIn(browser, demo, demo.users.editor);
  approver = await signIn(browser, demo, demo.users.approver);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const focused = (page: Page): Promise<string> => page.locator(':focus').innerText();

const startEdit = async (name: string): Promise<void> => {
  await openPixel(editor, name);
  await editor.getByRole('link', { name: 'Edit', exact: true }).click();
  await heading(editor, 'Is everything right?');
};

describe('whoever opens a question and thinks better of it', () => {
  it('is where the question was asked, on a button', async () => {
    await openPixel(editor, LIVE);
    await hit(editor, 'button', 'Stop now');
    await question(editor).waitFor();
    await editor.keyboard.press('Escape');
    await question(editor).waitFor({ state: 'detached' });
    expect(await focused(editor)).toBe('Stop now');
  });

  it('is where the question was asked, on the way out of a form', async () => {
    await startEdit(LIVE);
    await openStep(editor, 'Purpose');
    await type(editor, 'Name', 'Another name');
    await hit(editor, 'link', 'Back to the pixel');
    await question(editor).getByRole('button', { name: 'Stay here' }).press('Enter');
    await question(editor).waitFor({ state: 'detached' });
    expect(await focused(editor)).toBe('Back to the pixel');
    await type(editor, 'Name', LIVE);
  });
});

describe('whoever saves', () => {
  it('is told that nothing is different, and not that something was saved', async () => {
    await startEdit(LIVE);
    await press(editor, 'Save and submit for approval');
    await see(editor, 'Nothing is different from version 1, so nothing was saved.');
    await heading(editor, LIVE);
  });
});

describe('whoever says where a pixel runs', () => {
  it('goes on in the rule that was added', async () => {
    await startEdit(LIVE);
    await openStep(editor, 'Pages');
    await hit(editor, 'button', 'Add an exception');
    expect(await editor.locator(':focus').getAttribute('aria-label')).toBe(
      'Exception 1: how to read the path',
    );
  });

  it('is not told that it runs on a path that is none', async () => {
    await type(editor, 'Place 1: path', 'shop');
    expect(await editor.getByText(/^So it runs on/).count()).toBe(0);
    await type(editor, 'Place 1: path', '/shop');
    await see(editor, 'So it runs on /shop.');
  });

  it('may paste the address of a page, of which the path is kept', async () => {
    const path = editor.getByRole('textbox', { name: 'Place 1: path' });
    await path.fill('https://www.example.org/checkout?step=2#card');
    for (const keys of ['Control+A', 'Control+X', 'Control+V']) await path.press(keys);
    expect(await path.inputValue()).toBe('/checkout');
    await path.fill('https://www.example.org/shop/');
    await path.blur();
    await see(editor, 'So it runs on /shop/.');
    await path.fill('www.example.org/shop');
    await path.blur();
    await see(editor, 'A path starts with / and has no spaces, no ? and no #, for example: /shop.');
    expect(await path.inputValue()).toBe('www.example.org/shop');
    await path.fill('/shop');
    await see(editor, 'So it runs on /shop.');
  });

  it('is told at once that the exceptions leave nothing over', async () => {
    await type(editor, 'Exception 1: path', '/shop');
    await see(editor, 'It runs nowhere: every place that is included is excluded again.');
  });
});

describe('whoever types an id that another pixel has', () => {
  it('is not offered what the form holds already', async () => {
    await editor.getByRole('link', { name: 'Back to the pixel' }).click();
    await question(editor).getByRole('button', { name: 'Leave and drop it' }).click();
    await openScreen(editor, 'Inventory');
    await editor.getByRole('link', { name: 'Add a pixel' }).click();
    await editor.getByRole('radio', { name: 'Google Analytics 4', exact: true }).click();
    await press(editor, 'Next: Settings');
    await type(editor, 'Measurement id', 'UA-12345-1');
    await editor.getByText(/^That looks like an id of Universal Analytics/).waitFor();
    await type(editor, 'Measurement id', 'G-WREN123456');
    await openStep(editor, 'Purpose');
    await type(editor, 'Name', 'Twice');
    await type(editor, 'Purpose', 'Counts what people look at and buy.');
    await openStep(editor, 'Events');
    await editor.getByRole('checkbox', { name: 'Page viewed', exact: true }).click();
    await type(editor, 'Goal of “Page viewed”', 'Which pages are worth the work?');
    await openStep(editor, 'Owner');
    await press(editor, 'That is me');
    await press(editor, 'Save draft');
    await see(editor, 'The pixel "Shop analytics" has this id already. Edit that one, or retire it first.');
    expect(await editor.getByRole('button', { name: 'Use Google Analytics 4' }).count()).toBe(0);
  });
});

describe('the approver', () => {
  it('reads on the overview that something approved waits to go live', async () => {
    await openScreen(approver, 'Overview');
    await approver
      .getByRole('main')
      .getByRole('link', { name: '1 approved change waits to go live' })
      .click();
    await heading(approver, 'What goes live next?');
  });

  it('reads on a pixel that its review is overdue', async () => {
    await openPixel(approver, OVERDUE);
    await see(approver, 'Review overdue');
    await approver.getByText(/^Is it still needed as it is\?/).waitFor();
  });

  it('finds the reason of a version that was sent back among the questions and answers', async () => {
    await openScreen(approver, 'Approvals');
    await press(approver, 'Send back');
    await question(approver).getByRole('textbox').fill('Which homes do you mean?');
    await question(approver).getByRole('button', { name: 'Send back' }).click();
    await openPixel(approver, 'Shop analytics');
    await approver.getByRole('tab', { name: '1 comment' }).click();
    await see(approver, 'Which homes do you mean?');
    await approver.getByText('Ana Reed sent version 2 back,').waitFor();
  });
});
