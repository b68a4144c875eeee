import type {
  ActivityList,
  KeepResult,
  NewReviewFeed,
  PixelDetail,
  ReviewCalendar,
  ReviewEntry,
  ReviewFeed,
} from '../../server/src/contract';
import { dataOf, refusalOf } from './flows';
import { createReviewFlows, daysAgo, type ReviewFlows } from './review-flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let app: TestApp;
let on: ReviewFlows;
let ana: TestUser;
let ben: TestUser;
let jo: TestUser;
let kim: TestUser;
let rob: TestUser;
let sent: Record<string, string>[] = [];
let send = (mail: Record<string, string>): Promise<unknown> => Promise.resolve(sent.push(mail));

beforeAll(async () => {
  app = await startApp({
    name: 'reviews',
    pluginConfig: { reviewScheduler: 'off', refreshSeconds: 3600 },
    mail: { send: (mail) => send(mail) },
  });
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
  jo = await app.addUser('Jo', ['read']);
  kim = await app.addUser('Kim', ['read']);
  rob = await app.addUser('Rob', ['read', 'review']);
  on = createReviewFlows(app, ana, ben);
}, 120_000);

afterAll(() => app.stop());

const log = async () => dataOf<ActivityList>(await app.call(ana, 'get', '/activity?pageSize=100')).items;
const current = async () => (await on.flows.overview(ana)).current;

describe('what is due', () => {
  it('is told by status, with evidence, soonest first', async () => {
    const soon = await on.live('Soon', daysAgo(10));
    const due = await on.live('Due', daysAgo(95));
    const late = await on.live('Late', daysAgo(200), { owner: { name: 'Gone', email: 'gone@example.org' } });
    const { items, counts, timeZone } = await on.list();
    expect(items.map(({ slug, status }) => [slug, status])).toEqual([
      [late, 'overdue'],
      [due, 'due'],
      [soon, 'upcoming'],
    ]);
    expect({ counts, timeZone }).toEqual({ counts: { overdue: 1, due: 1, upcoming: 1 }, timeZone: 'UTC' });
    expect(items[1]).toMatchObject({
      everyDays: 90,
      stopsAt: null,
      stopped: false,
      askedAt: null,
      said: null,
      evidence: {
        daysSinceLook: 95,
        fires30: 0,
        countedDays: 1,
        ownerExists: true,
        events: 1,
        goals: 1,
        flags: [],
      },
    });
    expect(items[0]?.evidence.flags).toEqual([
      { code: 'no_owner_account', details: { email: 'gone@example.org' } },
    ]);
    expect((await on.list('?status=due')).items.map(({ slug }) => slug)).toEqual([due]);
    expect((await on.list('?owner=GONE@example.org')).items.map(({ slug }) => slug)).toEqual([late]);
    expect((await on.list('?search=soo')).total).toBe(1);
    expect((await on.list('?page=2&pageSize=2')).items.map(({ slug }) => slug)).toEqual([soon]);
  });

  it('stands in a calendar', async () => {
    const { dueAt } = await on.current('soon');
    const day = dueAt.slice(0, 10);
    const answer = await app.call(kim, 'get', `/reviews/calendar?from=${day}&to=${day}`);
    expect(dataOf<ReviewCalendar>(answer).entries).toMatchObject([{ slug: 'soon', day, status: 'upcoming' }]);
    expect(
      refusalOf(await app.call(kim, 'get', '/reviews/calendar?from=2026-01-01&to=2028-01-01')).code,
    ).toBe('invalid_input');
  });

  it('follows the settings where a pixel has no interval of its own', async () => {
    const { reviewEveryDays: _, ...others } = (await on.pixel('soon')).versions[0]?.content ?? {};
    expect(_).toBe(90);
    const added = dataOf<PixelDetail>(
      await app.call(ana, 'post', '/pixels', {
        content: { ...others, name: 'Usual', settings: { pixelId: '111111111111111' } },
      }),
    );
    dataOf(await on.flows.submit(ana, added));
    dataOf(await on.flows.approve(ben, added));
    dataOf(await on.flows.publish(ben));
    expect((await on.current('usual')).everyDays).toBe(60);
    dataOf(await on.set({ everyDaysMarketing: 45 }));
    expect((await on.current('usual')).everyDays).toBe(45);
    const { dueAt } = await on.current('usual');
    expect((await on.pixel('usual')).pixel.reviewDueAt).toBe(dueAt);
  });
});

