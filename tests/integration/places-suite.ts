import type { PixelContent, PixelDetail, PixelList } from '../../server/src/contract';
import type { Stage } from './cast';
import { addApproved, dataOf } from './flows';

type Placement = PixelContent['placement'];

const EVERYWHERE: Placement = { include: [{ kind: 'prefix', path: '/' }], exclude: [] };
const NOT_CHECKOUT: Placement = { ...EVERYWHERE, exclude: [{ kind: 'prefix', path: '/checkout' }] };
const CHECKOUT_ALONE: Placement = { include: [{ kind: 'exact', path: '/checkout' }], exclude: [] };

/** What is said about where a pixel runs is what visitors meet, whatever drafts say: on every database. */
export const placesSuite = (stage: () => Stage): void => {
  describe('where pixels run now', () => {
    const MARK = 'Heron';
    const RUNS = `Runs ${MARK}`;
    const slug = 'runs-heron';

    const on = async (path: string): Promise<PixelList> => {
      const { app, ana } = stage();
      const query = `/pixels?search=${MARK}&sort=name&order=asc${path && `&path=${path}`}`;
      return dataOf<PixelList>(await app.call(ana, 'get', query));
    };
    const namesOn = async (path: string): Promise<string[]> =>
      (await on(path)).items.map(({ name }) => name.replace(` ${MARK}`, ''));
    const saidPlace = async (): Promise<Placement | undefined> =>
      (await on('')).items.find((pixel) => pixel.slug === slug)?.placement;
    const decideOn = async (detail: PixelDetail): Promise<void> => {
      const { flows, ana, ben } = stage();
      dataOf(await flows.submit(ana, detail));
      dataOf(await flows.approve(ben, detail));
    };
    const publish = async (): Promise<number> => {
      const { flows, ana, ben } = stage();
      dataOf(await flows.publish(ben));
      return (await flows.overview(ana)).current?.number ?? 0;
    };
    const restore = async (number: number): Promise<void> => {
      const { app, flows, ana, ben } = stage();
      const expected = (await flows.overview(ana)).current?.number;
      dataOf(await app.call(ben, 'post', `/publications/${number}/restore`, { expected }));
    };
    let draft: PixelDetail;
    let [before, first, second] = [0, 0, 0];

    beforeAll(async () => {
      const { flows, ana, ben } = stage();
      await addApproved(flows, ana, ben, { name: `Before ${MARK}`, placement: NOT_CHECKOUT });
      before = await publish();
      await addApproved(flows, ana, ben, { name: RUNS, placement: EVERYWHERE });
      await flows.add(ana, { name: `Never live ${MARK}`, placement: CHECKOUT_ALONE });
    }, 60_000);

    it('is what the newest version says, as long as none was live', async () => {
      expect(await namesOn('/checkout')).toEqual(['Never live', 'Runs']);
      expect((await on('/checkout')).running).toBe(0);
      expect(await namesOn('/shop')).toEqual(['Before', 'Runs']);
      expect((await on('/shop')).running).toBe(1);
      expect((await on('')).running).toBeUndefined();
    });

    it('is what the live version says, while a draft says something else', async () => {
      first = await publish();
      const { flows, ana } = stage();
      const name = RUNS;
      draft = dataOf<PixelDetail>(await flows.save(ana, slug, 1, { name, placement: NOT_CHECKOUT }));
      expect(await namesOn('/checkout')).toEqual(['Never live', 'Runs']);
      expect(await on('/checkout')).toMatchObject({ total: 2, running: 1 });
      expect(await saidPlace()).toEqual(EVERYWHERE);
      expect(draft.pixel.placement).toEqual(EVERYWHERE);
      await decideOn(draft);
      expect(await saidPlace()).toEqual(EVERYWHERE);
    });

    it('stays so while it is stopped, and counts it no more', async () => {
      const { app, flows, ana, ben } = stage();
      dataOf(await flows.pause(ben, slug));
      expect(await namesOn('/checkout')).toEqual(['Never live', 'Runs']);
      expect((await on('/checkout')).running).toBe(0);
      dataOf(await app.call(ana, 'post', `/pixels/${slug}/resume`, {}));
      expect((await on('/checkout')).running).toBe(1);
    });

    it('changes with the publication, and back with the step back', async () => {
      second = await publish();
      expect(await namesOn('/checkout')).toEqual(['Never live']);
      expect(await saidPlace()).toEqual(NOT_CHECKOUT);
      await restore(first);
      expect(await namesOn('/checkout')).toEqual(['Never live', 'Runs']);
      expect(await saidPlace()).toEqual(EVERYWHERE);
      await restore(second);
      expect(await saidPlace()).toEqual(NOT_CHECKOUT);
    });

    it('is what the newest version says again, once none is live', async () => {
      const { flows, ana } = stage();
      dataOf(await flows.save(ana, slug, 2, { name: RUNS, placement: CHECKOUT_ALONE }));
      expect(await saidPlace()).toEqual(NOT_CHECKOUT);
      await restore(before);
      expect(await saidPlace()).toEqual(CHECKOUT_ALONE);
    });

    it('is known of rows that are older than its column, too', async () => {
      const { app, flows, ana } = stage();
      const old = 'before-heron';
      const data = { livePlacement: null };
      await app.strapi.db.query('plugin::pixel-inventory.pixel').updateMany({ where: { slug: old }, data });
      expect(await namesOn('/shop')).toEqual(['Before']);
      dataOf(await flows.save(ana, old, 1, { name: `Before ${MARK}`, placement: CHECKOUT_ALONE }));
      expect(await namesOn('/shop')).toEqual(['Before']);
    });
  });
};
