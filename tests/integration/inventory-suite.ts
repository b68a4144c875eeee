import type { BulkResult, PixelContent, PixelDetail, PixelList } from '../../server/src/contract';
import type { Stage } from './cast';
import { addApproved, dataOf, refusalOf } from './flows';
import { placesSuite } from './places-suite';

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
const today = (): number => Math.floor(Date.now() / DAY) * DAY;

/** Finding, filtering and sorting, and ids that are there already: what has to hold on every database. */
export const inventorySuite = (stage: () => Stage): void => {
  const MARK = 'Zebra';
  const added = new Map<string, PixelDetail>();

  const listed = async (query: string): Promise<PixelList> => {
    const { app, ana } = stage();
    return dataOf<PixelList>(await app.call(ana, 'get', `/pixels?${query}`));
  };
  const names = async (query: string): Promise<string[]> =>
    (await listed(`search=${MARK}&${query}`)).items.map(({ name }) => name.replace(`${MARK} `, ''));

  const setDue = async (name: string, at: string): Promise<void> => {
    const slug = added.get(name)?.pixel.slug;
    const data = { reviewDueAt: at };
    await stage().app.strapi.db.query('plugin::pixel-inventory.pixel').updateMany({ where: { slug }, data });
  };

  describe('finding pixels', () => {
    const everywhere: PixelContent['placement'] = { include: [{ kind: 'prefix', path: '/' }], exclude: [] };
    const pixels: [name: string, approve: boolean, changes: Partial<PixelContent>][] = [
      ['älpha', true, { categories: ['marketing', 'measurement'] }],
      ['Bravo', true, { owner: { name: 'Zoë Öztürk', email: 'Zoe.O@Example.org' }, reviewEveryDays: 1 }],
      [
        'charlie',
        true,
        {
          vendor: 'matomo',
          settings: { url: 'https://stats.example.org/', siteId: '7' },
          categories: ['measurement'],
        },
      ],
      ['Delta', false, { placement: { ...everywhere, exclude: [{ kind: 'prefix', path: '/kids' }] } }],
      [
        'echo',
        false,
        { placement: { include: [{ kind: 'wildcard', path: '/shop/*/thanks' }], exclude: [] } },
      ],
      ['Foxtrot 100%_x', false, { delivery: 'declared', settings: {} }],
    ];

    beforeAll(async () => {
      const { flows, ana, ben } = stage();
      for (const [name, approve, changes] of pixels) {
        const content = { ...changes, name: `${MARK} ${name}` };
        const detail = approve ? await addApproved(flows, ana, ben, content) : await flows.add(ana, content);
        added.set(name, detail);
      }
      await setDue('älpha', inDays(-20));
      await setDue('charlie', new Date(today()).toISOString());
    }, 60_000);

    const ALL = ['älpha', 'Bravo', 'charlie', 'Delta', 'echo', 'Foxtrot 100%_x'];
    const cases: [query: string, expected: string[]][] = [
      ['sort=name&order=asc', ALL],
      ['sort=name&order=desc', [...ALL].reverse()],
      ['sort=updated&order=asc', ALL],
      ['sort=updated', [...ALL].reverse()],
      ['sort=vendor&order=asc', ['charlie', 'älpha', 'Bravo', 'Delta', 'echo', 'Foxtrot 100%_x']],
      ['sort=state&order=asc', ['Delta', 'echo', 'Foxtrot 100%_x', 'älpha', 'Bravo', 'charlie']],
      ['sort=owner&order=desc', ['Bravo', 'älpha', 'charlie', 'Delta', 'echo', 'Foxtrot 100%_x']],
      ['sort=review&order=asc', ['älpha', 'charlie', 'Bravo', 'Delta', 'echo', 'Foxtrot 100%_x']],
      ['sort=review&order=desc', ['Bravo', 'charlie', 'älpha', 'Delta', 'echo', 'Foxtrot 100%_x']],
      ['sort=name&order=asc&pageSize=2&page=2', ['charlie', 'Delta']],
      ['sort=name&order=asc&pageSize=4&page=2', ['echo', 'Foxtrot 100%_x']],
      ['sort=name&order=asc&page=9', []],
      ['sort=name&order=asc&category=measurement', ['älpha', 'charlie']],
      ['sort=name&order=asc&category=functional', []],
      ['sort=name&order=asc&vendor=matomo', ['charlie']],
      ['sort=name&order=asc&owner=zoe.o@example.ORG', ['Bravo']],
      ['sort=name&order=asc&state=approved', ['älpha', 'Bravo', 'charlie']],
      ['review=overdue', ['älpha']],
      ['review=due', ['charlie']],
      ['review=soon', ['Bravo']],
      ['sort=name&order=asc&path=/kids/zoo', ['älpha', 'Bravo', 'charlie', 'Foxtrot 100%_x']],
      ['sort=name&order=asc&path=/shop/7/thanks?x=1', ALL],
      ['sort=name&order=asc&path=/shop/7/thanks&pageSize=2&page=3', ['echo', 'Foxtrot 100%_x']],
      ['sort=name&order=asc&path=shop&category=measurement', ['älpha', 'charlie']],
    ];
    it.each(cases)('?%s', async (query, expected) => {
      expect(await names(query)).toEqual(expected);
    });

    const searches: [search: string, expected: string[]][] = [
      ['zebra ALPHA', ['älpha']],
      ['Zébra älp', ['älpha']],
      ['ozturk', ['Bravo']],
      ['zoe.o@', ['Bravo']],
      ['zebra-brav', ['Bravo']],
      ['100%_x', ['Foxtrot 100%_x']],
      ['100_%x', []],
      ['%zebra%', []],
      [`zebra' or '1'='1`, []],
      ['zebra\\', []],
    ];
    it.each(searches)('finds by %j', async (search, expected) => {
      const { items } = await listed(`sort=name&order=asc&search=${encodeURIComponent(search)}`);
      expect(items.map(({ name }) => name.replace(`${MARK} `, ''))).toEqual(expected);
    });

    it('finds by the name of the vendor', async () => {
      const { items } = await listed('search=MATOMO&pageSize=100');
      expect(items.map(({ vendor }) => vendor)).toContain('matomo');
      const { items: ads } = await listed('search=meta pix&pageSize=100');
      expect(new Set(ads.map(({ vendor }) => vendor))).toEqual(new Set(['meta-pixel']));
    });

    it('counts all that match, on a page past the end too', async () => {
      expect(await listed(`search=${MARK}&pageSize=2`)).toMatchObject({ total: 6, page: 1, pageSize: 2 });
      expect(await listed(`search=${MARK}&pageSize=2&page=50`)).toMatchObject({ total: 6, items: [] });
      expect(await listed(`search=${MARK}&pageSize=2&page=50&path=/`)).toMatchObject({ total: 5, items: [] });
      expect(await listed('search=no-such-zebra')).toMatchObject({ total: 0, items: [] });
    });

    it('says where each runs, how it gets there, and when it is looked at again', async () => {
      const { items } = await listed(`search=${MARK}&sort=name&order=asc`);
      expect(items[5]).toMatchObject({ delivery: 'declared', placement: everywhere, reviewDueAt: null });
      expect(items[0]).toMatchObject({ delivery: 'injected', state: 'approved' });
      const due = Date.parse(items[1]?.reviewDueAt ?? '');
      expect(Math.abs(due - Date.now() - DAY)).toBeLessThan(60_000);
    });

    it('keeps the day of the review while a draft is written, and moves it with the next approval', async () => {
      const { flows, ana, ben } = stage();
      const { slug } = (added.get('Bravo') as PixelDetail).pixel;
      const before = (await flows.read(ana, slug)).pixel.reviewDueAt;
      const changed = dataOf<PixelDetail>(
        await flows.save(ana, slug, 1, { name: `${MARK} Bravo`, reviewEveryDays: 10 }),
      );
      expect(changed.pixel.reviewDueAt).toBe(before);
      dataOf(await flows.submit(ana, changed));
      const approved = dataOf<PixelDetail>(await flows.approve(ben, changed));
      expect(approved.pixel.reviewDueAt?.slice(0, 10)).toBe(inDays(10).slice(0, 10));
    });
  });

  describe('the same id twice', () => {
    const settings = { pixelId: '777777777777777' };
    const message = (name: string) =>
      `The pixel "${name}" has this id already. Edit that one, or retire it first.`;
    const path = ['content', 'settings', 'pixelId'];

    it('is refused at its field, for a new pixel and for a changed one', async () => {
      const { app, flows, ana, ben } = stage();
      const first = await flows.add(ana, { name: 'Has the id', settings });
      const { content } = first.versions[0] as PixelDetail['versions'][0];
      const second = await app.call(ana, 'post', '/pixels', { content: { ...content, name: 'Wants it' } });
      expect(refusalOf(second)).toMatchObject({
        status: 400,
        issues: [{ path, message: message('Has the id') }],
      });
      const other = await flows.add(ana, { name: 'Had another' });
      const changed = await flows.save(ana, other.pixel.slug, 1, { settings });
      expect(refusalOf(changed).issues).toEqual([{ path, message: message('Has the id') }]);
      expect((await flows.read(ana, other.pixel.slug)).pixel.head).toBe(1);
      expect((await flows.save(ana, first.pixel.slug, 1, { name: 'Has it still', settings })).status).toBe(
        200,
      );
      dataOf(
        await app.call(ben, 'post', `/pixels/${first.pixel.slug}/retire`, { reason: 'No longer used.' }),
      );
      expect((await flows.save(ana, other.pixel.slug, 1, { settings })).status).toBe(200);
    });

    it('is refused where ten add it at the same moment, but for one', async () => {
      const { app, ana, flows } = stage();
      const { versions } = await flows.add(ana, { name: 'Model' });
      const content = { ...versions[0]?.content, settings: { pixelId: '777777777777778' } };
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          app.call(ana, 'post', '/pixels', { content: { ...content, name: `Race ${at}` } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(400)]);
      const told = answers
        .filter(({ status }) => status === 400)
        .map((answer) => refusalOf(answer).issues[0]);
      expect(told.every((issue) => JSON.stringify(issue?.path) === JSON.stringify(path))).toBe(true);
    });
  });

  describe('many at once', () => {
    it('submits and stops what it can, and says in a sentence why not the others', async () => {
      const { app, flows, ana, ben } = stage();
      const [one, two, three] = [
        await flows.add(ana, { name: 'Many one' }),
        await addApproved(flows, ana, ben, { name: 'Many two' }),
        await flows.add(ana, { name: 'Many three' }),
      ];
      const items = [
        { slug: one.pixel.slug, version: 1 },
        { slug: two.pixel.slug, version: 1 },
        { slug: 'many-none', version: 1 },
        { slug: three.pixel.slug, version: 9 },
        { slug: one.pixel.slug, version: 1 },
      ];
      const { results } = dataOf<BulkResult>(await app.call(ana, 'post', '/bulk/submit', { items }));
      expect(results).toEqual([
        { slug: 'many-one', ok: true, message: 'Waits for approval now.' },
        {
          slug: 'many-two',
          ok: false,
          message: 'Only a draft can be submitted. This version is approved already.',
        },
        {
          slug: 'many-none',
          ok: false,
          message: 'There is no pixel "many-none". It may have been renamed, or the address is mistyped.',
        },
        {
          slug: 'many-three',
          ok: false,
          message:
            'This is no longer the newest version. Version 1 has been saved since; look at it before you decide.',
        },
        {
          slug: 'many-one',
          ok: false,
          message: 'Only a draft can be submitted. This version is waiting for approval.',
        },
      ]);
      expect((await flows.read(ana, 'many-one')).pixel.state).toBe('in_review');

      dataOf(await flows.publish(ben));
      const stop = { slugs: ['many-two', 'many-three'], reason: 'Numbers look odd.' };
      expect(dataOf<BulkResult>(await app.call(ana, 'post', '/bulk/pause', stop)).results).toEqual([
        { slug: 'many-two', ok: true, message: 'Stopped.' },
        { slug: 'many-three', ok: false, message: 'This pixel is not live, so there is nothing to stop.' },
      ]);
      const { current } = await flows.overview(ana);
      expect(current?.pixels.find(({ slug }) => slug === 'many-two')?.paused).toBe(true);
    });
  });

  placesSuite(stage);
};