describe('an answer', () => {
  it('by the owner moves the date, is kept, written down and live at once, without an approval', async () => {
    const before = await current();
    const reviewed = dataOf<{ review: { status: string }; history: ReviewEntry[] }>(
      await on.answer(jo, 'due', { outcome: 'keep', comment: 'Still needed.' }),
    );
    expect(reviewed.review).toMatchObject({ status: 'upcoming', evidence: { daysSinceLook: 0 } });
    expect(reviewed.history).toMatchObject([
      {
        outcome: 'keep',
        way: 'page',
        version: 1,
        answers: { needed: 'yes' },
        evidence: { daysSinceLook: 95 },
        person: { email: 'jo@example.org' },
      },
    ]);
    const after = await current();
    expect(after).toMatchObject({ number: (before?.number ?? 0) + 1, cause: 'review', hash: before?.hash });
    expect((await log())[0]).toMatchObject({
      action: 'review',
      pixel: 'due',
      snapshot: after?.number,
      summary: 'Reviewed it, and it stays: Still needed.',
    });
  });

  it('by anybody else needs a permission', async () => {
    expect(refusalOf(await on.answer(kim, 'late', { outcome: 'keep' }))).toMatchObject({
      status: 403,
      code: 'review_not_yours',
    });
    const { may } = await on.detail(rob, 'late');
    expect(Object.entries(may).flatMap(([outcome, { allowed }]) => (allowed ? [outcome] : []))).toEqual([
      'keep',
      'change',
    ]);
    expect((await on.answer(rob, 'late', { outcome: 'change', comment: '' })).status).toBe(200);
    expect(await on.current('late')).toMatchObject({ status: 'overdue', said: 'change' });
    expect(refusalOf(await on.answer(jo, 'soon', { outcome: 'retire', comment: 'Over.' }))).toMatchObject({
      status: 403,
      code: 'not_permitted',
    });
  });

  it('about what somebody looked at meanwhile is refused', async () => {
    const period = daysAgo(95);
    expect(refusalOf(await on.answer(jo, 'due', { outcome: 'keep', period })).code).toBe('review_outdated');
    expect(refusalOf(await on.answer(jo, 'due', { outcome: 'keep', version: 7 })).code).toBe(
      'review_outdated',
    );
  });

  it('that contradicts itself is refused, with the field', async () => {
    const answers = { needed: 'no', decision: '', less: 'no', ownerRight: 'no' };
    const refusal = refusalOf(await on.answer(jo, 'soon', { outcome: 'keep', answers }));
    expect(refusal.issues.map(({ path }) => path)).toEqual([
      ['answers', 'needed'],
      ['answers', 'ownerRight'],
    ]);
    expect(refusalOf(await on.answer(jo, 'soon', { outcome: 'pause' })).issues[0]?.path).toEqual(['comment']);
  });

  it('hands over by a new version, and leaves the review open', async () => {
    const slug = await on.live('Handed', daysAgo(95));
    const owner = { name: 'Kim', email: 'kim@example.org' };
    expect(refusalOf(await on.answer(jo, slug, { outcome: 'hand_over', owner })).code).toBe('not_permitted');
    dataOf(await on.answer(ana, slug, { outcome: 'hand_over', owner }));
    const { pixel, versions } = await on.pixel(slug);
    expect([pixel.ownerEmail, pixel.head, versions[0]?.content.owner]).toEqual(['kim@example.org', 2, owner]);
    expect(await on.current(slug)).toMatchObject({ status: 'due', said: 'hand_over', version: 1 });
    expect(refusalOf(await on.answer(ana, slug, { outcome: 'hand_over', owner })).code).toBe(
      'review_owner_same',
    );
  });

  it('stops and retires', async () => {
    const slug = await on.live('Ends', daysAgo(95));
    dataOf(await on.answer(jo, slug, { outcome: 'pause', comment: 'The campaign is over.' }));
    expect((await on.pixel(slug)).pixel).toMatchObject({
      state: 'paused',
      pauseReason: 'The campaign is over.',
    });
    expect(await on.why(slug)).toBe('paused');
    dataOf(await on.answer(ana, slug, { outcome: 'retire', comment: 'Nobody needs it.' }));
    expect((await on.pixel(slug)).pixel.state).toBe('retired');
    expect((await on.detail(ana, slug)).review).toBeNull();
    const history = dataOf<ReviewEntry[]>(await app.call(kim, 'get', `/pixels/${slug}/reviews`));
    expect(history.map(({ outcome }) => outcome)).toEqual(['retire', 'pause']);
  });

  it('is kept as it was given', async () => {
    const reviews = app.strapi.db.query('plugin::pixel-inventory.review');
    await expect(reviews.updateMany({ where: {}, data: { outcome: 'keep' } })).rejects.toThrow(
      /kept as they/,
    );
  });
});

