import type { ConsentRecord, OptionalCategory } from '../contract';
import { CHOICES } from './consent-cookie';
import { guardCell } from './exchange-guard';
import { groupRecordNumber } from './record-number';

const yesNo = (yes: boolean): string => (yes ? 'yes' : 'no');

type Column = [heading: string, cell: (record: ConsentRecord) => string];

const categoryColumn = (category: OptionalCategory): Column => [
  category,
  ({ categories }) => yesNo(categories.includes(category)),
];

const markColumn = (category: OptionalCategory): Column => [
  `notice.${category}`,
  ({ notice }) => notice[category],
];

const COLUMNS: Column[] = [
  ['number', ({ id }) => groupRecordNumber(id)],
  ['at', ({ at }) => at],
  ['expiresAt', ({ expiresAt }) => expiresAt],
  ...CHOICES.map(categoryColumn),
  ['publication', ({ snapshot }) => String(snapshot)],
  ...CHOICES.map(markColumn),
  ['rule', ({ rule }) => rule],
  ['region', ({ region }) => region ?? ''],
  ['gpc', ({ gpc }) => yesNo(gpc)],
  ['dnt', ({ dnt }) => yesNo(dnt)],
  ['way', ({ way }) => way],
];

/** Headings of the file of proofs. */
export const RECORD_HEADINGS: string[] = COLUMNS.map(([heading]) => heading);

/** Write a proof as the cells of its row, none of which a spreadsheet takes for a formula. */
export const recordCells = (record: ConsentRecord): string[] =>
  COLUMNS.map(([, cell]) => guardCell(cell(record)));
