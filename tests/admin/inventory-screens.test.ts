import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PixelContent } from '../../server/src/contract';
import { launchChromium } from '../browser/chromium';
import { startDemo, type DemoApp, type DemoUser } from '../browser/demo-app';
import { openPanel, type Panel } from './admin-panel';
import { metaContent } from './content';

// The first start builds the plugin and the admin panel.
jest.setTimeout(120_000);
const FIRST_START_MS = 600_000;

let dataDir: string;
let demo: DemoApp;
let browser: Browser;
let editor: Panel;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-list-'));
  demo = await startDemo({ dataDir });
  browser = await launchChromium();
  editor = await openPanel(browser, demo, demo.users.editor);
}, FIRST_START_MS);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const statistics: PixelContent = metaContent({
  name: 'Site statistics',
  vendor: 'matomo',
  settings: { url: 'https://stats.example.org/', siteId: '1', cookies: false },
  purpose: 'Counts visits, so that we know which pages help people.',
  categories: ['measurement'],
  placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [] },
  owner: { name: 'Ana', email: 'ana@example.org' },
});

const jsonFile = (...pixels: { slug: string; content: PixelContent }[]) => ({
  name: 'pixels.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ format: 'pixel-inventory', version: 1, pixels })),
});

const spring = { slug: 'spring-campaign', content: metaContent() };
const broken = { slug: 'broken', content: metaContent({ name: 'Broken', settings: { pixelId: '12' } }) };
const matomo = { slug: 'site-statistics', content: statistics };

const text = ({ page }: Panel): Promise<string> => page.getByRole('main').innerText();
const choose = (page: Page, file: ReturnType<typeof jsonFile>) =>
  page.locator('input[type=file]').setInputFiles(file);

/** Drop files with these names on the place for one. */
const drop = async (page: Page, fileNames: string[]): Promise<void> => {
  const dataTransfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const name of given) data.items.add(new File(['name'], name));
    return data;
  }, fileNames);
  await page.getByText('Drop a file here, or').dispatchEvent('drop', { dataTransfer });
};

/** Names in the list, from top to bottom. */
const names = ({ page }: Panel): Promise<string[]> => page.getByRole('row').getByRole('link').allInnerTexts();

/** Answer with a function that asks the admin API as this person. */
const actAs = async ({ email, password }: DemoUser) => {
  const ask = async (address: string, body: unknown, token = ''): Promise<Record<string, never>> => {
    const answer = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { data } = (await answer.json()) as { data: Record<string, never> };
    expect([address, answer.ok]).toEqual([address, true]);
    return data;
  };
  const { token } = await ask(`${demo.admin}/login`, { email, password });
  return (address: string, body?: unknown) =>
    ask(`${new URL(demo.admin).origin}/pixel-inventory${address}`, body, token);
};

/** Let somebody else approve what waits, and publish it. */
const approveAll = async (): Promise<void> => {
  const approver = await actAs(demo.users.approver);
  const { items } = (await approver('/pixels?waiting=true')) as unknown as { items: { slug: string }[] };
  for (const { slug } of items) {
    const { versions } = (await approver(`/pixels/${slug}`)) as unknown as {
      versions: { number: number; hash: string }[];
    };
    const [head] = versions;
    await approver(`/pixels/${slug}/approve`, { version: head?.number, hash: head?.hash });
  }
  const { waiting } = (await approver('/publications')) as unknown as {
    waiting: { slug: string; version: number }[];
  };
  const versions = waiting.map(({ slug, version }) => ({ slug, version }));
  await approver('/publications', { expected: 0, versions });
};

