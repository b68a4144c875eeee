import {
  done,
  refuse,
  type Approval,
  type Outcome,
  type SnapshotPixel,
  type Version,
  type Visit,
  type Why,
  type WhyAnswer,
} from '../contract';
import { compilePixel, compileSnapshot } from '../core/compile';
import { suppose } from '../core/consent';
import { decide, prepare, type PreparedSnapshot } from '../core/decide';
import { normalisePath } from '../core/visit';
import type { Clock } from '../io/clock';
import type { StoredPixel, Stores } from '../io/ports';
import { compileVendor } from '../vendors/compile-vendor';

interface Parts {
  stores: Stores;
  clock: Clock;
  /** The snapshot that pages are served with; null: nothing is published. */
  live: () => PreparedSnapshot | null;
}

const NOTHING = { setup: [], events: {}, noscript: null, hosts: [] };

const blocked = (path: string, reason: NonNullable<WhyAnswer['reason']>): WhyAnswer => ({
  reason,
  path,
  ...NOTHING,
});

const answerFor = (prepared: PreparedSnapshot, pixel: SnapshotPixel, visit: Visit): WhyAnswer => {
  const { allowed, blocked: others } = decide(prepared, visit);
  const { path } = visit;
  if (!allowed.some(({ id }) => id === pixel.id)) {
    return blocked(path, others.find(({ pixelId }) => pixelId === pixel.id)?.reason ?? 'policy_error');
  }
  const events = Object.entries(pixel.events).map(([name, event]) => [name, event.steps] as const);
  const { setup, noscript, hosts } = pixel;
  return { reason: null, path, setup, events: Object.fromEntries(events), noscript, hosts };
};

const asIfApproved = (version: Version): Approval => ({
  pixel: version.pixel,
  version: version.number,
  hash: version.hash,
  outcome: 'approved',
  person: version.author,
  comment: '',
  at: version.createdAt,
});

const NO_PATH = 'Expected a path of the site that starts with /, for example: /shop.';

/** Why a pixel runs for a visitor, or does not: by the decision that pages are served with. */
export const createWhy = ({ stores, clock, live }: Parts) => {
  const visitOf = ({ path, categories, gpc }: Why): Visit => {
    const now = Date.parse(clock.now());
    const choice = categories && suppose(categories, now, live()?.marks ?? null);
    return { path: normalisePath(path), choice, unclear: false, gpc, dnt: false, place: '', now };
  };

  const liveAnswer = async (slug: string, visit: Visit): Promise<Outcome<WhyAnswer>> => {
    const prepared = live();
    // Steps as they were published: what pages are served with may lead to a stand-in for the vendors.
    const published = prepared && (await stores.snapshots.find(prepared.snapshot.number));
    const pixel = published?.pixels.find(({ id }) => id === slug);
    return done(prepared && pixel ? answerFor(prepared, pixel, visit) : blocked(visit.path, 'not_live'));
  };

  const newestAnswer = async ({ record }: StoredPixel, visit: Visit): Promise<Outcome<WhyAnswer>> => {
    const version = await stores.versions.find(record.slug, record.head);
    if (!version) return refuse('version_not_found', { slug: record.slug, version: record.head });
    const vendor = compileVendor(version.content);
    if (!vendor) return refuse('unknown_vendor', { vendor: version.content.vendor });
    // A stop outlives a new version, so it is part of the answer.
    const pixel = compilePixel(version, asIfApproved(version), record.paused, vendor);
    return done(answerFor(prepare(compileSnapshot([pixel], 1, clock.now())), pixel, visit));
  };

  const explain = async (slug: string, input: Why): Promise<Outcome<WhyAnswer>> => {
    const stored = await stores.pixels.find(slug);
    if (!stored) return refuse('pixel_not_found', { slug });
    const visit = visitOf(input);
    if (visit.path === '') return refuse('invalid_input', {}, [{ path: ['path'], message: NO_PATH }]);
    return input.which === 'live' ? liveAnswer(slug, visit) : newestAnswer(stored, visit);
  };

  return { explain };
};

export type WhyService = ReturnType<typeof createWhy>;
