/** The inventory as a file and back, through the admin API. */
import type { Exported, ImportPreview, PixelContent } from '../../server/src/contract';
import { content } from '../fakes/pixels';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;

beforeAll(async () => {
  app = await startApp({ name: 'exchange' });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
}, 120_000);

afterAll(() => app.stop());

type Format = 'json' | 'csv';

const exported = async (from: TestApp, user: TestUser, query: string): Promise<Exported> =>
  dataOf<Exported>(await from.call(user, 'get', `/export?${query}`));
const preview = async (format: Format, text: string, user = ana, to = app): Promise<ImportPreview> =>
  dataOf<ImportPreview>(await to.call(user, 'post', '/import/preview', { format, text }));
const importing = (format: Format, text: string, fingerprint: string, user = ana, to = app) =>
  to.call(user, 'post', '/import', { format, text, fingerprint });
const jsonOf = (pixels: { slug?: string; content: unknown }[]): string =>
  JSON.stringify({ format: 'pixel-inventory', version: 1, pixels });

let lastId = 300_000_000_000_000;
const fresh = (changes: Partial<PixelContent> = {}): PixelContent => {
  lastId += 1;
  return content({ settings: { pixelId: String(lastId) }, ...changes });
};

describe('an export', () => {
  beforeAll(async () => {
    await flows.add(ana, { name: '=HYPERLINK("http://evil.example","x")' });
    await flows.add(ana, { name: 'Plain' });
  });

  it('holds no cell that a spreadsheet takes for a formula', async () => {
    const { text } = await exported(app, ana, 'format=csv');
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(text).not.toMatch(/(?:^|,|")[=+@]/m);
  });

  it('changes nothing where nothing changed', async () => {
    const { text } = await exported(app, ana, 'format=csv');
    const { rows, fingerprint } = await preview('csv', text);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
    expect(dataOf(await importing('csv', text, fingerprint))).toEqual({ created: 0, changed: 0 });
  });

  it('leaves retired pixels out, unless somebody asks for them', async () => {
    const { pixel } = await flows.add(ana, { name: 'Gone by now' });
    dataOf(await app.call(ben, 'post', `/pixels/${pixel.slug}/retire`, { reason: 'No longer used.' }));
    expect((await exported(app, ana, 'format=json')).text).not.toContain('"gone-by-now"');
    const { text } = await exported(app, ana, 'format=json&retired=true');
    expect(text).toContain('"gone-by-now"');
    const row = (await preview('json', text)).rows.find(({ slug }) => slug === 'gone-by-now');
    expect(row).toMatchObject({
      outcome: 'refused',
      issues: [{ field: 'slug', message: 'This pixel is retired. Add a new one instead.' }],
    });
  });
});

describe('an import', () => {
  it('adds what is new, changes what differs, keeps what is the same, and explains the rest', async () => {
    const same = await flows.add(ana, { name: 'Import same' });
    const changed = await addApproved(flows, ana, ben, { name: 'Import changed' });
    const before = changed.versions[0]?.content as PixelContent;
    const text = jsonOf([
      { slug: 'import-same', content: same.versions[0]?.content },
      {
        slug: 'import-changed',
        content: { ...before, purpose: 'Another purpose, from a file.', reviewEveryDays: 30 },
      },
      { content: fresh({ name: 'Import same' }) },
      { slug: 'Not A Slug', content: fresh({ name: 'Bad slug' }) },
      {
        slug: 'import-bad',
        content: { ...fresh({ name: 'Bad' }), settings: { pixelId: '12' }, colour: 'red' },
      },
      { slug: 'import-same', content: fresh({ name: 'Twice' }) },
      { slug: 'import-nobody', content: fresh({ vendor: 'nobody' }) },
      { content: null },
    ]);
    const { rows, fingerprint } = await preview('json', text);
    expect(rows.map(({ row, slug, outcome, changes }) => [row, slug, outcome, changes])).toEqual([
      [1, 'import-same', 'same', []],
      [2, 'import-changed', 'change', ['purpose', 'reviewEveryDays']],
      [3, 'import-same-2', 'new', []],
      [4, 'Not A Slug', 'refused', []],
      [5, 'import-bad', 'refused', []],
      [6, 'import-same', 'refused', []],
      [7, 'import-nobody', 'refused', []],
      [8, '', 'refused', []],
    ]);
    expect(rows.map(({ issues }) => issues.map(({ field }) => field))).toEqual([
      [],
      [],
      [],
      ['slug'],
      ['colour'],
      ['slug'],
      ['vendor'],
      ['content'],
    ]);
    expect(rows[5]?.issues[0]?.message).toBe('Row 1 of this file has the same slug.');

    expect(dataOf(await importing('json', text, fingerprint))).toEqual({ created: 1, changed: 1 });
    const detail = await flows.read(ana, 'import-changed');
    expect(detail.pixel).toMatchObject({ state: 'draft', head: 2, approved: 1 });
    expect(detail.versions[0]?.authors.map(({ name }) => name)).toEqual(['Ana Test']);
    expect(detail.activity[0]?.summary).toBe('Saved version 2, from a file.');
    expect((await flows.read(ana, 'import-same-2')).activity[0]?.summary).toBe(
      'Added the pixel "Import same", from a file.',
    );
    expect(refusalOf(await flows.approve(ana, detail)).status).toBe(409);
    dataOf(await flows.submit(ben, detail));
    expect(refusalOf(await flows.approve(ana, detail)).code).toBe('author_cannot_approve');
  });

  it('does just what was shown: nothing once the inventory or the file changed', async () => {
    const { pixel, versions } = await flows.add(ana, { name: 'Moves on' });
    const mine = { ...versions[0]?.content, purpose: 'A purpose from the file.' };
    const text = jsonOf([
      { slug: pixel.slug, content: mine },
      { slug: 'moves-new', content: fresh() },
    ]);
    const { fingerprint } = await preview('json', text);
    const other = jsonOf([{ slug: pixel.slug, content: { ...mine, name: 'Another file' } }]);
    for (const [file, mark] of [
      [other, fingerprint],
      [text, 'a'.repeat(64)],
    ] as const) {
      const refusal = refusalOf(await importing('json', file, mark));
      expect(refusal).toMatchObject({ status: 409, code: 'import_changed' });
    }
    expect(refusalOf(await app.call(ana, 'post', '/import', { format: 'json', text })).code).toBe(
      'import_changed',
    );
    dataOf(await flows.save(ben, pixel.slug, 1, { name: 'Ben was quicker' }));
    expect(refusalOf(await importing('json', text, fingerprint)).code).toBe('import_changed');
    expect((await flows.read(ana, pixel.slug)).pixel).toMatchObject({ head: 2, name: 'Ben was quicker' });
    expect((await app.call(ana, 'get', '/pixels/moves-new')).status).toBe(404);
  });

  it('is done once, where two press the button at the same moment', async () => {
    const text = jsonOf([{ content: fresh({ name: 'Pressed twice' }) }]);
    const { fingerprint } = await preview('json', text);
    const answers = await Promise.all([1, 2, 3].map(() => importing('json', text, fingerprint)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('takes an id once: not one of another pixel, nor one that an earlier row has; two may swap', async () => {
    const [one, two] = [
      await flows.add(ana, { name: 'Swap one' }),
      await flows.add(ana, { name: 'Swap two' }),
    ];
    const [first, second] = [one, two].map((detail) => detail.versions[0]?.content as PixelContent);
    if (!first || !second) throw new Error('Expected two.');
    const swapped = [
      { slug: one.pixel.slug, content: { ...first, settings: second.settings } },
      { slug: two.pixel.slug, content: { ...second, settings: first.settings } },
    ];
    const twin = fresh({ name: 'Twin' });
    const text = jsonOf([
      ...swapped,
      { content: { ...first, name: 'Thief' } },
      { content: twin },
      { content: { ...twin, name: 'Twin again' } },
    ]);
    const { rows, fingerprint } = await preview('json', text);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['change', 'change', 'refused', 'new', 'refused']);
    expect(rows[2]?.issues).toEqual([
      {
        field: 'settings.pixelId',
        message: 'The pixel "Swap two" has this id already. Edit that one, or retire it first.',
      },
    ]);
    expect(rows[4]?.issues[0]?.message).toContain('The pixel "Twin" has this id already.');
    expect(dataOf(await importing('json', text, fingerprint))).toEqual({ created: 1, changed: 2 });
    const after = await flows.read(ana, one.pixel.slug);
    expect(after.versions[0]?.content.settings).toEqual(second.settings);

    // The second half of a swap is bad: then the first half would take an id that somebody has.
    const half = jsonOf([
      { slug: one.pixel.slug, content: { ...first, settings: first.settings } },
      { slug: two.pixel.slug, content: { ...second, purpose: '' } },
    ]);
    expect((await preview('json', half)).rows.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
  });

  it('explains a CSV row at its columns, a broken row included, and imports the others', async () => {
    const { text } = await exported(app, ana, 'format=csv');
    const [headings = '', ...lines] = text.replace('\ufeff', '').trimEnd().split('\r\n');
    const line = lines.find((each) => each.startsWith('swap-one,')) ?? '';
    const file = [
      headings,
      line.replace('swap-one', '').replace(/\d{15}/, '400000000000001'),
      `${line},surplus`,
      line
        .replace('swap-one', 'csv-bad')
        .replace('jo@example.org', 'jo')
        .replace(/\d{15}/, '12 34'),
    ].join('\n');
    const { rows, fingerprint } = await preview('csv', file);
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'new'],
      [3, 'refused'],
      [4, 'refused'],
    ]);
    expect(rows[1]?.issues.map(({ field }) => field)).toEqual(['row']);
    expect(rows[2]?.issues.map(({ field }) => field)).toEqual(['owner.email']);
    expect(dataOf(await importing('csv', file, fingerprint))).toEqual({ created: 1, changed: 0 });
  });

  it('offers a template that can be imported as it is', async () => {
    const { text, fileName } = dataOf<Exported>(await app.call(ana, 'get', '/import/template'));
    expect(fileName).toBe('pixel-inventory-template.csv');
    expect(text.split(/\r?\n/)[0]).toMatch(
      /^\ufeff?name,vendor,delivery,settings\.pixelId,purpose,categories,events,/,
    );
    const { rows } = dataOf<ImportPreview>(
      await app.call(ana, 'post', '/import/preview', {
        format: 'csv',
        text: text.replace('123456789012345', '543210987654321'),
      }),
    );
    expect(rows.map(({ outcome, issues }) => [outcome, issues])).toEqual([['new', []]]);
  });

  it.each([
    ['an empty file', 'csv', '', 'empty'],
    ['a file that is no JSON', 'json', 'slug,name', 'not whole JSON'],
    ['an unknown column', 'csv', 'slug,colour\na,b', 'Columns that are not known: colour'],
    ['a wrong encoding', 'csv', 'sl\ufffdg,name', 'not in UTF-8'],
  ] as const)('refuses %s', async (_what, format, text, words) => {
    const refusal = refusalOf(await app.call(ana, 'post', '/import/preview', { format, text }));
    expect(refusal.status).toBe(400);
    expect(refusal.issues.map(({ message }) => message).join(' ')).toContain(words);
    expect(refusal.issues[0]?.path).toEqual(['text']);
  });

  it('takes a file of more than a megabyte as a form, and refuses one of more than ten', async () => {
    const form = (text: string) =>
      app
        .http()
        .post('/pixel-inventory/import/preview')
        .set('Authorization', `Bearer ${ana.token}`)
        .field('format', 'json')
        .field('text', text);
    const pixels = Array.from({ length: 1_500 }, (_, at) => ({
      content: fresh({ name: `Large ${at}`, purpose: 'x'.repeat(900) }),
    }));
    const answer = await form(jsonOf(pixels));
    expect(dataOf<ImportPreview>(answer).rows.filter(({ outcome }) => outcome === 'new')).toHaveLength(1_500);
    expect(refusalOf(await form('x'.repeat(10_000_001)))).toMatchObject({ status: 400 });
  }, 60_000);
});

describe('custom code in a file', () => {
  it('needs its permission', async () => {
    const editor = await app.addUser('Editor', ['read', 'edit']);
    const text = jsonOf([
      { content: fresh({ name: 'Plain', vendor: 'custom-html', settings: { html: '<b>x</b>' } }) },
    ]);
    const [row] = (await preview('json', text, editor)).rows;
    expect(row?.outcome).toBe('refused');
    expect(row?.issues[0]?.field).toBe('vendor');
  });
});
