import type { ActivityCheck, ActivityList, PixelDetail } from '../../server/src/contract';
import { createFlows, dataOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let fail: () => Promise<unknown>;

beforeAll(async () => {
  app = await startApp({ name: 'mail-failures', mail: { send: () => fail() } });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  await app.addUser('Ben', 'super');
  await app.addUser('Cleo', 'super');
}, 120_000);

afterAll(() => app.stop());

const failures = async () =>
  dataOf<ActivityList>(await app.call(ana, 'get', '/activity?action=mail_failed')).items;

const failed = async (count: number) => {
  for (let tries = 0; tries < 100 && (await failures()).length < count; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return failures();
};

const ways: [string, () => Promise<unknown>, string][] = [
  [
    'refuses',
    () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:25\r\nsecond line')),
    'connect ECONNREFUSED 127.0.0.1:25 second line',
  ],
  [
    'rejects with what is no error',
    () => ({ then: (_: unknown, reject: (reason: unknown) => void) => reject('no') }) as Promise<unknown>,
    'no',
  ],
  [
    'throws at once',
    () => {
      throw new Error('Broken.');
    },
    'Broken.',
  ],
];

it.each(ways)('a provider that %s fails no request, and is written down once', async (_how, way, reason) => {
  fail = way;
  const before = (await failures()).length;
  const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
  const { pixel, versions } = await flows.add(ana, { name: 'Unmailed' });
  const body = { version: 1, hash: versions[0]?.hash };
  const submitted = dataOf<PixelDetail>(await app.call(ana, 'post', `/pixels/${pixel.slug}/submit`, body));
  expect(submitted.pixel.state).toBe('in_review');
  const found = await failed(before + 1);
  expect(found).toHaveLength(before + 1);
  expect(found[0]).toMatchObject({
    pixel: pixel.slug,
    version: 1,
    person: { name: 'Pixel inventory' },
    summary: `A message about version 1 could not be mailed to Ben Test, Cleo Test: ${reason}`,
  });
  expect(error).toHaveBeenCalledTimes(1);
  error.mockRestore();
  expect(dataOf<ActivityCheck>(await app.call(ana, 'get', '/activity/check')).holds).toBe(true);
});
