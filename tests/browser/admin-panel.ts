import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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
  look: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...look,
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
