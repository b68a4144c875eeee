import type { ActivityList } from '../../server/src/contract';
import type { SmtpServer } from '../fakes/smtp';
import { dataOf, refusalOf } from './flows';
import { daysAgo, type ReviewFlows } from './review-flows';
import { startReviewSite, type ReviewSite } from './review-site';
import type { TestApp, TestUser } from './strapi-app';

/** So long the provider says nothing, and so long it is waited for. */
const SLOW_MS = 30_000;
const PATIENCE_S = 1.5;

const SLOW = 'slow@example.org';

let site: ReviewSite;
let smtp: SmtpServer;
let app: TestApp;
let on: ReviewFlows;
let ana: TestUser;

beforeAll(async () => {
  site = await startReviewSite('review-slow-provider', { mailSeconds: PATIENCE_S });
  ({ smtp, app, on, ana } = site);
  // Mails about approvals go out when they like.
  dataOf(await app.call(ana, 'put', '/settings', { mails: { submitted: false, decided: false } }));
  smtp.slow = 'slow@';
  smtp.slowMs = SLOW_MS;
  for (const who of ['first', 'slow', 'last']) {
    await on.live(who, daysAgo(95), { owner: { name: who, email: `${who}@example.org` } });
  }
}, 120_000);

afterAll(() => site.stop());

/** Who was mailed since the last look, each as often as it was. */
const mailed = (): string[] =>
  smtp.mails
    .splice(0)
    .flatMap(({ to }) => to)
    .sort();
const taskTo = async (email: string) => (await on.mails()).items.find(({ to }) => to === email);
const logged = async (action: string) =>
  dataOf<ActivityList>(await app.call(ana, 'get', `/activity?action=${action}`)).items.map(
    ({ summary }) => summary,
  );
/** As if the time until the next try were over. */
const later = () =>
  app.strapi.db
    .query('plugin::pixel-inventory.review-task')
    .updateMany({ where: { state: 'failed' }, data: { nextAt: daysAgo(1) } });
const look = async (): Promise<number> => {
  const begun = Date.now();
  await on.run();
  return Date.now() - begun;
};

it('one look waits for a slow provider no longer than is set, and mails everybody else', async () => {
  expect(await look()).toBeLessThan(PATIENCE_S * 1000 + 4000);
  expect(mailed()).toEqual(['first@example.org', 'last@example.org', SLOW]);
  const task = await taskTo(SLOW);
  expect(task).toMatchObject({
    state: 'failed',
    attempts: 1,
    lastError: 'The mail provider did not answer within 1.5 seconds. Nobody knows whether the mail was sent.',
    maybeTwice: true,
    sentAt: null,
  });
  const wait = Date.parse(task?.nextAt ?? '') - Date.now();
  // An outage should be over by then, as there is one further try.
  expect(wait).toBeGreaterThan(3 * 3_600_000);
  for (const who of ['first', 'last']) {
    expect(await taskTo(`${who}@example.org`)).toMatchObject({ state: 'sent', maybeTwice: false });
  }
});

it('nobody is mailed again before its time', async () => {
  await look();
  expect(mailed()).toEqual([]);
});

it('once more it is sent, the log says that it may have been twice, and no third mail goes out', async () => {
  smtp.slow = '';
  await later();
  await look();
  expect(mailed()).toEqual([SLOW]);
  expect(await taskTo(SLOW)).toMatchObject({ state: 'sent', attempts: 2, lastError: '', maybeTwice: true });
  expect(await logged('mail_twice')).toEqual([`A mail about reviews to ${SLOW} may have been sent twice.`]);
  await later();
  await look();
  expect(mailed()).toEqual([]);
});

it('a provider that is slow twice gets no third try, and those who may approve hear of it', async () => {
  const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
  smtp.slow = 'never@';
  const email = 'never@example.org';
  await on.live('Never', daysAgo(95), { owner: { name: 'Never', email } });
  for (let tries = 0; tries < 3; tries += 1) {
    await later();
    await look();
  }
  error.mockRestore();
  expect(mailed()).toEqual(['ana@example.org', 'ben@example.org', email, email]);
  expect(await taskTo(email)).toMatchObject({ state: 'given_up', attempts: 2, maybeTwice: true });
  expect((await logged('mail_failed'))[0]).toBe(
    `A mail about reviews to ${email} could not be sent: The mail provider did not answer within 1.5 seconds. Nobody knows whether the mail was sent.`,
  );
});

it('whoever sends a test is told so in time', async () => {
  smtp.slow = 'ana@';
  const begun = Date.now();
  const answer = await app.call(ana, 'post', '/reviews/test-mail', { kind: 'digest', language: 'en' });
  expect(Date.now() - begun).toBeLessThan(PATIENCE_S * 1000 + 4000);
  expect(JSON.stringify(refusalOf(answer))).toContain('did not answer within 1.5 seconds');
});
