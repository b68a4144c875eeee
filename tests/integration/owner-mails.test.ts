import { load } from 'cheerio';
import type { ActivityCheck, PixelDetail, Settings } from '../../server/src/contract';
import { headerOf, partOf } from '../fakes/read-mail';
import type { ReceivedMail, SmtpServer } from '../fakes/smtp';
import { dataOf } from './flows';
import { daysAgo, type ReviewFlows } from './review-flows';
import { startReviewSite, type ReviewSite } from './review-site';
import type { TestApp, TestUser } from './strapi-app';

const JO = 'jo@elsewhere.example';
/** Without the mails about approvals, which come at their own time. */
const QUIET = { submitted: false, decided: false };

let site: ReviewSite;
let smtp: SmtpServer;
let app: TestApp;
let on: ReviewFlows;
let ana: TestUser;

beforeAll(async () => {
  site = await startReviewSite('owner-mails');
  ({ smtp, app, on, ana } = site);
  dataOf(await app.call(ana, 'put', '/settings', { siteUrl: 'https://shop.example', mails: QUIET }));
}, 120_000);

afterAll(() => site.stop());

beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refuse = '';
});

const live = (name: string, email = JO, changes = {}) =>
  on.live(name, daysAgo(1), { owner: { name: 'Jo', email }, ...changes });

