import type { PixelDetail, Publications } from '../../server/src/contract';
import { content, HASH_B } from '../fakes/pixels';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { firesSuite } from './fires-suite';
import { governanceSuite } from './governance-suite';
import { inventorySuite } from './inventory-suite';
import { recordsSuite } from './records-suite';
import { sentBackSuite } from './sent-back-suite';
import { startApp, type TestApp, type TestUser } from './strapi-app';

/** What has to hold on every database. */
export const storageSuite = (options: Parameters<typeof startApp>[0]): void => {
  let app: TestApp;
  let flows: Flows;
  let ana: TestUser;
  let ben: TestUser;
  let cleo: TestUser;

  beforeAll(async () => {
    app = await startApp(options);
    flows = createFlows(app);
    ana = await app.addUser('Ana', 'super');
    ben = await app.addUser('Ben', 'super');
    cleo = await app.addUser('Cleo', 'super');
  }, 120_000);

  afterAll(() => app.stop());

  describe('the inventory', () => {
    it('adds a pixel as a draft, with a slug from its name', async () => {
      const detail = await flows.add(ana, { name: 'Frühling & Sommer' });
      expect(detail.pixel).toMatchObject({
        slug: 'fruehling-and-sommer',
        state: 'draft',
        head: 1,
        live: null,
      });
      expect(detail.versions[0]).toMatchObject({
        number: 1,
        content: { ...content({ name: 'Frühling & Sommer' }), settings: expect.anything() as unknown },
      });
      expect(detail.activity[0]?.summary).toBe('Added the pixel "Frühling & Sommer".');
    });

    it('gives the second pixel of a name a slug of its own', async () => {
      const slugs = [];
      for (let count = 0; count < 3; count += 1)
        slugs.push((await flows.add(ana, { name: 'Twice' })).pixel.slug);
      expect(slugs).toEqual(['twice', 'twice-2', 'twice-3']);
    });

    it('adds ten pixels of one name at once, each once', async () => {
      const added = await Promise.all(Array.from({ length: 10 }, () => flows.add(ana, { name: 'Crowd' })));
      expect(new Set(added.map((detail) => detail.pixel.slug)).size).toBe(10);
    });

    it('refuses a slug that is taken', async () => {
      await flows.add(ana, { name: 'Taken' });
      const answer = await app.call(ana, 'post', '/pixels', { slug: 'taken', content: content() });
      expect(refusalOf(answer)).toMatchObject({ status: 409, code: 'slug_taken' });
    });

    it('finds pixels by words, state and page', async () => {
      await flows.add(ana, { name: 'Needle 100% in_the haystack' });
      const find = async (query: string) =>
        dataOf<{ items: { name: string }[]; total: number }>(await app.call(ana, 'get', `/pixels?${query}`));
      expect((await find('search=NEEDLE')).items).toHaveLength(1);
      expect((await find('search=100%25 in_the')).items).toHaveLength(1);
      expect((await find('search=no-such-thing')).total).toBe(0);
      expect((await find('state=draft&pageSize=2')).items).toHaveLength(2);
      expect((await find('state=live')).total).toBe(0);
    });

    it('keeps every saved version and tells the second of two editors', async () => {
      const { pixel } = await flows.add(ana, { name: 'Edited by two' });
      const first = dataOf<PixelDetail>(
        await flows.save(ana, pixel.slug, 1, { purpose: 'Ana wrote this purpose.' }),
      );
      expect(first.versions.map((version) => version.number)).toEqual([2, 1]);
      const second = await flows.save(ben, pixel.slug, 1, { purpose: 'Ben wrote that purpose.' });
      expect(refusalOf(second)).toMatchObject({ status: 409, code: 'edit_conflict' });
    });

    it('lets one of two win who save at the same moment', async () => {
      const { pixel } = await flows.add(ana, { name: 'Raced' });
      const answers = await Promise.all(
        [ana, ben, cleo].map((user) =>
          flows.save(user, pixel.slug, 1, { purpose: `Purpose by ${user.email}.` }),
        ),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    });

    it('makes no new version when nothing changed', async () => {
      const { pixel } = await flows.add(ana, { name: 'Unchanged' });
      const again = dataOf<PixelDetail>(await flows.save(ana, pixel.slug, 1, { name: 'Unchanged' }));
      expect(again.pixel.head).toBe(1);
    });
  });

  describe('approval', () => {
    it('needs somebody else, whatever their role', async () => {
      const added = await flows.add(ana, { name: 'Own work' });
      expect(added.actions.approve).toMatchObject({ allowed: false });
      dataOf(await flows.submit(ana, added));
      expect(refusalOf(await flows.approve(ana, added))).toEqual({
        status: 403,
        code: 'author_cannot_approve',
        message:
          'You had a hand in this version, so somebody else has to approve it. That is the point of two pairs of eyes.',
        issues: [],
      });
      expect((await flows.read(ana, added.pixel.slug)).pixel.state).toBe('in_review');
      expect(dataOf<PixelDetail>(await flows.approve(ben, added)).pixel.state).toBe('approved');
    });

    it('counts everybody who had a hand in it', async () => {
      const added = await flows.add(ana, { name: 'Two authors' });
      const slug = added.pixel.slug;
      const changed = dataOf<PixelDetail>(
        await flows.save(ben, slug, 1, { name: 'Two authors', purpose: 'Ben changed the purpose.' }),
      );
      dataOf(await flows.submit(ana, changed));
      expect(refusalOf(await flows.approve(ana, changed)).code).toBe('author_cannot_approve');
      expect(refusalOf(await flows.approve(ben, changed)).code).toBe('author_cannot_approve');
      expect((await flows.approve(cleo, changed)).status).toBe(200);
    });

    it('is bound to what was read', async () => {
      const added = await flows.add(ana, { name: 'Changed under the pen' });
      const { slug } = added.pixel;
      dataOf(await flows.submit(ana, added));
      const changed = dataOf<PixelDetail>(
        await flows.save(ana, slug, 1, {
          name: 'Changed under the pen',
          purpose: 'Something else now, quite.',
        }),
      );
      dataOf(await flows.submit(ana, changed));
      expect(refusalOf(await flows.approve(ben, added))).toMatchObject({
        status: 409,
        code: 'version_outdated',
      });
      const forged = await app.call(ben, 'post', `/pixels/${slug}/approve`, { version: 2, hash: HASH_B });
      expect(refusalOf(forged).code).toBe('version_outdated');
      expect((await flows.read(ben, slug)).pixel.approved).toBeNull();
    });

    it('sends back with a comment', async () => {
      const added = await flows.add(ana, { name: 'Sent back' });
      dataOf(await flows.submit(ana, added));
      expect(refusalOf(await flows.sendBack(ben, added, ' ')).issues[0]?.path).toEqual(['comment']);
      const back = dataOf<PixelDetail>(await flows.sendBack(ben, added, 'Please say which ads.'));
      expect(back.pixel.state).toBe('draft');
      expect(back.approvals[0]).toMatchObject({ outcome: 'sent_back', comment: 'Please say which ads.' });
      expect(back.activity[0]?.summary).toBe('Sent version 1 back: Please say which ads.');
    });

    it('happens once where two approve at the same moment', async () => {
      const added = await flows.add(ana, { name: 'Approved twice' });
      dataOf(await flows.submit(ana, added));
      const answers = await Promise.all([flows.approve(ben, added), flows.approve(cleo, added)]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      expect((await flows.read(ana, added.pixel.slug)).approvals).toHaveLength(1);
    });
  });

  describe('publication', () => {
    it('takes what is approved, and nothing else', async () => {
      const ready = await addApproved(flows, ana, ben, { name: 'Ready' });
      await flows.add(ana, { name: 'Not ready' });
      const after = dataOf<Publications>(await flows.publish(ben));
      const names = after.current?.pixels.map((pixel) => pixel.name);
      expect(names).toContain('Ready');
      expect(names).not.toContain('Not ready');
      expect(after.waiting).toEqual([]);
      expect((await flows.read(ana, ready.pixel.slug)).pixel).toMatchObject({ state: 'live', live: 1 });
    });

    it('goes on serving the approved version while a draft is written', async () => {
      const detail = await addApproved(flows, ana, ben, { name: 'Served' });
      dataOf(await flows.publish(ben));
      dataOf(await flows.save(ana, detail.pixel.slug, 1, { name: 'Served differently' }));
      const read = await flows.read(ana, detail.pixel.slug);
      expect(read.pixel).toMatchObject({ state: 'live', live: 1, head: 2, change: 'draft' });
      const live = app.strapi.plugin('pixel-inventory');
      expect(live).toBeDefined();
      const current = (await flows.overview(ana)).current?.pixels.find(
        ({ slug }) => slug === detail.pixel.slug,
      );
      expect(current).toMatchObject({ version: 1, name: 'Served' });
    });

    it('says when there is nothing to publish', async () => {
      expect(refusalOf(await flows.publish(ben))).toMatchObject({ status: 409, code: 'nothing_to_publish' });
    });

    it('lets one of two win who publish at once, and tells the other', async () => {
      await addApproved(flows, ana, ben, { name: 'Published by two' });
      const { current, waiting } = await flows.overview(ben);
      const seen = {
        expected: current?.number,
        versions: waiting.map(({ slug, version }) => ({ slug, version })),
      };
      const answers = await Promise.all(
        [ben, cleo].map((user) => app.call(user, 'post', '/publications', seen)),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const told = answers.find((answer) => answer.status === 409);
      // Where one was done before the other began, there is nothing left.
      expect(['publish_conflict', 'nothing_to_publish']).toContain(told && refusalOf(told).code);
      const numbers = (await flows.overview(ana)).history.map((entry) => entry.number);
      expect(new Set(numbers).size).toBe(numbers.length);
    });

    it('publishes nothing that the person did not see', async () => {
      await addApproved(flows, ana, ben, { name: 'Seen' });
      const { current, waiting } = await flows.overview(ben);
      await addApproved(flows, ana, cleo, { name: 'Unseen' });
      const answer = await app.call(ben, 'post', '/publications', {
        expected: current?.number,
        versions: waiting.map(({ slug, version }) => ({ slug, version })),
      });
      expect(refusalOf(answer)).toMatchObject({ status: 409, code: 'publish_changed' });
      dataOf(await flows.publish(ben));
    });

    it('refuses when a row was changed in the database past the approval', async () => {
      const detail = await addApproved(flows, ana, ben, { name: 'Tampered' });
      const table = app.strapi.db.metadata.get('plugin::pixel-inventory.version').tableName;
      const evil = JSON.stringify(content({ name: 'Tampered', settings: { pixelId: '666666666666666' } }));
      await app.strapi.db.connection(table).where({ pixel: detail.pixel.slug }).update({ content: evil });
      const before = (await flows.overview(ben)).current?.number;
      expect(refusalOf(await flows.publish(ben))).toMatchObject({ status: 409, code: 'approval_broken' });
      expect((await flows.overview(ben)).current?.number).toBe(before);
      const retired = await app.call(ben, 'post', `/pixels/${detail.pixel.slug}/retire`, {
        reason: 'It was tampered with.',
      });
      expect(retired.status).toBe(200);
    });

    it('stops a pixel at once, by one person, even while others publish', async () => {
      const { pixel } = await addApproved(flows, ana, ben, { name: 'Stopped' });
      dataOf(await flows.publish(ben));
      await addApproved(flows, ana, ben, { name: 'Beside the stop' });
      const [stop] = await Promise.all([
        flows.pause(ana, pixel.slug),
        flows.publish(ben),
        flows.publish(cleo),
      ]);
      expect(stop.status).toBe(200);
      const paused = (await flows.overview(ana)).current?.pixels.find(({ slug }) => slug === pixel.slug);
      expect(paused?.paused).toBe(true);
      expect(refusalOf(await flows.pause(ana, pixel.slug)).code).toBe('already_paused');
      dataOf(await app.call(ben, 'post', `/pixels/${pixel.slug}/resume`, {}));
      const running = (await flows.overview(ana)).current?.pixels.find(({ slug }) => slug === pixel.slug);
      expect(running?.paused).toBe(false);
    });

    it('goes back to an earlier publication, and keeps a stop and a retirement', async () => {
      const kept = await addApproved(flows, ana, ben, { name: 'Rolled' });
      const stopped = await addApproved(flows, ana, ben, { name: 'Rolled stopped' });
      const gone = await addApproved(flows, ana, ben, { name: 'Rolled gone' });
      await flows.publish(ben);
      const target = (await flows.overview(ben)).current?.number ?? 0;
      const changed = dataOf<PixelDetail>(await flows.save(ana, kept.pixel.slug, 1, { name: 'Rolled anew' }));
      dataOf(await flows.submit(ana, changed));
      dataOf(await flows.approve(ben, changed));
      const newcomer = await addApproved(flows, ana, ben, { name: 'Newcomer' });
      dataOf(await flows.publish(ben));
      dataOf(await flows.pause(ana, stopped.pixel.slug));
      dataOf(await app.call(ben, 'post', `/pixels/${gone.pixel.slug}/retire`, { reason: 'No longer used.' }));

      const expected = (await flows.overview(ben)).current?.number;
      const stale = await app.call(ben, 'post', `/publications/${target}/restore`, { expected: target });
      expect(refusalOf(stale).code).toBe('publish_conflict');
      const after = dataOf<Publications>(
        await app.call(ben, 'post', `/publications/${target}/restore`, { expected }),
      );

      const now = new Map(after.current?.pixels.map((pixel) => [pixel.slug, pixel]));
      expect(after.current).toMatchObject({ cause: 'rollback', restored: target });
      expect(now.get(kept.pixel.slug)).toMatchObject({ version: 1, name: 'Rolled' });
      expect(now.get(stopped.pixel.slug)).toMatchObject({ paused: true });
      expect(now.has(gone.pixel.slug)).toBe(false);
      expect(now.has(newcomer.pixel.slug)).toBe(false);
      expect(after.waiting).toEqual([]);
      expect((await flows.read(ana, kept.pixel.slug)).pixel).toMatchObject({
        live: 1,
        head: 2,
        change: 'draft',
      });
      expect((await flows.read(ana, newcomer.pixel.slug)).pixel.state).toBe('draft');
    });
  });

  inventorySuite(() => ({ app, flows, ana, ben }));
  governanceSuite(() => ({ app, flows, ana, ben, cleo }));
  sentBackSuite(() => ({ app, flows, ana, ben, cleo }));
  firesSuite(() => ({ app, ana, flows }));
  recordsSuite(() => ({ app, ana }));

  describe('history', () => {
    it.each(['version', 'approval', 'comment', 'snapshot', 'activity', 'consent-record'])(
      'keeps every row of %s as it was',
      async (name) => {
        const uid = `plugin::pixel-inventory.${name}` as 'plugin::pixel-inventory.version';
        const table = app.strapi.db.query(uid);
        const before = await table.count();
        await expect(table.updateMany({ where: {}, data: { hash: HASH_B } })).rejects.toThrow(
          'kept as they were',
        );
        await expect(table.update({ where: { id: 1 }, data: { hash: HASH_B } })).rejects.toThrow(
          'kept as they were',
        );
        await expect(table.deleteMany({ where: {} })).rejects.toThrow('kept as they were');
        await expect(table.delete({ where: { id: 1 } })).rejects.toThrow('kept as they were');
        expect(await table.count()).toBe(before);
        expect(before).toBeGreaterThan(0);
      },
    );

    it.each(['pixel', 'version', 'snapshot', 'activity', 'consent-record'])(
      'has a real unique index for %s in the database',
      async (name) => {
        const uid = `plugin::pixel-inventory.${name}` as 'plugin::pixel-inventory.pixel';
        const table = app.strapi.db.query(uid);
        const row = (await table.findOne({ where: {}, orderBy: { id: 'asc' } })) as Record<string, unknown>;
        const { id: _id, documentId: _documentId, ...copy } = row;
        // A driver's native part keeps the error class of the test file that loaded it first: no toThrow here.
        const refusal: unknown = await table.create({ data: copy }).then(
          () => null,
          (error: unknown) => error,
        );
        expect(refusal).toMatchObject({ message: expect.stringMatching(/unique|duplicate/i) as string });
      },
    );
  });
};
