/** Every example of demo/front-ends, installed from what npm would publish, with a Strapi that is elsewhere. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createVendorStandIn } from '../../demo/vendor-stand-in';
import { launchChromium } from '../browser/chromium';
import { answerBanner, changeChoice, follow, isAsked, type Visit, watchVisit } from './consent-path';
import { exampleNames, furtherPackages, install, type Installed, type Running, start } from './examples';
import { NAME, pack } from './pack';
import { type PublishedStrapi, publishedStrapi } from './published-strapi';

/** On a machine that has nothing of the frameworks yet, the registry decides how long it takes. */
const MINUTES = 15;
/** Those that take longest begin. */
const FIRST = ['next', 'astro', 'sveltekit'];
const AT_ONCE = 2;

const names = exampleNames().sort((a, b) => FIRST.indexOf(b) - FIRST.indexOf(a));

jest.setTimeout(90_000);

const folder = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-front-ends-'));
const standIn = createVendorStandIn();
const installed = new Map<string, Installed>();
const running = new Map<string, Running>();
let standInUrl: string;
let browser: Browser;
let strapi: PublishedStrapi;

const installAll = async (tarball: string): Promise<void> => {
  const waiting = [...names];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      installed.set(name, await install(name, path.join(folder, name), tarball));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

beforeAll(async () => {
  ({ url: standInUrl } = await standIn.listen());
  [browser, strapi] = await Promise.all([
    launchChromium(),
    publishedStrapi('front-ends', standInUrl),
    installAll(pack(folder)),
  ]);
}, MINUTES * 60_000);

afterAll(async () => {
  await Promise.all([browser?.close(), ...[...running.values()].map((site) => site.stop())]);
  await strapi?.stop();
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Look at a site as somebody who has not been there before. */
const visit = async (name: string, play: (visit: Visit, origin: string) => Promise<void>): Promise<void> => {
  const { origin } = running.get(name) as Running;
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => {
    // Browsers ask for a picture of the site by themselves.
    const isOurs = !message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && isOurs) faults.push(message.text());
  });
  try {
    await play(await watchVisit(context, origin, { url: standInUrl, log: standIn.log }), origin);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
};

describe.each(names)('%s', (name) => {
  it('comes without Strapi, and without what only its screens need', () => {
    const further = furtherPackages(installed.get(name) as Installed);
    expect(further.filter((each) => /^(@strapi\/|react|styled-components|koa$)/.test(each))).toEqual([]);
    expect(further).not.toContain(NAME);
    expect(further).toContain('zod');
  });

  it('starts, and shows what is published', async () => {
    running.set(name, await start(installed.get(name) as Installed, strapi.env));
  });

  it('lets vendors hear of a visitor for as long as they agree, and keeps the proofs in Strapi', async () => {
    await visit(name, async (visitor, origin) => {
      const view = (address: string) => `${strapi.pixelId} PageView ${address}`;
      const { page, heard } = visitor;

      await page.goto(origin);
      await page.getByRole('button', { name: 'Reject all' }).waitFor();
      expect(await heard(0)).toEqual([]);
      await answerBanner(visitor, 'Reject all');
      await follow(visitor, 'Wren Box', 'Wren Box');
      expect(await heard(0)).toEqual([]);
      expect(await isAsked(visitor)).toBe(false);
      expect(visitor.asked()).toBe(0);
      expect(await strapi.proof(await visitor.proof())).toMatchObject({ categories: [], way: 'reject_all' });

      const told = [view('/products/wren-box')];
      await changeChoice(visitor, 'Accept all');
      expect(await heard(told.length)).toEqual(told);
      expect(await strapi.proof(await visitor.proof())).toMatchObject({ way: 'accept_all' });

      told.push(view('/cart'));
      await follow(visitor, 'Cart', 'Your cart');
      expect(await heard(told.length)).toEqual(told);

      told.push(view('/cart'));
      await page.reload();
      expect(await heard(told.length)).toEqual(told);
      expect(await isAsked(visitor)).toBe(false);

      await changeChoice(visitor, 'Reject all');
      await follow(visitor, 'Birdhouses', 'Birdhouses');
      await page.goto(`${origin}/products/wren-box`);
      expect(await heard(told.length)).toEqual(told);
      expect(await strapi.proof(await visitor.proof())).toMatchObject({ categories: [] });
    });
  });
});
