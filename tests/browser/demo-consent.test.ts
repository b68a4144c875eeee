/** What the shop of the demo shows of consent to its visitors, filled as `npm run demo` fills it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';
import { heard, hears } from './heard';
import { axeFindings } from './pages/axe';

jest.setTimeout(60_000);

const LETTER = 'letters/how-to-hang-a-house';
const PURPOSE = 'Shows our films about birds and their houses, which are kept at YouTube.';
const OPENED = 'film opened /';
const dataDir = mkdtempSync(path.join(tmpdir(), 'demo-consent-'));

let demo: DemoApp;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir, filled: true }), launchChromium()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

beforeEach(() => fetch(`${demo.standIn}clear`, { method: 'POST' }));

/** Visit the shop in a browser of one's own. `asked` is what the page requested, of anybody. */
const visit = async (
  address: string,
  look: (page: Page, asked: string[]) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> => {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  try {
    const page = await context.newPage();
    await page.goto(demo.shop + address);
    await look(page, asked);
  } finally {
    await context.close();
  }
};

const waiting = (page: Page) => page.getByRole('region', { name: 'This comes from YouTube' });

const film = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The film has no frame.');
  await frame.getByText('Here YouTube would show the film.').waitFor();
  return frame;
};

describe('a film at YouTube', () => {
  it('waits, and says what it is for, while nobody is asked for it', async () => {
    await visit(LETTER, async (page, asked) => {
      await waiting(page).getByText(PURPOSE).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('iframe').count()).toBe(0);
      expect(asked.filter((url) => !url.startsWith(demo.shop))).toEqual([]);
      expect(await heard(demo)).toEqual([]);
    });
  });

  it('shows once, and waits again on the next page', async () => {
    await visit(LETTER, async (page, asked) => {
      await waiting(page).getByRole('button', { name: 'Show it this once' }).click();
      expect((await film(page)).url()).toBe(`${demo.standIn}www.youtube.com/embed/wrenhouse-1`);
      await hears(demo, OPENED);
      await page.reload();
      await waiting(page).waitFor();
      expect(await heard(demo)).toEqual([OPENED]);
      const own = [demo.shop, demo.standIn];
      expect(asked.filter((url) => !own.some((origin) => url.startsWith(origin)))).toEqual([]);
    });
  });

  it('shows always to whoever said so, and never after a no', async () => {
    await visit(LETTER, async (page) => {
      await waiting(page).getByRole('button', { name: 'Always show such content' }).click();
      await film(page);
      await page.reload();
      await film(page);
      await page.getByRole('link', { name: 'Privacy choices' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.goto(demo.shop + LETTER);
      await waiting(page).waitFor();
      expect(await heard(demo)).toEqual([OPENED, OPENED]);
    });
  });

  it('is a link to YouTube itself where scripts do not run', async () => {
    await visit(
      LETTER,
      async (page) => {
        const link = page.getByRole('link', { name: 'YouTube', exact: true });
        expect(await link.getAttribute('href')).toBe('https://www.youtube.com/embed/wrenhouse-1');
        expect(await page.locator('iframe').count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('the list of trackers', () => {
  it.each([
    ['a large window, light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
    ['a phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const)('stands in the page about privacy, in %s', async (_, look) => {
    await visit(
      'privacy',
      async (page) => {
        await page.getByRole('heading', { level: 3, name: 'YouTube videos' }).waitFor();
        await page.getByRole('heading', { level: 3, name: 'Matomo' }).waitFor();
        await page.getByRole('button', { name: 'Reject all' }).click();
        await page.getByRole('button', { name: 'Reject all' }).waitFor({ state: 'detached' });
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      },
      look,
    );
  });

  it.each([true, false])('is one link away from every page, with scripts: %s', async (javaScriptEnabled) => {
    await visit(
      '',
      async (page) => {
        await page.getByRole('contentinfo').getByRole('link', { name: 'Who we use, and why' }).click();
        await page.getByRole('heading', { level: 1, name: 'Trackers on this site' }).waitFor();
        await page.getByText(PURPOSE).waitFor();
      },
      { javaScriptEnabled },
    );
  });

  it('has a link in its place where scripts do not run', async () => {
    await visit(
      'privacy',
      async (page) => {
        await page.locator('pixel-trackers').getByRole('link').click();
        await page.waitForURL('**/_pixels/trackers');
      },
      { javaScriptEnabled: false },
    );
  });
});

it('asks in the words and the colours that the shop has published', async () => {
  await visit('homes', async (page) => {
    const banner = page.getByRole('region', { name: 'May somebody look over your shoulder?' });
    await banner.waitFor();
    expect(await banner.evaluate((region) => getComputedStyle(region).backgroundColor)).toBe(
      'rgb(36, 72, 58)',
    );
  });
});
