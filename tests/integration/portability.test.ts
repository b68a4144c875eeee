/** What a site keeps travels with Strapi's own commands: export, import, and transfer, which is both at once. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type {
  ActivityCheck,
  ConsentPolicy,
  ConsentSettingsAnswer,
  PixelDetail,
  PixelList,
  Publications,
  RecordList,
} from '../../server/src/contract';
import { addApproved, createFlows, dataOf } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const ROOT = path.resolve(__dirname, '../..');
const MINUTES = 60_000;

const strapi = (dir: string, ...words: string[]) =>
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js'), ...words], {
    cwd: dir,
    env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true', NODE_ENV: 'test' },
    stdio: 'pipe',
    timeout: 2 * MINUTES,
  }).toString();

interface Kept {
  list: PixelList;
  details: PixelDetail[];
  publications: Publications;
  activity: unknown;
  settings: unknown;
  proofs: RecordList;
  consent: unknown;
  check: ActivityCheck;
}

/** Everything that the screens show of the inventory. */
const read = async (app: TestApp, user: TestUser): Promise<Kept> => {
  const list = dataOf<PixelList>(await app.call(user, 'get', '/pixels'));
  const details = await Promise.all(list.items.map(({ slug }) => createFlows(app).read(user, slug)));
  const publications = dataOf<Publications>(await app.call(user, 'get', '/publications'));
  const activity: unknown = dataOf(await app.call(user, 'get', '/activity?pageSize=100'));
  const settings: unknown = dataOf(await app.call(user, 'get', '/settings'));
  const consent: unknown = dataOf(await app.call(user, 'get', '/consent-settings'));
  const proofs = dataOf<RecordList>(await app.call(user, 'get', '/consent/records'));
  const check = dataOf<ActivityCheck>(await app.call(user, 'get', '/activity/check'));
  return { list, details, publications, activity, settings, proofs, consent, check };
};

const saveConsent = async (app: TestApp, user: TestUser, policy: Partial<ConsentPolicy>): Promise<void> => {
  const { settings, hash } = dataOf<ConsentSettingsAnswer>(await app.call(user, 'get', '/consent-settings'));
  const changed = { ...settings, policy: { ...settings.policy, ...policy } };
  dataOf(await app.call(user, 'put', '/consent-settings', { settings: changed, base: hash }));
};

const publishConsent = async (app: TestApp, user: TestUser, consent: string | undefined) => {
  const { current } = await createFlows(app).overview(user);
  return app.call(user, 'post', '/publications', { expected: current?.number, versions: [], consent });
};

/** Rows get other numbers where they arrive; what they say stays. What a person may do is about the person. */
const withoutRowNumbers = (kept: Kept): unknown =>
  JSON.parse(
    JSON.stringify(kept, (key, value: unknown) => {
      if (key === 'actions') return undefined;
      return key === 'id' && typeof value === 'number' ? undefined : value;
    }),
  );

it(
  'brings an inventory with its history into a fresh app',
  async () => {
    const from = await startApp({ name: 'portability-from' });
    const [jo, ana] = [await from.addUser('Jo', 'super'), await from.addUser('Ana', 'super')];
    const flows = createFlows(from);
    await addApproved(flows, jo, ana, { name: 'Spring campaign' });
    await addApproved(flows, ana, jo, { name: 'Autumn', settings: { pixelId: '999999999999999' } });
    dataOf(await flows.publish(ana));
    dataOf(await flows.pause(jo, 'autumn'));
    const draft = await flows.read(jo, 'spring-campaign');
    dataOf(await flows.save(jo, 'spring-campaign', draft.pixel.head, { name: 'Summer campaign' }));
    dataOf(await from.call(jo, 'post', '/pixels/autumn/comments', { version: 1, text: 'Stopped for good?' }));
    const settings = { twoPersonRule: false, siteUrl: 'https://www.example.org' };
    dataOf(await from.call(jo, 'put', '/settings', settings));
    await from
      .http()
      .post('/_pixels/consent')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ categories: ['marketing'], path: '/' });
    await saveConsent(from, jo, { days: 90 });
    const { consent } = await flows.overview(ana);
    dataOf(await publishConsent(from, ana, consent?.hash));
    await saveConsent(from, jo, { dnt: true });
    const before = await read(from, jo);
    expect(before).toMatchObject({
      settings,
      consent: { settings: { policy: { days: 90, dnt: true } }, changes: [{ code: 'dnt' }] },
      check: { holds: true },
    });
    expect(before.list.total).toBe(2);
    expect(before.proofs.items).toMatchObject([{ categories: ['marketing'] }]);
    expect(before.publications.history).toHaveLength(3);
    await from.stop();

    const empty = await startApp({ name: 'portability-to' });
    await empty.stop();
    strapi(from.dir, 'export', '--no-encrypt', '--no-compress', '--file', path.join(empty.dir, 'inventory'));
    strapi(empty.dir, 'import', '--force', '--file', path.join(empty.dir, 'inventory.tar'));

    const to = await startApp({ name: 'portability-to', keep: true });
    const eve = await to.addUser('Eve', 'super');
    const after = await read(to, eve);
    expect(withoutRowNumbers(after)).toEqual(withoutRowNumbers(before));
    expect(after.publications.current?.hash).toBe(before.publications.current?.hash);

    const waiting = await createFlows(to).read(eve, 'spring-campaign');
    dataOf(await createFlows(to).submit(eve, waiting));
    await to.stop();
  },
  5 * MINUTES,
);
