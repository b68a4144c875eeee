import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPanel, type Panel } from '../admin/admin-panel';
import { SNIPPETS } from '../cases/snippets';
import {
  answer,
  heading,
  openPixel,
  openScreen,
  openStep,
  openTab,
  pick,
  press,
  question,
  see,
  signIn,
  tick,
  type,
} from './admin-panel';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';
import { everyScreen } from './every-screen';
import { heard, hears } from './heard';
import { keyboardSuite } from './keyboard-suite';
import { story } from './story';

jest.setTimeout(120_000);

const dataDir = mkdtempSync(path.join(tmpdir(), 'editors-'));
const ID = '123456789012345';
const NAME = 'Spring campaign';

let demo: DemoApp;
let browser: Browser;
let editor: Page;
let approver: Page;
let visitor: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir }), launchChromium()]);
  editor = await signIn(browser, demo, demo.users.editor);
  approver = await signIn(browser, demo, demo.users.approver);
  visitor = await browser.newPage();
  visitor.setDefaultTimeout(20_000);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const startEdit = async (): Promise<void> => {
  await openPixel(editor, NAME);
  await editor.getByRole('link', { name: 'Edit', exact: true }).click();
  await heading(editor, 'Is everything right?');
};

const submit = async (): Promise<void> => {
  await openStep(editor, 'Summary');
  await press(editor, 'Save and submit for approval');
  await heading(editor, NAME);
};

const approveAndPublish = async (version: number): Promise<void> => {
  await press(approver, `Approve version ${version}`);
  await answer(approver, `Approve version ${version}`);
  await see(approver, 'Nothing waits.');
  await openScreen(approver, 'Publish');
  await press(approver, 'Publish 1 approved change');
  await answer(approver, 'Publish now');
  await see(approver, 'Everything that was approved is live.');
};

const visit = (address: string) => visitor.goto(`${demo.shop}${address}`, { waitUntil: 'load' });

