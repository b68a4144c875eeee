import type { BlockReason, Decision, Visit } from '../contract';
import { maskOf, type CategoryMask } from './consent';
import { inPlacement, isExcluded, toSpots, type Spot } from './placement';
import { searchIndex, type PlacementIndex } from './placement-index';
import type { PreparedPixel, PreparedSnapshot } from './prepare';

import { CHOICES } from './consent-cookie';
import { consentOf, type VisitConsent } from './visit-consent';

export { prepare, type PreparedPixel, type PreparedSnapshot } from './prepare';

/** What the pixels are compared with. */
interface Facts {
  spots: [Spot, ...Spot[]];
  granted: CategoryMask;
  /** What the visitor is to be asked about, or told of. */
  asked: CategoryMask;
  /** What may load before an answer: `asked`, or nothing where the same bytes go to everybody. */
  early: CategoryMask;
  gpc: CategoryMask;
  dnt: CategoryMask;
  now: number;
}

const factsOf = ({ path, now }: Visit, { grants, granted, asked }: VisitConsent): Facts => ({
  spots: toSpots(path),
  granted,
  asked,
  early: asked,
  gpc: maskOf(CHOICES.filter((category) => grants[category] === 'gpc')),
  dnt: maskOf(CHOICES.filter((category) => grants[category] === 'dnt')),
  now,
});

// Written so that a clock that is no number stops every pixel that has a date.
const isOverdue = ({ stopsAt }: PreparedPixel, now: number): boolean =>
  stopsAt !== Infinity && !(stopsAt > now);

const judge = (pixel: PreparedPixel, facts: Facts): BlockReason | null => {
  if (pixel.blocked !== null) return pixel.blocked;
  if (isOverdue(pixel, facts.now)) return 'review_overdue';
  if (!inPlacement(pixel.placement, facts.spots)) return 'out_of_placement';
  const missing = pixel.mask & ~facts.granted;
  if (missing === 0 || (pixel.early && (missing & ~facts.early) === 0)) return null;
  if ((missing & ~facts.gpc) === 0) return 'gpc';
  return (missing & ~(facts.gpc | facts.dnt)) === 0 ? 'dnt' : 'consent_missing';
};

const reasonFor = (pixel: PreparedPixel, facts: Facts | null): BlockReason | null => {
  if (facts === null) return 'policy_error';
  try {
    return judge(pixel, facts);
  } catch {
    return 'policy_error';
  }
};

/** Finish the judgement of a pixel whose include rules match the first spot, and whose categories are granted unless it may run early. */
const runsHere = (pixel: PreparedPixel | undefined, facts: Facts): pixel is PreparedPixel => {
  const { spots, now } = facts;
  try {
    if (pixel === undefined || isOverdue(pixel, now)) return false;
    if (pixel.early && (pixel.mask & ~(facts.granted | facts.early)) !== 0) return false;
    return spots.length === 1 ? !isExcluded(pixel.placement, spots[0]) : inPlacement(pixel.placement, spots);
  } catch {
    return false;
  }
};

const ascending = (a: number, b: number): number => a - b;

/** Find the positions of the pixels whose include rules match and whose categories are granted, in order. */
const candidates = (index: PlacementIndex, { spots, granted }: Facts): number[] => {
  const positions: number[] = [];
  searchIndex(index, spots[0], {
    granted,
    found: (position) => {
      positions.push(position);
      return false;
    },
  });
  return positions.length > 1 ? positions.sort(ascending) : positions;
};

const search = ({ pixels, index }: PreparedSnapshot, facts: Facts): PreparedPixel[] => {
  const running: PreparedPixel[] = [];
  let last = -1;
  for (const position of candidates(index, facts)) {
    const pixel = pixels[position];
    // A pixel is found once for each of its rules that match.
    if (position !== last && runsHere(pixel, facts)) running.push(pixel);
    last = position;
  }
  return running;
};

const factsOrNone = (prepared: PreparedSnapshot, visit: Visit): Facts | null => {
  try {
    return factsOf(visit, consentOf(prepared, visit));
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
 * A decision that works out what is blocked when it is first read. The property is one and the same for all decisions:
 * a getter in an object literal would give each of them a hidden class of its own, which the engine keeps for long.
 */
class LazyDecision implements Decision {
  readonly allowed: Decision['allowed'];
  declare readonly blocked: Decision['blocked'];
  #blocked: Decision['blocked'] | undefined;
  readonly #explain: () => Decision['blocked'];

  constructor(allowed: Decision['allowed'], explainBlocked: () => Decision['blocked']) {
    this.allowed = allowed;
    this.#explain = explainBlocked;
    Object.defineProperty(this, 'blocked', LazyDecision.property);
  }

  private static readonly property: PropertyDescriptor & ThisType<LazyDecision> = {
    enumerable: true,
    get() {
      this.#blocked ??= this.#explain();
      return this.#blocked;
    },
  };
}

/**
 * Decide which pixels of a snapshot run on a visit, and why each other one does not. Never throws: whatever cannot
 * be judged is blocked. Both lists keep the snapshot's order. `blocked` names every other pixel and is worked out
 * when it is first read, so that whoever does not ask for it does not pay for it.
 */
export const decide = (prepared: PreparedSnapshot, visit: Visit): Decision => {
  const facts = factsOrNone(prepared, visit);
  const running = facts ? search(prepared, facts) : [];
  return new LazyDecision(
    running.map(({ plan }) => plan),
    () => explain(prepared, running, facts),
  );
};

/** What a page has to know: the part of `decide` that each request pays for. */
export interface PageDecision {
  /** The pixels that run, in the snapshot's order. */
  running: PreparedPixel[];
  /** Whether some pixel would run if the visitor agreed to everything. */
  waiting: boolean;
}

const waits = ({ pixels, index }: PreparedSnapshot, facts: Facts): boolean => {
  const { asked, granted, spots } = facts;
  if (asked === 0) return false;
  return searchIndex(index, spots[0], {
    granted: granted | asked,
    found: (position) => {
      const pixel = pixels[position];
      return runsHere(pixel, { ...facts, early: asked }) && (pixel.mask & asked) !== 0;
    },
  });
};

/**
 * Decide what a page is told: the pixels that `decide` allows, and whether this visitor has to be asked about others, or
 * told of some. Nobody is asked about what they refused, nor about what their browser denies.
 *
 * @param forAll The page's bytes go to everybody, so that nothing runs early in it: some of them said no.
 */
export const decidePage = (prepared: PreparedSnapshot, visit: Visit, forAll = false): PageDecision => {
  const facts = factsOrNone(prepared, visit);
  if (facts === null) return { running: [], waiting: false };
  const running = search(prepared, forAll ? { ...facts, early: 0 } : facts);
  return { running, waiting: waits(prepared, facts) };
};
