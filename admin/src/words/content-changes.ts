import type { PixelContent } from '../../../server/src/contract';
import { contentRows, type ContentRow, type LabelsOf } from './content-rows';
import type { Words } from './words';

/** One fact that differs between two versions. Null: the fact is not in that version. */
export interface ContentChange {
  key: string;
  label: string;
  before: string[] | null;
  after: string[] | null;
}

const same = (a: ContentRow, b: ContentRow): boolean =>
  a.lines.length === b.lines.length && a.lines.every((line, index) => line === b.lines[index]);

/** List how facts differ, in the order of the newer ones; what was dropped comes last. */
export const rowChanges = (before: readonly ContentRow[], rows: readonly ContentRow[]): ContentChange[] => {
  const old = new Map(before.map((row) => [row.key, row]));
  const kept = new Set(rows.map((row) => row.key));
  const changed = rows.flatMap((row): ContentChange[] => {
    const earlier = old.get(row.key);
    if (earlier && same(earlier, row)) return [];
    return [{ key: row.key, label: row.label, before: earlier?.lines ?? null, after: row.lines }];
  });
  const dropped = [...old.values()]
    .filter((row) => !kept.has(row.key))
    .map((row) => ({ key: row.key, label: row.label, before: row.lines, after: null }));
  return [...changed, ...dropped];
};

/** List what a newer version changes, in words, in the form's order; what was dropped comes last. */
export const contentChanges = (
  before: PixelContent,
  after: PixelContent,
  labelsOf: LabelsOf,
  words: Words,
): ContentChange[] => rowChanges(contentRows(before, labelsOf, words), contentRows(after, labelsOf, words));