describe('an editor and an approver', () => {
  const part = story();

  part('add a pixel by its snippet, to an empty inventory', async () => {
    await openScreen(editor, 'Inventory');
    await editor.getByText('No pixel is listed yet. Add the first one').waitFor();
    await editor.getByRole('link', { name: 'Add a pixel' }).click();
    await heading(editor, 'Which vendor?');
    const snippet = SNIPPETS['meta-pixel']?.({ pixelId: ID }) ?? '';
    await type(editor, 'The snippet that the vendor gave you', snippet);
    await see(editor, `This is Meta Pixel, ${ID}.`);
    await press(editor, 'Use Meta Pixel');
    await heading(editor, 'How does the vendor know your site?');
    expect(await editor.getByRole('textbox', { name: 'Pixel id', exact: true }).inputValue()).toBe(ID);
    await press(editor, 'Next: Purpose');
    await type(editor, 'Name', NAME);
    await type(editor, 'Purpose', 'For the ads that we buy.');
    await press(editor, 'Next: Consent');
    expect(await editor.getByRole('checkbox', { name: 'Marketing', exact: true }).isChecked()).toBe(true);
    await press(editor, 'Next: Events');
  });

  part('say which decisions it helps with, and when it reports', async () => {
    await tick(editor, 'Page viewed');
    await type(editor, 'Goal of “Page viewed”', 'Whether the spring ads bring people who stay.');
    await tick(editor, 'Put into the cart');
    await type(editor, 'Goal of “Put into the cart”', 'Which ads lead to orders.');
    await press(editor, 'Change when: Put into the cart');
    await pick(editor, 'Put into the cart: moment 1', 'When somebody clicks a link or a button');
    await type(editor, 'Text on the link or button', 'Add to cart');
    await see(editor, 'It is reported when somebody clicks “Add to cart”.');
    await press(editor, 'Next: Pages');
  });

  part('say where it runs, with an exception, and try it out', async () => {
    await type(editor, 'Place 1: path', '/homes');
    await press(editor, 'Add an exception');
    await pick(editor, 'Exception 1: how to read the path', 'This page alone');
    await type(editor, 'Exception 1: path', '/homes/owl-loft');
    await see(editor, 'So it runs on /homes but the page /homes/owl-loft.');
    await type(editor, 'A page of your site', '/homes/owl-loft');
    await editor.getByText('No, it does not run on /homes/owl-loft. This exception rules it out').waitFor();
    await type(editor, 'A page of your site', '/homes/wren-box');
    await editor.getByText('Yes, it runs on /homes/wren-box.').waitFor();
    await press(editor, 'Next: Owner');
    await press(editor, 'That is me');
    await submit();
    await see(
      editor,
      'Meta Pixel 1234… tells Meta that a page was viewed and something was put into the cart, on /homes but the page /homes/owl-loft, once a visitor agrees to marketing. Jo Finch looks after it.',
    );
  });

  part('send it back with a comment, which the editor reads and follows', async () => {
    await openScreen(approver, 'Approvals');
    await see(approver, 'This pixel is new. Meta has not heard from this site through it before.');
    await press(approver, 'Send back');
    await answer(approver, 'Send back');
    await see(approver, 'Please write at least 3 characters.');
    await question(approver)
      .getByRole('textbox', { name: 'What should be changed?' })
      .fill('Say what visitors get.');
    await answer(approver, 'Send back');
    await see(approver, 'Nothing waits.');

    await openPixel(editor, NAME);
    await see(
      editor,
      'Ana Reed sent version 1 back: “Say what visitors get.” Change it, then submit it again.',
    );
    await startEdit();
    await openStep(editor, 'Purpose');
    await type(editor, 'Purpose', 'Shows us which of our ads led to visits.');
    await submit();
  });

  part('read the difference, approve and publish', async () => {
    await openPixel(approver, NAME);
    await openTab(approver, '2 versions');
    await see(approver, 'Words the purpose anew.');
    await see(approver, 'Shows us which of our ads led to visits.');
    await openScreen(approver, 'Approvals');
    await approveAndPublish(2);
    await openPixel(editor, NAME);
    await see(editor, 'Version 2 is live.');
  });

  part('have it run for visitors who agree, where and when it was said', async () => {
    await visit('homes');
    await press(visitor, 'Accept all');
    await hears(demo, 'PageView /homes');
    await visit('table');
    await visit('homes/owl-loft');
    await visit('homes/wren-box');
    await hears(demo, 'PageView /homes/wren-box');
    await press(visitor, 'Add to cart');
    await hears(demo, 'AddToCart /homes/wren-box');
    expect(await heard(demo)).toEqual([
      'PageView /homes',
      'PageView /homes/wren-box',
      'AddToCart /homes/wren-box',
    ]);
  });

  part('change it, and read in sentences what that means', async () => {
    await startEdit();
    await openStep(editor, 'Events');
    await tick(editor, 'Product viewed');
    await type(editor, 'Goal of “Product viewed”', 'Which products the ads should show.');
    await openStep(editor, 'Pages');
    await press(editor, 'Add a place');
    await type(editor, 'Place 2: path', '/table');
    await submit();
    await openScreen(approver, 'Approvals');
    await heading(approver, 'What changes compared with the approved version 2');
    await approver.getByText(/^Adds the event Product viewed: Meta would be told/).waitFor();
    await see(approver, 'Runs in another place: /table.');
    await approveAndPublish(3);
    await visit('table');
    await hears(demo, 'PageView /table');
  });

  part('ask why it runs or not', async () => {
    await openPixel(editor, NAME);
    await openTab(editor, 'Why?');
    await type(editor, 'Path of the page', '/homes');
    await press(editor, 'Ask');
    await see(editor, 'No, it does not run');
    await see(editor, 'The visitor has not agreed to every category that it needs.');
    await tick(editor, 'Has answered the question about consent');
    await tick(editor, 'Agreed to: Marketing');
    await press(editor, 'Ask');
    await see(editor, 'Yes, it runs');
    await see(editor, 'It may talk to connect.facebook.net and www.facebook.com.');
    await type(editor, 'Path of the page', '/kids');
    await press(editor, 'Ask');
    await see(editor, 'It is not meant to run on /kids.');
  });

  part('write to each other about it', async () => {
    await openTab(editor, /comment/i);
    await type(editor, 'Write a comment', 'Do we still need the cart?');
    await press(editor, 'Send comment');
    await editor.getByRole('listitem').getByText('Do we still need the cart?').waitFor();
    await openPixel(approver, NAME);
    await openTab(approver, /comment/i);
    await see(approver, 'Do we still need the cart?');
  });

  part('take up an earlier version, and stop what runs at once', async () => {
    await openTab(editor, '3 versions');
    await editor.getByRole('button', { name: /^Version 2/ }).click();
    await press(editor, 'Restore version 2');
    await question(editor)
      .getByText(/^Takes out the event Product viewed/)
      .waitFor();
    await answer(editor, 'Restore version 2');
    await editor.getByText('Version 3 is live. Version 4 is a draft.').waitFor();
    await press(editor, 'Stop now');
    await question(editor).getByRole('textbox', { name: 'Why?' }).fill('The campaign is over.');
    await answer(editor, 'Stop now');
    await editor.getByText('Stopped, with this reason: “The campaign is over.”').waitFor();
    const before = await heard(demo);
    await visit('homes');
    await visitor.waitForTimeout(500);
    expect(await heard(demo)).toEqual(before);
  });

  part('find all of it on the overview and in the log', async () => {
    await openScreen(approver, 'Overview');
    await see(approver, '1 pixel');
    await see(approver, 'Stopped it: The campaign is over.');
    await openScreen(approver, 'Activity');
    for (const line of [
      `Added the pixel "${NAME}".`,
      'Sent version 1 back: Say what visitors get.',
      'Approved version 2.',
      'Approved version 3.',
      'Stopped it: The campaign is over.',
    ]) {
      await see(approver, line);
    }
    await press(approver, 'Check the chain');
    await see(approver, 'The chain holds');
    await approver.getByText(/^All \d+ entries are just as they were written\.$/).waitFor();
  });
});

describe('with the keyboard alone', () => keyboardSuite(() => ({ browser, demo })));

it('something waits, for the screens to show', async () => {
  await openPixel(editor, NAME);
  await press(editor, 'Submit version 4 for approval');
  await see(editor, 'Change waiting');
});

describe('axe finds no fault, light, dark and on a phone, on', () => {
  let panel: Panel;

  beforeAll(async () => {
    panel = await openPanel(browser, demo, demo.users.owner);
  });

  afterAll(() => panel?.page.context().close());

  it.each(everyScreen('spring-campaign'))('%s', async (_, address, prepare) => {
    await panel.look({});
    await panel.open(address);
    await prepare(panel);
    // Strapi's buttons turn pale below the pointer, which is Strapi's business.
    await panel.page.mouse.move(0, 0);
    expect({ light: await panel.objections() }).toEqual({ light: [] });
    await panel.look({ dark: true });
    expect({ dark: await panel.objections() }).toEqual({ dark: [] });
    await panel.look({ width: 390 });
    expect({ phone: await panel.objections() }).toEqual({ phone: [] });
    expect(await panel.sideways()).toEqual([]);
  });
});
