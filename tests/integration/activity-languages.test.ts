/** Everything that the audit log can hold, written by a real Strapi, as the screens say it in each language. */
import { activitySummary } from '../../admin/src/words/activity-summary';
import type { ActivityCheck, ActivityList, Publications } from '../../server/src/contract';
import { languages } from '../admin/languages';
import { content } from '../fakes/pixels';
import { addApproved, createFlows, dataOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;
let send = (): Promise<unknown> => Promise.resolve();

beforeAll(async () => {
  app = await startApp({
    name: 'activity-languages',
    mail: { send: () => send() },
  });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
}, 120_000);

afterAll(() => app.stop());

const log = async () => dataOf<ActivityList>(await app.call(ana, 'get', '/activity?pageSize=100')).items;

const setting = async (change: Record<string, unknown>) => {
  const now = dataOf<Record<string, unknown>>(await app.call(ana, 'get', '/settings'));
  dataOf(await app.call(ana, 'put', '/settings', { ...now, ...change }));
};

const importOne = async () => {
  const pixel = { content: content({ name: 'Filed', settings: { pixelId: '999999999999999' } }) };
  const file = {
    format: 'json',
    text: JSON.stringify({ format: 'pixel-inventory', version: 1, pixels: [pixel] }),
  };
  const { fingerprint } = dataOf<{ fingerprint: string }>(
    await app.call(ana, 'post', '/import/preview', file),
  );
  dataOf(await app.call(ana, 'post', '/import', { ...file, fingerprint }));
};

/** Do everything that is written down. */
const doEverything = async () => {
  for (let at = 0; at < 52; at += 1) await addApproved(flows, ana, ben, { name: `Qqq ${at}` });
  dataOf<Publications>(await flows.publish(ben));
  const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
  send = () => Promise.reject(new Error('Zzz'));
  const added = await flows.add(ana, { name: 'Www' });
  const { slug } = added.pixel;
  dataOf(await app.call(ben, 'post', `/pixels/${slug}/comments`, { version: 1, text: 'Qqq' }));
  dataOf(await flows.submit(ana, added));
  dataOf(await flows.sendBack(ben, added, 'Qqq'));
  dataOf(await flows.save(ana, slug, 1, { name: 'Www', purpose: 'Another purpose than the one before.' }));
  dataOf(await flows.pause(ben, 'qqq-1', 'Qqq'));
  dataOf(await app.call(ben, 'post', '/pixels/qqq-1/resume', {}));
  dataOf(await app.call(ben, 'post', '/pixels/qqq-1/retire', { reason: 'Qqq' }));
  const { current } = await flows.overview(ben);
  dataOf(await app.call(ben, 'post', '/publications/1/restore', { expected: current?.number }));
  await importOne();
  await setting({ twoPersonRule: false, siteUrl: 'https://www.example.org' });
  const alone = await flows.add(ana, { name: 'Alone' });
  dataOf(await flows.submit(ana, alone));
  dataOf(await flows.approve(ana, alone));
  await setting({ twoPersonRule: true, siteUrl: '', mails: { submitted: false, decided: false } });
  error.mockRestore();
};

it('is said in the reader’s language, and the chain holds', async () => {
  await doEverything();
  const entries = await log();
  const actions = new Set(entries.map(({ action }) => action));
  expect([...actions]).toEqual(
    expect.arrayContaining([
      ...['create', 'edit', 'submit', 'comment', 'approve', 'send_back', 'publish', 'pause', 'resume'],
      ...['retire', 'rollback', 'settings', 'mail_failed'],
    ]),
  );
  for (const language of ['de', 'fr', 'es'] as const) {
    const said = entries.map((entry) => [entry.summary, activitySummary(entry, languages[language])]);
    expect(said.filter(([stored, shown]) => stored === shown)).toEqual([]);
    const leftovers = /\b(more|back|it|about|Published|Stopped|Retired|Commented|message|the|of|are)\b/;
    expect(said.filter(([, shown = '']) => leftovers.test(shown))).toEqual([]);
  }
  const published = entries.find(({ action }) => action === 'publish');
  expect(published?.summary).toMatch(/^Published "Qqq 0" version 1, .* and 2 more\.$/);
  expect(published && activitySummary(published, languages.de)).toMatch(
    /^Veröffentlicht: „Qqq 0“ Version 1, .* und 2 weitere\.$/,
  );
  expect(dataOf<ActivityCheck>(await app.call(ana, 'get', '/activity/check')).holds).toBe(true);
}, 120_000);
