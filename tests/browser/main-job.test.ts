import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ERRORS } from '../../server/src/contract';
import {
  faultsIn,
  heading,
  openPixel,
  openScreen,
  openStep,
  press,
  question,
  see,
  signIn,
  tick,
  type,
  whyNot,
} from './admin-panel';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';

jest.setTimeout(90_000);

const dataDir = mkdtempSync(path.join(tmpdir(), 'main-job-'));
const ID = '123456789012345';
const NAME = 'Spring campaign';

type Heard = Record<'vendor' | 'kind' | 'id' | 'event' | 'page', string>;

let demo: DemoApp;
let browser: Browser;
let editor: Page;
let approver: Page;
let visitor: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir }), launchChromium()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let broken = false;

/** One story: each part goes on where the one before it ended, so nothing after a fault says anything. */
const part = (name: string, play: () => Promise<void>) =>
  it(name, async () => {
    if (broken) throw new Error('An earlier part of the story failed.');
    broken = true;
    await play();
    broken = false;
  });

const startPixel = async (page: Page): Promise<void> => {
  await openScreen(page, 'Inventory');
  await page.getByRole('link', { name: 'Add a pixel' }).click();
  await heading(page, 'Add a pixel');
  await page.getByRole('radio', { name: 'Meta Pixel', exact: true }).click();
  await press(page, 'Next: Settings');
};

const describePixel = async (page: Page, name: string): Promise<void> => {
  await openStep(page, 'Purpose');
  await type(page, 'Name', name);
  await type(page, 'Purpose', 'Shows us which of our ads led to visits.');
  await openStep(page, 'Events');
  await tick(page, 'Page viewed');
  await type(page, 'Goal of “Page viewed”', 'Whether the spring ads bring people who stay.');
  await openStep(page, 'Owner');
  await press(page, 'That is me');
};

const submit = async (page: Page, name: string): Promise<void> => {
  await openStep(page, 'Summary');
  await press(page, 'Save and submit for approval');
  await heading(page, name);
};

const approve = async (page: Page, version: number): Promise<void> => {
  await press(page, `Approve version ${version}`);
  await question(page)
    .getByRole('button', { name: `Approve version ${version}` })
    .click();
  await see(page, 'Nothing waits.');
};

const publish = async (page: Page): Promise<void> => {
  await openScreen(page, 'Publish');
  await press(page, 'Publish 1 approved change');
  await question(page).getByRole('button', { name: 'Publish now' }).click();
  await see(page, 'Everything that was approved is live.');
};

const heard = async (): Promise<Heard[]> =>
  (await fetch(`${demo.standIn}log.json`)).json() as Promise<Heard[]>;

const events = async (): Promise<string[][]> =>
  (await heard()).filter(({ kind }) => kind === 'event').map(({ vendor, event, id }) => [vendor, event, id]);

/** Wait until the vendors heard this much. */
const until = async (count: number): Promise<void> => {
  const end = Date.now() + 15_000;
  while ((await events()).length < count && Date.now() < end) await visitor.waitForTimeout(50);
};

/** Wait until the vendors heard this much, and long enough after it for more to show itself. */
const eventsAfter = async (count: number): Promise<string[][]> => {
  await until(count);
  await settle();
  return events();
};

/** Long enough for a tag that should not run to show itself. */
const settle = () => visitor.waitForTimeout(500);

const forgetHeard = () => fetch(`${demo.standIn}clear`, { method: 'POST' });

const visit = (address: string) => visitor.goto(`${demo.shop}${address}`, { waitUntil: 'load' });

/** Look at a product and put it into the cart: two pages, from which the vendors hear anew. */
const addToCart = async (): Promise<void> => {
  await forgetHeard();
  await visit('homes/wren-box');
  await until(1);
  await press(visitor, 'Add to cart');
  await heading(visitor, 'Your cart');
};

