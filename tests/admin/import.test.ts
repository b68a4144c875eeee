import {
  countOutcomes,
  countWords,
  fieldWords,
  rowDetails,
  sizeWords,
  sortRows,
  type ImportRow,
} from '../../admin/src/pages/import/import-words';
import { readImportFile, type ImportFile } from '../../admin/src/pages/import/read-import-file';
import { importSchema, LARGEST_IMPORT } from '../../server/src/contract';
import { english } from './english';

const fileOf = (name: string, content: string | Uint8Array): ImportFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer) };
};

describe('a file that is chosen', () => {
  it.each<[string, ImportFile, string, string]>([
    ['JSON', fileOf('inventory.json', '{}'), 'json', '{}'],
    ['CSV, whatever the letters of its ending', fileOf('A.CSV', 'name\n'), 'csv', 'name\n'],
    ['CSV as spreadsheets write it', fileOf('a.csv', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), 'csv', 'a'],
    ['letters of other languages', fileOf('a.csv', 'Frühling\n春'), 'csv', 'Frühling\n春'],
  ])('is read: %s', async (_, file, format, text) => {
    expect(await readImportFile(file)).toEqual({ ok: true, name: file.name, format, text });
  });

  it.each<[string, ImportFile, string]>([
    ['another kind', fileOf('picture.png', 'x'), 'import.refused.kind'],
    ['no ending', fileOf('csv', 'x'), 'import.refused.kind'],
    ['an ending that only looks right', fileOf('a.csv.exe', 'x'), 'import.refused.kind'],
    ['an empty one', fileOf('a.csv', ''), 'import.refused.empty'],
    ['nothing but white space', fileOf('a.csv', ' \n\n'), 'import.refused.empty'],
    ['one in another encoding', fileOf('a.csv', Uint8Array.of(0x46, 0xfc, 0x72)), 'import.refused.encoding'],
    ['one in UTF-16', fileOf('a.csv', Uint8Array.of(0xff, 0xfe, 0x61, 0)), 'import.refused.encoding'],
    [
      'one that is gone',
      { name: 'a.csv', size: 1, arrayBuffer: () => Promise.reject(new Error('NotFoundError')) },
      'import.refused.unreadable',
    ],
  ])('is refused: %s', async (_, file, why) => {
    expect(await readImportFile(file)).toEqual({ ok: false, why });
  });

  it('is not even read when it is too large', async () => {
    const arrayBuffer = jest.fn();
    const file = { name: 'a.csv', size: LARGEST_IMPORT + 1, arrayBuffer };
    expect(await readImportFile(file)).toEqual({ ok: false, why: 'import.refused.size' });
    expect(arrayBuffer).not.toHaveBeenCalled();
  });

  it('may be as large as the server takes', () => {
    const text = 'a'.repeat(LARGEST_IMPORT);
    expect(importSchema.safeParse({ format: 'csv', text }).success).toBe(true);
    expect(importSchema.safeParse({ format: 'csv', text: `${text}a` }).success).toBe(false);
  });

  it.each([
    [300, '0.3 kB'],
    [12_345, '12 kB'],
    [LARGEST_IMPORT, '10 MB'],
    [5_430_000, '5.4 MB'],
  ])('of %d bytes is %s large', (bytes, words) => {
    expect(sizeWords(bytes, 'en')).toBe(words);
  });
});

const row = (part: Partial<ImportRow>): ImportRow => ({
  row: 2,
  slug: 'autumn',
  name: 'Autumn ads',
  outcome: 'new',
  changes: [],
  issues: [],
  ...part,
});

describe('a preview', () => {
  it.each([
    ['purpose', 'Purpose'],
    ['events.0.goal', 'Events, number 1, Goal'],
    ['settings.pixelId', 'Pixel id'],
    ['settings.url', 'Settings, url'],
    ['settings.toString', 'Settings, toString'],
    ['settings', 'Settings'],
    ['placement.include.2.path', 'Where it runs, Runs on, number 3, Path'],
    ['owner.email', 'Owner, E-mail'],
    ['goal.page_view', 'Goal, Page viewed'],
    ['purpose.de', 'Purpose, de'],
    ['row', 'The row'],
    ['<b>made up</b>', '<b>made up</b>'],
    ['toString', 'toString'],
    ['', 'The row'],
  ])('names the field %s: %s', (field, words) => {
    expect(fieldWords(field, english)).toBe(words);
  });

  it.each<[string, Partial<ImportRow>, string[]]>([
    ['a new pixel', { outcome: 'new' }, ['Comes in as a draft.']],
    ['one that is the same', { outcome: 'same' }, ['Nothing differs.']],
    [
      'one that changes',
      { outcome: 'change', changes: ['purpose', 'owner', 'placement'] },
      ['Changes: Purpose, Owner, and Where it runs.'],
    ],
    [
      'one with several faults',
      {
        outcome: 'refused',
        issues: [
          { field: 'name', message: 'Please fill in the name.' },
          { field: 'settings.pixelId', message: 'Expected 15 digits.' },
          { field: '', message: 'The row is incomplete.' },
        ],
      },
      [
        'Name: Please fill in the name.',
        'Pixel id (settings.pixelId): Expected 15 digits.',
        'The row: The row is incomplete.',
      ],
    ],
  ])('explains %s', (_, part, lines) => {
    expect(rowDetails(row(part), english)).toEqual(lines);
  });

  it('counts, and leaves out what there is none of', () => {
    const rows = [row({}), row({}), row({ outcome: 'change' }), row({ outcome: 'refused' })];
    const counts = countOutcomes(rows);
    expect(counts).toEqual({ refused: 1, new: 2, change: 1, same: 0 });
    expect(countWords(counts, english)).toBe('1 refused, 2 new, and 1 changed');
  });

  it('puts first what needs a look', () => {
    const rows = [
      row({ row: 2, outcome: 'same' }),
      row({ row: 3 }),
      row({ row: 5, outcome: 'refused' }),
      row({ row: 4, outcome: 'refused' }),
      row({ row: 6, outcome: 'change' }),
    ];
    expect(sortRows(rows).map((sorted) => sorted.row)).toEqual([4, 5, 3, 6, 2]);
  });
});
