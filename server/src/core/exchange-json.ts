import type { ExchangedPixel, FieldIssue } from './exchange-cells';

const FORMAT = 'pixel-inventory';
const VERSION = 1;

/** A row of a file, as it stands there. */
export interface FileRow {
  /** Row of a CSV file (the first below the headings is 2), place in a JSON file's list (from 1). */
  row: number;
  slug: string;
  content: unknown;
  issues: FieldIssue[];
}

export type FileReading = { ok: true; rows: FileRow[] } | { ok: false; faults: string[] };

/** Write pixels as a JSON file. The sign for an unreadable letter is escaped: bare, it marks a file in a wrong encoding. */
export const writeJsonFile = (pixels: ExchangedPixel[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, pixels }, null, 2)}\n`.replaceAll(
    '\ufffd',
    '\\ufffd',
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FILE_FIELDS = ['format', 'version', 'pixels'];
const ROW_FIELDS = ['slug', 'state', 'version', 'liveVersion', 'content'];

const parse = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

const fileFaults = (file: unknown): string[] => {
  if (!isObject(file) || file['format'] !== FORMAT) {
    return [`This is no export of a pixel inventory: its "format" has to be "${FORMAT}".`];
  }
  if (file['version'] !== VERSION) {
    return [`This file is of another version than ${VERSION}, the only one that can be read.`];
  }
  if (!Array.isArray(file['pixels'])) return ['The list "pixels" is missing.'];
  return Object.keys(file)
    .filter((key) => !FILE_FIELDS.includes(key))
    .map((key) => `There is no field "${key.slice(0, 80)}" in such a file.`);
};

const readRow = (entry: unknown, index: number): FileRow => {
  const row = index + 1;
  if (!isObject(entry)) {
    const message = 'Expected a pixel: an object with a slug and its content.';
    return { row, slug: '', content: undefined, issues: [{ field: 'content', message }] };
  }
  const issues = Object.keys(entry)
    .filter((key) => !ROW_FIELDS.includes(key))
    .map((key) => ({
      field: key.slice(0, 80),
      message: 'There is no such field beside slug, state, version, liveVersion and content.',
    }));
  const { slug = '', content } = entry;
  if (typeof slug !== 'string') issues.push({ field: 'slug', message: 'Expected a text.' });
  const isWhole = isObject(content);
  if (!isWhole) issues.push({ field: 'content', message: 'The content of the pixel is missing.' });
  return { row, slug: typeof slug === 'string' ? slug : '', content: isWhole ? content : undefined, issues };
};

/** Read a JSON file that `writeJsonFile` wrote, or that somebody wrote like it. */
export const readJsonFile = (text: string): FileReading => {
  const parsed = parse(text);
  if (!parsed) {
    return {
      ok: false,
      faults: ['This is not whole JSON. Export it again, or mend what was changed by hand.'],
    };
  }
  const faults = fileFaults(parsed.value);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, rows: (parsed.value as { pixels: unknown[] }).pixels.map(readRow) };
};
