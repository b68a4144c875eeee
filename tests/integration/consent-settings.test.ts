import type {
  ActivityList,
  Asking,
  BannerPreview,
  ConsentSettings,
  ConsentSettingsAnswer,
  Publications,
} from '../../server/src/contract';
import { USUAL_CONSENT } from '../../server/src/core/usual-consent';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const ROUTE = '/consent-settings';

let app: TestApp;
let flows: Flows;
let jo: TestUser;
let ana: TestUser;
/** May publish, and nothing else. */
let press: TestUser;
/** Number of the publication before there was a region. */
let withTitleOnly: number | undefined;

beforeAll(async () => {
  app = await startApp({ name: 'consent-settings', pluginConfig: { countryHeader: 'X-Country' } });
  flows = createFlows(app);
  jo = await app.addUser('Jo', 'super');
  ana = await app.addUser('Ana', 'super');
  press = await app.addUser('Press', ['read', 'publish']);
}, 120_000);

afterAll(() => app.stop());

const read = async (user = jo) => dataOf<ConsentSettingsAnswer>(await app.call(user, 'get', ROUTE));
const save = (user: TestUser, settings: unknown, base: string) =>
  app.call(user, 'put', ROUTE, { settings, base });
/** Save on top of what was last saved. */
const change = async (user: TestUser, with_: (before: ConsentSettings) => ConsentSettings) => {
  const { settings, hash } = await read();
  return dataOf<ConsentSettingsAnswer>(await save(user, with_(settings), hash));
};
const withDays =
  (days: number) =>
  ({ policy, banner }: ConsentSettings): ConsentSettings => ({ policy: { ...policy, days }, banner });
const withTitle =
  (title: string) =>
  ({ policy, banner }: ConsentSettings): ConsentSettings => ({
    policy,
    banner: { ...banner, texts: { ...banner.texts, de: { title } } },
  });
/** Publish the approved changes, and the settings if their hash is named. */
const publish = async (user: TestUser, consent?: string | null) => {
  const { current, waiting } = await flows.overview(ana);
  return app.call(user, 'post', '/publications', {
    expected: current?.number ?? 0,
    versions: waiting.map(({ slug, version }) => ({ slug, version })),
    ...(consent === undefined ? {} : { consent }),
  });
};
const asked = async (headers: Record<string, string> = {}) =>
  (await app.http().get('/_pixels/ask?path=/&lang=de').set(headers)).body as Asking;
const log = async () =>
  dataOf<ActivityList>(await app.call(ana, 'get', '/activity?action=consent_settings&pageSize=100')).items;

describe('what nobody has decided yet', () => {
  it('is the usual, with everything that the screen needs', async () => {
    const answer = await read();
    expect(answer).toMatchObject({ settings: USUAL_CONSENT, changes: [], authors: [], knowsPlaces: true });
    expect(Object.keys(answer.usualTexts)).toHaveLength(12);
    expect(answer.packs.map(({ key }) => key)).toContain('eea-uk');
    expect((await flows.overview(ana)).consent).toBeNull();
  });
});

