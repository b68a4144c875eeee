import type { Page } from 'playwright-core';

type Role = Parameters<Page['getByRole']>[0];

const MOST_TABS = 200;

/**
 * Press Tab until what has this role and name has the focus, and nothing but Tab. Fails after 200 times: what is
 * farther away, or not in the order of Tab at all, cannot be reached by somebody without a mouse.
 */
export const reach = async (page: Page, role: Role, name: string | RegExp): Promise<void> => {
  const wanted = page.locator(':focus').and(page.getByRole(role, { name, exact: true }));
  for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
    if ((await wanted.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_TABS} tabs do not lead to the ${role} “${name}”.`);
};

/** Go there by Tab and press a key, Enter unless another is named. */
export const hit = async (page: Page, role: Role, name: string | RegExp, key = 'Enter'): Promise<void> => {
  await reach(page, role, name);
  await page.keyboard.press(key);
};

/** Go to a field by Tab and type into it. */
export const write = async (page: Page, name: string, text: string): Promise<void> => {
  await reach(page, 'textbox', name);
  await page.keyboard.type(text);
};
