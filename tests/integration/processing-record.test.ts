/** The record of processing, of what visitors meet and met, through the admin API. */
import type { ActivityList, Exported, PixelContent, PixelDetail } from '../../server/src/contract';
import { csv } from '../../server/src/io/csv';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;

const EVIL = '=HYPERLINK("http://evil.example","x")';

/** Bring another version to approved. */
const change = async (slug: string, baseVersion: number, changes: Partial<PixelContent>): Promise<void> => {
  const detail = dataOf<PixelDetail>(await flows.save(ana, slug, baseVersion, changes));
  dataOf(await flows.submit(ana, detail));
  dataOf(await flows.approve(ben, detail));
};

const exported = async (query: string, user = ana): Promise<Exported> =>
  dataOf<Exported>(await app.call(user, 'get', `/export?${query}`));

const rowsOf = (text: string): Record<string, string>[] => {
  const [first, ...rest] = csv.read(text.replace('\ufeff', '')).records;
  const headings = first?.cells ?? [];
  return rest.map(({ cells }) =>
    Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])),
  );
};

const today = () => new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startApp({ name: 'processing-record' });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
  await flows.add(ana, { name: 'Never approved' });
  await addApproved(flows, ana, ben, { name: 'Runs' });
  await addApproved(flows, ana, ben, { name: 'Stopped' });
  await addApproved(flows, ana, ben, { name: 'Listed', delivery: 'declared', settings: {} });
  await addApproved(flows, ana, ben, { name: 'Old and gone' });
  await addApproved(flows, ana, ben, { name: 'Formula', owner: { name: EVIL, email: 'jo@example.org' } });
  dataOf(await flows.publish(ana));
  await change('runs', 1, { name: 'Runs, second' });
  await change('old-and-gone', 1, { name: 'Gone, second' });
  dataOf(await flows.publish(ana));
  // A draft, an approved version that waits, and one that waits where the pixel goes.
  dataOf(await flows.save(ana, 'runs', 2, { name: 'Runs, a draft' }));
  await change('listed', 1, { name: 'Listed, waits', delivery: 'declared' });
  await change('old-and-gone', 2, { name: 'Gone, never live' });
  dataOf(await flows.pause(ben, 'stopped'));
  dataOf(await app.call(ben, 'post', '/pixels/old-and-gone/retire', { reason: 'No longer used.' }));
  await addApproved(flows, ana, ben, { name: 'Approved, not live' });
  const never = await addApproved(flows, ana, ben, { name: 'Retired before it was live' });
  dataOf(await app.call(ben, 'post', `/pixels/${never.pixel.slug}/retire`, { reason: 'A mistake.' }));
}, 120_000);

afterAll(() => app.stop());

