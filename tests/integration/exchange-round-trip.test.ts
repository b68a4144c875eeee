/** The inventory as a file, into a fresh app. Strapi keeps one app a process, so that they run one after the other. */
import type { Exported, ImportPreview, ImportResult, PixelContent } from '../../server/src/contract';
import { addApproved, createFlows, dataOf } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const FORMATS = ['json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

const NASTY: Partial<PixelContent>[] = [
  { name: '=HYPERLINK("http://evil.example","x")', purpose: "'=1+1, with a quote and more." },
  { name: '-5 % "off"; now, or never', purpose: 'First line.\nSecond line; with, all\tof it.' },
  { name: '@Ünïcode 日本 😀', purposeIn: { de: 'Zeigt uns, welche Anzeigen wirken.' } },
  {
    name: 'Everything',
    categories: ['measurement', 'marketing'],
    events: [
      {
        name: 'purchase',
        goal: 'Which ad sells, and which does not?',
        triggers: [{ kind: 'click', on: { by: 'text', text: 'Buy "now", please' }, once: true }],
      },
      { name: 'page_view', goal: '+1 or -1?' },
    ],
    placement: {
      include: [
        { kind: 'prefix', path: '/' },
        { kind: 'wildcard', path: '/shop/*/thanks' },
      ],
      exclude: [{ kind: 'exact', path: '/a,b;c"d' }],
    },
  },
  { name: 'Declared', delivery: 'declared', settings: {} },
  {
    name: 'Own statistics',
    vendor: 'matomo',
    settings: { url: 'https://stats.example.org/', siteId: '1', cookies: true },
    events: [{ name: 'page_view', goal: 'Which pages are read?' }],
  },
];

const exported = async (app: TestApp, user: TestUser, format: Format) =>
  dataOf<Exported>(await app.call(user, 'get', `/export?format=${format}`));

const files = new Map<Format, Exported>();
const hashes = new Map<string, string | undefined>();

beforeAll(async () => {
  const app = await startApp({ name: 'round-trip-from' });
  const [ana, ben] = [await app.addUser('Ana', 'super'), await app.addUser('Ben', 'super')];
  const flows = createFlows(app);
  const added = [];
  for (const changes of NASTY) added.push(await flows.add(ana, changes));
  added.push(await addApproved(flows, ana, ben, { name: 'Approved' }));
  for (const { pixel, versions } of added) hashes.set(pixel.slug, versions[0]?.hash);
  for (const format of FORMATS) files.set(format, await exported(app, ben, format));
  await app.stop();
}, 120_000);

it.each(FORMATS)(
  'a file in %s gives a fresh inventory the same hashes',
  async (format) => {
    const { text, fileName } = files.get(format) as Exported;
    expect(fileName).toMatch(new RegExp(`^pixel-inventory-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    const app = await startApp({ name: `round-trip-${format}` });
    const eve = await app.addUser('Eve', 'super');
    const preview = async () =>
      dataOf<ImportPreview>(await app.call(eve, 'post', '/import/preview', { format, text }));

    const { rows, fingerprint } = await preview();
    expect(rows.map(({ outcome, issues }) => [outcome, issues])).toEqual(rows.map(() => ['new', []]));
    const done = await app.call(eve, 'post', '/import', { format, text, fingerprint });
    expect(dataOf<ImportResult>(done)).toEqual({ created: hashes.size, changed: 0 });

    for (const [slug, hash] of hashes) {
      const detail = await createFlows(app).read(eve, slug);
      expect([slug, detail.versions[0]?.hash]).toEqual([slug, hash]);
      expect(detail.pixel).toMatchObject({ state: 'draft', head: 1 });
      expect(detail.versions[0]?.authors.map(({ name }) => name)).toEqual(['Eve Test']);
    }
    expect(new Set((await preview()).rows.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
    await app.stop();
  },
  120_000,
);
