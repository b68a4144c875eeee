import type {
  BlockReason,
  ConsentPolicy,
  NoticeMarks,
  PixelPlan,
  Snapshot,
  SnapshotPixel,
} from '../contract';
import { categoryMask, type CategoryMask } from './consent';
import { embedJson, escapeAttribute } from './embed-json';
import { opensWithPage, toPlanEvents } from './plan-events';
import { compilePlacement, type CompiledPlacement } from './placement';
import { indexPlacements, type PlacementIndex } from './placement-index';
import { fittingMarks, marksOf, type FittingMarks } from './questions';
import { termsOf, type TermsOf } from './regions';
import { USUAL_CONSENT } from './usual-consent';

/** A pixel of a snapshot with all that does not depend on the visit worked out. */
export interface PreparedPixel {
  id: string;
  /** Why it runs for nobody; null: it depends on the visit. */
  blocked: BlockReason | null;
  mask: CategoryMask;
  /** It may load before the visitor was asked, though not after a no. */
  early: boolean;
  placement: CompiledPlacement;
  /** Milliseconds since 1970; from this moment on it is stopped. */
  stopsAt: number;
  plan: PixelPlan;
  /** The plan as JSON that can stand in a page. */
  json: string;
  /** Element that reports a page view where scripts are switched off; empty: there is none. */
  image: string;
}

/** A snapshot, ready for many decisions. */
export interface PreparedSnapshot {
  snapshot: Snapshot;
  /** In the snapshot's order. */
  pixels: readonly PreparedPixel[];
  index: PlacementIndex;
  policy: ConsentPolicy;
  /** What holds for a visitor of a place. */
  termsOf: TermsOf;
  /** What each category means; null: the snapshot is older than that. */
  marks: NoticeMarks | null;
  /** Marks that a yes of today may carry; null: any. */
  fitting: FittingMarks | null;
  /** Whether the bytes that everybody gets are all that a visitor without a choice needs. */
  isAlikeForAll: boolean;
}

const toPlan = ({ id, setup, events, signals }: SnapshotPixel): PixelPlan => ({
  id,
  setup,
  events: toPlanEvents(events),
  ...(signals ? { signals } : {}),
});

const toStop = (stopsAt: string | null): number => {
  if (stopsAt === null) return Infinity;
  const at = Date.parse(stopsAt);
  if (Number.isNaN(at)) throw new Error('The moment at which the pixel stops is no date.');
  return at;
};

const writeImage = (address: string): string =>
  `<noscript><img height="1" width="1" hidden alt="" src="${escapeAttribute(address)}"></noscript>`;

const standing = ({ declared, hash, approvedHash, paused }: SnapshotPixel): BlockReason | null => {
  if (declared) return 'declared';
  if (approvedHash === null || approvedHash !== hash) return 'not_approved';
  return paused ? 'paused' : null;
};

const preparePixel = (pixel: SnapshotPixel): PreparedPixel => {
  const plan = toPlan(pixel);
  return {
    id: pixel.id,
    blocked: standing(pixel),
    mask: categoryMask(pixel.categories),
    early: pixel.beforeConsent === true,
    placement: compilePlacement(pixel.placement),
    stopsAt: toStop(pixel.stopsAt),
    plan,
    json: embedJson(plan),
    image:
      pixel.noscript !== null && !pixel.beforeConsent && opensWithPage(pixel.events)
        ? writeImage(pixel.noscript)
        : '',
  };
};

/** What stands in the place of a pixel that cannot be understood: it is blocked, and the others go on. */
const unusable = (id: string): PreparedPixel => ({
  id,
  blocked: 'policy_error',
  mask: categoryMask([]),
  early: false,
  placement: { include: [], exclude: [] },
  stopsAt: Infinity,
  plan: { id, setup: [], events: {} },
  json: '',
  image: '',
});

const prepareSafely = (pixel: SnapshotPixel): PreparedPixel => {
  try {
    return preparePixel(pixel);
  } catch {
    return unusable(String(pixel?.id));
  }
};

const asksEverybody = ({ regions, elsewhere }: ConsentPolicy): boolean =>
  [elsewhere, ...regions].every(({ rule }) => rule === 'opt_in');

/** Work out once per snapshot what all decisions share. A pixel that cannot be understood is blocked for everybody. */
export const prepare = (snapshot: Snapshot): PreparedSnapshot => {
  const pixels = snapshot.pixels.map(prepareSafely);
  const placed = pixels.flatMap(({ blocked, mask, early, placement }, pixel) =>
    blocked === null ? [{ pixel, mask: early ? 0 : mask, include: placement.include }] : [],
  );
  const policy = snapshot.consent?.policy ?? USUAL_CONSENT.policy;
  return {
    snapshot,
    pixels,
    index: indexPlacements(placed),
    policy,
    termsOf: termsOf(policy),
    marks: snapshot.questions ? marksOf(snapshot.questions) : null,
    fitting: snapshot.questions ? fittingMarks(snapshot.questions) : null,
    isAlikeForAll: asksEverybody(policy) && !pixels.some(({ early }) => early),
  };
};