part('tells the editor of an empty inventory what to do', async () => {
  editor = await signIn(browser, demo, demo.users.editor);
  await openScreen(editor, 'Overview');
  await heading(editor, 'Is our tracking in order?');
  await editor.getByText('Start with what is on your site today').waitFor();
  expect(await faultsIn(editor)).toEqual([]);
  await openScreen(editor, 'Inventory');
  await heading(editor, 'What runs on our site?');
  await editor.getByText('No pixel is listed yet. Add the first one').waitFor();
  expect(await faultsIn(editor)).toEqual([]);
});

part('says what is wrong with an id before anything is saved', async () => {
  await startPixel(editor);
  const id = editor.getByRole('textbox', { name: 'Pixel id', exact: true });
  await id.fill('12345');
  await openStep(editor, 'Summary');
  await see(editor, 'Name at least one event. A pixel that reports nothing is not needed.');
  await press(editor, 'Save and submit for approval');
  await see(editor, `Expected a Meta pixel id: 15 or 16 digits, for example: ${ID}.`);
  expect(await id.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await faultsIn(editor)).toEqual([]);

  await id.fill(ID);
  await editor.getByText('Looks right.').waitFor();
});

part('sums up in a sentence what the editor typed, and submits it', async () => {
  await describePixel(editor, NAME);
  await see(
    editor,
    `Meta Pixel 1234… tells Meta that a page was viewed, on all pages, once a visitor agrees to marketing. Jo Finch looks after it.`,
  );
  expect(await faultsIn(editor)).toEqual([]);
  await submit(editor, NAME);
  await see(editor, 'Waiting for approval');
});

part('does not let the editor approve, and says why', async () => {
  await see(editor, 'Waiting for somebody other than Jo Finch to approve version 1.');
  expect(await whyNot(editor, 'Approve version 1')).toBe(
    'Your role does not include the permission "Approve or send back". Somebody who manages roles can add it.',
  );
  expect(await faultsIn(editor)).toEqual([]);
});

part('shows the approver what waits, who wrote it and what to look at', async () => {
  approver = await signIn(browser, demo, demo.users.approver);
  await openScreen(approver, 'Approvals');
  await see(approver, 'One version waits for approval.');
  await see(approver, 'This pixel is new. Meta has not heard from this site through it before.');
  await approver.getByText('Version 1 by Jo Finch').waitFor();
  expect(await faultsIn(approver)).toEqual([]);

  await press(approver, 'Approve version 1');
  await see(approver, `Approve version 1 of ${NAME}?`);
  expect(await faultsIn(approver)).toEqual([]);
  await press(approver, 'Cancel');
  await approve(approver, 1);
});

part('sends a visitor nothing of what is approved but not published', async () => {
  visitor = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  visitor.setDefaultTimeout(20_000);
  await visit('');
  await settle();
  expect(await visitor.getByRole('button', { name: 'Accept all' }).count()).toBe(0);
  expect(await heard()).toEqual([]);
});

part('publishes what was approved', async () => {
  await openScreen(approver, 'Publish');
  await see(approver, 'One approved change waits to go live. Nothing has been published yet.');
  expect(await faultsIn(approver)).toEqual([]);
  await publish(approver);
  await see(approver, 'Nothing waits to go live. Publication 1 is live, with one pixel running.');
  expect(await faultsIn(approver)).toEqual([]);
});

part('lets no vendor hear of a visitor who has not chosen, or who said no', async () => {
  await visit('homes');
  await visitor.getByRole('button', { name: 'Reject all' }).waitFor();
  await settle();
  expect(await heard()).toEqual([]);

  await press(visitor, 'Reject all');
  await visitor.getByRole('button', { name: 'Reject all' }).waitFor({ state: 'hidden' });
  await settle();
  await visit('table');
  await settle();
  expect(await visitor.getByRole('button', { name: 'Reject all' }).count()).toBe(0);
  expect(await heard()).toEqual([]);
});

