import {
  done,
  refuse,
  type Exported,
  type ExportFormat,
  type ExportQuery,
  type Import,
  type ImportPreview,
  type ImportResult,
  type Outcome,
  type Person,
  type PixelContent,
} from '../contract';
import { cellsOf, type ExchangedPixel } from '../core/exchange-cells';
import { columnOf, orderHeadings } from '../core/exchange-columns';
import { guardCell } from '../core/exchange-guard';
import { writeJsonFile, type FileRow } from '../core/exchange-json';
import { canonicalJson, type Sha256 } from '../core/hash';
import { importTemplate } from '../core/import-template';
import type { Clock } from '../io/clock';
import type { Csv, StoredPixel, Stores } from '../io/ports';
import type { Rights } from './check-content';
import type { Drafts } from './drafts';
import { activity } from './describe';
import { planRows, refuseSameIds, type Deciding, type PlannedRow } from './plan-import';
import type { ProcessingRecord } from './processing-record';
import { readImport } from './read-import';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
  csv: Csv;
  drafts: Drafts;
  processing: ProcessingRecord;
}

const EXPORTED: Record<ExportFormat, string> = {
  json: 'Exported the inventory as JSON.',
  csv: 'Exported the inventory as CSV.',
  record: 'Exported the record of processing.',
};

const eventAt = (content: unknown, index: number): string | undefined => {
  const { events } = (content ?? {}) as { events?: { name?: string }[] };
  return events?.[index]?.name;
};

const FIELD_NAMES: Record<Import['format'], Deciding['fieldOf']> = {
  json: (_content, path) => path.join('.') || 'content',
  csv: (content, path) => columnOf(path, (index) => eventAt(content, index)),
};

const shown = ({ row, slug, name, outcome, changes, issues }: PlannedRow): ImportPreview['rows'][number] => ({
  row,
  slug,
  name,
  outcome,
  changes,
  issues,
});

const writeTemplate = (csv: Csv): Exported => {
  const { headings, cells } = importTemplate();
  const row = headings.map((heading) => guardCell(cells.get(heading) ?? ''));
  return { text: csv.write(headings, [row]), fileName: 'pixel-inventory-template.csv' };
};

const writeCsvFile = (pixels: ExchangedPixel[], csv: Csv): string => {
  const rows = pixels.map(cellsOf);
  const headings = orderHeadings(['slug', 'state', ...rows.flatMap((cells) => [...cells.keys()])]);
  return csv.write(
    headings,
    rows.map((cells) => headings.map((heading) => guardCell(cells.get(heading) ?? ''))),
  );
};

