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
let editor: Panel;
let approver: Panel;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-admin-'));
  demo = await startDemo({ dataDir });
  browser = await launchChromium();
  editor = await openPanel(browser, demo, demo.users.editor);
  approver = await openPanel(browser, demo, demo.users.approver);
}, FIRST_START_MS);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const PIXEL = '/pixels/autumn-ads';

/** Open a step of the form, by the row of steps above it. */
const openStep = ({ page }: Panel, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

const fillIn = async (panel: Panel, name: string): Promise<void> => {
  const { page, button } = panel;
  await page.getByRole('radio', { name: 'Meta Pixel', exact: true }).click();
  await button('Next: Settings').click();
  await page.getByLabel(/Pixel id/).fill('123456789012345');
  await button('Next: Purpose').click();
  await page.getByLabel(/^Name/).first().fill(name);
  await page.getByLabel(/^Purpose/).fill('Shows which ads brought somebody to the shop.');
  await button('Next: Consent').click();
  expect(await page.getByRole('checkbox', { name: 'Marketing' }).isChecked()).toBe(true);
  await button('Next: Events').click();
  await page.getByRole('checkbox', { name: 'Page viewed' }).click();
  await page.getByLabel(/Goal of/).fill('Which ads are worth their money?');
  await openStep(panel, 'Owner');
  await button('That is me').click();
  await openStep(panel, 'Purpose');
};

const text = ({ page }: Panel): Promise<string> => page.getByRole('main').innerText();

const rename = async (panel: Panel, name: string): Promise<void> => {
  await openStep(panel, 'Purpose');
  await panel.page.getByLabel(/^Name/).first().fill(name);
};

/** Wait until the pixel's own screen is open. */
const onPixel = ({ page }: Panel): Promise<void> => page.waitForURL((url) => url.pathname.endsWith(PIXEL));

describe('somebody adds the first pixel', () => {
  it('and is told what to do when there is none', async () => {
    await editor.open('/inventory');
    expect(await text(editor)).toContain('No pixel is listed yet.');
    expect(await editor.objections()).toEqual([]);
  });

  it('and learns at the field what is wrong, the first field first', async () => {
    await editor.open('/pixels/new');
    await editor.button('Save draft').click();
    const { page } = editor;
    await page.getByText('Please choose a vendor.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('vendor');
    expect(await editor.objections()).toEqual([]);
  });

  it('and loses nothing by a reload or by a server that fails', async () => {
    const { page, button } = editor;
    await fillIn(editor, 'Autumn ads');
    // What is typed is kept at the next pause in typing.
    await page.waitForTimeout(500);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('This is what you typed before').waitFor();
    await page.route('**/pixel-inventory/pixels', (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
    );
    await button('Save draft').click();
    await page.getByText('The server cannot be reached.').waitFor();
    expect(await page.getByLabel(/^Name/).first().inputValue()).toBe('Autumn ads');
    await page.unroute('**/pixel-inventory/pixels');
  });

  it('and is asked before the form is left', async () => {
    await editor.page.getByRole('link', { name: 'Inventory', exact: true }).click();
    await editor.answer('Stay here').click();
    expect(editor.page.url()).toContain('/pixels/new');
  });

  it('and reads in one sentence what it does, and who is next', async () => {
    await openStep(editor, 'Summary');
    await editor.button('Save and submit for approval').click();
    await onPixel(editor);
    await editor.page.getByText('Waiting for somebody other than Jo Finch to approve version 1.').waitFor();
    expect(await text(editor)).toContain(
      'Meta Pixel 1234… tells Meta that a page was viewed, on all pages, once a visitor agrees to marketing. Jo Finch looks after it.',
    );
    expect(await editor.button('Approve version 1').isDisabled()).toBe(true);
    expect(await editor.objections()).toEqual([]);
  });
});

describe('somebody who decides looks at the version on the site first', () => {
  it('and gets a link that opens it in this browser', async () => {
    const { page, open, button, answer, objections, sideways } = approver;
    await open(PIXEL);
    await button('Preview on the site').click();
    const path = page.getByRole('textbox', { name: 'Page to begin with' });
    await path.fill('no path');
    await answer('Make the link').click();
    await page.getByText('A path starts with /').waitFor();
    await path.fill('/');
    await answer('Make the link').click();
    const link = page.getByRole('textbox', { name: 'Link' });
    expect(await link.inputValue()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/_pixels\/preview\?token=1\./);
    expect(await objections()).toEqual([]);
    expect(await sideways()).toEqual([]);
    const [shop] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Open it here' }).click(),
    ]);
    await shop.getByRole('button', { name: 'Start the preview on /' }).click();
    const overlay = shop.getByRole('complementary', { name: 'Preview' });
    await overlay.getByText('Meta Pixel · Version 1, waiting for approval').waitFor();
    await overlay.getByText('It waits for consent: Marketing.').waitFor();
    await shop.getByRole('button', { name: 'Accept all' }).click();
    await overlay.getByText(/^Requests: \d/).click();
    await overlay
      .getByText(/connect\.facebook\.net/)
      .first()
      .waitFor();
    await shop.close();
    await answer('Close').click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Preview on the site');
  });
});

describe('somebody else decides', () => {
  it('and sees first what is new', async () => {
    await approver.open('/approvals');
    const screen = await text(approver);
    expect(screen).toContain('One version waits for approval.');
    expect(screen).toContain('This pixel is new. Meta has not heard from this site through it before.');
    expect(await approver.objections()).toEqual([]);
  });

  it('and approves the version on the screen, which then waits to go live', async () => {
    await approver.button('Approve version 1').click();
    await approver.answer('Approve version 1').click();
    await approver.page.getByText('Nothing waits for approval.').waitFor();
    await approver.open('/publish');
    expect(await text(approver)).toContain('New: version 1');
    await approver.button('Publish 1 approved change').click();
    expect(await approver.objections()).toEqual([]);
    await approver.answer('Publish now').click();
    await approver.page.getByText('Everything that was approved is live.').waitFor();
  });

  it('but cannot approve what was changed in the meantime', async () => {
    await editor.open(`${PIXEL}/edit`);
    await rename(editor, 'Autumn ads, renamed');
    await editor.button('Save and submit for approval').click();
    await onPixel(editor);
    await approver.open('/approvals/autumn-ads');
    await approver.button('Approve version 2').click();
    await editor.open(`${PIXEL}/edit`);
    await rename(editor, 'Autumn ads, renamed again');
    await editor.button('Save and submit for approval').click();
    await onPixel(editor);
    await approver.answer('Approve version 2').click();
    await approver.page.getByText('This is no longer the newest version.').first().waitFor();
    await approver.button('Show how things stand now').click();
    await approver.button('Approve version 3').waitFor();
    expect(await text(approver)).toContain('Autumn ads, renamed again');
  });

  it('or sends it back with a comment that the author reads', async () => {
    await approver.button('Send back').click();
    await approver.answer('Send back').click();
    await approver.page.getByText('Please write at least 3 characters.').waitFor();
    await approver.page.getByLabel(/What should be changed/).fill('Please keep the old name.');
    await approver.answer('Send back').click();
    await approver.page.getByText('Nothing waits for approval.').waitFor();
    await editor.open(PIXEL);
    expect(await text(editor)).toContain('Ana Reed sent version 3 back: “Please keep the old name.”');
  });
});

describe('two people edit at once', () => {
  it('and the second one compares the two, and goes on with what was typed', async () => {
    await editor.open(`${PIXEL}/edit`);
    const other = await editor.page.context().newPage();
    await other.goto(`${editor.page.url()}?step=purpose`);
    await other.getByLabel(/^Name/).first().fill('From the other tab');
    await other.getByRole('button', { name: 'Save draft' }).click();
    await other.waitForURL((url) => url.pathname.endsWith(PIXEL));
    await other.close();
    await rename(editor, 'From this tab');
    await editor.button('Save draft').click();
    await editor.page.getByText('Two people edited at once').waitFor();
    await editor.page.getByText('From the other tab').waitFor();
    await editor.button('Go on with mine, on top of version 4').click();
    await editor.button('Save draft').click();
    await onPixel(editor);
    await editor.page.getByRole('heading', { level: 1, name: 'From this tab' }).waitFor();
  });

  it('after which nothing is left over in the form', async () => {
    await editor.open(`${PIXEL}/edit`);
    expect(await editor.page.getByText('This is what you typed before').count()).toBe(0);
  });
});

describe('in an emergency', () => {
  it('an editor stops the pixel at once, with a reason', async () => {
    await editor.open(PIXEL);
    await editor.button('Stop now').click();
    expect(await editor.page.getByRole('alertdialog').innerText()).toContain(
      'Visitors stop sending to Meta at once. It can be started again.',
    );
    await editor.page.getByRole('textbox', { name: /Why/ }).fill('The id belongs to another shop.');
    await editor.answer('Stop now').click();
    await editor.page.getByText('Stopped, with this reason: “The id belongs to another shop.”').waitFor();
  });

  it('and going back to an earlier publication does not start it again', async () => {
    await approver.open('/publish');
    await approver.button('Go back to publication 1').click();
    const question = await approver.page.getByRole('alertdialog').innerText();
    expect(question).toContain('Nothing would change');
    expect(await approver.objections()).toEqual([]);
    await approver.answer('Go back to 1').click();
    await approver.page.getByRole('heading', { name: 'Publication 3' }).waitFor();
    expect(await text(approver)).not.toContain('starts again');
  });
});

describe('whoever looks for something', () => {
  it('narrows the list in the address, and is shown the way back', async () => {
    await approver.open('/inventory?search=zzz');
    expect(await text(approver)).toContain('No pixel fits your search and filter.');
    await approver.page.getByRole('link', { name: 'Show all pixels' }).click();
    await approver.page.getByRole('link', { name: 'From this tab' }).waitFor();
    expect(await approver.page.getByRole('search').locator('input').inputValue()).toBe('');
  });

  it('is told when the server fails, and can try again', async () => {
    const { page } = approver;
    const failing = (url: URL): boolean => url.pathname === '/pixel-inventory/pixels';
    await page.route(failing, (route) => route.fulfill({ status: 500, body: '{"error":{"status":500}}' }));
    await approver.open('/inventory');
    await page.getByText('This could not be loaded').waitFor();
    await page.unroute(failing);
    await approver.button('Try again').click();
    await page.getByRole('link', { name: 'From this tab' }).waitFor();
  });
});

describe('every screen', () => {
  const SCREENS = [
    '',
    '/inventory',
    '/pixels/new',
    PIXEL,
    `${PIXEL}/edit`,
    '/approvals',
    '/publish',
    '/reviews',
    '/activity',
    '/settings',
  ];

  it('fits a phone, where nothing scrolls sideways, and can be read in the dark', async () => {
    const phone = await openPanel(browser, demo, demo.users.owner, { width: 390 });
    for (const screen of SCREENS) {
      await phone.look({});
      await phone.open(screen);
      expect([screen, await phone.sideways(), await phone.objections()]).toEqual([screen, [], []]);
      await phone.look({ width: 1440, dark: true });
      expect([screen, await phone.objections()]).toEqual([screen, []]);
    }
    await phone.page.context().close();
  });
});