describe('somebody imports a file', () => {
  it('and is told what is wrong with one that is none', async () => {
    await editor.open('/inventory');
    await editor.page.getByRole('link', { name: 'Import', exact: true }).click();
    await editor.page.getByRole('heading', { level: 1, name: 'Import pixels' }).waitFor();
    await choose(editor.page, { ...jsonFile(), name: 'pixels.png' });
    await editor.page.getByText('pixels.png is no CSV or JSON file.').waitFor();
    await choose(editor.page, { ...jsonFile(), buffer: Buffer.from('{"format":"else"}') });
    await editor.page.getByText('This is no export of a pixel inventory').waitFor();
    await drop(editor.page, ['a.csv', 'b.csv']);
    await editor.page.getByText('One file at a time, please.').waitFor();
    expect(await editor.objections()).toEqual([]);
  });

  it('and sees what it would do before anything is done', async () => {
    await choose(editor.page, jsonFile(spring, broken, matomo));
    await editor.page.getByRole('heading', { name: 'What pixels.json would do' }).waitFor();
    expect(await text(editor)).toContain('1 refused and 2 new.');
    const row = editor.page.getByRole('row', { name: /Broken/ });
    expect(await row.innerText()).toContain('Expected a Meta pixel id: 15 or 16 digits');
    expect(await editor.objections()).toEqual([]);
  });

  it('and looks again when the inventory changed in the meantime', async () => {
    const colleague = await actAs(demo.users.owner);
    await colleague('/pixels', { slug: matomo.slug, content: statistics });
    await editor.button('Import 2 pixels').click();
    await editor.page.getByText('Look again before you import').waitFor();
    expect(await text(editor)).toContain('1 refused, 1 new, and 1 stays the same.');
  });

  it('and gets just what was shown', async () => {
    await editor.button('Import 1 pixel').click();
    await editor.page.getByText('One pixel was added, and none was changed.').waitFor();
    expect(await editor.objections()).toEqual([]);
    await editor.page.getByRole('link', { name: 'See the inventory' }).click();
    await editor.page.getByRole('link', { name: 'Spring campaign' }).waitFor();
    expect(await names(editor)).toEqual(['Spring campaign', 'Site statistics']);
  });
});

