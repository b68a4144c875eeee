import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { load } from 'cheerio';
import { createTransport } from 'nodemailer';
import type { Browser } from 'playwright-core';
import type supertest from 'supertest';
import type {
  ActivityList,
  MailPreview,
  PixelDetail,
  ReviewEntry,
  ReviewTaskView,
} from '../../server/src/contract';
import { createAnswerTokens } from '../../server/src/io/answer-tokens';
import { sha256 } from '../../server/src/io/sha256';
import { signingSecret } from '../../server/src/io/strapi-server';
import { launchChromium } from '../browser/chromium';
import { headerOf, partOf } from '../fakes/read-mail';
import { startSmtp, type ReceivedMail, type SmtpServer } from '../fakes/smtp';
import { dataOf, refusalOf } from './flows';
import { createReviewFlows, daysAgo, type ReviewFlows } from './review-flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let smtp: SmtpServer;
let app: TestApp;
let on: ReviewFlows;
let ana: TestUser;
let ben: TestUser;
const logged: string[] = [];

const deliver = (mail: Record<string, string>) =>
  createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true }).sendMail({
    from: 'cms@example.org',
    ...mail,
  });
let send: (mail: Record<string, string>) => Promise<unknown> = deliver;

const backgroundOf = (element: unknown): string =>
  (
    globalThis as unknown as { getComputedStyle: (of: unknown) => { backgroundColor: string } }
  ).getComputedStyle(element).backgroundColor;

type Row = Record<string, unknown>;

/** As if this site had asked for a long time. */
const begin = () =>
  app.strapi
    .store({ type: 'plugin', name: 'pixel-inventory', key: 'reviews' })
    .set({ value: { asks: daysAgo(400), stops: null, reports: null } });

beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({
    name: 'review-links',
    pluginConfig: { reviewScheduler: 'off', refreshSeconds: 3600 },
    mail: { send: (mail) => send(mail) },
  });
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
  on = createReviewFlows(app, ana, ben);
  await begin();
  jest.spyOn(app.strapi.log, 'http').mockImplementation((line: unknown) => {
    logged.push(String(line));
    return app.strapi.log;
  });
}, 120_000);

afterAll(async () => {
  await app.stop();
  await smtp.stop();
});

const OWNER = { name: 'Jo <b>', email: 'jo@example.org' };
/** Nobody gets two digests in a period, so each test has an owner of its own. */
const ownerOf = (name: string) => ({
  ...OWNER,
  email: `owner-of-${name.toLowerCase().replaceAll(' ', '-')}@example.org`,
});

/** Every mail that a run sends to somebody. */
const mailsTo = async (email: string): Promise<ReceivedMail[]> => {
  smtp.mails.length = 0;
  await on.run();
  return smtp.mails.filter(({ to }) => to.includes(email));
};

const linksIn = (mail: ReceivedMail): string[] => {
  const page = load(partOf(mail, 'text/html'));
  return page('a.main')
    .toArray()
    .map((link) => new URL(link.attribs['href'] ?? '').pathname);
};

/** Bring a pixel to the point at which its owner is asked, and take the link out of their mail. */
const linkFor = async (name: string): Promise<{ slug: string; link: string }> => {
  const owner = ownerOf(name);
  const slug = await on.live(name, daysAgo(95), { owner });
  const [mail] = await mailsTo(owner.email);
  const [link = ''] = mail ? linksIn(mail) : [];
  return { slug, link };
};

const open = (link: string): supertest.Test => app.http().get(link);
const formIn = (text: string): string => String(load(text)('input[name=form]').val());
const post = (link: string, fields: Record<string, string>) =>
  app.http().post(link).type('form').send(fields);
/** Open the page and press a button. */
const answer = async (link: string, fields: Record<string, string>) =>
  post(link, { form: formIn((await open(link)).text), ...fields });
const headingOf = ({ text }: { text: string }): string => load(text)('h1').text();
const saysOf = ({ text }: { text: string }): string => load(text)('main').text();
const history = async (slug: string) =>
  dataOf<ReviewEntry[]>(await app.call(ana, 'get', `/pixels/${slug}/reviews`));
/** A link that is signed as ours are, and says something else. */
const forge = async (slug: string, changes: { email?: string; period?: string; until?: number }) => {
  const { period } = await on.current(slug);
  const { owner: current } = await on.current(slug);
  const { email = current.email, until = Date.now() + 1_000_000 } = changes;
  const claims = { pixel: slug, period: changes.period ?? period, language: 'en' as const, until };
  const owner = sha256(email).slice(0, 16);
  const tokens = createAnswerTokens(signingSecret(app.strapi));
  return `/api/pixel-inventory/review-answer/${tokens.write({ ...claims, owner })}`;
};

