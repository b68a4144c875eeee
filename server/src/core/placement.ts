import type { PathRule, Placement } from '../contract';
import { decodePiece, normalisePath, readings, resolveParts } from './visit';

/** A part of a pattern between two slashes: the fixed pieces around its `*`. One piece is a fixed part. */
type Part = readonly string[];

/** `**`: any number of parts, also none. */
const ANY: Part = [];

/** A path rule, ready to be compared. `parts` is empty but for wildcards. */
export interface CompiledRule {
  kind: PathRule['kind'];
  path: string;
  /** What the paths below it start with. */
  below: string;
  parts: readonly Part[];
}

/** The rules of one placement, ready to be compared. */
export interface CompiledPlacement {
  include: readonly CompiledRule[];
  exclude: readonly CompiledRule[];
}

/** A path in the forms that rules ask for. `folded` is in small letters. */
export interface Spot {
  path: string;
  parts: readonly string[];
  folded: string;
  foldedParts: readonly string[];
}

const split = (path: string): string[] => (path === '/' || path === '' ? [] : path.slice(1).split('/'));

const toSpot = (path: string): Spot => {
  const folded = path.toLowerCase();
  const parts = split(path);
  return { path, parts, folded, foldedParts: folded === path ? parts : split(folded) };
};

/** Prepare a normalised path for comparing: one spot for each way in which servers read it. */
export const toSpots = (path: string): [Spot, ...Spot[]] => {
  const [first, second] = readings(path);
  return second === undefined ? [toSpot(first ?? '')] : [toSpot(first ?? ''), toSpot(second)];
};

const compilePart = (part: string): Part =>
  /^\*{2,}$/.test(part) ? ANY : part.split(/\*+/).map(decodePiece);

/** Several `**` in a row say nothing more than one. */
const compileParts = (pattern: string): Part[] =>
  resolveParts(pattern.split('/'))
    .map(compilePart)
    .filter((part, at, parts) => part !== ANY || parts[at - 1] !== ANY);

const compileRule = ({ kind, path }: PathRule): CompiledRule => {
  if (kind === 'wildcard') return { kind, path, below: '', parts: compileParts(path) };
  const normal = normalisePath(path);
  return { kind, path: normal, below: normal === '/' ? '/' : `${normal}/`, parts: [] };
};

const foldRule = (rule: CompiledRule): CompiledRule => ({
  ...rule,
  path: rule.path.toLowerCase(),
  below: rule.below.toLowerCase(),
  parts: rule.parts.map((part) => (part === ANY ? ANY : part.map((piece) => piece.toLowerCase()))),
});

/**
 * Prepare a placement for comparing. Its paths are brought into the same form as the paths of visits. Exclude
 * rules hold in any case of letters, because many routers serve `/Kids` at `/kids` too.
 */
export const compilePlacement = ({ include, exclude }: Placement): CompiledPlacement => ({
  include: include.map(compileRule),
  exclude: exclude.map(compileRule).map(foldRule),
});

const matchPart = (pieces: Part, text: string): boolean => {
  const first = pieces[0] ?? '';
  const last = pieces.length - 1;
  if (last === 0) return first === text;
  const tail = pieces[last] ?? '';
  const end = text.length - tail.length;
  let at = first.length;
  if (at > end || !text.startsWith(first) || !text.endsWith(tail)) return false;
  for (let i = 1; i < last; i += 1) {
    const piece = pieces[i] ?? '';
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
};

/**
 * Compare a pattern with a path, part by part. After a mismatch it goes back to the last `**` alone, so that the
 * number of comparisons is at most the product of the two lengths.
 */
export const matchParts = (pattern: readonly Part[], parts: readonly string[]): boolean => {
  const length = parts.length;
  let at = 0;
  let here = 0;
  let lastAny = -1;
  let resume = 0;
  while (here < length) {
    const part = pattern[at];
    if (part === ANY) {
      if (at === pattern.length - 1) return true;
      lastAny = at;
      at += 1;
      resume = here;
    } else if (part !== undefined && matchPart(part, parts[here] ?? '')) {
      at += 1;
      here += 1;
    } else if (lastAny < 0) {
      return false;
    } else {
      at = lastAny + 1;
      resume += 1;
      here = resume;
    }
  }
  if (pattern[at] === ANY) at += 1;
  return at === pattern.length;
};

/** Say whether one rule matches a path and its parts. */
export const matchRule = (rule: CompiledRule, path: string, parts: readonly string[]): boolean => {
  if (path === '') return false;
  if (rule.kind === 'wildcard') return matchParts(rule.parts, parts);
  return path === rule.path || (rule.kind === 'prefix' && rule.path !== '' && path.startsWith(rule.below));
};

/** Say whether an include rule matches. */
const isIncluded = ({ include }: CompiledPlacement, { path, parts }: Spot): boolean =>
  include.some((rule) => matchRule(rule, path, parts));

/** Say whether an exclude rule matches, in whatever case of letters. */
export const isExcluded = ({ exclude }: CompiledPlacement, { folded, foldedParts }: Spot): boolean =>
  exclude.some((rule) => matchRule(rule, folded, foldedParts));

/** Say whether a placement holds for every way in which servers read the path. */
export const inPlacement = (placement: CompiledPlacement, spots: readonly Spot[]): boolean =>
  spots.every((spot) => isIncluded(placement, spot) && !isExcluded(placement, spot));

/**
 * Name the path that everything a rule matches lies at or below: the rule's own path, or the fixed parts that a
 * wildcard starts with.
 */
export const fixedStart = (rule: CompiledRule): string => {
  if (rule.kind !== 'wildcard') return rule.path;
  const open = rule.parts.findIndex((part) => part.length !== 1);
  const fixed = open < 0 ? rule.parts : rule.parts.slice(0, open);
  return `/${fixed.map((part) => part[0]).join('/')}`;
};
