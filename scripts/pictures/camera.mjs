/** Take pictures of what is in a window, and write them to docs/images. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPalette } from './png.mjs';

const IMAGES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs/images');
const MAX_BYTES = 100_000;
/** Until a screen has found its place in another width. */
const REDRAW_MS = 300;

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const LOOKS = [
  ['light', DESK],
  ['dark', DESK],
  ['light', PHONE],
  ['dark', PHONE],
];

/** Open a window. */
export const open = async (browser, viewport) => {
  const context = await browser.newContext({
    viewport,
    colorScheme: 'light',
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
};

// The names on the command line; without any, every picture is taken.
const names = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const isWanted = (name) => names.length === 0 || names.includes(name);

/** Wait until everything is at rest: the pointer away, letters there, Strapi's notes faded. */
const rest = async (page) => {
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(500);
};

const shoot = async (page, name) => {
  await rest(page);
  const picture = withPalette(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  const file = path.join(IMAGES, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, picture);
  console.log(`${name}.png  ${Math.round(picture.length / 1000)} kB`);
  if (picture.length > MAX_BYTES) throw new Error(`${name}.png is over ${MAX_BYTES / 1000} kB.`);
};

/** Take one picture of the window as it is. */
export const take = async (page, name) => {
  if (isWanted(name)) await shoot(page, name);
};

const toTop = (page) =>
  page.evaluate(() => {
    document.activeElement?.blur();
    for (const element of document.querySelectorAll('*')) {
      if (element.scrollTop > 0) element.scrollTop = 0;
    }
  });

// Strapi's header stays at the top of a window, over what is scrolled below it.
const intoView = (element) => {
  element.style.scrollMarginTop = '7rem';
  element.scrollIntoView({ block: 'start' });
};

/**
 * Take a screen in light and dark, wide and narrow, from its top or, where `from` finds something, from there on.
 * What was typed and opened stays as it is; `onPhone` opens what a phone hides.
 */
export const takeScreen = async (page, name, { from, onPhone = () => {} } = {}) => {
  if (!isWanted(name)) return;
  for (const [colorScheme, viewport] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await page.waitForTimeout(REDRAW_MS);
    await toTop(page);
    if (viewport === PHONE) await onPhone(page);
    if (from) await from(page).evaluate(intoView);
    await shoot(page, `screens/${name}-${colorScheme}-${viewport.width}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESK);
};
