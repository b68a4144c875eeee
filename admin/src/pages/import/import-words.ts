import { EVENT_NAMES, type ImportPreview } from '../../../../server/src/contract';
import { vendors } from '../../catalogue';
import type { TextKey, Words } from '../../words/words';

export type ImportRow = ImportPreview['rows'][number];
export type RowOutcome = ImportRow['outcome'];

/** What needs a look comes first. */
export const OUTCOMES = ['refused', 'new', 'change', 'same'] as const satisfies readonly RowOutcome[];

const FIELDS: ReadonlyMap<string, TextKey> = new Map<string, TextKey>([
  ['slug', 'import.field.slug'],
  ['vendor', 'import.field.vendor'],
  ['name', 'import.field.name'],
  ['purpose', 'import.field.purpose'],
  ['purposeIn', 'import.field.purposeIn'],
  ['settings', 'import.field.settings'],
  ['delivery', 'import.field.delivery'],
  ['categories', 'import.field.categories'],
  ['events', 'import.field.events'],
  ['placement', 'import.field.placement'],
  ['owner', 'import.field.owner'],
  ['reviewEveryDays', 'import.field.reviewEveryDays'],
  ['goal', 'import.field.goal'],
  ['triggers', 'import.field.triggers'],
  ['include', 'import.field.include'],
  ['exclude', 'import.field.exclude'],
  ['path', 'import.field.path'],
  ['kind', 'import.field.kind'],
  ['email', 'import.field.email'],
  ['row', 'import.field.whole'],
  ['content', 'import.field.whole'],
]);

const partWords = (part: string, { say }: Words): string => {
  if (/^\d{1,6}$/.test(part)) return say('import.field.nth', { number: Number(part) + 1 });
  const event = EVENT_NAMES.find((name) => name === part);
  if (event) return say(`event.${event}.label`);
  const key = FIELDS.get(part);
  return key ? say(key) : part;
};

/** A setting goes by its label in the form, where all vendors that have one of its name agree on it. */
const settingWords = (name: string, { tell }: Words): string | null => {
  const labels = new Set(
    vendors.flatMap(({ fields }) => (Object.hasOwn(fields, name) ? [fields[name]?.label] : [])),
  );
  const [label] = labels;
  return labels.size === 1 && label !== undefined ? tell(label) : null;
};

/**
 * Name a field of a pixel's content, or a column of a file, as the form does: `events.0.goal` becomes "Events, number
 * 1, Goal". A name that is not known (a file may hold anything) stays as it is.
 */
export const fieldWords = (field: string, words: Words): string => {
  const parts = field.split('.').filter((part) => part !== '');
  const [first, setting = '', ...others] = parts;
  if (first === undefined) return words.say('import.field.whole');
  const label = first === 'settings' && others.length === 0 ? settingWords(setting, words) : null;
  if (label !== null) return label;
  return parts.map((part) => partWords(part, words)).join(', ');
};

type RowIssue = ImportRow['issues'][number];

// Whoever corrects a file has to find the place in it, and words alone do not tell that.
const issueWords = ({ field, message }: RowIssue, words: Words): string => {
  const said = { field: fieldWords(field, words), message: words.tell(message) };
  return field.includes('.')
    ? words.say('import.issue-at', { ...said, place: field })
    : words.say('import.issue', said);
};

/** Say what would happen to a row of the file, one sentence a line. */
export const rowDetails = (row: ImportRow, words: Words): string[] => {
  const { say, list } = words;
  if (row.outcome === 'refused') {
    return row.issues.map((issue) => issueWords(issue, words));
  }
  if (row.outcome === 'change') {
    const fields = list(row.changes.map((field) => fieldWords(field, words)));
    return [say('import.detail.change', { fields })];
  }
  return [say(`import.detail.${row.outcome}`)];
};

export type OutcomeCounts = Record<RowOutcome, number>;

/** Count the rows by what would happen to them. */
export const countOutcomes = (rows: readonly ImportRow[]): OutcomeCounts => {
  const counts: OutcomeCounts = { refused: 0, new: 0, change: 0, same: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
};

/** Say in one line what the whole file would do: "1 refused, 2 new, and 1 changed". Outcomes without a row are left out. */
export const countWords = (counts: OutcomeCounts, { say, list }: Words): string =>
  list(
    OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) =>
      say(`import.count.${outcome}`, { count: counts[outcome] }),
    ),
  );

/** Rows that need a look first, else in the file's order. */
export const sortRows = (rows: readonly ImportRow[]): ImportRow[] =>
  [...rows].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || a.row - b.row);

const MEGABYTE = 1_000_000;
const KILOBYTE = 1_000;

/** Say how large a file is: `5 MB`, `12 kB`. Bytes. */
export const sizeWords = (bytes: number, language: string): string => {
  const number = (value: number): string =>
    value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 1 : 0 });
  return bytes >= MEGABYTE
    ? `${number(bytes / MEGABYTE)} MB`
    : `${number(Math.max(0.1, bytes / KILOBYTE))} kB`;
};
