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
        { slug: 'new', content: metaContent({ settings: { pixelId: '9876543210987654' } }) },
        { slug: 'broken', content: metaContent({ name: 'Broken', settings: { pixelId: '12' } }) },
      ],
    }),
  ),
};

const TABS = [/^What it does$/, /versions$/, /^Why\?$/, /comment/i, /^Activity$/];

const openTab = async ({ page }: Panel, name: RegExp): Promise<void> => {
  await page.getByRole('tab', { name }).click();
  if (!name.test('Why?')) return;
  await press(page, 'Ask');
  await see(page, 'No, it does not run');
};

type Screen = [address: string, prepare?: (panel: Panel) => Promise<void>];

/** Every screen of the plugin: its address, and what has to be done there so that it shows all that it can. */
export const everyScreen = (pixel: string): Screen[] => [
  [''],
  ['/inventory'],
  [
    '/import',
    async ({ page }) => {
      await page.locator('input[type=file]').setInputFiles(file);
      await heading(page, 'What pixels.json would do');
      await page.getByText('1 refused and 1 new.').waitFor();
    },
  ],
  ['/pixels/new'],
  [
    '/pixels/new?step=summary',
    async ({ page }) => {
      await press(page, 'Save draft');
      await see(page, 'Please choose a vendor.');
    },
  ],
  ...STEPS.map((step): Screen => [`/pixels/${pixel}/edit?step=${step}`]),
  ...TABS.map((tab): Screen => [`/pixels/${pixel}`, (panel) => openTab(panel, tab)]),
  ['/approvals'],
  [`/approvals/${pixel}`],
  ['/publish'],
  ['/activity', ({ page }) => press(page, 'Check the chain')],
  ['/settings'],
];
