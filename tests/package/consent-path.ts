import type { BrowserContext, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VendorStandIn } from '../../demo/vendor-stand-in';

/** Milliseconds in which a tag that should not run would show itself. */
const SETTLE = 400;

/** Where the film of the examples comes from. */
const FILMS = 'https://www.youtube-nocookie.com';

/** One visitor of one site, and what the vendors hear of it. */
export interface Visit {
  page: Page;
  /** The requests to vendors that left the browser, since the beginning. */
  asked: () => number;
  /** How often the browser asked for a film, since the beginning. */
  films: () => number;
  /** Wait until the vendors heard this many events, and for more to show itself. Answers with the events. */
  heard: (count: number) => Promise<string[]>;
  /** Number of the proof of the visitor's last choice. */
  proof: () => Promise<string>;
}

/** Watch a visitor. Several can share a stand-in: each site has an origin of its own. */
export const watchVisit = async (
  context: BrowserContext,
  origin: string,
  standIn: { url: string; log: VendorStandIn['log'] },
): Promise<Visit> => {
  let asked = 0;
  context.on('request', (request) => {
    if (request.url().startsWith(standIn.url)) asked += 1;
  });
  let films = 0;
  await context.route(`${FILMS}/**`, async (route) => {
    films += 1;
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Film</title>' });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const events = () =>
    standIn.log
      .filter(({ kind, page: where }) => kind === 'event' && where.startsWith(`${origin}/`))
      .map(({ id, event, page: where }) => `${id} ${event} ${new URL(where).pathname}`);
  return {
    page,
    asked: () => asked,
    films: () => films,
    heard: async (count) => {
      const end = Date.now() + 15_000;
      while (events().length < count && Date.now() < end) await sleep(50);
      await sleep(SETTLE);
      return events();
    },
    proof: async () => {
      const cookies = await context.cookies(origin);
      const { value = '' } = cookies.find(({ name }) => name === 'pixel_consent') ?? {};
      return /\.([0-9A-Z]{16})$/.exec(decodeURIComponent(value))?.[1] ?? '';
    },
  };
};

const button = (page: Page, name: string) => page.getByRole('button', { name });

/** Answer the banner. */
export const answerBanner = async ({ page }: Visit, name: 'Accept all' | 'Reject all'): Promise<void> => {
  await button(page, name).click();
  await button(page, name).waitFor({ state: 'hidden' });
};

/** Open the choices by the link at the foot of the page, and choose. */
export const changeChoice = async ({ page }: Visit, name: 'Accept all' | 'Reject all'): Promise<void> => {
  await page.getByRole('link', { name: 'Privacy choices' }).click();
  const choices = page.getByRole('dialog', { name: 'Your choices' });
  await choices.getByRole('button', { name }).click();
  await choices.waitFor({ state: 'hidden' });
};

/** Follow a link, in whatever way the site shows its next page. */
export const follow = async ({ page }: Visit, link: string, heading: string): Promise<void> => {
  await page.getByRole('link', { name: link }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

/** Whether the visitor is asked. */
export const isAsked = ({ page }: Visit): Promise<boolean> => button(page, 'Reject all').isVisible();