describe('many at once', () => {
  it('are kept where nothing is flagged, in one publication; the others are named', async () => {
    const one = await on.live('One', daysAgo(95));
    const two = await on.live('Two', daysAgo(95));
    const before = await current();
    const { results } = dataOf<KeepResult>(await on.keepMany(rob, [one, two, 'late']));
    expect(results.map(({ slug, ok }) => [slug, ok])).toEqual([
      [one, true],
      [two, true],
      ['late', false],
    ]);
    // In words, for whoever calls the API; with what they say, for screens in other languages.
    expect(results[2]).toEqual({
      slug: 'late',
      ok: false,
      message:
        'This pixel is not as it should be. The address of its owner, gone@example.org, belongs to no account in the admin panel. Open its review, and answer it there.',
      flags: [{ code: 'no_owner_account', details: { email: 'gone@example.org' } }],
    });
    expect(await current()).toMatchObject({ number: (before?.number ?? 0) + 1, cause: 'review' });
    expect(await on.current(one)).toMatchObject({ status: 'upcoming' });
    expect(await on.current('late')).toMatchObject({ status: 'overdue' });
    const others = dataOf<KeepResult>(await on.keepMany(kim, [one]));
    expect(others.results[0]).toMatchObject({ ok: false, flags: [] });
  });
});

describe('what nobody reviewed', () => {
  it('stops on the next page, though nothing ever ran, and starts again when somebody does', async () => {
    const slug = await on.live('Forgotten', daysAgo(95));
    expect(await on.why(slug)).toBeNull();
    dataOf(await on.set({ overdue: 'pause', graceDays: 0 }));
    expect(await on.why(slug)).toBe('review_overdue');
    expect(await on.current(slug)).toMatchObject({ status: 'overdue', stopped: true, state: 'live' });
    dataOf(await on.answer(jo, slug, { outcome: 'keep' }));
    expect(await on.why(slug)).toBeNull();
    expect(await on.why('soon')).toBeNull();
  });

  it('has the days of grace when somebody makes the rules stricter', async () => {
    dataOf(await on.set({ overdue: 'warn' }));
    dataOf(await on.set({ overdue: 'pause', graceDays: 5 }));
    const { stopsAt } = await on.current('late');
    expect(Date.parse(stopsAt ?? '') - Date.now()).toBeGreaterThan(4.9 * 86_400_000);
    expect(await on.why('late')).toBeNull();
    dataOf(await on.set({ overdue: 'warn', graceDays: 14 }));
    expect((await on.current('late')).stopsAt).toBeNull();
  });

  it('cannot be brought back by going back to an earlier publication', async () => {
    const slug = await on.live('Restored', daysAgo(95));
    const { number = 0 } = (await current()) ?? {};
    dataOf(await on.set({ overdue: 'pause', graceDays: 0 }));
    const expected = (await current())?.number;
    dataOf(await app.call(ben, 'post', `/publications/${number}/restore`, { expected }));
    expect(await on.why(slug)).toBe('review_overdue');
    dataOf(await on.set({ overdue: 'warn', graceDays: 14 }));
  });
});

