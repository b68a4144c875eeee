import type {
  ActivityCheck,
  ActivityList,
  PixelDetail,
  Publications,
  Settings,
} from '../../server/src/contract';
import { HASH_B } from '../fakes/pixels';
import type { Cast } from './cast';
import { addApproved, dataOf, refusalOf } from './flows';
import type { TestUser } from './strapi-app';

type Row = Record<string, unknown>;
type TableName = 'activity' | 'approval' | 'snapshot';

/** Approval, comments, settings and the audit log: what has to hold on every database. */
export const governanceSuite = (cast: () => Cast): void => {
  const table = (name: TableName) => {
    const { db } = cast().app.strapi;
    return db.connection(db.metadata.get(`plugin::pixel-inventory.${name}`).tableName);
  };
  const check = async () =>
    dataOf<ActivityCheck>(await cast().app.call(cast().ana, 'get', '/activity/check'));
  const log = async (query = '') =>
    dataOf<ActivityList>(await cast().app.call(cast().ana, 'get', `/activity?${query}`));
  const settings = async () => dataOf<Settings>(await cast().app.call(cast().ana, 'get', '/settings'));
  const set = async (changes: Partial<Settings>) =>
    dataOf<Settings>(
      await cast().app.call(cast().ana, 'put', '/settings', { ...(await settings()), ...changes }),
    );

  describe('settings', () => {
    it('begin strict, and every change is written down', async () => {
      expect(await settings()).toEqual({
        twoPersonRule: true,
        mails: { submitted: true, decided: true, stopped: true },
        siteUrl: '',
        contentPaths: {},
        reviews: {
          scheduler: 'on',
          timeZone: 'UTC',
          weekday: 1,
          hour: 9,
          everyDays: 90,
          everyDaysMarketing: 60,
          everyDaysCustomCode: 30,
          everyDaysUserData: 60,
          graceDays: 14,
          reminderDays: 7,
          overdue: 'warn',
          warnDaysBefore: 3,
          languageWithoutAccount: 'en',
          report: { on: false, dayOfMonth: 1, hour: 9, to: [] },
        },
      });
      const before = (await log()).total;
      await set({
        siteUrl: 'https://www.example.org',
        contentPaths: { 'api::article.article': '/a/{slug}' },
      });
      const { items, total } = await log('pageSize=2');
      expect(total).toBe(before + 2);
      expect(items.map(({ summary }) => summary)).toEqual([
        'Entries of api::article.article are shown at /a/{slug}.',
        'The address of the site is https://www.example.org.',
      ]);
      await set({});
      expect((await log()).total).toBe(total);
      expect(await settings()).toMatchObject({ siteUrl: 'https://www.example.org' });
    });

    it.each([
      [{ siteUrl: 'javascript:alert(1)' }, ['siteUrl']],
      [{ siteUrl: 'https://a.example/path' }, ['siteUrl']],
      [{ contentPaths: { 'admin::user': '/x' } }, ['contentPaths', 'admin::user']],
      [{ contentPaths: { 'api::a.a': 'no-slash' } }, ['contentPaths', 'api::a.a']],
      [{ twoPersonRule: 'no' }, ['twoPersonRule']],
      [{ unknown: true }, []],
    ])('refuse %j at its field', async (changes, path) => {
      const { app, ana } = cast();
      const answer = await app.call(ana, 'put', '/settings', { ...(await settings()), ...changes });
      expect(refusalOf(answer)).toMatchObject({ status: 400, issues: [{ path }] });
    });
  });

  describe('the two-person rule', () => {
    it('can be switched off, and then an author approves, which is marked', async () => {
      const { flows, ana, ben } = cast();
      const added = await flows.add(ana, { name: 'Alone' });
      dataOf(await flows.submit(ana, added));
      expect((await flows.approve(ana, added)).status).toBe(403);
      expect(await set({ twoPersonRule: false })).toMatchObject({ twoPersonRule: false });
      expect((await log('action=settings&pageSize=1')).items[0]?.summary).toBe(
        'Switched the two-person rule off.',
      );
      expect((await flows.read(ana, added.pixel.slug)).actions.approve.allowed).toBe(true);
      const approved = dataOf<PixelDetail>(await flows.approve(ana, added));
      expect(approved.approvals[0]).toMatchObject({ outcome: 'approved', alone: true });
      expect(approved.activity[0]?.summary).toBe('Approved version 1 alone, as the two-person rule is off.');
      const other = await addApproved(flows, ana, ben, { name: 'Not alone' });
      expect(other.approvals[0]).not.toHaveProperty('alone');
      const found = await log('action=approve&pageSize=2');
      expect(found.items.map(({ pixel }) => pixel)).toEqual([other.pixel.slug, added.pixel.slug]);
    });

    it('lets live what was approved while it was off, also after it is on again', async () => {
      const { flows, ana, ben } = cast();
      expect(await set({ twoPersonRule: true })).toMatchObject({ twoPersonRule: true });
      const after = dataOf<Publications>(await flows.publish(ben));
      expect(after.current?.pixels.map(({ name }) => name)).toContain('Alone');
      const next = await flows.add(ana, { name: 'Alone again' });
      dataOf(await flows.submit(ana, next));
      expect(refusalOf(await flows.approve(ana, next)).code).toBe('author_cannot_approve');
    });

    it('counts an author who signed alone as an author of what comes next', async () => {
      const { flows, ana, ben, cleo } = cast();
      const changed = dataOf<PixelDetail>(
        await flows.save(ben, 'alone', 1, { name: 'Alone', purpose: 'Ben changed a word of it.' }),
      );
      dataOf(await flows.submit(ben, changed));
      expect(refusalOf(await flows.approve(ana, changed)).code).toBe('author_cannot_approve');
      expect((await flows.approve(cleo, changed)).status).toBe(200);
      dataOf(await flows.publish(cleo));
    });

    it('is not switched off by a changed row alone', async () => {
      const { app, flows, ana } = cast();
      const store = app.strapi.store({ type: 'plugin', name: 'pixel-inventory', key: 'settings' });
      await store.set({ value: { ...(await settings()), twoPersonRule: false } });
      expect((await settings()).twoPersonRule).toBe(true);
      const next = await flows.read(ana, 'alone-again');
      expect(refusalOf(await flows.approve(ana, next)).code).toBe('author_cannot_approve');
      await set({ twoPersonRule: true });
    });

    it('is not got round by a row that says that somebody approved alone', async () => {
      const { flows, ana, ben } = cast();
      const { pixel } = await addApproved(flows, ana, ben, { name: 'Signed by another' });
      const signed = (await table('approval').where({ pixel: pixel.slug }).first()) as Row;
      const author = (await table('activity').where({ pixel: pixel.slug, action: 'create' }).first()) as Row;
      await table('approval').where({ id: signed['id'] }).update({
        alone: true,
        person_id: author['person_id'],
        person_name: author['person_name'],
        person_email: author['person_email'],
      });
      expect(refusalOf(await flows.publish(ben))).toMatchObject({ status: 409, code: 'approval_broken' });
      const { id: _id, document_id: _document, ...columns } = signed;
      await table('approval').where({ id: signed['id'] }).update(columns);
      dataOf(await flows.publish(ben));
    });

    it('holds for everybody but one where it is switched on while authors approve', async () => {
      const { flows, ana } = cast();
      await set({ twoPersonRule: false });
      const added = await flows.add(ana, { name: 'Raced by the rule' });
      dataOf(await flows.submit(ana, added));
      const [answer] = await Promise.all([flows.approve(ana, added), set({ twoPersonRule: true })]);
      expect([200, 403]).toContain(answer.status);
      expect((await settings()).twoPersonRule).toBe(true);
      const { approvals } = await flows.read(ana, added.pixel.slug);
      expect(approvals).toHaveLength(answer.status === 200 ? 1 : 0);
      if (answer.status === 200) dataOf(await flows.publish(ana));
    });
  });

  describe('comments', () => {
    it('stand with the pixel, the oldest first, and in the audit log', async () => {
      const { app, flows, ana, ben } = cast();
      const { pixel } = await flows.add(ana, { name: 'Talked about' });
      const say = (user: TestUser, text: string, version = 1) =>
        app.call(user, 'post', `/pixels/${pixel.slug}/comments`, { version, text });
      const first = dataOf<PixelDetail>(await say(ana, 'Is <b>this</b> the right id? 😀'));
      expect(first.comments?.map(({ text }) => text)).toEqual(['Is <b>this</b> the right id? 😀']);
      const second = dataOf<PixelDetail>(await say(ben, 'It is.'));
      expect(second.comments?.map(({ text, version, person }) => [person.name, version, text])).toEqual([
        ['Ana Test', 1, 'Is <b>this</b> the right id? 😀'],
        ['Ben Test', 1, 'It is.'],
      ]);
      expect(second.activity[0]?.summary).toBe('Commented on version 1: It is.');
      expect(refusalOf(await say(ana, 'Nothing here.', 2)).code).toBe('version_not_found');
      expect(refusalOf(await say(ana, ' ')).issues[0]?.path).toEqual(['text']);
      expect(refusalOf(await say(ana, 'x'.repeat(2001))).status).toBe(400);
    });
  });

  describe('the audit log', () => {
    it('is found by person, action, pixel and day', async () => {
      const all = await log('pageSize=100');
      const day = all.items[0]?.at.slice(0, 10) ?? '';
      expect((await log(`from=${day}&to=${day}`)).total).toBeGreaterThan(0);
      expect((await log('from=2000-01-01&to=2000-12-31')).total).toBe(0);
      expect((await log('to=2000-12-31')).total).toBe(0);
      expect((await log('person=BEN@example')).items.every(({ person }) => person.name === 'Ben Test')).toBe(
        true,
      );
      expect((await log('person=nobody')).total).toBe(0);
      expect((await log('person=%25')).total).toBe(0);
      const ofPixel = await log('pixel=talked-about&action=comment');
      expect(ofPixel.items.map(({ action }) => action)).toEqual(['comment', 'comment']);
      const ids = all.items.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort((a, b) => b - a));
    });

    it('holds, from the first entry to the last', async () => {
      const { total } = await log();
      expect(await check()).toEqual({ holds: true, entries: total, brokenAt: null });
      expect(total).toBeGreaterThan(20);
    });

    it('keeps one chain where many write at once', async () => {
      const { app, flows, ana, ben, cleo } = cast();
      const { pixel } = await flows.add(ana, { name: 'Crowded' });
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          app.call([ana, ben, cleo][at % 3] ?? ana, 'post', `/pixels/${pixel.slug}/comments`, {
            version: 1,
            text: `Word ${at}`,
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201));
      expect(await check()).toMatchObject({ holds: true, entries: (await log()).total });
    });

    const rowAt = async (number: number) => (await table('activity').where({ number }).first()) as Row;
    const brokenBy = async (tamper: () => Promise<unknown>, rows: Row[]) => {
      await tamper();
      try {
        return (await check()).brokenAt;
      } finally {
        await table('activity')
          .whereIn(
            'id',
            rows.map(({ id }) => id as number),
          )
          .delete();
        for (const row of rows) await table('activity').insert(row);
      }
    };

    it.each([
      ['a summary', { summary: 'Nothing happened.' }],
      ['a person', { person_name: 'Somebody Else' }],
      ['an action', { action: 'publish' }],
      ['a moment', { at: new Date(0) }],
      ['a hash', { hash: HASH_B }],
      ['a place', { number: null }],
    ])('finds %s that was changed in the database', async (_what, change) => {
      const row = await rowAt(9);
      const columns = cast().app.strapi.db.dialect.client === 'sqlite' && 'at' in change ? { at: 0 } : change;
      expect(await brokenBy(() => table('activity').where({ number: 9 }).update(columns), [row])).toBe(9);
      expect((await check()).holds).toBe(true);
    });

    it.each([1, 7])('finds that entry %d was deleted', async (number) => {
      const row = await rowAt(number);
      expect(await brokenBy(() => table('activity').where({ number }).delete(), [row])).toBe(number);
      expect((await check()).holds).toBe(true);
    });

    it('finds that the newest entries were deleted', async () => {
      const { total } = await log();
      const last = await rowAt(total);
      expect(await brokenBy(() => table('activity').where({ number: total }).delete(), [last])).toBe(total);
      const rows = (await table('activity').where('number', '>', 3)) as Row[];
      expect(await brokenBy(() => table('activity').where('number', '>', 3).delete(), rows)).toBe(4);
      expect((await check()).holds).toBe(true);
    });

    it('finds that all of it was deleted', async () => {
      const rows = (await table('activity').select('*')) as Row[];
      expect(await brokenBy(() => table('activity').delete(), rows)).toBe(1);
      expect((await check()).holds).toBe(true);
    });

    it('finds an entry without a place that was slipped in', async () => {
      const { id: _id, document_id: _document, number: _number, hash: _hash, ...row } = await rowAt(9);
      await table('activity').insert(row);
      expect((await check()).holds).toBe(false);
      await table('activity').whereNull('number').delete();
      expect((await check()).holds).toBe(true);
    });

    it('finds an entry that the note of a publication does not fit', async () => {
      const noted = (await table('snapshot').whereNotNull('log_number').first()) as Row;
      await table('snapshot').where({ id: noted['id'] }).update({ log_hash: HASH_B });
      expect((await check()).brokenAt).toBe(noted['log_number']);
      await table('snapshot').where({ id: noted['id'] }).update({ log_hash: noted['log_hash'] });
      expect((await check()).holds).toBe(true);
    });
  });
};
