import { load } from 'cheerio';
import type { MailPreview } from '../../server/src/contract';
import { headerOf, partOf } from '../fakes/read-mail';
import type { ReceivedMail, SmtpServer } from '../fakes/smtp';
import { dataOf } from './flows';
import { daysAgo, type ReviewFlows } from './review-flows';
import { startReviewSite, type ReviewSite } from './review-site';
import type { TestApp, TestUser } from './strapi-app';

let site: ReviewSite;
let smtp: SmtpServer;
let app: TestApp;
let on: ReviewFlows;
let ana: TestUser;

beforeAll(async () => {
  site = await startReviewSite('review-languages');
  ({ smtp, app, on, ana } = site);
}, 120_000);

afterAll(() => site.stop());

const subjectsTo = (email: string): string[] =>
  smtp.mails.filter(({ to }) => to.includes(email)).map((mail) => headerOf(mail, 'subject'));

it('an owner without an account gets mails in the language of the settings, anybody else in that of their account', async () => {
  for (const name of ['Kim', 'Lou']) await app.addUser(name, ['read']);
  await app.strapi.db
    .query('admin::user')
    .update({ where: { email: 'lou@example.org' }, data: { preferedLanguage: 'fr' } });
  const live = (name: string, email: string) =>
    on.live(name, daysAgo(95), { owner: { name: 'Owner', email } });
  await live('Ohne Konto', 'jo@elsewhere.example');
  await live('Chose none', 'kim@example.org');
  await live('En français', 'lou@example.org');
  const report = { on: true, dayOfMonth: 1, hour: 0, to: ['boss@elsewhere.example'] };
  dataOf(await on.set({ languageWithoutAccount: 'de', report }));
  await app.strapi
    .store({ type: 'plugin', name: 'pixel-inventory', key: 'reviews' })
    .set({ value: { asks: daysAgo(400), stops: null, reports: daysAgo(400) } });
  expect(await on.run()).toMatchObject({ failed: 0 });
  expect(subjectsTo('jo@elsewhere.example')).toEqual(['Wird „Ohne Konto“ noch gebraucht?']);
  expect(subjectsTo('kim@example.org')).toEqual(['Is "Chose none" still needed?']);
  expect(subjectsTo('lou@example.org')).toEqual([expect.stringMatching(/En français.*est-il encore utile/)]);
  expect(subjectsTo('boss@elsewhere.example')).toEqual([expect.stringMatching(/^Die Pixel /)]);
});

it('the page of its link is German, whatever the browser says', async () => {
  const mail = smtp.mails.find(({ to }) => to.includes('jo@elsewhere.example')) as ReceivedMail;
  const href = load(partOf(mail, 'text/html'))('a.main').first().attr('href') ?? '';
  const { text } = await app.http().get(new URL(href).pathname).set('Accept-Language', 'fr');
  expect(load(text)('html').attr('lang')).toBe('de');
});

it.each([
  ['it', 'de'],
  ['it, es', 'es'],
  ['en-GB, de', 'en'],
])('the page of a link that says nothing, to a browser of %s, is in %s', async (accepted, language) => {
  const link = '/api/pixel-inventory/review-answer/nonsense';
  const { text } = await app.http().get(link).set('Accept-Language', accepted);
  expect(load(text)('html').attr('lang')).toBe(language);
});

it('a preview and a test are in it where nobody names another', async () => {
  const path = '/reviews/mail-preview?kind=digest';
  const german = dataOf<MailPreview>(await app.call(ana, 'get', path));
  expect(load(german.html)('[lang]').attr('lang')).toBe('de');
  const spanish = dataOf<MailPreview>(await app.call(ana, 'get', `${path}&language=es`));
  expect(load(spanish.html)('[lang]').attr('lang')).toBe('es');
  dataOf(await app.call(ana, 'post', '/reviews/test-mail', { kind: 'report' }));
  expect(subjectsTo('ana@example.org').at(-1)).toMatch(/Die Pixel /);
});

it('the log says what was chosen', async () => {
  const { items } = dataOf<{ items: { summary: string }[] }>(
    await app.call(ana, 'get', '/activity?action=settings'),
  );
  expect(items.map(({ summary }) => summary)).toContain('People without an account get mails in German.');
});
