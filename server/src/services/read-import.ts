import { EVENT_NAMES, type Import } from '../contract';
import { contentFromCells } from '../core/exchange-cells';
import { headingFaults } from '../core/exchange-columns';
import { unguardCell } from '../core/exchange-guard';
import { readJsonFile, type FileReading, type FileRow } from '../core/exchange-json';
import { isProcessingRecord } from '../core/processing-record';
import type { Csv } from '../io/ports';
import { findVendor } from '../vendors';

/** Pixels that one file may hold. */
const MOST = 5_000;

const YES = ['true', 'yes', '1'];
const NO = ['false', 'no', '0'];

/** A cell holds text; a tick box of the vendor's form asks for yes or no. */
const readSetting = (vendor: string, key: string, text: string): unknown => {
  const fields = findVendor(vendor)?.fields as Record<string, { input: string } | undefined> | undefined;
  if (fields?.[key]?.input !== 'checkbox') return text;
  const word = text.trim().toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : text;
};

const rowOfRecord = (
  headings: string[],
  row: number,
  cells: string[],
  fault: string | undefined,
): FileRow => {
  const isTooLong = cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const message =
    fault ??
    (isTooLong || cells.length < headings.length
      ? `This row has ${cells.length} cells, and there are ${headings.length} headings. A comma or a quotation mark is missing or too many.`
      : null);
  const texts = new Map(headings.map((heading, at) => [heading, unguardCell(cells[at] ?? '')]));
  const slug = (texts.get('slug') ?? '').trim();
  if (message !== null) return { row, slug, content: undefined, issues: [{ field: 'row', message }] };
  return { row, slug, ...contentFromCells(texts, readSetting) };
};

const readCsvFile = (text: string, csv: Csv): FileReading => {
  const { records, faults } = csv.read(text);
  const [first, ...rest] = records;
  if (!first) return { ok: false, faults: ['There is nothing in this file.'] };
  const trimmed = first.cells.map((cell) => cell.trim());
  const headings = trimmed.filter((_, at) => trimmed.slice(at).some((cell) => cell !== ''));
  if (isProcessingRecord(headings)) {
    const fault =
      'This is a record of processing, which is for reading and cannot be imported. Choose a file that was exported as CSV or JSON.';
    return { ok: false, faults: [fault] };
  }
  const wrong = headingFaults(headings, EVENT_NAMES);
  if (wrong.length > 0) return { ok: false, faults: wrong };
  return {
    ok: true,
    rows: rest.map(({ row, cells }) => rowOfRecord(headings, row, cells, faults.get(row))),
  };
};

/** What a browser puts in place of bytes that are no UTF-8, and what UTF-16 leaves between letters. */
const WRONG_ENCODING = /[\ufffd\0]/;

/** Read a file's rows, unchecked, or say in sentences why it cannot be read at all. */
export const readImport = ({ format, text }: Pick<Import, 'format' | 'text'>, csv: Csv): FileReading => {
  if (WRONG_ENCODING.test(text)) {
    const fault =
      'Some letters of this file cannot be read, as it is not in UTF-8. Save it again, in a spreadsheet as "CSV UTF-8", and try once more.';
    return { ok: false, faults: [fault] };
  }
  const body = text.replace(/^\ufeff/, '');
  const reading = format === 'json' ? readJsonFile(body) : readCsvFile(body, csv);
  if (!reading.ok) return reading;
  if (reading.rows.length === 0) return { ok: false, faults: ['There is no pixel in this file.'] };
  if (reading.rows.length > MOST) {
    const fault = `This file holds ${reading.rows.length} pixels. Split it: at most ${MOST} at once.`;
    return { ok: false, faults: [fault] };
  }
  return reading;
};
