import type { PathRule, PixelContent } from '../contract';

/** A pixel as a file carries it. State and versions are for information: an import does not read them. */
export interface ExchangedPixel {
  slug: string;
  state: string;
  /** The version that the content is of: the newest one. */
  version: number;
  /** The one that is live, which may be another; null: none is. */
  liveVersion: number | null;
  content: PixelContent;
}

/** Something that is wrong with a row, at one of its fields. */
export interface FieldIssue {
  field: string;
  message: string;
}

export type Cells = ReadonlyMap<string, string>;

const LIST = ', ';
const LINE = '\n';

const writeRules = (rules: PathRule[]): string => rules.map(({ kind, path }) => `${kind} ${path}`).join(LINE);

const writeSetting = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Lay a pixel out flat: the texts of its columns by their headings. */
export const cellsOf = ({
  slug,
  state,
  version,
  liveVersion,
  content,
}: ExchangedPixel): Map<string, string> =>
  new Map([
    ['slug', slug],
    ['state', state],
    ['version', String(version)],
    ['liveVersion', String(liveVersion ?? '')],
    ['name', content.name],
    ['vendor', content.vendor],
    ['delivery', content.delivery ?? ''],
    ...Object.entries(content.settings).map(([key, value]): [string, string] => [
      `settings.${key}`,
      writeSetting(value),
    ]),
    ['purpose', content.purpose],
    ...Object.entries(content.purposeIn ?? {}).map(([locale, text]): [string, string] => [
      `purpose.${locale}`,
      text,
    ]),
    ['categories', content.categories.join(LIST)],
    ['events', content.events.map(({ name }) => name).join(LIST)],
    ...content.events.map(({ name, goal }): [string, string] => [`goal.${name}`, goal]),
    ...content.events.flatMap(({ name, triggers }): [string, string][] =>
      triggers ? [[`triggers.${name}`, JSON.stringify(triggers)]] : [],
    ),
    ['include', writeRules(content.placement.include)],
    ['exclude', writeRules(content.placement.exclude)],
    ['owner.name', content.owner.name],
    ['owner.email', content.owner.email],
    ['reviewEveryDays', String(content.reviewEveryDays ?? '')],
  ]);

const listed = (text: string): string[] =>
  text
    .split(/[,;\n\r]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const readRule = (line: string): { kind: string; path: string } => {
  // A path alone means what most people mean by it: everything below, or a pattern.
  if (line.startsWith('/')) return { kind: line.includes('*') ? 'wildcard' : 'prefix', path: line };
  const [, kind = line, path = ''] = /^(\S+)\s+(\S.*)$/.exec(line) ?? [];
  return { kind, path };
};

const readRules = (text: string): { kind: string; path: string }[] =>
  text
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readRule);

/** The columns that start with `start`, without it, as far as they are filled in. */
const under = (cells: Cells, start: string): [string, string][] =>
  [...cells]
    .filter(([heading, text]) => heading.startsWith(start) && text !== '')
    .map(([heading, text]) => [heading.slice(start.length), text]);

const readNumber = (text: string): unknown => (/^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : text);

const readTriggers = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

const readEvents = (cells: Cells): { events: unknown[]; issues: FieldIssue[] } => {
  const names = listed(cells.get('events') ?? '');
  const issues = ['goal.', 'triggers.'].flatMap((start) =>
    under(cells, start)
      .filter(([name]) => !names.includes(name))
      .map(([name]) => ({
        field: `${start}${name}`,
        message: `This is filled in, but the column "events" does not name ${name}.`,
      })),
  );
  const events = names.map((name) => {
    const text = cells.get(`triggers.${name}`) ?? '';
    const triggers = text === '' ? null : readTriggers(text);
    if (text !== '' && !triggers) {
      issues.push({
        field: `triggers.${name}`,
        message: 'This cannot be read. Leave it as the export wrote it, or leave it empty.',
      });
    }
    return {
      name,
      goal: cells.get(`goal.${name}`) || undefined,
      ...(triggers ? { triggers: triggers.value } : {}),
    };
  });
  return { events, issues };
};

const orUndefined = (text: string | undefined): string | undefined => text || undefined;

/**
 * Read a pixel's content from the texts of its columns: as it stands there, to be checked like anything that somebody
 * typed. The issues are what cannot be told from the content afterwards.
 *
 * @param readSetting Turns the text of a setting into its value, as the vendor asks for it.
 */
export const contentFromCells = (
  cells: Cells,
  readSetting: (vendor: string, key: string, text: string) => unknown,
): { content: Record<string, unknown>; issues: FieldIssue[] } => {
  const vendor = cells.get('vendor') ?? '';
  const { events, issues } = readEvents(cells);
  const translations = under(cells, 'purpose.');
  const content = {
    name: orUndefined(cells.get('name')),
    vendor: orUndefined(vendor),
    settings: Object.fromEntries(
      under(cells, 'settings.').map(([key, text]) => [key, readSetting(vendor, key, text)]),
    ),
    ...(cells.get('delivery') ? { delivery: cells.get('delivery') } : {}),
    purpose: orUndefined(cells.get('purpose')),
    ...(translations.length > 0 ? { purposeIn: Object.fromEntries(translations) } : {}),
    categories: listed(cells.get('categories') ?? ''),
    events,
    placement: {
      include: readRules(cells.get('include') ?? ''),
      exclude: readRules(cells.get('exclude') ?? ''),
    },
    owner: {
      name: orUndefined(cells.get('owner.name')),
      email: orUndefined(cells.get('owner.email')),
    },
    ...(cells.get('reviewEveryDays')
      ? { reviewEveryDays: readNumber(cells.get('reviewEveryDays') ?? '') }
      : {}),
  };
  return { content, issues };
};
