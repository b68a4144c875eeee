/** `pixel-inventory reviews run`, as an operator's cron starts it: a process of its own in the folder of the app. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { headerOf } from '../fakes/read-mail';
import { daysAgo } from './review-flows';
import { startReviewSite, type ReviewSite } from './review-site';

const ROOT = path.resolve(__dirname, '../..');
const COMMAND = path.join(ROOT, 'bin/pixel-inventory.cjs');

let site: ReviewSite;
let dir: string;

interface Ended {
  code: number;
  said: string;
  warned: string;
}

const run = (words: string[], cwd = dir): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...words], { cwd }, (_error, said, warned) =>
      resolve({ code: child.exitCode ?? -1, said, warned }),
    );
  });

const writeStart = (code: string): void =>
  writeFileSync(
    path.join(dir, 'src/index.js'),
    `module.exports = { bootstrap: ({ strapi }) => { ${code} } };\n`,
  );

/** The app sends its mails by the server on loopback. */
const writeMailer = (port: number): void =>
  writeStart(`
    const transport = require(${JSON.stringify(require.resolve('nodemailer'))})
      .createTransport({ host: '127.0.0.1', port: ${port}, ignoreTLS: true });
    strapi.plugin('email').provider = { send: (mail) => transport.sendMail({ from: 'cms@example.org', ...mail }) };
  `);

beforeAll(async () => {
  site = await startReviewSite('review-command');
  ({ dir } = site.app);
  await site.on.live('Autumn ads', daysAgo(95));
  await site.app.stop();
  writeMailer(site.smtp.port);
}, 120_000);

afterAll(() => site.smtp.stop());

/** What its owner is asked; of its approval, mails go out as well. */
const toOwners = () =>
  site.smtp.mails.map((mail) => headerOf(mail, 'subject')).filter((subject) => subject.includes('needed'));

it('asks the owners of what is due, once', async () => {
  expect(await run(['reviews', 'run'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('Mails sent: 1, failed: 0. Pixels stopped: 0, retired: 0.') as string,
  });
  expect(toOwners()).toEqual(['Is "Autumn ads" still needed?']);
  expect(await run(['reviews', 'run'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('Mails sent: 0, failed: 0.') as string,
  });
  expect(toOwners()).toHaveLength(1);
}, 120_000);

it('ends with 1 where there is no app', async () => {
  const { code, warned } = await run(['reviews', 'run'], path.parse(ROOT).root);
  expect(code).toBe(1);
  expect(warned).toContain('The reviews could not be looked at: ');
}, 60_000);

it('ends with 1 where the app does not start', async () => {
  writeStart(`throw new Error('out of order');`);
  const { code, warned } = await run(['reviews', 'run']);
  expect(code).toBe(1);
  expect(warned).toContain('The reviews could not be looked at: out of order');
}, 60_000);

it('explains itself', async () => {
  expect(await run(['reviews', '--help'])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^pixel-inventory reviews run\n/) as string,
    warned: '',
  });
  expect(await run(['reviews'])).toMatchObject({ code: 2, said: '' });
  expect((await run(['--help'])).said).toContain('pixel-inventory reviews run');
}, 60_000);
