import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoApp } from './demo-app';

/** What the stand-in for the vendors heard, each with the page. */
export const heard = async ({ standIn }: DemoApp): Promise<string[]> => {
  const log = (await (await fetch(`${standIn}log.json`)).json()) as Record<string, string>[];
  return log
    .filter(({ kind }) => kind === 'event')
    .map(({ event, page = '' }) => `${event} ${new URL(page).pathname}`);
};

/** Wait until the vendors heard something in particular. */
export const hears = async (demo: DemoApp, what: string): Promise<void> => {
  const end = Date.now() + 15_000;
  while (!(await heard(demo)).includes(what) && Date.now() < end) await sleep(100);
  expect(await heard(demo)).toContain(what);
};