describe('a digest', () => {
  it('comes in two parts, with links to the review and to an answer', async () => {
    const slug = await on.live('Spring & <i>co</i>', daysAgo(95), { owner: OWNER });
    const [mail, ...others] = await mailsTo(OWNER.email);
    if (!mail) throw new Error('There is no mail.');
    expect(others).toEqual([]);
    expect(headerOf(mail, 'subject')).toBe('Is "Spring & <i>co</i>" still needed?');
    const text = partOf(mail, 'text/plain');
    const page = load(partOf(mail, 'text/html'));
    expect(page('h2').text()).toBe('Spring & <i>co</i>');
    expect(page('.pixel').text()).toContain('Meta Pixel');
    expect(page('.pixel').text()).toContain('Jo <b> looks after it.');
    expect(page('a').last().attr('href')).toMatch(
      new RegExp(`/admin/plugins/pixel-inventory/pixels/${slug}/review$`),
    );
    const [link = ''] = linksIn(mail);
    expect(text).toContain(link);
    expect(text).toContain('Due since ');
    expect(await mailsTo(OWNER.email)).toEqual([]);
    const shown = await open(link);
    expect(shown.status).toBe(200);
    expect(headingOf(shown)).toBe('Is "Spring & <i>co</i>" still needed?');
    expect(saysOf(shown)).toContain('belongs to no account in the admin panel');
  });

  it('about 500 pixels is one mail that no mail program cuts', async () => {
    const one = await on.live('Many', daysAgo(95), { owner: { name: 'Max', email: 'max@example.org' } });
    const pixels = app.strapi.db.query('plugin::pixel-inventory.pixel');
    const versions = app.strapi.db.query('plugin::pixel-inventory.version');
    const pixel = (await pixels.findOne({ where: { slug: one } })) as Row;
    const version = (await versions.findOne({ where: { pixel: one } })) as Row;
    const copies = Array.from({ length: 499 }, (_, at) => `many-${at}`);
    const fresh = { id: undefined, documentId: undefined, identityKey: null };
    for (let at = 0; at < copies.length; at += 50) {
      const slugs = copies.slice(at, at + 50);
      await pixels.createMany({ data: slugs.map((slug) => ({ ...pixel, ...fresh, slug })) });
      await versions.createMany({
        data: slugs.map((slug) => ({ ...version, id: undefined, documentId: undefined, pixel: slug })),
      });
    }
    const found = await mailsTo('max@example.org');
    expect(found).toHaveLength(1);
    const html = partOf(found[0] as ReceivedMail, 'text/html');
    expect(headerOf(found[0] as ReceivedMail, 'subject')).toBe('Are these 500 pixels still needed?');
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);
    const shown = load(html)('.pixel').length;
    expect(load(html)('body').text()).toContain(`There are ${500 - shown} more`);
    await pixels.deleteMany({ where: { slug: { $startsWith: 'many' } } });
  }, 30_000);
});

describe('the page of a link', () => {
  it('is for one reader alone, runs nothing, and changes nothing by being looked at', async () => {
    const { slug, link } = await linkFor('Looked at');
    const before = await on.flows.overview(ana);
    const shown = await open(link);
    expect(shown.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
    });
    expect(shown.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(shown.headers['set-cookie']).toBeUndefined();
    const head = await app.http().head(link);
    expect([head.status, head.text ?? '']).toEqual([200, '']);
    for (const query of ['?answer=keep&seen=yes', `?form=${formIn(shown.text)}&answer=not_needed`]) {
      expect((await open(link + query).set('Sec-Purpose', 'prefetch')).status).toBe(200);
    }
    expect(await history(slug)).toEqual([]);
    expect((await on.flows.overview(ana)).current).toEqual(before.current);
    expect(await on.current(slug)).toMatchObject({ status: 'due', said: null });
  });

  it('speaks the language of the mail, or that of the browser where the link says nothing', async () => {
    const over = await open('/api/pixel-inventory/review-answer/nonsense').set(
      'Accept-Language',
      'fr-CA, de',
    );
    expect([over.status, headingOf(over)]).toEqual([404, 'Ce lien ne peut pas être utilisé']);
    const { slug } = await linkFor('Sprache');
    const link = (await forge(slug, {})).split('/').pop() ?? '';
    const tokens = createAnswerTokens(signingSecret(app.strapi));
    const claims = tokens.read(link);
    if (!claims) throw new Error('The link is none.');
    const german = tokens.write({ ...claims, language: 'de' });
    const page = await open(`/api/pixel-inventory/review-answer/${german}`).set('Accept-Language', 'fr');
    expect(headingOf(page)).toBe('Wird „Sprache“ noch gebraucht?');
  });

  it('leaves no token in the log', async () => {
    const { link } = await linkFor('Unlogged');
    logged.length = 0;
    await open(link);
    await answer(link, { answer: 'keep' });
    await open(`${link}?x=1`);
    const token = link.split('/').pop() ?? '';
    const lines = logged.filter((line) => line.includes('review-answer'));
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(lines.join('\n')).not.toContain(token.slice(0, 20));
  });
});