describe('saving', () => {
  it('says what differs from what visitors meet, by whom, and writes it to the log', async () => {
    const saved = await change(jo, withDays(90));
    expect(saved.changes).toEqual([{ code: 'days', laxer: false, details: { days: '90' } }]);
    expect(saved.authors.map(({ email }) => email)).toEqual([jo.email]);
    expect((await log())[0]).toMatchObject({
      summary: 'A choice counts for 90 days.',
      person: { email: jo.email },
    });
    const overview = await flows.overview(ana);
    expect(overview.consent).toMatchObject({ hash: saved.hash, changes: saved.changes, twoPersonRule: true });
  });

  it('has the same hash for the same settings, in whatever order they come', async () => {
    const { settings, hash } = await read();
    const { policy, banner } = settings;
    const { days, ...others } = policy;
    const before = (await log()).length;
    const again = dataOf<ConsentSettingsAnswer>(
      await save(ana, { banner, policy: { ...others, days } }, hash),
    );
    expect(again.hash).toBe(hash);
    expect(await log()).toHaveLength(before);
    expect(again.authors.map(({ email }) => email)).toEqual([jo.email]);
  });

  it('is refused to whoever started from something older, and loses nothing of the other', async () => {
    const start = await read();
    await change(ana, withTitle('Ihre Wahl'));
    const refused = refusalOf(await save(jo, withDays(30)(start.settings), start.hash));
    expect(refused).toMatchObject({ status: 409, code: 'consent_conflict' });
    expect((await read()).settings).toMatchObject({
      policy: { days: 90 },
      banner: { texts: { de: { title: 'Ihre Wahl' } } },
    });
  });

  it.each([
    ['too many days', { policy: { ...USUAL_CONSENT.policy, days: 391 } }, ['policy', 'days']],
    [
      'an unknown field',
      { policy: USUAL_CONSENT.policy, banner: { ...USUAL_CONSENT.banner, x: 1 } },
      ['banner'],
    ],
    [
      'a colour in capitals',
      {
        banner: {
          ...USUAL_CONSENT.banner,
          colours: { background: '#FFFFFF', text: '#000000', button: '#000000', buttonText: '#ffffff' },
        },
      },
      ['banner', 'colours', 'background'],
    ],
  ])('refuses %s at its field', async (_, settings, path) => {
    const { hash } = await read();
    const refused = refusalOf(await save(jo, settings, hash));
    expect(refused).toMatchObject({
      status: 400,
      code: 'invalid_input',
      issues: [{ path: ['settings', ...path] }],
    });
  });
});

describe('publishing', () => {
  it('is refused to everybody who had a hand in it', async () => {
    const { hash } = await read();
    for (const author of [jo, ana]) {
      expect(refusalOf(await publish(author, hash))).toMatchObject({
        status: 403,
        code: 'consent_author_cannot_publish',
      });
    }
  });

  it('takes pixels alone where nobody names the settings', async () => {
    await addApproved(flows, jo, ana, { name: 'Alone' });
    dataOf(await publish(ana));
    expect(refusalOf(await publish(ana, null)).code).toBe('nothing_to_publish');
    const overview = await flows.overview(ana);
    expect(overview.waiting).toEqual([]);
    expect(overview.consent?.changes.map(({ code }) => code)).toEqual(['days', 'texts']);
    expect((await asked()).notice.texts.title).not.toBe('Ihre Wahl');
  });

  it('refuses settings that have changed since they were seen', async () => {
    const { hash } = await read();
    await change(jo, withDays(60));
    expect(refusalOf(await publish(press, hash)).code).toBe('publish_changed');
  });

  it('puts them in front of visitors by somebody else, who need not be allowed to change them', async () => {
    const { hash } = await read(press);
    expect(refusalOf(await save(press, USUAL_CONSENT, hash)).code).toBe('not_permitted');
    const after = dataOf<Publications>(await publish(press, hash));
    withTitleOnly = after.current?.number;
    expect(after.consent).toBeNull();
    expect(after.current?.pixels.map(({ name }) => name)).toEqual(['Alone']);
    expect((await asked()).notice.texts.title).toBe('Ihre Wahl');
    expect(await read()).toMatchObject({ hash, changes: [], authors: [] });
    const { items } = dataOf<ActivityList>(await app.call(ana, 'get', '/activity?action=publish'));
    expect(items[0]?.summary).toBe('Published the settings about consent.');
  });

  it('takes them along with pixels, in one publication with another hash', async () => {
    await addApproved(flows, jo, ana, { name: 'Along' });
    const before = (await flows.overview(ana)).current;
    const { hash } = await change(jo, (settings) => ({
      ...settings,
      policy: {
        ...settings.policy,
        regions: [{ rule: 'opt_out', gpc: true, key: 'japan', places: ['JP'] }],
      },
    }));
    const after = dataOf<Publications>(await publish(ana, hash));
    expect(after.current?.number).toBe((before?.number ?? 0) + 1);
    expect(after.current?.pixels.map(({ name }) => name)).toEqual(['Alone', 'Along']);
    expect((await asked({ 'X-Country': 'JP' })).rule).toBe('opt_out');
    expect((await asked({ 'X-Country': 'DE' })).rule).toBe('opt_in');
    const { items } = dataOf<ActivityList>(await app.call(ana, 'get', '/activity?action=publish'));
    expect(items[0]?.summary).toBe('Published "Along" version 1; and the settings about consent.');
  });

  it('gives another hash for the same pixels under other settings', async () => {
    const { current } = await flows.overview(ana);
    const { hash } = await change(jo, withDays(45));
    const after = dataOf<Publications>(await publish(ana, hash));
    expect(after.current?.pixels).toEqual(current?.pixels);
    expect(after.current?.hash).not.toBe(current?.hash);
    expect(after.current?.consentHash).toBe(hash);
    expect(current?.consentHash).not.toBe(hash);
  });

  it('is open to an author while the two-person rule is off', async () => {
    const rule = (twoPersonRule: boolean) => app.call(jo, 'put', '/settings', { twoPersonRule });
    const { hash } = await change(jo, withTitle('Was dürfen wir?'));
    dataOf(await rule(false));
    expect((await flows.overview(ana)).consent?.twoPersonRule).toBe(false);
    dataOf(await publish(jo, hash));
    dataOf(await rule(true));
    expect((await asked()).notice.texts.title).toBe('Was dürfen wir?');
  });
});

