import type { BlockReason, Decision, Visit } from '../contract';
import { grant, grantIfAgreed, maskOf, type CategoryMask } from './consent';
import { inPlacement, isExcluded, toSpots, type Spot } from './placement';
import { searchIndex } from './placement-index';
import type { PreparedPixel, PreparedSnapshot } from './prepare';

export { prepare, type PreparedPixel, type PreparedSnapshot } from './prepare';

/** What the pixels are compared with. */
interface Facts {
  spots: [Spot, ...Spot[]];
  granted: CategoryMask;
  /** What would be granted but for Global Privacy Control. */
  chosen: CategoryMask;
  now: number;
}

const factsOf = ({ path, choice, gpc, now }: Visit): Facts => {
  const grants = grant(choice, gpc);
  return {
    spots: toSpots(path),
    granted: maskOf(grants, 'granted'),
    chosen: maskOf(grants, 'granted', 'gpc'),
    now,
  };
};

// Written so that a clock that is no number stops every pixel that has a date.
const isOverdue = ({ stopsAt }: PreparedPixel, now: number): boolean =>
  stopsAt !== Infinity && !(stopsAt > now);

const judge = (pixel: PreparedPixel, facts: Facts): BlockReason | null => {
  if (pixel.blocked !== null) return pixel.blocked;
  if (isOverdue(pixel, facts.now)) return 'review_overdue';
  if (!inPlacement(pixel.placement, facts.spots)) return 'out_of_placement';
  const missing = pixel.mask & ~facts.granted;
  if (missing === 0) return null;
  return (missing & ~facts.chosen) === 0 ? 'gpc' : 'consent_missing';
};

const reasonFor = (pixel: PreparedPixel, facts: Facts | null): BlockReason | null => {
  if (facts === null) return 'policy_error';
  try {
    return judge(pixel, facts);
  } catch {
    return 'policy_error';
  }
};

/** Finish the judgement of a pixel whose include rules match the first spot and whose categories are granted. */
const runsHere = (pixel: PreparedPixel | undefined, { spots, now }: Facts): pixel is PreparedPixel => {
  try {
    if (pixel === undefined || isOverdue(pixel, now)) return false;
    return spots.length === 1 ? !isExcluded(pixel.placement, spots[0]) : inPlacement(pixel.placement, spots);
  } catch {
    return false;
  }
};

const ascending = (a: number, b: number): number => a - b;

const search = ({ pixels, index }: PreparedSnapshot, facts: Facts): PreparedPixel[] => {
  const positions: number[] = [];
  searchIndex(index, facts.spots[0], {
    granted: facts.granted,
    found: (pixel) => {
      positions.push(pixel);
      return false;
    },
  });
  const chosen: PreparedPixel[] = [];
  let last = -1;
  for (const position of positions.sort(ascending)) {
    const pixel = pixels[position];
    if (position !== last && runsHere(pixel, facts)) chosen.push(pixel);
    last = position;
  }
  return chosen;
};

const factsOrNone = (visit: Visit): Facts | null => {
  try {
    return factsOf(visit);
  } catch {
    return null;
  }
};

const explain = (
  { pixels }: PreparedSnapshot,
  running: readonly PreparedPixel[],
  facts: Facts | null,
): Decision['blocked'] => {
  const allowed = new Set(running);
  return pixels
    .filter((pixel) => !allowed.has(pixel))
    .map((pixel) => ({ pixelId: pixel.id, reason: reasonFor(pixel, facts) ?? 'policy_error' }));
};

/**
 * Decide which pixels of a snapshot run on a visit, and why each other one does not. Never throws: whatever cannot
 * be judged is blocked. Both lists keep the snapshot's order. `blocked` names every other pixel and is worked out
 * when it is first read, so that a page which does not ask for it does not pay for it.
 */
export const decide = (prepared: PreparedSnapshot, visit: Visit): Decision => {
  const facts = factsOrNone(visit);
  const running = facts ? search(prepared, facts) : [];
  let blocked: Decision['blocked'] | undefined;
  return {
    allowed: running.map(({ plan }) => plan),
    get blocked() {
      blocked ??= explain(prepared, running, facts);
      return blocked;
    },
  };
};

/** What a page has to know: the part of `decide` that each request pays for. */
export interface PageDecision {
  /** The pixels that run, in the snapshot's order. */
  running: PreparedPixel[];
  /** Whether some pixel would run if the visitor agreed to everything. */
  waiting: boolean;
}

const waits = ({ pixels, index }: PreparedSnapshot, { choice, gpc }: Visit, facts: Facts): boolean => {
  if (choice !== null) return false;
  return searchIndex(index, facts.spots[0], {
    granted: maskOf(grantIfAgreed(gpc), 'granted'),
    found: (position) => {
      const pixel = pixels[position];
      return runsHere(pixel, facts) && (pixel.mask & ~facts.granted) !== 0;
    },
  });
};

/**
 * Decide what a page is told: the pixels that `decide` allows, and whether others wait for the visitor's choice.
 * None waits once a choice was made, nor for what Global Privacy Control denies whatever the visitor says.
 */
export const decidePage = (prepared: PreparedSnapshot, visit: Visit): PageDecision => {
  const facts = factsOrNone(visit);
  if (facts === null) return { running: [], waiting: false };
  return { running: search(prepared, facts), waiting: waits(prepared, visit, facts) };
};