describe('the record of processing', () => {
  it('has a row for each pixel that visitors meet, of the version that is live', async () => {
    const { text, fileName } = await exported('format=record');
    expect(fileName).toBe(`record-of-processing-${today()}.csv`);
    const rows = rowsOf(text);
    expect(rows.map((row) => [row['Short name'], row['Name'], row['State'], row['Version']])).toEqual([
      ['formula', 'Formula', 'live', '1'],
      ['listed', 'Listed', 'live', '1'],
      ['runs', 'Runs, second', 'live', '2'],
      ['stopped', 'Stopped', 'stopped', '1'],
    ]);
    expect(rows[2]).toMatchObject({
      Vendor: 'Meta Pixel',
      Recipient: 'Meta',
      'Consent categories': 'Marketing',
      'Waits for consent': 'yes',
      'Looked after by': 'Jo Owner',
      'Their e-mail address': 'jo@example.org',
      'Version approved by': 'Ben Test',
      'Version approved on': today(),
      'Version first published on': today(),
      'Last review on': '',
      'Next review due on': new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
      'Privacy policy of the vendor': expect.stringMatching(/^https:/) as string,
      'Kept in the browser, and how long': expect.stringContaining('_fbp (cookie of this site)') as string,
    });
    expect(rows[1]?.['Waits for consent']).toBe('not checked here: something else puts it into the site');
  });

  it('has retired ones where somebody asks, as they were last live; those that never were stay out', async () => {
    const rows = rowsOf((await exported('format=record&retired=true')).text);
    expect(rows).toHaveLength(5);
    expect(rows.find((row) => row['Short name'] === 'old-and-gone')).toMatchObject({
      Name: 'Gone, second',
      State: 'retired',
      Version: '2',
      'Version approved by': 'Ben Test',
      'Version first published on': today(),
      'Next review due on': '',
      'Where the data goes': rows[0]?.['Where the data goes'],
    });
  });

  it('holds no cell that a spreadsheet takes for a formula', async () => {
    const { text } = await exported('format=record');
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  });

  it('is in the reader’s language', async () => {
    const [row] = rowsOf((await exported('format=record&language=de')).text);
    expect(row).toMatchObject({
      Zustand: 'live',
      'Wartet auf Einwilligung': 'ja',
      'Läuft auf': 'allen Seiten',
    });
    expect(refusalOf(await app.call(ana, 'get', '/export?format=record&language=xx')).status).toBe(400);
  });

  it('says when somebody last reviewed it', async () => {
    const { review } = dataOf<{ review: { period: string; version: number } }>(
      await app.call(ben, 'get', '/pixels/runs/review'),
    );
    const answers = { needed: 'yes', decision: '', less: 'no', ownerRight: 'yes' };
    const body = { period: review.period, version: review.version, answers, outcome: 'keep', comment: '' };
    dataOf(await app.call(ben, 'post', '/pixels/runs/review', body));
    const rows = rowsOf((await exported('format=record')).text);
    expect(rows.map((row) => row['Last review on'])).toEqual(['', '', today(), '']);
  });

  it('cannot be imported, and one sentence says so', async () => {
    const { text } = await exported('format=record');
    const refusal = refusalOf(await app.call(ana, 'post', '/import/preview', { format: 'csv', text }));
    expect(refusal).toMatchObject({ status: 400, issues: [{ path: ['text'] }] });
    expect(refusal.issues[0]?.message).toContain('Choose a file that was exported as CSV or JSON.');
  });
});

describe('any export', () => {
  it('is for those who may read, and nobody else', async () => {
    const [reader, other] = [await app.addUser('Rita', ['read']), await app.addUser('Otto', ['settings'])];
    expect(rowsOf((await exported('format=record', reader)).text)).toHaveLength(4);
    expect((await app.call(other, 'get', '/export?format=record')).status).toBe(403);
  });

  it('is written into the log, with who took what', async () => {
    const lou = await app.addUser('Lou', ['read']);
    for (const format of ['csv', 'json', 'record']) await exported(`format=${format}`, lou);
    const { items } = dataOf<ActivityList>(await app.call(ana, 'get', '/activity?action=export&person=Lou'));
    expect(items.map(({ summary }) => summary)).toEqual([
      'Exported the record of processing.',
      'Exported the inventory as JSON.',
      'Exported the inventory as CSV.',
    ]);
    expect(dataOf<{ holds: boolean }>(await app.call(ana, 'get', '/activity/check')).holds).toBe(true);
  });

  it('says which version it holds, and which one is live', async () => {
    const { text } = await exported('format=json');
    const { pixels } = JSON.parse(text) as { pixels: Record<string, unknown>[] };
    expect(pixels.find(({ slug }) => slug === 'runs')).toMatchObject({
      state: 'live',
      version: 3,
      liveVersion: 2,
      content: { name: 'Runs, a draft' },
    });
    const rows = rowsOf((await exported('format=csv')).text);
    const versions = (wanted: string) => {
      const row = rows.find(({ slug }) => slug === wanted);
      return [row?.['state'], row?.['version'], row?.['liveVersion']];
    };
    expect(versions('runs')).toEqual(['live', '3', '2']);
    expect(versions('never-approved')).toEqual(['draft', '1', '']);
  });
});
