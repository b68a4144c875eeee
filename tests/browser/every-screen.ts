import type { Panel } from '../admin/admin-panel';
import { metaContent } from '../admin/content';
import { heading, press, see } from './admin-panel';

const STEPS = ['vendor', 'settings', 'purpose', 'consent', 'events', 'places', 'owner', 'summary'];

const file = {
  name: 'pixels.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      format: 'pixel-inventory',
      version: 1,
      pixels: [
        { slug: 'autumn-ads', content: metaContent({ settings: { pixelId: '9876543210987654' } }) },
        { slug: 'broken', content: metaContent({ name: 'Broken', settings: { pixelId: '12' } }) },
      ],
    }),
  ),
};

const TABS = [/^What it does$/, /versions$/, /^Why\?$/, /^Reviews$/, /comment/i, /^Activity$/];

const openTab = async ({ page }: Panel, name: RegExp): Promise<void> => {
  await page.getByRole('tab', { name }).click();
  if (!name.test('Why?')) return;
  await press(page, 'Ask');
  await see(page, 'No, it does not run');
};

type Prepare = (panel: Panel) => Promise<void>;
type Screen = [name: string, address: string, prepare: Prepare];

const asItIs: Prepare = () => Promise.resolve();

const previewFile: Prepare = async ({ page }) => {
  await page.locator('input[type=file]').setInputFiles(file);
  await heading(page, 'What pixels.json would do');
  await page.getByText('1 refused and 1 new.').waitFor();
};

const saveNothing: Prepare = async ({ page }) => {
  await press(page, 'Save draft');
  await see(page, 'Please choose a vendor.');
};

const checkChain: Prepare = async ({ page }) => {
  await press(page, 'Check the chain');
  await see(page, 'The chain holds');
};

const decideWrongly: Prepare = async ({ page }) => {
  await page.getByRole('radio', { name: 'Follow the rules of each region' }).click();
  await press(page, 'Take over: Other US states');
  await press(page, 'Add a region of your own');
  await page.getByRole('checkbox', { name: 'Colours of your own' }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('#cccccc');
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('May we count, {name}?');
  await press(page, 'Save');
  await see(page, '4 fields need a correction before this can be saved.');
};

const openProof: Prepare = async ({ page, open }) => {
  await page.evaluate(() =>
    fetch('/_pixels/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ categories: ['measurement'], path: '/', way: 'choices' }),
    }),
  );
  await open('/consent');
  await page.getByRole('textbox', { name: 'Number of the proof' }).fill('12');
  await press(page, 'Look it up');
  await page.getByText('This is no number of a proof').waitFor();
  await page
    .getByRole('button', { name: /^All of it/ })
    .first()
    .click();
  await see(page, 'Kept until');
};

const answerNothing: Prepare = async ({ page }) => {
  await press(page, 'Send the answer');
  await see(page, 'Please say whether it is still needed.');
};

/** Every screen of the plugin: its address, and what has to be done there so that it shows all that it can. */
export const everyScreen = (pixel: string): Screen[] => [
  ['the overview', '', asItIs],
  ['the inventory', '/inventory', asItIs],
  ['an import with a row that is refused', '/import', previewFile],
  ['an empty form', '/pixels/new', asItIs],
  ['a form with something wrong', '/pixels/new', saveNothing],
  ...STEPS.map((step): Screen => [`the step ${step}`, `/pixels/${pixel}/edit?step=${step}`, asItIs]),
  ...TABS.map((tab): Screen => [`the tab ${tab.source}`, `/pixels/${pixel}`, (panel) => openTab(panel, tab)]),
  ['the approvals', '/approvals', asItIs],
  ['one approval', `/approvals/${pixel}`, asItIs],
  ['what is published', '/publish', asItIs],
  ['one publication', '/publish/1', asItIs],
  ['the reviews', '/reviews', asItIs],
  ['the reviews as a calendar', '/reviews?view=calendar', asItIs],
  ['a review with something wrong', `/pixels/${pixel}/review`, answerNothing],
  ['the banner and its rules', '/banner', asItIs],
  ['the banner and its rules, with something wrong', '/banner', decideWrongly],
  ['how visitors choose, with a proof', '/consent', openProof],
  ['the activity, checked', '/activity', checkChain],
  ['the settings', '/settings', asItIs],
];
