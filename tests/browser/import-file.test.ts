import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { metaContent } from '../admin/content';
import { heading, openScreen, press, see, signIn } from './admin-panel';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';

jest.setTimeout(120_000);

const dataDir = mkdtempSync(path.join(tmpdir(), 'import-file-'));
/** Few pixels with long texts: the file is large, and the server soon done with it. */
const COUNT = 150;
const LANGUAGES = ['de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv'];
const LONG = `Shows which of our ads bring somebody.\n${'And nothing else. '.repeat(50).trim()}`;

let demo: DemoApp;
let browser: Browser;
let editor: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir }), launchChromium()]);
  editor = await signIn(browser, demo, demo.users.editor);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const pixels = Array.from({ length: COUNT }, (_, at) => ({
  slug: `pixel-${at}`,
  content: metaContent({
    name: `Pixel ${at}`,
    settings: { pixelId: String(800_000_000_000_000 + at) },
    purpose: LONG,
    purposeIn: Object.fromEntries(LANGUAGES.map((language) => [language, LONG])),
  }),
}));

const choose = async (name: string, buffer: Buffer): Promise<void> => {
  await openScreen(editor, 'Inventory');
  await editor.getByRole('link', { name: 'Import', exact: true }).click();
  await heading(editor, 'Import pixels');
  await editor.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
  await heading(editor, `What ${name} would do`);
};

/** Press a button of the inventory that hands out a file, and read that. */
const exportCsv = async (): Promise<Buffer> => {
  await openScreen(editor, 'Inventory');
  await press(editor, 'Export');
  const [download] = await Promise.all([
    editor.waitForEvent('download'),
    editor.getByRole('menuitem', { name: /^CSV/ }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

it('imports a file of more than a megabyte', async () => {
  const file = Buffer.from(JSON.stringify({ format: 'pixel-inventory', version: 1, pixels }));
  expect(file.length).toBeGreaterThan(1_200_000);
  await choose('large.json', file);
  await see(editor, '150 new.');
  await press(editor, 'Import 150 pixels');
  await editor.getByText(/^150 pixels were added, and none was changed\./).waitFor();
});

it('takes its own export for what is there already, to the last line break', async () => {
  const file = await exportCsv();
  expect(file.length).toBeGreaterThan(1_000_000);
  await choose('export.csv', file);
  await see(editor, '150 stay the same.');
});