/** The inventory as a file, and back: what comes in is checked and written like what is typed. */
export const createExchange = ({ stores, clock, sha256, csv, drafts, processing }: Parts) => {
  const newestContents = async (pixels: StoredPixel[]): Promise<Map<string, PixelContent>> => {
    const heads = pixels.map(({ record }) => ({ pixel: record.slug, version: record.head }));
    const versions = await stores.versions.some(heads);
    return new Map(versions.map(({ pixel, content }) => [pixel, content]));
  };

  const newest = async (wanted: StoredPixel[]): Promise<ExchangedPixel[]> => {
    const contents = await newestContents(wanted);
    return wanted
      .flatMap(({ record: { head, live }, summary: { slug, state } }): ExchangedPixel[] => {
        const content = contents.get(slug);
        return content ? [{ slug, state, version: head, liveVersion: live, content }] : [];
      })
      .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  };

  /** Who exports what is written down before anything leaves. */
  const write = async (
    { format, retired = false, language = 'en' }: ExportQuery,
    person: Person,
  ): Promise<Exported> => {
    const at = clock.now();
    const day = at.slice(0, 10);
    const wanted = retired ? await stores.pixels.all() : await stores.pixels.active();
    const files: Record<ExportFormat, () => Promise<Exported>> = {
      json: async () => ({
        text: writeJsonFile(await newest(wanted)),
        fileName: `pixel-inventory-${day}.json`,
      }),
      csv: async () => ({
        text: writeCsvFile(await newest(wanted), csv),
        fileName: `pixel-inventory-${day}.csv`,
      }),
      record: async () => ({
        text: await processing.write(wanted, language, at),
        fileName: `record-of-processing-${day}.csv`,
      }),
    };
    const file = await files[format]();
    await stores.transact(() => stores.activities.append(activity(at, person, 'export', EXPORTED[format])));
    return file;
  };

  const plan = async (rows: FileRow[], deciding: Deciding): Promise<PlannedRow[]> => {
    const all = await stores.pixels.all();
    const pixels = new Map(all.map((stored) => [stored.record.slug, stored]));
    const named = [...new Set(rows.map(({ slug }) => slug))].flatMap((slug) => pixels.get(slug) ?? []);
    const plans = planRows(rows, { pixels, contents: await newestContents(named) }, deciding);
    const keys = plans.flatMap(({ identityKey }) => identityKey ?? []);
    refuseSameIds(plans, await stores.pixels.withIdentity([...new Set(keys)]), deciding.fieldOf);
    return plans;
  };

  /** Of the file, of all that the preview shows, and of the versions that a change starts from. */
  const fingerprintOf = ({ format, text }: Import, plans: PlannedRow[]): string =>
    sha256(
      canonicalJson({
        format,
        file: sha256(text),
        rows: plans.map((each) => ({ ...shown(each), head: each.stored?.record.headHash ?? null })),
      }),
    );

  /** Read and plan, then do something with the plan; a file that cannot be read at all is refused. */
  const withPlan = async <T>(
    input: Import,
    person: Person,
    rights: Rights,
    work: (plans: PlannedRow[], fingerprint: string) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const reading = readImport(input, csv);
    if (!reading.ok) {
      const issues = reading.faults.slice(0, 50).map((message) => ({ path: ['text'], message }));
      return refuse('invalid_input', {}, issues);
    }
    const deciding = { person, rights, sha256, fieldOf: FIELD_NAMES[input.format] };
    return stores.transact(async () => {
      const plans = await plan(reading.rows, deciding);
      return work(plans, fingerprintOf(input, plans));
    });
  };

  const apply = async (plans: PlannedRow[], person: Person): Promise<ImportResult> => {
    const at = clock.now();
    const writing = (summary: string) => ({ person, at, summary });
    const changing = plans.filter(({ outcome }) => outcome === 'change');
    await stores.pixels.releaseIdentities(changing.map(({ slug }) => slug));
    for (const { stored, content } of changing) {
      if (!stored || !content) continue;
      const summary = `Saved version ${stored.record.head + 1}, from a file.`;
      await drafts.change(stored, content, writing(summary));
    }
    const adding = plans.filter(({ outcome }) => outcome === 'new');
    for (const { slug, content } of adding) {
      if (content)
        await drafts.add(slug, content, writing(`Added the pixel "${content.name}", from a file.`));
    }
    return { created: adding.length, changed: changing.length };
  };

  return {
    /** A file to fill in. It holds nothing of this site, so that nothing is written down. */
    template: (): Exported => writeTemplate(csv),
    write,
    preview: (input: Import, person: Person, rights: Rights): Promise<Outcome<ImportPreview>> =>
      withPlan(input, person, rights, (plans, fingerprint) =>
        Promise.resolve(done({ fingerprint, rows: plans.map(shown) })),
      ),
    /** Do just what the preview showed: all of it, or nothing. */
    import: (input: Import, person: Person, rights: Rights): Promise<Outcome<ImportResult>> =>
      withPlan(input, person, rights, async (plans, fingerprint) =>
        input.fingerprint === fingerprint ? done(await apply(plans, person)) : refuse('import_changed'),
      ),
  };
};

export type Exchange = ReturnType<typeof createExchange>;
