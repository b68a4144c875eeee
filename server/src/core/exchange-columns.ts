type Path = readonly (string | number)[];

/** The columns of a CSV file, in their order. A dot at the end stands for any number of columns that start so. */
const COLUMNS = [
  'slug',
  'state',
  'version',
  'liveVersion',
  'name',
  'vendor',
  'delivery',
  'settings.',
  'purpose',
  'purpose.',
  'categories',
  'events',
  'goal.',
  'triggers.',
  'include',
  'exclude',
  'owner.name',
  'owner.email',
  'reviewEveryDays',
] as const;

/** What a file has to have, if only so that nobody loses a rule by deleting a column. */
const REQUIRED = [
  'name',
  'vendor',
  'purpose',
  'categories',
  'events',
  'include',
  'exclude',
  'owner.name',
  'owner.email',
  'reviewEveryDays',
];

const OPEN: Record<string, RegExp> = {
  'settings.': /^settings\.[A-Za-z][A-Za-z0-9_-]{0,59}$/,
  'purpose.': /^purpose\.[A-Za-z][A-Za-z0-9-]{0,30}$/,
};

const placeOf = (heading: string): number => {
  const exact = COLUMNS.findIndex((column) => column === heading);
  if (exact >= 0) return exact;
  return COLUMNS.findIndex((column) => column.endsWith('.') && heading.startsWith(column));
};

/** Put the headings that some pixels need into one order, each once. */
export const orderHeadings = (headings: Iterable<string>): string[] =>
  [...new Set(headings)].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));

const isKnown = (heading: string, eventNames: readonly string[]): boolean => {
  const column = COLUMNS[placeOf(heading)];
  if (column === undefined) return false;
  if (column === 'goal.' || column === 'triggers.') return eventNames.includes(heading.slice(column.length));
  return OPEN[column]?.test(heading) ?? true;
};

const MOST_NAMED = 10;
const LONGEST_NAME = 40;

const named = (headings: readonly string[]): string =>
  [
    ...headings.slice(0, MOST_NAMED).map((heading) => heading.slice(0, LONGEST_NAME)),
    ...(headings.length > MOST_NAMED ? ['…'] : []),
  ].join(', ');

const namesFault = (unknown: readonly string[], missing: readonly string[]): string[] => {
  if (unknown.length > 0 && missing.length > 0)
    return [`Columns that are not known: ${named(unknown)}. Columns that are missing: ${named(missing)}.`];
  if (unknown.length > 0) return [`Columns that are not known: ${named(unknown)}.`];
  return missing.length > 0 ? [`Columns that are missing: ${named(missing)}.`] : [];
};

/** Say what is wrong with a file's headings, in as few sentences as can be. */
export const headingFaults = (headings: readonly string[], eventNames: readonly string[]): string[] => {
  const unknown = headings.filter((heading) => heading !== '' && !isKnown(heading, eventNames));
  const twice = headings.filter(
    (heading, at) => isKnown(heading, eventNames) && headings.indexOf(heading) !== at,
  );
  const missing = REQUIRED.filter((heading) => !headings.includes(heading));
  return [
    ...namesFault([...new Set(unknown)], missing),
    ...(headings.includes('') ? ['A column has no heading. Name it or take it out.'] : []),
    ...(twice.length > 0 ? [`Columns that are there twice: ${named([...new Set(twice)])}.`] : []),
  ];
};

/** Name the column that a part of a pixel's content stands in. `eventAt` names the event at a place in the list. */
export const columnOf = (path: Path, eventAt: (index: number) => string | undefined): string => {
  const [first = '', second, third] = path;
  if (first === 'settings') return second === undefined ? 'settings' : `settings.${second}`;
  if (first === 'purposeIn') return second === undefined ? 'purpose' : `purpose.${second}`;
  if (first === 'placement') return second === undefined ? 'include' : String(second);
  if (first === 'owner') return second === undefined ? 'owner.name' : `owner.${second}`;
  if (first === 'events' && (third === 'goal' || third === 'triggers')) {
    return `${third}.${eventAt(Number(second)) ?? ''}`;
  }
  return String(first);
};
