import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openPanel, type Panel } from '../admin/admin-panel';
import { startSmtp, type SmtpServer } from '../fakes/smtp';
import { press, see } from './admin-panel';
import { launchChromium } from './chromium';
import { startDemo, type DemoApp } from './demo-app';
import { hit } from './keyboard';
import { lookBack } from './look-back';

jest.setTimeout(60_000);

const dataDir = mkdtempSync(path.join(tmpdir(), 'reviews-retry-'));
/** Whom nobody wrote to this week, and who gets no second digest in a week. */
const LOU = 'lou@wrenhouse.example';

let smtp: SmtpServer;
let demo: DemoApp;
let browser: Browser;
let owner: Panel;

beforeAll(async () => {
  smtp = await startSmtp();
  const args = ['--smtp-port', String(smtp.port)];
  [demo, browser] = await Promise.all([startDemo({ dataDir, filled: true, args }), launchChromium()]);
  owner = await openPanel(browser, demo, demo.users.owner);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  await smtp?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The newest mail to Lou, as the list of mails shows it. */
const newest = () =>
  owner.page
    .getByRole('listitem')
    .filter({ hasText: `to ${LOU}` })
    .first();

const toLou = () => smtp.mails.filter(({ to }) => to.includes(LOU));

it('a mail that the mail server refuses is listed with what that said', async () => {
  smtp.refuse = LOU;
  smtp.mails.length = 0;
  lookBack(dataDir, 'films-at-youtube', 190);
  await owner.open('/settings');
  await press(owner.page, 'Look now');
  const mail = newest();
  await mail.getByText('Failed, is tried again', { exact: true }).waitFor();
  await mail.getByText('About: films-at-youtube', { exact: true }).waitFor();
  await mail.getByText(/^The provider said: .*No such mailbox/).waitFor();
  expect(toLou()).toEqual([]);
  expect(await owner.objections()).toEqual([]);
});

it('stays failed where it is refused once more, and says how often it was tried', async () => {
  await hit(owner.page, 'button', `Try again: mail to ${LOU}`);
  await newest().getByText('Tried 2 times.', { exact: true }).waitFor();
  await newest().getByText('Failed, is tried again', { exact: true }).waitFor();
  expect(toLou()).toEqual([]);
});

it('is delivered by “Try again” once the mail server takes it, with the keyboard alone', async () => {
  smtp.refuse = '';
  await hit(owner.page, 'button', `Try again: mail to ${LOU}`);
  await see(owner.page, 'Tried again.');
  await newest().getByText('Sent', { exact: true }).waitFor();
  expect(
    await newest()
      .getByText(/^The provider said/)
      .count(),
  ).toBe(0);
  expect(await owner.page.getByRole('button', { name: `Try again: mail to ${LOU}` }).count()).toBe(0);
  expect(toLou()).toHaveLength(1);
  expect(await owner.objections()).toEqual([]);
});
