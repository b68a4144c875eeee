import type { Overview, PixelDetail } from '../../server/src/contract';
import type { Cast } from './cast';
import { addApproved, dataOf } from './flows';
import type { TestUser } from './strapi-app';

/** Who wrote what somebody sent back learns of it on the first screen: on every database. */
export const sentBackSuite = (cast: () => Cast): void => {
  describe('what was sent back', () => {
    const NAME = 'Robin';
    const slug = 'robin';
    let first: PixelDetail;

    const forPerson = async (user: TestUser): Promise<Overview['sentBack']> => {
      const { sentBack } = dataOf<Overview>(await cast().app.call(user, 'get', '/overview'));
      return sentBack.filter((each) => each.name.startsWith(NAME));
    };
    const sendBack = async (detail: PixelDetail, author: TestUser, comment: string): Promise<void> => {
      const { flows, ben } = cast();
      dataOf(await flows.submit(author, detail));
      dataOf(await flows.sendBack(ben, detail, comment));
    };
    const saved = async (user: TestUser, base: number, purpose: string): Promise<PixelDetail> =>
      dataOf<PixelDetail>(await cast().flows.save(user, slug, base, { name: NAME, purpose }));

    beforeAll(async () => {
      const { flows, ana } = cast();
      first = await flows.add(ana, { name: NAME });
    });

    it('is told to its author, with who did it and why', async () => {
      const { flows, ana, ben, cleo } = cast();
      expect(await forPerson(ana)).toEqual([]);
      await sendBack(first, ana, 'Name the shops.');
      const [{ person, at }] = (await flows.read(ana, slug)).approvals as [PixelDetail['approvals'][number]];
      const told = { slug, name: NAME, version: 1, person, comment: 'Name the shops.', at };
      expect(await forPerson(ana)).toEqual([told]);
      expect(await forPerson(ben)).toEqual([]);
      expect(await forPerson(cleo)).toEqual([]);
    });

    it('waits for nobody any more once it is submitted again, but for what is said the next time', async () => {
      const { flows, ana, ben } = cast();
      dataOf(await flows.submit(ana, first));
      expect(await forPerson(ana)).toEqual([]);
      dataOf(await flows.sendBack(ben, first, 'Still no shops.'));
      expect((await forPerson(ana)).map(({ comment }) => comment)).toEqual(['Still no shops.']);
    });

    it('is done with a change, and told to all who had a hand in the next version', async () => {
      const { ana, cleo } = cast();
      const second = await saved(cleo, 1, 'Measures which shops people come from.');
      expect(await forPerson(ana)).toEqual([]);
      await sendBack(second, cleo, 'Which shops?');
      expect((await forPerson(ana)).map(({ version }) => version)).toEqual([2]);
      expect(await forPerson(cleo)).toEqual(await forPerson(ana));
    });

    it('is no draft that was approved later, and taken off by a step back', async () => {
      const { app, flows, ana, ben } = cast();
      await addApproved(flows, ana, ben, { name: `${NAME} never` });
      dataOf(await flows.publish(ben));
      const before = (await flows.overview(ana)).current?.number;
      const second = await flows.read(ana, slug);
      dataOf(await flows.submit(ana, second));
      dataOf(await flows.approve(ben, second));
      dataOf(await flows.publish(ben));
      const expected = (await flows.overview(ana)).current?.number;
      dataOf(await app.call(ben, 'post', `/publications/${before}/restore`, { expected }));
      expect((await flows.read(ana, slug)).pixel.state).toBe('draft');
      expect(await forPerson(ana)).toEqual([]);
    });

    it('is forgotten with a pixel that is retired', async () => {
      const { app, ana, ben } = cast();
      const third = await saved(ana, 2, 'Measures which of our shops people come from.');
      await sendBack(third, ana, 'We need it no longer.');
      expect(await forPerson(ana)).toHaveLength(1);
      dataOf(await app.call(ben, 'post', `/pixels/${slug}/retire`, { reason: 'Not needed.' }));
      expect(await forPerson(ana)).toEqual([]);
    });
  });
};
