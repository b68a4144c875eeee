import fc from 'fast-check';
import { EVENT_NAMES, pixelContentSchema, type PixelContent } from '../../server/src/contract';
import { cellsOf, contentFromCells } from '../../server/src/core/exchange-cells';
import { changedFields } from '../../server/src/core/exchange-changes';
import { columnOf, headingFaults, orderHeadings } from '../../server/src/core/exchange-columns';
import { guardCell, unguardCell } from '../../server/src/core/exchange-guard';
import { readJsonFile, writeJsonFile } from '../../server/src/core/exchange-json';
import { canonicalJson } from '../../server/src/core/hash';
import { content } from '../fakes/pixels';

const asText = (_vendor: string, _key: string, text: string): unknown => text;

const full: PixelContent = content({
  delivery: 'injected',
  purpose: '=SUM(A1), "quoted"; and\na second line that helps us.',
  purposeIn: {
    de: 'Zeigt uns, welche Anzeigen sich lohnen.',
    'pt-BR': 'Mostra quais anúncios valem a pena.',
  },
  categories: ['marketing', 'measurement'],
  events: [
    {
      name: 'purchase',
      goal: 'Which ad, and which page, sells?',
      triggers: [
        { kind: 'click', on: { by: 'text', text: 'Buy, "now"' }, once: true },
        { kind: 'form', on: { by: 'any' }, once: false },
      ],
    },
    { name: 'page_view', goal: '-1 or +1?' },
  ],
  placement: {
    include: [
      { kind: 'prefix', path: '/' },
      { kind: 'wildcard', path: '/shop/*/thanks' },
    ],
    exclude: [{ kind: 'exact', path: '/a,b;c' }],
  },
});

describe('a pixel in columns', () => {
  it('comes back as it was, to the hash', () => {
    const cells = cellsOf({ slug: 's', state: 'live', version: 2, liveVersion: 1, content: full });
    const { content: read, issues } = contentFromCells(cells, asText);
    expect(issues).toEqual([]);
    expect(canonicalJson(pixelContentSchema.parse(read))).toBe(canonicalJson(full));
  });

  it('comes back without what it never had', () => {
    const cells = cellsOf({ slug: 's', state: 'draft', version: 2, liveVersion: 1, content: content() });
    const wide = new Map([...cells, ['purpose.de', ''], ['triggers.page_view', ''], ['settings.other', '']]);
    expect(contentFromCells(wide, asText).content).toEqual(content());
  });

  it.each([
    ['marketing, measurement', ['marketing', 'measurement']],
    [' marketing ;measurement\n', ['marketing', 'measurement']],
    ['', []],
  ])('reads the categories %j', (text, categories) => {
    const cells = new Map([
      ...cellsOf({ slug: '', state: '', version: 2, liveVersion: 1, content: full }),
      ['categories', text],
    ]);
    expect(contentFromCells(cells, asText).content['categories']).toEqual(categories);
  });

  it.each([
    ['/shop', [{ kind: 'prefix', path: '/shop' }]],
    ['/shop/*', [{ kind: 'wildcard', path: '/shop/*' }]],
    [
      'exact   /a\r\nprefix /b',
      [
        { kind: 'exact', path: '/a' },
        { kind: 'prefix', path: '/b' },
      ],
    ],
    ['shop', [{ kind: 'shop', path: '' }]],
  ])('reads the places %j', (text, include) => {
    const cells = new Map([
      ...cellsOf({ slug: '', state: '', version: 2, liveVersion: 1, content: full }),
      ['include', text],
    ]);
    expect(contentFromCells(cells, asText).content['placement']).toMatchObject({ include });
  });

  it.each([
    ['goal.search', 'Which words?', 'does not name search'],
    ['triggers.search', '[]', 'does not name search'],
    ['triggers.page_view', '[{', 'cannot be read'],
  ])('says what %s loses', (heading, text, words) => {
    const cells = new Map([
      ...cellsOf({ slug: '', state: '', version: 2, liveVersion: 1, content: full }),
      [heading, text],
    ]);
    expect(contentFromCells(cells, asText).issues).toEqual([
      { field: heading, message: expect.stringContaining(words) as string },
    ]);
  });

  it.each(['ninety', '1e9', '-5', '0x10', '99999999999999999999'])(
    'lets the rule on days refuse %j',
    (text) => {
      const cells = new Map([
        ...cellsOf({ slug: '', state: '', version: 2, liveVersion: 1, content: full }),
        ['reviewEveryDays', text],
      ]);
      const result = pixelContentSchema.safeParse(contentFromCells(cells, asText).content);
      expect(result.error?.issues.map(({ path }) => path)).toEqual([['reviewEveryDays']]);
    },
  );
});

