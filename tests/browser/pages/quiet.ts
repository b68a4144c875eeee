import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** Milliseconds without a request after which a page counts as quiet. */
const QUIET = 150;
const PATIENCE = 10_000;

/**
 * Do something that loads a page, and wait until it has loaded and asked for nothing for a while. Playwright's own `networkidle`
 * waits half a second, which hundreds of pages add up to minutes.
 */
export const untilQuiet = async (page: Page, action: () => Promise<unknown>): Promise<void> => {
  const open = new Set<Request>();
  let since = Date.now();
  const begin = (request: Request) => void open.add(request);
  const end = (request: Request) => {
    open.delete(request);
    since = Date.now();
  };
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  await action();
  await page.waitForLoadState('load');
  const deadline = Date.now() + PATIENCE;
  since = Math.max(since, Date.now());
  while ((open.size > 0 || Date.now() - since < QUIET) && Date.now() < deadline) await sleep(10);
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
};

/** Open a page of a site, and wait until it is quiet. */
export const openQuietly = (page: Page, address: string): Promise<void> =>
  untilQuiet(page, () => page.goto(address));

/** Load a page anew, and wait until it is quiet. */
export const reloadQuietly = (page: Page): Promise<void> => untilQuiet(page, () => page.reload());