describe('an answer by a link', () => {
  it('keeps the pixel once, as the owner, after a look at what is wrong', async () => {
    const { slug, link } = await linkFor('Kept');
    const missing = await answer(link, { answer: 'keep', comment: 'We pay <b>for it.' });
    expect(missing.status).toBe(400);
    expect(load(missing.text)('[role=alert]').text()).toBe(
      'Please tick "I have seen this." before you keep it.',
    );
    expect(load(missing.text)('textarea').val()).toBe('We pay <b>for it.');
    expect(await history(slug)).toEqual([]);

    const fields = {
      form: formIn(missing.text),
      answer: 'keep',
      seen: 'yes',
      comment: 'We pay\u202e for it.',
    };
    const kept = await post(link, fields);
    expect([kept.status, headingOf(kept)]).toEqual([200, 'Thank you: "Kept" stays']);
    expect(await history(slug)).toMatchObject([
      { outcome: 'keep', way: 'link', comment: 'We pay for it.', person: ownerOf('Kept'), answers: null },
    ]);
    expect(await on.current(slug)).toMatchObject({ status: 'upcoming' });
    const { items } = dataOf<ActivityList>(await app.call(ana, 'get', '/activity?pageSize=1'));
    expect(items[0]).toMatchObject({ action: 'review', pixel: slug, person: ownerOf('Kept') });

    for (const again of [await post(link, fields), await open(link)]) {
      expect(again.status).toBe(410);
      expect(saysOf(again)).toMatch(/It was used on \d+ \w+ \d{4}, and each link counts once\./);
    }
    expect(await history(slug)).toHaveLength(1);
  });

  it('counts once where it is sent twice at the same time', async () => {
    const { slug, link } = await linkFor('Twice');
    const form = formIn((await open(link)).text);
    const fields = { form, answer: 'keep', seen: 'yes' };
    const sent = await Promise.all([post(link, fields), post(link, fields), post(link, fields)]);
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect(await history(slug)).toHaveLength(1);
  });

  it('stops what is not needed any more, and tells those who may approve what the owner wrote', async () => {
    const { slug, link } = await linkFor('Unneeded');
    const stopped = await answer(link, { answer: 'not_needed', comment: 'The campaign\nis over.' });
    expect([stopped.status, headingOf(stopped)]).toEqual([200, 'Thank you: "Unneeded" is stopped']);
    expect(dataOf<PixelDetail>(await app.call(ana, 'get', `/pixels/${slug}`)).pixel).toMatchObject({
      state: 'paused',
      pauseReason: 'Its owner says that it is no longer needed. The campaign\nis over.',
    });
    expect(await on.why(slug)).toBe('paused');
    expect(await history(slug)).toMatchObject([
      { outcome: 'pause', way: 'link', person: ownerOf('Unneeded') },
    ]);
    const told = (await mailsTo('ana@example.org')).filter(
      (each) => headerOf(each, 'subject') === '"Unneeded" needs somebody who decides',
    );
    const [mail] = told;
    if (!mail) throw new Error('There is no mail.');
    expect(told).toHaveLength(1);
    const text = partOf(mail, 'text/plain').replace(/\r/g, '');
    expect(text).toContain('Its owner, Jo <b>, says that it is no longer needed.');
    expect(text).toContain('> The campaign\n> is over.');
    expect(text).not.toContain('review-answer');
    expect(await mailsTo('ana@example.org')).toEqual([]);
  });

  it('needs the form of its own page', async () => {
    const { slug, link } = await linkFor('Formless');
    const other = await linkFor('Other');
    const fields = { answer: 'keep', seen: 'yes' };
    const form = formIn((await open(link)).text);
    const attempts = [
      post(link, fields),
      post(link, { ...fields, form: 'x' }),
      post(link, { ...fields, form: formIn((await open(other.link)).text) }),
      post(link, { ...fields, form: link.split('/').pop() ?? '' }),
      post(link, { ...fields, form }).set('Sec-Fetch-Site', 'cross-site'),
      post(link, { form, answer: 'retire', seen: 'yes' }),
      post(link, { form, ...fields, comment: 'x'.repeat(501) }),
      app
        .http()
        .post(link)
        .send({ form: { $ne: '' }, ...fields }),
    ];
    for (const attempt of attempts) {
      const refused = await attempt;
      expect([refused.status, load(refused.text)('[role=alert]').length]).toEqual([400, 1]);
    }
    expect(await history(slug)).toEqual([]);
  });

  it('is refused where the link was altered, is over, or is for something that is past', async () => {
    const { slug, link } = await linkFor('Past');
    const token = link.split('/').pop() ?? '';
    const [version, payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown[];
    const altered = Buffer.from(JSON.stringify([...claims.slice(0, -1), Date.now() * 2])).toString(
      'base64url',
    );
    const invalid = [
      `${version}.${altered}.${signature}`,
      token.slice(0, -1),
      `${token}A`,
      `2${token.slice(1)}`,
      'A'.repeat(4_000),
      'example',
      // A preview's token is signed by another key.
      `1.${payload}.${'A'.repeat(43)}`,
    ];
    const base = '/api/pixel-inventory/review-answer';
    for (const each of invalid) {
      for (const got of [await open(`${base}/${each}`), await post(`${base}/${each}`, { answer: 'keep' })]) {
        expect([each, got.status]).toEqual([each, 404]);
        expect(headingOf(got)).toBe('This link cannot be used');
      }
    }
    const past: [string, string][] = [
      [await forge(slug, { until: Date.now() - 1 }), 'Its time is over.'],
      [await forge(slug, { period: daysAgo(300) }), 'Somebody looked at this pixel meanwhile'],
      [await forge(slug, { email: 'else@example.org' }), 'Somebody else looks after this pixel now.'],
    ];
    for (const [address, why] of past) {
      for (const got of [await open(address), await post(address, { answer: 'keep', seen: 'yes' })]) {
        expect(got.status).toBe(410);
        expect(saysOf(got)).toContain(why);
      }
    }
    expect(await history(slug)).toEqual([]);
  });

  it('is over after a review in the panel, a hand-over, and the end of the pixel', async () => {
    const reviewed = await linkFor('Reviewed');
    const form = formIn((await open(reviewed.link)).text);
    dataOf(await on.answer(ana, reviewed.slug, { outcome: 'keep' }));
    const late = await post(reviewed.link, { form, answer: 'not_needed' });
    expect([late.status, saysOf(late)]).toEqual([410, expect.stringContaining('Somebody looked at')]);
    expect(await on.current(reviewed.slug)).toMatchObject({ state: 'live' });

    const handed = await linkFor('Handed');
    const owner = { name: 'Kim', email: 'kim@example.org' };
    const { slug } = handed;
    const pixels = app.strapi.db.query('plugin::pixel-inventory.pixel');
    const row = (await pixels.findOne({ where: { slug } })) as { reviewTerms: object };
    // As after an approval of the new owner, had the clock not moved.
    await pixels.updateMany({ where: { slug }, data: { reviewTerms: { ...row.reviewTerms, owner } } });
    const old = await open(handed.link);
    expect(saysOf(old)).toContain('Somebody else looks after this pixel now.');

    const retired = await linkFor('Retired');
    dataOf(await app.call(ana, 'post', `/pixels/${retired.slug}/retire`, { reason: 'Over.' }));
    const gone = await open(retired.link);
    expect([gone.status, saysOf(gone)]).toEqual([410, expect.stringContaining('not live any more')]);
  });
});

describe('the settings', () => {
  const preview = async (query: string) =>
    dataOf<MailPreview>(await app.call(ana, 'get', `/reviews/mail-preview?${query}`));

  it('show each kind of mail as it would be now, with links that answer nothing', async () => {
    await on.live('Shown', daysAgo(95), { owner: OWNER });
    for (const kind of ['digest', 'reminder', 'warning', 'escalation', 'paused', 'report']) {
      const { subject, text, html, sample } = await preview(`kind=${kind}&language=de`);
      expect([kind, sample, load(html)('html').attr('lang')]).toEqual([kind, false, 'de']);
      expect(subject + text).not.toMatch(/undefined|Invalid/);
      const answers = load(html)('a.main');
      expect(answers.length > 0).toBe(kind !== 'escalation' && kind !== 'report');
      for (const link of answers.toArray()) expect(link.attribs['href']).toMatch(/review-answer\/example$/);
    }
    expect(refusalOf(await app.call(ana, 'get', '/reviews/mail-preview?kind=spam')).code).toBe(
      'invalid_input',
    );
  });

  it('send a test to whoever asks, and say so where the provider refuses', async () => {
    smtp.mails.length = 0;
    const before = (await on.mails()).total;
    const test = (body: unknown) => app.call(ben, 'post', '/reviews/test-mail', body);
    expect(dataOf(await test({ kind: 'report', language: 'en' }))).toEqual({ to: 'ben@example.org' });
    const [mail] = smtp.mails;
    if (!mail) throw new Error('There is no mail.');
    expect(mail.to).toEqual(['ben@example.org']);
    expect(headerOf(mail, 'subject')).toMatch(/^Test: The pixels of [\w.]+:\d+, \w+ \d{4}$/);
    expect(partOf(mail, 'text/plain')).toContain('Ben Test had this test sent.');
    const csv = partOf(mail, 'text/csv');
    expect(csv).toMatch(/^\ufeffName,Short name,/);
    expect(csv).toContain('Shown,shown,Meta Pixel,');
    smtp.refuse = 'ben';
    const refused = refusalOf(await test({ kind: 'digest', language: 'es' }));
    smtp.refuse = '';
    expect(refused).toMatchObject({ code: 'mail_not_sent', status: 409 });
    expect(refused.message).toMatch(/^The mail could not be sent: .*No such mailbox/);
    // Nothing of it is kept.
    expect((await on.mails()).total).toBe(before);
  });

  it('try a mail that failed again at once, and no other', async () => {
    send = () => {
      throw new Error('The provider is down.\r\nSecond line');
    };
    await on.live('Retried', daysAgo(95), { owner: { name: 'Ty', email: 'ty@example.org' } });
    await on.run();
    const taskTo = async () => (await on.mails()).items.find(({ to }) => to === 'ty@example.org');
    const failed = await taskTo();
    expect(failed).toMatchObject({ state: 'failed', lastError: 'The provider is down. Second line' });
    const retry = (id: unknown) => app.call(ana, 'post', `/reviews/mails/${String(id)}/retry`, {});
    expect(dataOf<ReviewTaskView>(await retry(failed?.id))).toMatchObject({ state: 'failed', attempts: 2 });
    send = deliver;
    smtp.mails.length = 0;
    expect(dataOf<ReviewTaskView>(await retry(failed?.id))).toMatchObject({
      state: 'sent',
      attempts: 3,
      lastError: '',
    });
    expect(smtp.mails.map(({ to }) => to)).toEqual([['ty@example.org']]);
    expect(refusalOf(await retry(failed?.id)).code).toBe('mail_not_failed');
    for (const id of ['0', '-1', 'x', '99999999']) {
      expect(refusalOf(await retry(id))).toMatchObject({ code: 'mail_not_found', status: 404 });
    }
  });
});

it('lets nobody ask without end', async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 70; tries += 1) {
    const { status } = await open('/api/pixel-inventory/review-answer/x').set(
      'X-Forwarded-For',
      '203.0.113.9',
    );
    statuses.push(status);
  }
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});