describe('somebody looks for a pixel', () => {
  it('and sorts by a column, in the address', async () => {
    const { page } = editor;
    await editor.open('/inventory');
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    await page.waitForURL((url) => url.search === '?sort=name&order=asc');
    await expect(page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).resolves.toBe(
      'ascending',
    );
    expect(await names(editor)).toEqual(['Site statistics', 'Spring campaign']);
  });

  it('and narrows the list by filters, each of which can be taken away', async () => {
    const { page } = editor;
    await editor.open('/inventory?category=measurement&review=overdue');
    expect(await text(editor)).toContain('No pixel fits your search and filter.');
    expect(await editor.objections()).toEqual([]);
    await editor.button('Remove “Review: Overdue”').click();
    await page.getByRole('link', { name: 'Site statistics' }).waitFor();
    expect(await names(editor)).toEqual(['Site statistics']);
    await editor.button('Remove “Consent: Measurement”').click();
    await page.getByRole('link', { name: 'Spring campaign' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('and by the page on which it runs', async () => {
    const { page } = editor;
    const field = page.getByRole('textbox', { name: 'Runs on the page' });
    await field.fill('https://shop.example.org/kids/toys?a=1');
    // The list follows at a pause already; Enter says that all is typed.
    await page.waitForURL((url) => url.searchParams.get('path') === '/kids/toys');
    await page.getByRole('link', { name: 'Spring campaign' }).waitFor({ state: 'detached' });
    expect(await names(editor)).toEqual(['Site statistics']);
    expect(await text(editor)).toContain('None of these runs there now.');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('/kids/toys');
    expect(await editor.objections()).toEqual([]);
  });

  it('and by who looks after it', async () => {
    const { page } = editor;
    await editor.open('/inventory');
    await page.getByRole('combobox', { name: 'Owner' }).click();
    await page.getByRole('option', { name: 'Ana' }).click();
    await page.waitForURL((url) => url.searchParams.get('owner') === 'ana@example.org');
    await editor.button('Remove “Owner: Ana”').waitFor();
    expect(await names(editor)).toEqual(['Site statistics']);
  });
});

describe('somebody does something with several pixels', () => {
  it('with the keyboard alone, and keeps the choice when the server fails', async () => {
    const { page } = editor;
    await editor.open('/inventory');
    await page.route('**/pixel-inventory/bulk/submit', (route) =>
      route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":{"status":500}}' }),
    );
    const all = page.getByRole('checkbox', { name: 'Choose all pixels on this page' });
    await page.getByRole('textbox', { name: 'Runs on the page' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText('2 pixels chosen').waitFor();
    expect(await all.isChecked()).toBe(true);
    const submit = editor.button('Submit for approval');
    while (!(await submit.evaluate((button) => button === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('Submit 2 pixels for approval?').waitFor();
    await editor.answer('Submit for approval').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Something went wrong on the server.').waitFor();
    await page.unroute('**/pixel-inventory/bulk/submit');
    await editor.answer('Submit for approval').press('Enter');
    await page.getByText('2 pixels were submitted.').waitFor();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await text(editor)).toContain('Spring campaign: Waits for approval now.');
    expect(await editor.objections()).toEqual([]);
  });

  it('and stops them, with a reason', async () => {
    await approveAll();
    const { page } = editor;
    await editor.open('/inventory');
    await page.getByRole('checkbox', { name: 'Choose Spring campaign' }).click();
    await editor.button('Stop').click();
    expect(await page.getByRole('alertdialog').innerText()).toContain(
      'Visitors stop sending to Meta at once. Each of them can be started again.',
    );
    await page.getByLabel(/Why/).fill('The campaign is over.');
    await editor.answer('Stop').click();
    await page.getByText('One pixel was stopped. It sends nothing any more.').waitFor();
    await page.getByRole('row', { name: /Spring campaign.*Stopped/ }).waitFor();
    await page.getByRole('row', { name: /Site statistics.*Live/ }).waitFor();
  });
});

describe('somebody exports the inventory', () => {
  it.each([
    ['CSV, for a spreadsheet', /^pixel-inventory-.*\.csv$/, 'Spring campaign'],
    ['JSON, for another site', /^pixel-inventory-.*\.json$/, 'Spring campaign'],
    ['Record of processing (CSV)', /^record-of-processing-.*\.csv$/, 'Where the data goes'],
  ])('as %s', async (label, name, holds) => {
    const { page } = editor;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      editor
        .button('Export')
        .click()
        .then(() => page.getByRole('menuitem', { name: label }).click()),
    ]);
    expect(download.suggestedFilename()).toMatch(name);
    expect(readFileSync(await download.path(), 'utf8')).toContain(holds);
  });

  it('and the file brought back changes nothing', async () => {
    const admin = await actAs(demo.users.editor);
    const exported = (await admin('/export?format=json')) as unknown as { text: string };
    await editor.open('/import');
    await choose(editor.page, { ...jsonFile(), buffer: Buffer.from(exported.text) });
    await editor.page.getByText('Nothing in this file differs from the inventory.').waitFor();
  });
});

describe('on a phone', () => {
  it('what can be done with the chosen pixels is in sight at once', async () => {
    const phone = await openPanel(browser, demo, demo.users.owner, { width: 390 });
    await phone.open('/inventory');
    await phone.page
      .getByRole('checkbox', { name: /^Choose / })
      .nth(1)
      .click();
    const bar = phone.page.getByRole('region', { name: 'What to do with the chosen pixels' });
    const { y, height } = (await bar.boundingBox()) ?? { y: NaN, height: NaN };
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThanOrEqual(900);
    expect([await phone.sideways(), await phone.objections()]).toEqual([[], []]);
    await phone.page.context().close();
  });

  it('the list is cards, in light and dark, and nothing scrolls sideways', async () => {
    for (const dark of [false, true]) {
      const phone = await openPanel(browser, demo, demo.users.owner, { width: 390, dark });
      for (const screen of ['/inventory', '/import']) {
        await phone.open(screen);
        expect([screen, await phone.sideways(), await phone.objections()]).toEqual([screen, [], []]);
      }
      await phone.page.context().close();
    }
  });
});