describe('a run', () => {
  /** As if this site had asked for a long time. */
  const begin = () =>
    app.strapi
      .store({ type: 'plugin', name: 'pixel-inventory', key: 'reviews' })
      .set({ value: { asks: daysAgo(400), stops: null, reports: null } });

  it('asks nobody about what was due before the site ever asked, until the next slot', async () => {
    expect(await on.run()).toMatchObject({ failed: 0 });
    expect(sent.map(({ subject }) => subject).filter((subject) => subject?.includes('still needed'))).toEqual(
      [],
    );
  });

  it('asks each owner once, about all that is due', async () => {
    await begin();
    sent = [];
    const more = await on.live('More', daysAgo(120));
    expect(await on.run()).toMatchObject({ failed: 0 });
    const digests = sent.filter(({ subject }) => subject?.includes('still needed?'));
    expect(digests.map(({ to }) => to).sort()).toEqual(['gone@example.org', 'jo@example.org']);
    const mine = digests.find(({ to }) => to === 'jo@example.org');
    expect(mine?.['text']).toMatch(/^More\n----\n.*\nOverdue: it has been due since /m);
    expect(mine?.['text']).toContain(`/plugins/pixel-inventory/pixels/${more}/review`);
    sent = [];
    expect(await on.run()).toMatchObject({ sent: 0, failed: 0 });
    expect(sent).toEqual([]);
    expect((await on.current(more)).askedAt).not.toBeNull();
  });

  it('keeps what a provider said, shows it, and tries again later', async () => {
    const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    const work = send;
    send = () => Promise.reject(new Error('550 No such mailbox'));
    const slug = await on.live('Unreachable', daysAgo(95), {
      owner: { name: 'Lu', email: 'lu@example.org' },
    });
    expect(await on.run()).toMatchObject({ sent: 0, failed: 1 });
    const [mail] = (await on.mails()).items;
    expect(mail).toMatchObject({
      kind: 'digest',
      to: 'lu@example.org',
      state: 'failed',
      attempts: 1,
      lastError: '550 No such mailbox',
      maybeTwice: false,
      pixels: [slug],
    });
    expect(Date.parse(mail?.nextAt ?? '')).toBeGreaterThan(Date.now());
    expect(await on.run()).toMatchObject({ sent: 0, failed: 0 });
    send = work;
    const tasks = app.strapi.db.query('plugin::pixel-inventory.review-task');
    await tasks.updateMany({ where: { state: 'failed' }, data: { nextAt: daysAgo(1) } });
    expect(await on.run()).toMatchObject({ sent: 1, failed: 0 });
    expect((await on.mails()).items[0]).toMatchObject({ state: 'sent', attempts: 2, lastError: '' });
    error.mockRestore();
  });

  it('gives up in the end, and tells those who may approve', async () => {
    const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    const work = send;
    send = (mail) => (mail['to'] === 'mo@example.org' ? Promise.reject(new Error('Zzz')) : work(mail));
    await on.live('Never', daysAgo(95), { owner: { name: 'Mo', email: 'mo@example.org' } });
    const tasks = app.strapi.db.query('plugin::pixel-inventory.review-task');
    for (let tries = 0; tries < 6; tries += 1) {
      await on.run();
      await tasks.updateMany({ where: { state: 'failed' }, data: { nextAt: daysAgo(1) } });
    }
    expect((await on.mails()).items.find(({ to }) => to === 'mo@example.org')).toMatchObject({
      state: 'given_up',
      attempts: 6,
    });
    expect((await log())[0]?.summary).toBe('A mail about reviews to mo@example.org could not be sent: Zzz');
    sent = [];
    // As if they had been told of the others on another day.
    await tasks.deleteMany({ where: { kind: 'escalation' } });
    await on.run();
    expect(sent.map(({ to }) => to).sort()).toEqual(['ana@example.org', 'ben@example.org']);
    expect(sent[0]?.['text']).toContain('No mail reaches its owner, Mo.');
    send = work;
    error.mockRestore();
  });

  it('says so where an instance ended while it sent, and sends once more alone', async () => {
    const slug = await on.live('Killed', daysAgo(95), { owner: { name: 'Nu', email: 'nu@example.org' } });
    await on.run();
    const tasks = app.strapi.db.query('plugin::pixel-inventory.review-task');
    const where = { recipient: 'nu@example.org' };
    const left = { state: 'claimed', leaseUntil: daysAgo(1), sentAt: null };
    await tasks.updateMany({ where, data: left });
    sent = [];
    expect(await on.run()).toMatchObject({ sent: 1 });
    expect(sent.map(({ to }) => to)).toEqual(['nu@example.org']);
    expect((await log())[0]?.summary).toBe(
      'A mail about reviews to nu@example.org may have been sent twice.',
    );
    await tasks.updateMany({ where, data: left });
    sent = [];
    const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    await on.run();
    error.mockRestore();
    expect(sent.filter(({ to }) => to === 'nu@example.org')).toEqual([]);
    expect((await on.mails()).items.find(({ to }) => to === 'nu@example.org')).toMatchObject({
      state: 'given_up',
      maybeTwice: true,
      pixels: [slug],
    });
  });

  it('retires after a warning alone, and its owner hears of it', async () => {
    const slug = await on.live('Retires', daysAgo(95), { owner: { name: 'Xi', email: 'xi@example.org' } });
    dataOf(await on.set({ overdue: 'retire', graceDays: 0, warnDaysBefore: 1 }));
    sent = [];
    expect(await on.run()).toMatchObject({ retired: 0 });
    expect(sent.find(({ to }) => to === 'xi@example.org')?.['subject']).toMatch(
      /^"Retires" will be stopped on \d+ \w+ \d{4}$/,
    );
    const tasks = app.strapi.db.query('plugin::pixel-inventory.review-task');
    await tasks.updateMany({ where: { recipient: 'xi@example.org' }, data: { sentAt: daysAgo(2) } });
    sent = [];
    expect(await on.run()).toMatchObject({ retired: 1 });
    expect((await on.pixel(slug)).pixel.state).toBe('retired');
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['xi@example.org', '"Retires" was stopped, as nobody reviewed it'],
    ]);
    expect(await on.run()).toMatchObject({ sent: 0, retired: 0 });
    dataOf(await on.set({ overdue: 'warn', graceDays: 14 }));
  });

  it('reports once a month', async () => {
    dataOf(await on.set({ report: { on: true, dayOfMonth: 1, hour: 0, to: ['boss@example.org'] } }));
    await begin();
    sent = [];
    await on.run();
    await on.run();
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['boss@example.org', expect.stringMatching(/^The pixels of [\w.]+:\d+, \w+ \d{4}$/)],
    ]);
  });
});

