import type { CategoryMask } from './consent';
import { fixedStart, matchParts, type CompiledRule, type Spot } from './placement';

/** An include rule and the position of its pixel in the snapshot. */
interface Entry {
  pixel: number;
  rule: CompiledRule;
}

/** Entries that ask for the same categories. */
interface Group {
  mask: CategoryMask;
  entries: Entry[];
}

/** The include rules that start at one path. */
type Shelf = Group[];

/** Include rules by the path at which they start: a visit looks at those along its own path and at no others. */
export type PlacementIndex = ReadonlyMap<string, Shelf>;

/** What goes into an index: where a pixel stands in the snapshot, what it asks for and where it runs. */
export interface Placed {
  pixel: number;
  mask: CategoryMask;
  include: readonly CompiledRule[];
}

const groupFor = (shelf: Shelf, mask: CategoryMask): Group => {
  const found = shelf.find((group) => group.mask === mask);
  if (found) return found;
  const group: Group = { mask, entries: [] };
  shelf.push(group);
  return group;
};

/** Sort the include rules of many pixels by where they start and by the categories that they ask for. */
export const indexPlacements = (placed: readonly Placed[]): PlacementIndex => {
  const index = new Map<string, Shelf>();
  for (const { pixel, mask, include } of placed) {
    for (const rule of include) {
      const start = fixedStart(rule);
      const shelf = index.get(start) ?? [];
      index.set(start, shelf);
      groupFor(shelf, mask).entries.push({ pixel, rule });
    }
  }
  return index;
};

// The shelf stands at the path itself or above it, so that nothing but a wildcard's rest is left to compare.
const holdsBelow = ({ rule }: Entry, spot: Spot, atPath: boolean): boolean => {
  if (rule.kind === 'wildcard') return matchParts(rule.parts, spot.parts);
  return rule.kind === 'prefix' || atPath;
};

const scanShelf = (shelf: Shelf, spot: Spot, atPath: boolean, query: PlacementQuery): boolean => {
  for (const { mask, entries } of shelf) {
    if ((mask & ~query.granted) !== 0) continue;
    for (const entry of entries) {
      if (holdsBelow(entry, spot, atPath) && query.found(entry.pixel)) return true;
    }
  }
  return false;
};

/** What a visit asks an index. */
export interface PlacementQuery {
  granted: CategoryMask;
  /** Called with the position of each pixel, perhaps more than once; `true` ends the search. */
  found: (pixel: number) => boolean;
}

/** Find the pixels whose include rules match and whose categories are granted. Says whether `found` ended it. */
export const searchIndex = (index: PlacementIndex, spot: Spot, query: PlacementQuery): boolean => {
  const { path } = spot;
  if (path === '') return false;
  const root = index.get('/');
  if (root && scanShelf(root, spot, path === '/', query)) return true;
  if (path === '/') return false;
  for (let end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
    const atPath = end < 0;
    const shelf = index.get(atPath ? path : path.slice(0, end));
    if (shelf && scanShelf(shelf, spot, atPath, query)) return true;
    if (atPath) return false;
  }
};
