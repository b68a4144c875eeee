import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { DemoApp, DemoUser } from '../browser/demo-app';

const HOME = 'plugins/pixel-inventory';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How a window looks. `width` in pixels; 390 is a phone. */
export interface Look {
  width?: number;
  dark?: boolean;
}

/** One person's window with the admin panel, signed in. */
export interface Panel {
  page: Page;
  /** Open one of the plugin's screens: `''` is the overview, `/publish` … */
  open: (screen: string) => Promise<void>;
  /** Look at the screen that is open in another way, with what was typed into it. */
  look: (look: Look) => Promise<void>;
  /** What axe-core objects to on the screen that is open; empty: nothing. */
  objections: () => Promise<string[]>;
  /** What can be scrolled sideways; empty: nothing. */
  sideways: () => Promise<string[]>;
  button: (name: string | RegExp) => ReturnType<Page['getByRole']>;
  /** The button in the question that is open. */
  answer: (name: string | RegExp) => ReturnType<Page['getByRole']>;
}

const signIn = async (page: Page, demo: DemoApp, { email, password }: DemoUser): Promise<void> => {
  await page.goto(demo.admin);
  await page.getByLabel(/Email/).fill(email);
  await page
    .getByLabel(/Password/)
    .first()
    .fill(password);
  await page.getByRole('button', { name: /Login/ }).click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
};

/** Wait until nothing fades or slides any more: half-shown text has half the contrast. Spinners turn for ever. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
        .map((animation) => animation.finished),
    ),
  );

// Run in the page: no outside script can be loaded there, and none has to be.
const objectionsNow = async (page: Page): Promise<string[]> => {
  await settled(page);
  await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults, string[]>(
    (standards) =>
      (
        globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResults> } }
      ).axe.run(document, { runOnly: standards }),
    STANDARDS,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

const FADE_MS = 1000;

/** Ask once more before complaining: a question that closes begins to fade a moment after it was answered. */
const objectionsOn = async (page: Page): Promise<string[]> => {
  const first = await objectionsNow(page);
  if (first.length === 0) return first;
  await page.waitForTimeout(FADE_MS);
  return objectionsNow(page);
};

const sidewaysOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const scrolls =
          overflowX === 'auto' || overflowX === 'scroll' || element === document.documentElement;
        return scrolls && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  );

const HEIGHT = 900;

const schemeOf = (dark: boolean) => (dark ? ('dark' as const) : ('light' as const));

/** Sign somebody in. */
export const openPanel = async (
  browser: Browser,
  demo: DemoApp,
  user: DemoUser,
  { width = 1440, dark = false }: Look = {},
): Promise<Panel> => {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    colorScheme: schemeOf(dark),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await signIn(page, demo, user);
  return {
    page,
    open: async (screen) => {
      await page.goto(`${demo.admin}/${HOME}${screen}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
    },
    look: async (to) => {
      await page.emulateMedia({ colorScheme: schemeOf(to.dark ?? dark) });
      await page.setViewportSize({ width: to.width ?? width, height: HEIGHT });
    },
    objections: () => objectionsOn(page),
    sideways: () => sidewaysOn(page),
    button: (name) => page.getByRole('button', { name }).first(),
    answer: (name) => page.getByRole('alertdialog').getByRole('button', { name }),
  };
};