describe('in a browser', () => {
  let browser: Browser;
  let origin = '';

  beforeAll(async () => {
    browser = await launchChromium();
    const server = app.strapi.server.httpServer.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    const { httpServer } = app.strapi.server;
    httpServer.close();
    httpServer.closeAllConnections();
    await once(httpServer, 'close');
  });

  it('an owner without an account looks, reloads, ticks and answers; going back answers nothing', async () => {
    const { slug, link } = await linkFor('Browsed');
    const page = await browser.newPage();
    page.setDefaultTimeout(5_000);
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    await page.goto(origin + link);
    const keep = page.getByRole('button', { name: 'Yes, keep it' });
    // The styles count: their hash fits.
    expect(await keep.evaluate(backgroundOf)).toBe('rgb(59, 59, 201)');
    await page.reload();
    expect(await history(slug)).toEqual([]);
    await page.getByLabel('I have seen this.').check();
    await page.getByLabel('Anything to add? (optional)').fill('Which ad we pay for.');
    await keep.click();
    await page.getByRole('heading', { name: 'Thank you: "Browsed" stays' }).waitFor();
    expect(await history(slug)).toMatchObject([
      { outcome: 'keep', way: 'link', comment: 'Which ad we pay for.' },
    ]);
    await page.goto(origin + link);
    await page.getByRole('heading', { name: 'This link cannot be used' }).waitFor();
    expect(faults.filter((fault) => !fault.includes('410'))).toEqual([]);
  }, 30_000);
});
