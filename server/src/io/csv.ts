import Papa from 'papaparse';
import type { Csv, CsvReading } from './ports';

const BROKEN: Record<string, string> = {
  MissingQuotes:
    'A quotation mark opens a text in this row and none closes it, so that everything below counts as part of it.',
  InvalidQuotes: 'A text in this row goes on after its closing quotation mark.',
};

const DELIMITERS = [',', ';', '\t'];

const count = (text: string, part: string): number => text.split(part).length - 1;

const delimiterOf = (headings: string): string =>
  DELIMITERS.reduce((best, each) => (count(headings, each) > count(headings, best) ? each : best));

const isEmpty = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Spreadsheets may say in a first line what separates the cells: `sep=;`. */
const SEPARATOR_LINE = /^sep=([,;\t])\r?\n/i;

const read = (text: string): CsvReading => {
  const [separatorLine = '', separator] = SEPARATOR_LINE.exec(text) ?? [];
  const body = text.slice(separatorLine.length);
  const firstRow = separatorLine === '' ? 1 : 2;
  const [headings = '', newline] = /^[^\r\n]*(\r\n|\r|\n)?/.exec(body) ?? [];
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter: separator ?? delimiterOf(headings),
    newline: (newline ?? '\n') as '\n' | '\r' | '\r\n',
  });
  const records = data.map((cells, index) => ({ row: index + firstRow, cells }));
  const faults = new Map<number, string>();
  for (const { code, row = 0, message } of errors) {
    const earlier = faults.get(row + firstRow);
    faults.set(row + firstRow, [earlier, BROKEN[code] ?? message].filter(Boolean).join(' '));
  }
  return { records: records.filter(({ cells }) => !isEmpty(cells)), faults };
};

/** The mark at the start tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

const linesOf = (rows: string[][]): string =>
  rows.length === 0 ? '' : `${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;

export const csv: Csv = {
  read,
  write: (headings, rows) => `${BYTE_ORDER_MARK}${linesOf([headings, ...rows])}`,
  more: linesOf,
};