part('reports the page once after the visitor changed their mind', async () => {
  await visitor.getByRole('link', { name: 'Privacy choices' }).click();
  const choices = visitor.getByRole('dialog', { name: 'Your choices' });
  await choices.getByRole('button', { name: 'Accept all' }).click();
  expect(await eventsAfter(1)).toEqual([['Meta Pixel', 'PageView', ID]]);
  expect((await heard()).at(-1)?.page).toBe(`${demo.shop}table`);
});

part('reports nothing that was not declared', async () => {
  await addToCart();
  expect(await eventsAfter(2)).toEqual([
    ['Meta Pixel', 'PageView', ID],
    ['Meta Pixel', 'PageView', ID],
  ]);
});

part('asks again before a live pixel reports more', async () => {
  await openPixel(editor, NAME);
  await see(editor, 'Live');
  await editor.getByRole('link', { name: 'Edit', exact: true }).click();
  await openStep(editor, 'Events');
  await tick(editor, 'Put into the cart');
  await type(editor, 'Goal of “Put into the cart”', 'Which ads lead to orders.');
  await submit(editor, NAME);
  await see(editor, 'Change waiting');

  await openScreen(approver, 'Approvals');
  await see(approver, 'It would report a new event: Put into the cart.');
  await heading(approver, 'What changes compared with the approved version 1');
  expect(await faultsIn(approver)).toEqual([]);
  await addToCart();
  expect((await eventsAfter(2)).map(([, event]) => event)).toEqual(['PageView', 'PageView']);

  await approve(approver, 2);
  await publish(approver);
});

part('reports what was declared, approved and published, once', async () => {
  await addToCart();
  await eventsAfter(3);
  await visitor.reload();
  const added = (await eventsAfter(4)).filter(([, event]) => event === 'AddToCart');
  expect(added).toEqual([['Meta Pixel', 'AddToCart', ID]]);
});

part('stops at once when the editor says so', async () => {
  await openPixel(editor, NAME);
  await press(editor, 'Stop now');
  await see(editor, 'Visitors stop sending to Meta at once. It can be started again.');
  await question(editor).getByRole('button', { name: 'Stop now' }).click();
  await see(editor, 'Please write at least 3 characters.');
  await question(editor).getByRole('textbox', { name: 'Why?' }).fill('The campaign is over.');
  expect(await faultsIn(editor)).toEqual([]);
  await question(editor).getByRole('button', { name: 'Stop now' }).click();
  await editor.getByText('Stopped, with this reason: “The campaign is over.”').waitFor();
  expect(await faultsIn(editor)).toEqual([]);

  await forgetHeard();
  await visitor.reload();
  await settle();
  await visit('homes');
  await settle();
  expect(await heard()).toEqual([]);
});

part('does not let an author approve, whatever they may do', async () => {
  const owner = await signIn(browser, demo, demo.users.owner);
  await startPixel(owner);
  await type(owner, 'Pixel id', '5432109876543210');
  await describePixel(owner, 'Summer campaign');
  await submit(owner, 'Summer campaign');
  expect(await whyNot(owner, 'Approve version 1')).toBe(ERRORS.author_cannot_approve);
  await openScreen(owner, 'Approvals');
  expect(await whyNot(owner, 'Approve version 1')).toBe(ERRORS.author_cannot_approve);
  expect(await faultsIn(owner)).toEqual([]);

  await openScreen(owner, 'Overview');
  await see(owner, '2 pixels');
  await see(owner, 'Waiting for somebody else');
  expect(await faultsIn(owner)).toEqual([]);

  await openScreen(owner, 'Inventory');
  await owner.getByRole('row', { name: /Summer campaign.*Waiting for approval/ }).waitFor();
  await owner.getByRole('row', { name: /Spring campaign.*Stopped/ }).waitFor();
  expect(await faultsIn(owner)).toEqual([]);
});
