import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { DemoApp, DemoUser } from './demo-app';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = 20_000;

/** Our part of a screen: what Strapi's frame surrounds, and a question that is asked above it. */
const OURS = [['main'], ['[role="alertdialog"]']];

/** Sign in as a person would, in a browser of their own. Answers with the panel's first page. */
export const signIn = async (
  browser: Browser,
  { admin }: Pick<DemoApp, 'admin'>,
  { email, password }: DemoUser,
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(admin);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('link', { name: 'Pixel inventory' }).waitFor();
  return page;
};

/** Take the pointer off what it rests on, and wait until colours have settled: Strapi's pale hover is Strapi's. */
const rest = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const fades = document.getAnimations().filter((fade) => fade instanceof CSSTransition);
    return Promise.allSettled(fades.map((fade) => fade.finished)).then(() => undefined);
  });
};

/** Check our part of a screen with axe; the frame around it is Strapi's business. */
export const faultsIn = async (page: Page): Promise<string[]> => {
  await rest(page);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (include) => (window as unknown as { axe: typeof axe }).axe.run({ include }),
    OURS,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** Press the button with exactly this name. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Wait until a text can be seen. */
export const see = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

/** Wait until a heading is there: the screen below it has opened. */
export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).waitFor();

/** The question that is asked above the screen. */
export const question = (page: Page) => page.getByRole('alertdialog');

/** Open a screen of the plugin: by Strapi's own menu, then by the plugin's beside it. */
export const openScreen = async (
  page: Page,
  name:
    | 'Overview'
    | 'Inventory'
    | 'Approvals'
    | 'Publish'
    | 'Reviews'
    | 'Banner and rules'
    | 'Activity'
    | 'Settings',
): Promise<void> => {
  await page.getByRole('link', { name: 'Pixel inventory', exact: true }).click();
  // The tooltip of Strapi's icon lies over our menu for as long as the pointer rests there.
  await page.mouse.move(0, 0);
  // It stays for a pointer that may be on its way to it, so that one move away is not enough.
  await page.mouse.move(1000, 0);
  const menu = page.getByRole('navigation', { name: 'Pixel inventory' });
  await menu.getByRole('link', { name: new RegExp(`^${name}`) }).click();
};

/** Open a pixel from the inventory. */
export const openPixel = async (page: Page, name: string): Promise<void> => {
  await openScreen(page, 'Inventory');
  await page.getByRole('link', { name, exact: true }).click();
  await heading(page, name);
};

/** Type into the field with exactly this label. */
export const type = (page: Page, label: string, text: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(text);

/** Tick or untick a box. */
export const tick = (page: Page, label: string) =>
  page.getByRole('checkbox', { name: label, exact: true }).click();

/** Choose an option of the list with exactly this label. */
export const pick = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** Open a tab of a pixel's screen. */
export const openTab = (page: Page, name: string | RegExp) =>
  page.getByRole('tab', { name, exact: true }).click();

/** Answer the question that is asked above the screen. */
export const answer = (page: Page, name: string) =>
  question(page).getByRole('button', { name, exact: true }).click();

/** Read beside a button why it cannot be pressed. */
export const whyNot = async (page: Page, name: string): Promise<string> => {
  const button = page.getByRole('button', { name, exact: true, disabled: true });
  const id = await button.getAttribute('aria-describedby');
  return page.locator(`[id="${id}"]`).innerText();
};

/** Open a step of the form, by the row of steps above it. */
export const openStep = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
