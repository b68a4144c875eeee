import {
  pixelContentSchema,
  sentence,
  slugSchema,
  type ImportPreview,
  type Issue,
  type Person,
  type PixelContent,
} from '../contract';
import * as approval from '../core/approval';
import type { FieldIssue } from '../core/exchange-cells';
import { changedFields } from '../core/exchange-changes';
import type { FileRow } from '../core/exchange-json';
import type { Sha256 } from '../core/hash';
import type { IdentityHolder, StoredPixel } from '../io/ports';
import { checkContent, identityOf, sameIdIssue, type Rights } from './check-content';
import { firstFree, slugFrom } from './free-slug';

/** A row of a file with what is to be done with it. */
export interface PlannedRow {
  row: number;
  slug: string;
  name: string;
  outcome: ImportPreview['rows'][number]['outcome'];
  changes: string[];
  issues: FieldIssue[];
  /** Null where it is refused for its own sake. */
  content: PixelContent | null;
  identity: string;
  identityKey: string | null;
  /** The pixel that has this slug today. */
  stored: StoredPixel | null;
}

/** What the inventory holds today. */
export interface Today {
  pixels: ReadonlyMap<string, StoredPixel>;
  /** The newest content of the pixels that the file names. */
  contents: ReadonlyMap<string, PixelContent>;
}

export interface Deciding {
  person: Person;
  rights: Rights;
  sha256: Sha256;
  /** Name a field of the content as the file does. */
  fieldOf: (content: unknown, path: (string | number)[]) => string;
}

const MOST_ISSUES = 20;

const nameOf = (content: unknown): string => {
  const { name } = (content ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name.slice(0, 120) : '';
};

/** Check the content of a row just like one that is typed. */
const checkRow = (
  { content }: FileRow,
  { rights, fieldOf }: Deciding,
): { content: PixelContent | null; issues: FieldIssue[] } => {
  const at = (path: (string | number)[]) => fieldOf(content, path);
  const parsed = pixelContentSchema.safeParse(content);
  if (!parsed.success) {
    const issues = parsed.error.issues.flatMap((issue): FieldIssue[] => {
      const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            field: at([...path, key.slice(0, 80)]),
            message: 'There is no such field.',
          }))
        : [{ field: at(path), message: issue.message }];
    });
    return { content: null, issues };
  }
  const checked = checkContent(parsed.data, rights);
  if (checked.ok) return { content: checked.value, issues: [] };
  const found: Issue[] = checked.issues ?? [{ path: ['content', 'vendor'], message: sentence(checked) }];
  return { content: null, issues: found.map(({ path, message }) => ({ field: at(path.slice(1)), message })) };
};

const slugIssue = (slug: string, stored: StoredPixel | null, earlier: number | undefined, person: Person) => {
  const wrong = slug === '' ? undefined : slugSchema.safeParse(slug).error?.issues[0]?.message;
  if (wrong) return wrong;
  if (earlier !== undefined) return `Row ${earlier} of this file has the same slug.`;
  const refusal = stored && approval.judge('edit', stored.record, person);
  return refusal ? sentence(refusal) : null;
};

const outcomeOf = (changes: string[], stored: StoredPixel | null): PlannedRow['outcome'] => {
  if (!stored) return 'new';
  return changes.length > 0 ? 'change' : 'same';
};

const planRow = (
  file: FileRow,
  earlier: number | undefined,
  today: Today,
  deciding: Deciding,
): PlannedRow => {
  const { row, slug } = file;
  const stored = today.pixels.get(slug) ?? null;
  const checked = file.content === undefined ? { content: null, issues: [] } : checkRow(file, deciding);
  const aboutSlug = slugIssue(slug, stored, earlier, deciding.person);
  const issues = [
    ...(aboutSlug ? [{ field: 'slug', message: aboutSlug }] : []),
    ...file.issues,
    ...checked.issues,
  ].slice(0, MOST_ISSUES);
  const content = issues.length > 0 ? null : checked.content;
  const before = today.contents.get(slug);
  const changes = content && before ? changedFields(before, content) : [];
  return {
    row,
    slug: slug.slice(0, 80),
    name: nameOf(file.content),
    outcome: content ? outcomeOf(changes, stored) : 'refused',
    changes,
    issues,
    content,
    ...(content ? identityOf(content, deciding.sha256) : { identity: '', identityKey: null }),
    stored,
  };
};

/** Plan what becomes of each row, but for what rows have to do with each other's ids. */
export const planRows = (rows: FileRow[], today: Today, deciding: Deciding): PlannedRow[] => {
  const firstWith = new Map<string, number>();
  const planned = rows.map((row) => {
    const plan = planRow(row, row.slug === '' ? undefined : firstWith.get(row.slug), today, deciding);
    if (!firstWith.has(row.slug)) firstWith.set(row.slug, row.row);
    return plan;
  });
  const taken = new Set([...today.pixels.keys(), ...firstWith.keys()]);
  return planned.map((plan) => {
    if (plan.slug !== '' || !plan.content) return plan;
    const slug = firstFree(slugFrom(plan.content.name), taken);
    taken.add(slug);
    return { ...plan, slug };
  });
};

const refuseRow = (plan: PlannedRow, content: PixelContent, holder: string, fieldOf: Deciding['fieldOf']) => {
  const { path, message } = sameIdIssue(content, plan.identity, holder);
  plan.outcome = 'refused';
  plan.changes = [];
  plan.issues = [{ field: fieldOf(content, path.slice(1)), message }];
};

const writes = ({ outcome }: PlannedRow): boolean => outcome === 'new' || outcome === 'change';

/**
 * Refuse the rows that would give a pixel the id of another one: of one in the inventory that keeps its id, or of an
 * earlier row. Two pixels may swap their ids. A pixel whose row is refused keeps the id that it has, so that the rows
 * are looked at again after that.
 */
export const refuseSameIds = (
  plans: PlannedRow[],
  holders: IdentityHolder[],
  fieldOf: Deciding['fieldOf'],
): void => {
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    const moving = new Set(plans.filter(writes).map(({ slug }) => slug));
    const held = new Map(
      holders.filter(({ slug }) => !moving.has(slug)).map(({ identityKey, name }) => [identityKey, name]),
    );
    for (const plan of plans.filter(writes)) {
      if (plan.identityKey === null || !plan.content) continue;
      const holder = held.get(plan.identityKey);
      if (holder === undefined) {
        held.set(plan.identityKey, plan.content.name);
      } else {
        refuseRow(plan, plan.content, holder, fieldOf);
        if (plan.stored) isSettled = false;
      }
    }
  }
};