/** Wait for so many mails, and a while longer for one too many. */
const arrived = async (count: number): Promise<ReceivedMail[]> => {
  for (let tries = 0; tries < 100 && smtp.mails.length < count; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(smtp.mails.map((mail) => headerOf(mail, 'subject'))).toHaveLength(count);
  return smtp.mails;
};
const one = async (): Promise<ReceivedMail> => (await arrived(1))[0] as ReceivedMail;

const act = (what: 'pause' | 'resume' | 'retire', slug: string, reason?: string) =>
  app.call(ana, 'post', `/pixels/${slug}/${what}`, reason === undefined ? {} : { reason });
const textOf = (mail: ReceivedMail) => partOf(mail, 'text/plain').replaceAll('\r', '');

const tasks = async () => (await on.mails()).items.map(({ kind, to, state }) => ({ kind, to, state }));

it('tells the owner of a stop: which pixel, where, who, when, why and what that means', async () => {
  const slug = await live('Spring campaign');
  smtp.mails.length = 0;
  dataOf(await act('pause', slug, 'The shop is broken.\nWe look at it on Monday.'));
  const mail = await one();
  expect(mail.to).toEqual([JO]);
  expect(headerOf(mail, 'subject')).toBe('"Spring campaign" was stopped on shop.example');
  const text = textOf(mail);
  expect(text).toContain('tells Meta that a page was viewed');
  expect(text).toMatch(
    /Ana Test stopped it on \d{1,2} \w+ 20\d\d at \d\d:\d\d UTC\. Since then, no page shows it\./,
  );
  expect(text).toContain('> The shop is broken.\n> We look at it on Monday.');
  expect(load(partOf(mail, 'text/html'))('a').attr('href')).toMatch(
    new RegExp(`/admin/plugins/pixel-inventory/pixels/${slug}$`),
  );
  expect(await tasks()).toContainEqual({ kind: 'by_hand', to: JO, state: 'sent' });
  expect(await on.why(slug)).toBe('paused');
});

it('tells the owner that it runs again, and that it was retired', async () => {
  const slug = await live('Back again');
  dataOf(await act('pause', slug, 'Broken.'));
  await arrived(1);
  smtp.mails.length = 0;
  dataOf(await act('resume', slug));
  const again = await one();
  expect(headerOf(again, 'subject')).toBe('"Back again" runs again on shop.example');
  expect(textOf(again)).toContain('Since then, it runs again as before.');
  expect(textOf(again)).not.toContain('reason');
  smtp.mails.length = 0;
  dataOf(await act('retire', slug, 'Not needed.'));
  const gone = await one();
  expect(headerOf(gone, 'subject')).toBe('"Back again" was retired on shop.example');
  expect(textOf(gone)).toContain('> Not needed.');
});

it('says nothing where nobody would see a difference', async () => {
  const added = await on.flows.add(ana, { name: 'Never live', owner: { name: 'Jo', email: JO } });
  dataOf(await act('retire', added.pixel.slug, 'Added by mistake.'));
  await arrived(0);
});

it('says nothing to an owner who did it', async () => {
  const slug = await live('Own', 'ANA@example.org');
  dataOf(await act('pause', slug, 'Mine.'));
  dataOf(await act('resume', slug));
  await arrived(0);
});

it('writes to the owner in their language', async () => {
  await app.addUser('Lou', ['read']);
  await app.strapi.db
    .query('admin::user')
    .update({ where: { email: 'lou@example.org' }, data: { preferedLanguage: 'de' } });
  const slug = await live('Frühling', 'lou@example.org');
  dataOf(await act('pause', slug, 'Kaputt.'));
  const mail = await one();
  expect(headerOf(mail, 'subject')).toBe('„Frühling“ wurde auf shop.example angehalten');
  expect(load(partOf(mail, 'text/html'))('html').attr('lang')).toBe('de');
});

it('sends one mail about all that are stopped at once', async () => {
  const slugs = [await live('One'), await live('Two'), await live('Own too', 'ana@example.org')];
  dataOf(await app.call(ana, 'post', '/bulk/pause', { slugs, reason: 'A leak.' }));
  const mail = await one();
  expect(headerOf(mail, 'subject')).toBe('2 pixels were stopped on shop.example');
  expect(load(partOf(mail, 'text/html'))('.pixel h2').toArray()).toHaveLength(2);
});

it('tells of the answer of somebody else to a review, by which it stops or runs again', async () => {
  const slug = await live('Reviewed');
  dataOf(await on.answer(ana, slug, { outcome: 'pause', comment: 'Too much.' }));
  expect(textOf(await one())).toContain('> Too much.');
  smtp.mails.length = 0;
  const late = await on.live('Late', daysAgo(200), { owner: { name: 'Jo', email: JO } });
  dataOf(await on.set({ overdue: 'pause' }));
  await app.strapi
    .store({ type: 'plugin', name: 'pixel-inventory', key: 'reviews' })
    .set({ value: { asks: daysAgo(400), stops: null, reports: null } });
  dataOf(await on.answer(ana, late, { outcome: 'keep' }));
  expect(headerOf(await one(), 'subject')).toBe('"Late" runs again on shop.example');
  dataOf(await on.set({ overdue: 'warn' }));
});

it('a provider that fails stops no stop, and the mail is tried again', async () => {
  const slug = await live('Unmailed');
  smtp.refuse = 'elsewhere';
  expect((await act('pause', slug, 'Broken.')).status).toBe(200);
  expect(await on.why(slug)).toBe('paused');
  await arrived(0);
  expect(await tasks()).toContainEqual({ kind: 'by_hand', to: JO, state: 'failed' });
  smtp.refuse = '';
  const [failed] = (await on.mails()).items;
  dataOf(await app.call(ana, 'post', `/reviews/mails/${failed?.id}/retry`, {}));
  expect(headerOf(await one(), 'subject')).toContain('Unmailed');
});

it('what is no longer so when it can be sent is not said', async () => {
  const slug = await live('Short');
  smtp.refuse = 'elsewhere';
  dataOf(await act('pause', slug, 'Broken.'));
  await arrived(0);
  smtp.refuse = '';
  dataOf(await act('resume', slug));
  await arrived(1);
  const failed = (await on.mails()).items.find(({ state }) => state === 'failed');
  dataOf(await app.call(ana, 'post', `/reviews/mails/${failed?.id}/retry`, {}));
  await arrived(1);
});

it.each([
  'Gone\r\nBcc: all@evil.example\r\n\r\n<h1>body</h1>',
  '"><script>alert(1)</script><img src=x onerror=alert(1)>',
  '{name} {site} {by}',
])('sends the reason and the name %j as text, and as nothing else', async (words) => {
  const slug = await live(`Evil ${words}`);
  dataOf(await act('pause', slug, words));
  const mail = await one();
  expect(mail.to).toEqual([JO]);
  expect([headerOf(mail, 'bcc'), headerOf(mail, 'to')]).toEqual(['', JO]);
  const page = load(partOf(mail, 'text/html'));
  expect([page('script, img').length, page('h1').length]).toEqual([0, 1]);
  expect(page('blockquote').text().replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
});

it('stops a pixel all the same where the mail cannot even be written down', async () => {
  const slug = await live('Urgent');
  const { db } = app.strapi;
  const { tableName } = db.metadata.get('plugin::pixel-inventory.review-task');
  await db.connection.schema.renameTable(tableName, 'away');
  try {
    dataOf(await act('pause', slug, 'Broken.'));
    const { pixel } = dataOf<PixelDetail>(await app.call(ana, 'get', `/pixels/${slug}`));
    expect(pixel.state).toBe('paused');
  } finally {
    await db.connection.schema.renameTable('away', tableName);
  }
  await arrived(0);
});

it('sends none where they are switched off, and the log says who did that', async () => {
  const { mails } = dataOf<Settings>(await app.call(ana, 'get', '/settings'));
  expect(mails).toEqual({ ...QUIET, stopped: true });
  dataOf(await app.call(ana, 'put', '/settings', { mails: { ...mails, stopped: false } }));
  const slug = await live('Quiet');
  dataOf(await act('pause', slug, 'Broken.'));
  await arrived(0);
  const { items } = dataOf<{ items: { summary: string }[] }>(
    await app.call(ana, 'get', '/activity?action=settings'),
  );
  expect(items.map(({ summary }) => summary)).toContain('Switched the mails about stopped pixels off.');
  expect(dataOf<ActivityCheck>(await app.call(ana, 'get', '/activity/check')).holds).toBe(true);
});