describe('the columns of a file', () => {
  const headings = orderHeadings(
    cellsOf({ slug: 's', state: '', version: 2, liveVersion: 1, content: full }).keys(),
  );

  it('stand in one order and are all known', () => {
    expect(headings).toEqual([
      'slug',
      'state',
      'version',
      'liveVersion',
      'name',
      'vendor',
      'delivery',
      'settings.pixelId',
      'purpose',
      'purpose.de',
      'purpose.pt-BR',
      'categories',
      'events',
      'goal.page_view',
      'goal.purchase',
      'triggers.purchase',
      'include',
      'exclude',
      'owner.name',
      'owner.email',
      'reviewEveryDays',
    ]);
    expect(headingFaults(headings, EVENT_NAMES)).toEqual([]);
  });

  it.each([
    [[...headings, 'colour'], 'Columns that are not known: colour.'],
    [[...headings, 'goal.dance'], 'Columns that are not known: goal.dance.'],
    [[...headings, 'settings.__proto__'], 'Columns that are not known: settings.__proto__.'],
    [[...headings, 'settings.'], 'Columns that are not known: settings..'],
    [[...headings, 'constructor'], 'Columns that are not known: constructor.'],
    [[...headings, ''], 'A column has no heading.'],
    [[...headings, 'name'], 'Columns that are there twice: name.'],
    [headings.filter((heading) => heading !== 'exclude'), 'Columns that are missing: exclude.'],
  ])('%# are refused with a sentence', (wrong, words) => {
    expect(headingFaults(wrong, EVENT_NAMES)).toEqual([expect.stringContaining(words)]);
  });

  it('of a list of one’s own are refused with one sentence, however many', () => {
    const own = ['Pixel', 'Provider', 'Who asked', ...Array.from({ length: 30 }, (_, at) => `x${at}`)];
    const [fault = '', ...others] = headingFaults(own, EVENT_NAMES);
    expect(others).toEqual([]);
    expect(fault).toMatch(/^Columns that are not known: Pixel, Provider, Who asked, x0, .*, …\. /);
    expect(fault).toMatch(/ Columns that are missing: name, vendor, purpose, .*reviewEveryDays\.$/);
    expect(fault.length).toBeLessThan(400);
  });

  it.each<[(string | number)[], string]>([
    [['name'], 'name'],
    [['settings', 'pixelId'], 'settings.pixelId'],
    [['events', 1, 'goal'], 'goal.page_view'],
    [['events', 0, 'triggers', 0, 'on'], 'triggers.purchase'],
    [['events', 0, 'name'], 'events'],
    [['placement', 'exclude', 3, 'path'], 'exclude'],
    [['purposeIn', 'de'], 'purpose.de'],
    [['owner', 'email'], 'owner.email'],
    [['categories', 0], 'categories'],
  ])('are where %j stands', (path, column) => {
    expect(columnOf(path, (index) => full.events[index]?.name)).toBe(column);
  });
});

describe('formulas', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', `=cmd|' /C calc'!A0`, "'=1", "''@x"])(
    '%j becomes a text, and itself again',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
      expect(unguardCell(guardCell(text))).toBe(text);
    },
  );

  it.each(['', "'", "it's", "'quoted'", 'a=b', ' =1', '1-2'])('%j stays as it is', (text) => {
    expect(guardCell(text)).toBe(text);
    expect(unguardCell(text)).toBe(text);
  });

  it('holds for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unguardCell(guardCell(text))).toBe(text);
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
    const nasty = fc.array(fc.constantFrom("'", '=', '-', '@', '\t', 'x')).map((parts) => parts.join(''));
    fc.assert(fc.property(nasty, (text) => unguardCell(guardCell(text)) === text));
  });
});

describe('a JSON file', () => {
  const pixel = { slug: 's', state: 'live', version: 2, liveVersion: 1, content: full };

  it('comes back as it was', () => {
    const text = writeJsonFile([pixel, { ...pixel, content: content({ name: 'Odd \ufffd' }) }]);
    expect(text).not.toContain('\ufffd');
    expect(readJsonFile(text)).toEqual({
      ok: true,
      rows: [
        { row: 1, slug: 's', content: full, issues: [] },
        { row: 2, slug: 's', content: content({ name: 'Odd \ufffd' }), issues: [] },
      ],
    });
  });

  it.each([
    ['', 'not whole JSON'],
    ['{"format":', 'not whole JSON'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'no export'],
    ['[]', 'no export'],
    ['null', 'no export'],
    ['{"format":"other"}', 'no export'],
    ['{"format":"pixel-inventory","version":2,"pixels":[]}', 'another version'],
    ['{"format":"pixel-inventory","version":1}', '"pixels" is missing'],
    ['{"format":"pixel-inventory","version":1,"pixels":[],"secret":1}', 'no field "secret"'],
  ])('%# is refused with a sentence', (text, words) => {
    const reading = readJsonFile(text);
    expect(reading.ok ? [] : reading.faults).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['7', 'content'],
    ['{"slug":"s"}', 'content'],
    ['{"slug":7,"content":{}}', 'slug'],
    ['{"slug":"s","content":[]}', 'content'],
    ['{"slug":"s","content":{},"owner":1}', 'owner'],
  ])('the entry %s is explained at %s', (entry, field) => {
    const reading = readJsonFile(`{"format":"pixel-inventory","version":1,"pixels":[${entry}]}`);
    expect(reading.ok && reading.rows[0]?.issues.map((issue) => issue.field)).toEqual([field]);
  });
});

describe('changedFields', () => {
  it('names what differs, whatever the order of keys', () => {
    const { name, ...rest } = content();
    expect(changedFields(content(), { ...rest, name })).toEqual([]);
    expect(changedFields(content(), full)).toEqual([
      'purpose',
      'categories',
      'events',
      'placement',
      'delivery',
      'purposeIn',
    ]);
    expect(changedFields(full, content({ ...full, name: 'Other' }))).toEqual(['name']);
  });
});
