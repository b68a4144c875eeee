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
const FIRST = ['next-routes', 'next', 'astro', 'sveltekit'];
const AT_ONCE = 2;
/** Those whose product page has a slow part. */
const STREAMING = ['next', 'next-routes', 'sveltekit'];
/** Those whose product page shows a film of another site. */
const FILMING = ['next', 'sveltekit'];

const names = exampleNames().sort((a, b) => FIRST.indexOf(b) - FIRST.indexOf(a));

/** What became of an example. */
interface Story {
  installed?: Installed;
  /** Why it did not do what it should. */
  fault?: Error;
}

const folder = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-front-ends-'));
const standIn = createVendorStandIn();
const stories = new Map<string, Story>();
const running: Running[] = [];
let standInUrl: string;
let browser: Browser;
let strapi: PublishedStrapi;

/** Look at a site as somebody who has not been there before. Nothing in the pages may fail meanwhile. */
const visit = async (origin: string, play: (visit: Visit) => Promise<void>): Promise<void> => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => {
    // Browsers ask for a picture of the site by themselves.
    const isOurs = !message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && isOurs) faults.push(message.text());
  });
  try {
    await play(await watchVisit(context, origin, { url: standInUrl, log: standIn.log }));
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
};

/** A visitor says no, then yes, and takes it back. */
const choose = async (visitor: Visit, origin: string): Promise<void> => {
  const view = (address: string) => `${strapi.pixelId} PageView ${address}`;
  const proof = async () => strapi.proof(await visitor.proof());
  const { page, heard } = visitor;

  await page.goto(origin);
  await page.getByRole('button', { name: 'Reject all' }).waitFor();
  expect(await heard(0)).toEqual([]);
  await answerBanner(visitor, 'Reject all');
  await follow(visitor, 'Wren Box', 'Wren Box');
  expect(await heard(0)).toEqual([]);
  expect(await isAsked(visitor)).toBe(false);
  expect(visitor.asked()).toBe(0);
  expect(await proof()).toMatchObject({ categories: [], way: 'reject_all' });

  const told = [view('/products/wren-box')];
  await changeChoice(visitor, 'Accept all');
  expect(await heard(told.length)).toEqual(told);
  expect(await proof()).toMatchObject({ way: 'accept_all' });

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
  expect(await proof()).toMatchObject({ categories: [], way: 'reject_all' });
};

/** A visitor comes to the film by a link, agrees, comes again, and takes it back. */
const watchFilm = async (visitor: Visit, origin: string): Promise<void> => {
  const { page, films } = visitor;
  const waiting = page.getByRole('region', { name: 'This comes from YouTube' });
  const shown = page.locator('iframe[title="How to hang up a birdhouse"]');

  await page.goto(origin);
  await follow(visitor, 'Wren Box', 'Wren Box');
  await waiting.waitFor();
  expect(films()).toBe(0);
  await answerBanner(visitor, 'Accept all');
  await shown.waitFor();
  await follow(visitor, 'Cart', 'Your cart');
  await follow(visitor, 'Birdhouses', 'Birdhouses');
  await follow(visitor, 'Wren Box', 'Wren Box');
  await shown.waitFor();
  expect(films()).toBe(2);
  await changeChoice(visitor, 'Reject all');
  await page.goto(`${origin}/products/wren-box`);
  await waiting.waitFor();
  expect(films()).toBe(2);
};

/** Milliseconds between the arrival of a text and that of the last of its page. */
const restAfter = async (address: string, text: string): Promise<number> => {
  const answer = await fetch(address);
  const decoder = new TextDecoder();
  let [page, seen] = ['', 0];
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    page += decoder.decode(part, { stream: true });
    if (seen === 0 && page.includes(text)) seen = performance.now();
  }
  expect(page).toContain('/_pixels/loader.');
  return performance.now() - seen;
};

const tryOut = async (installed: Installed): Promise<void> => {
  const site = await start(installed, strapi.env);
  running.push(site);
  const gpc = await fetch(`${site.origin}/.well-known/gpc.json`);
  expect([gpc.status, await gpc.text()]).toEqual([200, expect.stringMatching(/^\{"gpc":true,/)]);
  await visit(site.origin, (visitor) => choose(visitor, site.origin));
  if (FILMING.includes(installed.name))
    await visit(site.origin, (visitor) => watchFilm(visitor, site.origin));
  if (!STREAMING.includes(installed.name)) return;
  // The warehouse takes half a second.
  expect(await restAfter(`${site.origin}/products/wren-box`, 'Counting')).toBeGreaterThan(300);
};

const tell = async (name: string, tarball: string, others: Promise<unknown>): Promise<Story> => {
  const story: Story = {};
  try {
    story.installed = await install(name, path.join(folder, name), tarball);
    await others;
    await tryOut(story.installed);
  } catch (fault) {
    story.fault = fault instanceof Error ? fault : new Error(String(fault), { cause: fault });
  }
  return story;
};

/** They wait for npm, for builds, and for what is not to happen: so they go their ways side by side. */
const tellAll = async (tarball: string, others: Promise<unknown>): Promise<void> => {
  const waiting = [...names];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      stories.set(name, await tell(name, tarball, others));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const openOthers = async (): Promise<void> => {
  [browser, strapi] = await Promise.all([launchChromium(), publishedStrapi('front-ends', standInUrl)]);
};

beforeAll(async () => {
  ({ url: standInUrl } = await standIn.listen());
  const others = openOthers();
  await Promise.all([others, tellAll(pack(folder), others)]);
}, MINUTES * 60_000);

afterAll(async () => {
  await Promise.all([browser?.close(), ...running.map((site) => site.stop())]);
  await strapi?.stop();
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(names)('%s', (name) => {
  it('comes without Strapi, and without what only its screens need', () => {
    const { installed, fault } = stories.get(name) as Story;
    if (!installed) throw fault ?? new Error('It was not installed.');
    const further = furtherPackages(installed);
    expect(further.filter((each) => /^(@strapi\/|react|styled-components|koa$)/.test(each))).toEqual([]);
    expect(further).not.toContain(NAME);
    expect(further).toContain('zod');
  });

  it('lets vendors hear of a visitor for as long as they agree, keeps the proofs in Strapi, and streams', () => {
    const { fault } = stories.get(name) as Story;
    if (fault) throw fault;
  });
});