describe('a calendar feed', () => {
  const feed = async (user: TestUser) => dataOf<ReviewFeed>(await app.call(user, 'get', '/reviews/feed'));
  const renew = async (user: TestUser): Promise<string> => {
    const { url } = dataOf<NewReviewFeed>(await app.call(user, 'post', '/reviews/feed', {}));
    expect(url).toMatch(/^http:.*\/api\/pixel-inventory\/review-calendar\/[\w-]{43}\/reviews\.ics$/);
    return new URL(url).pathname;
  };

  it('is read by its address alone, as long as its owner wants and may', async () => {
    const slug = await on.live('Calendar <b>& Co', daysAgo(10));
    expect(await feed(kim)).toEqual({ active: false, createdAt: null });
    const first = await renew(kim);
    expect(await feed(kim)).toEqual({ active: true, createdAt: expect.any(String) as string });
    expect((await feed(jo)).active).toBe(false);
    const read = await app.http().get(first);
    expect([read.status, read.headers['content-type'], read.headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-store',
    ]);
    const { dueAt, period } = await on.current(slug);
    const found = read.text.split('BEGIN:VEVENT').find((event) => event.includes(`UID:${slug}-`));
    expect(found).toContain(`UID:${slug}-${Date.parse(period)}-due@pixel-inventory`);
    expect(found).toContain(`DTSTART;VALUE=DATE:${dueAt.slice(0, 10).replaceAll('-', '')}`);
    expect(found).toContain('SUMMARY:Review: Calendar <b>& Co');

    const second = await renew(kim);
    expect([(await app.http().get(first)).status, (await app.http().get(second)).status]).toEqual([404, 200]);
    // What is kept is no address.
    const rows = await app.strapi.db.query('plugin::pixel-inventory.review-feed').findMany({});
    expect(JSON.stringify(rows)).not.toContain(second.split('/').at(-2));
    expect(rows).toHaveLength(1);

    dataOf(await app.call(kim, 'delete', '/reviews/feed'));
    expect([(await feed(kim)).active, (await app.http().get(second)).status]).toEqual([false, 404]);
  });

  it('ends with the account, and with the permission to read', async () => {
    const lea = await app.addUser('Lea', ['read']);
    const url = await renew(lea);
    expect((await app.http().get(url)).status).toBe(200);
    const users = app.strapi.db.query('admin::user');
    const where = { email: lea.email };
    await users.updateMany({ where, data: { isActive: false } });
    expect((await app.http().get(url)).status).toBe(404);
    await users.updateMany({ where, data: { isActive: true } });
    expect((await app.http().get(url)).status).toBe(200);
    const [role] = ((await users.findOne({ where, populate: ['roles'] })) as { roles: { id: number }[] })
      .roles;
    const permissions = app.strapi.db.query('admin::permission');
    await permissions.deleteMany({ where: { role: { id: role?.id } } });
    expect((await app.http().get(url)).status).toBe(404);
  });

  it('says nothing for tokens that were never made', async () => {
    for (const token of ['x', 'A'.repeat(43), '%00', 'null', 'A'.repeat(5_000)]) {
      const answer = await app.http().get(`/api/pixel-inventory/review-calendar/${token}/reviews.ics`);
      expect([400, 404, 414]).toContain(answer.status);
      expect(answer.text).not.toContain('VEVENT');
    }
  });
});

describe('settings', () => {
  it('are refused with the field where a time zone does not exist, or a number is out of bounds', async () => {
    const put = (reviews: unknown) => app.call(ana, 'put', '/settings', { reviews });
    expect(refusalOf(await put({ timeZone: 'Europe/Atlantis' })).issues[0]).toMatchObject({
      path: ['reviews', 'timeZone'],
      message: 'There is no such time zone. Expected a name such as Europe/Berlin.',
    });
    expect(refusalOf(await put({ everyDays: 0 })).issues[0]?.path).toEqual(['reviews', 'everyDays']);
    expect(refusalOf(await put({ everyDays: 36_500 })).issues[0]?.path).toEqual(['reviews', 'everyDays']);
  });
});
