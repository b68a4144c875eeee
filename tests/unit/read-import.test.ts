import { MAIL_LANGUAGES, pixelContentSchema, type MailLanguage } from '../../server/src/contract';
import { cellsOf } from '../../server/src/core/exchange-cells';
import { orderHeadings } from '../../server/src/core/exchange-columns';
import { guardCell } from '../../server/src/core/exchange-guard';
import { canonicalJson } from '../../server/src/core/hash';
import { processingHeadings } from '../../server/src/core/processing-record';
import { csv } from '../../server/src/io/csv';
import { readImport } from '../../server/src/services/read-import';
import { vendors } from '../../server/src/vendors';
import { content } from '../fakes/pixels';

const cells = (name: string) =>
  cellsOf({
    slug: name.toLowerCase(),
    state: 'live',
    version: 2,
    liveVersion: 1,
    content: content({ name }),
  });
const HEADINGS = orderHeadings(cells('A').keys());
const line = (name: string): string[] => HEADINGS.map((heading) => guardCell(cells(name).get(heading) ?? ''));

const plain = (parts: string[], separator: string): string =>
  parts.map((part) => (/[",;\t\n]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part)).join(separator);

const file = ({ newline = '\n', separator = ',', start = '' } = {}): string =>
  start + [HEADINGS, line('One'), line('Two')].map((parts) => plain(parts, separator)).join(newline);

const read = (text: string) => readImport({ format: 'csv', text }, csv);
const rows = (text: string) => {
  const reading = read(text);
  if (!reading.ok) throw new Error(reading.faults.join(' '));
  return reading.rows;
};
const faults = (text: string) => {
  const reading = read(text);
  return reading.ok ? [] : reading.faults;
};

describe('a CSV file is read', () => {
  it.each([
    ['with commas', file()],
    ['with semicolons', file({ separator: ';' })],
    ['with tabs', file({ separator: '\t' })],
    ['with Windows line ends', file({ newline: '\r\n' })],
    ['with old Mac line ends', file({ newline: '\r' })],
    ['with a byte order mark', file({ start: '\ufeff' })],
    ['with a line at its end', `${file()}\n`],
    ['with empty lines at its end', `${file({ newline: '\r\n' })}\r\n\r\n,,,\r\n`],
    ['as it is written', csv.write(HEADINGS, [line('One'), line('Two')])],
  ])('%s', (_how, text) => {
    expect(rows(text)).toEqual([
      { row: 2, slug: 'one', content: content({ name: 'One' }), issues: [] },
      { row: 3, slug: 'two', content: content({ name: 'Two' }), issues: [] },
    ]);
  });

  it('with a line that names the separator, which moves the rows by one', () => {
    const read = rows(`sep=;\r\n${file({ separator: ';', newline: '\r\n' })}`);
    expect(read.map(({ row, slug }) => [row, slug])).toEqual([
      [3, 'one'],
      [4, 'two'],
    ]);
  });

  it('with the rows as a spreadsheet counts them, past empty ones', () => {
    const [first, ...rest] = file().split('\n');
    expect(rows([first, '', ...rest].join('\n')).map(({ row }) => row)).toEqual([3, 4]);
  });

  it('with line breaks inside a cell', () => {
    const purpose = 'First line.\nSecond line, "quoted".';
    const texts = cellsOf({
      slug: 'a',
      state: '',
      version: 2,
      liveVersion: 1,
      content: content({ purpose }),
    });
    const text = csv.write(HEADINGS, [HEADINGS.map((heading) => texts.get(heading) ?? ''), line('Two')]);
    expect(rows(text).map((row) => row.content)).toEqual([content({ purpose }), content({ name: 'Two' })]);
  });
});

describe('a broken row in the middle is explained, and the others are read', () => {
  const [first = '', one = '', two = ''] = file().split('\n');
  const broken = (row: string) => rows([first, one, row, two].join('\n'));

  it.each([
    ['a cell too many', `${two},surplus`],
    ['cells too few', two.split(',').slice(0, -2).join(',')],
    ['one word', 'oops'],
  ])('%s', (_why, row) => {
    const [before, bad, after] = broken(row);
    expect([before?.issues, after?.issues]).toEqual([[], []]);
    expect(bad).toMatchObject({ row: 3, content: undefined });
    expect(bad?.issues).toEqual([{ field: 'row', message: expect.stringContaining('headings') as string }]);
  });

  it('a quotation mark that nothing closes', () => {
    const read = broken(two.replace('Two', '"Two'));
    expect(read).toHaveLength(2);
    expect(read[0]?.issues).toEqual([]);
    expect(read[1]?.issues[0]?.message).toContain('everything below counts as part of it');
  });

  it('a text that goes on after its quotation mark', () => {
    const read = broken(two.replace('Two', '"Two"!'));
    expect(read[1]?.issues[0]?.message).toContain('after its closing quotation mark');
  });
});

describe('a file that cannot be read is refused with a sentence', () => {
  const [first = '', one = ''] = file().split('\n');
  it.each([
    ['nothing', '\ufeff', 'nothing in this file'],
    ['blank lines', '\n\n,,\n', 'nothing in this file'],
    ['headings alone', first, 'no pixel in this file'],
    ['no headings', one, 'Columns that are not known: one'],
    ['a web page', '<!doctype html><title>Log in</title>', 'Columns that are not known: <!doctype html>'],
    ['a picture', '\ufffdPNG\r\n\ufffd\0\0', 'not in UTF-8'],
    ['Latin letters in an old encoding', `${first}\n${one.replace('One', 'Fr\ufffdhling')}`, 'not in UTF-8'],
    ['UTF-16', [...first].join('\0'), 'not in UTF-8'],
    ['an unknown column', `${first},Colour\n${one},red`, 'Columns that are not known: Colour'],
    ['a column without a heading', `${first.replace('vendor', '')}\n${one}`, 'no heading'],
    ['5,001 pixels', [first, ...Array<string>(5_001).fill(one)].join('\n'), 'at most 5000 at once'],
  ])('%s', (_what, text, words) => {
    expect(faults(text).join(' ')).toContain(words);
  });
});

describe('a record of processing is refused with one sentence', () => {
  const headings = (language: MailLanguage) => processingHeadings(language);
  const sentence = 'This is a record of processing, which is for reading and cannot be imported.';

  it.each(MAIL_LANGUAGES)('in %s', (language) => {
    const text = csv.write(headings(language), [headings(language).map(() => 'x')]);
    expect(faults(text)).toEqual([expect.stringContaining(sentence)]);
  });

  it('also where somebody took columns out and put one in', () => {
    const some = ['Remarks', ...headings('en').slice(4, 14)];
    expect(faults(csv.write(some, [some]))).toEqual([expect.stringContaining(sentence)]);
  });

  it('and a list that somebody typed is none', () => {
    expect(faults('Name,Vendor,Purpose\na,b,c').join(' ')).toContain(
      'not known: Name, Vendor, Purpose. Columns that are missing: name, vendor',
    );
  });
});

describe('settings', () => {
  it.each(
    vendors.flatMap((vendor) =>
      vendor.examples.map((example, at) => [vendor.key, at, vendor, example] as const),
    ),
  )('of %s come back as they were (example %d)', (_key, _at, vendor, example) => {
    const settings = vendor.settings.parse(example.settings) as Record<string, unknown>;
    const pixel = content({ vendor: vendor.key, settings });
    const texts = cellsOf({ slug: 'a', state: '', version: 2, liveVersion: 1, content: pixel });
    const headings = orderHeadings(texts.keys());
    const text = csv.write(headings, [headings.map((heading) => guardCell(texts.get(heading) ?? ''))]);
    const [row] = rows(text);
    const back = pixelContentSchema.parse(row?.content);
    const read = vendor.settings.parse(back.settings);
    expect(canonicalJson({ ...back, settings: read })).toBe(canonicalJson(pixel));
  });

  it.each([
    ['TRUE', true],
    ['yes', true],
    ['0', false],
    ['perhaps', 'perhaps'],
  ])('a tick box takes %j', (text, value) => {
    const pixel = content({ vendor: 'matomo', settings: { cookies: text } });
    const texts = cellsOf({ slug: 'a', state: '', version: 2, liveVersion: 1, content: pixel });
    const headings = orderHeadings(texts.keys());
    const [row] = rows(csv.write(headings, [headings.map((heading) => texts.get(heading) ?? '')]));
    expect(row?.content).toMatchObject({ settings: { cookies: value } });
  });
});