describe('going back', () => {
  it('brings the settings of then back, and what was saved since waits again', async () => {
    const { current } = await flows.overview(ana);
    const back = { expected: current?.number };
    dataOf(await app.call(ana, 'post', `/publications/${withTitleOnly}/restore`, back));
    expect((await asked()).notice.texts.title).toBe('Ihre Wahl');
    expect((await asked({ 'X-Country': 'JP' })).rule).toBe('opt_in');
    const { history, consent: waits } = await flows.overview(ana);
    const target = history.find(({ number }) => number === withTitleOnly);
    expect(history[0]?.consentHash).toBe(target?.consentHash);
    expect(waits?.changes.map(({ code }) => code)).toEqual(['region_added', 'days', 'texts']);
    const { settings, authors } = await read();
    expect(settings.banner.texts['de']?.title).toBe('Was dürfen wir?');
    expect(authors.map(({ email }) => email)).toEqual([jo.email]);
  });
});

describe('the preview', () => {
  const preview = (user: TestUser, changes: object = {}) =>
    app.call(user, 'post', `${ROUTE}/preview`, {
      settings: withTitle('Nur zur Ansicht')(USUAL_CONSENT),
      language: 'de',
      rule: 'opt_in',
      ...changes,
    });
  const html = async (changes: object = {}) => dataOf<BannerPreview>(await preview(press, changes)).html;

  it('shows settings that nobody saved, and saves nothing', async () => {
    const before = await read();
    const shown = await html();
    expect(shown).toContain('Nur zur Ansicht');
    expect(shown).toContain('.banner{');
    expect(shown).not.toMatch(/<(?:script|link)/);
    expect(await read()).toEqual(before);
  });

  it.each([
    ['notice_only', 'Verstanden'],
    ['opt_out', 'Alle ablehnen'],
  ])('under the rule %s', async (rule, words) => {
    expect(await html({ rule })).toContain(words);
  });

  it('refuses what could not be saved', async () => {
    expect(refusalOf(await preview(press, { language: 'German' }))).toMatchObject({
      status: 400,
      issues: [{ path: ['language'] }],
    });
    expect(refusalOf(await preview(press, { rule: 'never' })).status).toBe(400);
  });
});
