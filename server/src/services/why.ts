import {
  done,
  refuse,
  type ConsentPolicy,
  type Outcome,
  type SnapshotPixel,
  type Visit,
  type Why,
  type WhyAnswer,
  type WhyOptions,
} from '../contract';
import { asIfApproved, compilePixel, compileSnapshot } from '../core/compile';
import { suppose } from '../core/consent';
import { decide, prepare, type PreparedSnapshot } from '../core/decide';
import type { Sha256 } from '../core/hash';
import { questionsOf } from '../core/questions';
import { termsWhere } from '../core/regions';
import { USUAL_CONSENT } from '../core/usual-consent';
import { normalisePath } from '../core/visit';
import { consentOf } from '../core/visit-consent';
import type { Clock } from '../io/clock';
import type { StoredPixel, Stores } from '../io/ports';
import { compileVendor } from '../vendors/compile-vendor';
import type { ConsentSettingsService } from './consent-settings';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
  /** The snapshot that pages are served with; null: nothing is published. */
  live: () => PreparedSnapshot | null;
  consentSettings: Pick<ConsentSettingsService, 'draftAfter'>;
  /** Whether something in front of the site says where visitors are. */
  knowsPlaces: boolean;
}

const NOTHING = { setup: [], events: {}, noscript: null, hosts: [] };

const notLive = (path: string): WhyAnswer => ({ reason: 'not_live', path, consent: null, ...NOTHING });

const askable = ({ regions, dnt }: ConsentPolicy): WhyOptions['live'] => ({
  regions: regions.map(({ key }) => key),
  dnt,
});

const NO_REGION = 'The settings about consent have no such region.';

/** A question with the path as the decision reads it, and its moment in milliseconds since 1970. */
type Asked = Why & { now: number };

/** Whoever has chosen was asked about what this snapshot asks. */
const visitOf = (
  { path, categories, gpc, dnt, now }: Omit<Asked, 'where'>,
  { marks }: PreparedSnapshot,
): Visit => ({
  path,
  choice: categories && suppose(categories, now, marks),
  unclear: false,
  gpc,
  dnt,
  place: '',
  now,
});

const answerFor = (
  snapshot: PreparedSnapshot,
  pixel: SnapshotPixel,
  { where, ...input }: Asked,
): Outcome<WhyAnswer> => {
  const terms = termsWhere(snapshot.policy, where);
  if (!terms) return refuse('invalid_input', {}, [{ path: ['where'], message: NO_REGION }]);
  const prepared = { ...snapshot, termsOf: () => terms };
  const visit = visitOf(input, snapshot);
  const { allowed, blocked } = decide(prepared, visit);
  const { path } = visit;
  const consent = {
    rule: terms.rule,
    where,
    gpc: terms.gpc,
    dnt: snapshot.policy.dnt,
    standings: consentOf(prepared, visit).grants,
    needed: pixel.categories,
  };
  if (!allowed.some(({ id }) => id === pixel.id)) {
    const reason = blocked.find(({ pixelId }) => pixelId === pixel.id)?.reason ?? 'policy_error';
    return done({ reason, path, consent, ...NOTHING });
  }
  const events = Object.entries(pixel.events).map(([name, event]) => [name, event.steps] as const);
  const { setup, noscript, hosts } = pixel;
  return done({ reason: null, path, consent, setup, events: Object.fromEntries(events), noscript, hosts });
};

const NO_PATH = 'Expected a path of the site that starts with /, for example: /shop.';

/** Why a pixel runs for a visitor, or does not: by the decision that pages are served with. */
export const createWhy = ({ stores, clock, sha256, live, consentSettings, knowsPlaces }: Parts) => {
  /** What was last saved, whether it is live or not. */
  const savedConsent = async () => (await consentSettings.draftAfter(live()?.snapshot ?? null)).settings;

  const liveAnswer = async (slug: string, asked: Asked): Promise<Outcome<WhyAnswer>> => {
    const prepared = live();
    // Steps as they were published: what pages are served with may lead to a stand-in for the vendors.
    const published = prepared && (await stores.snapshots.find(prepared.snapshot.number));
    const pixel = published?.pixels.find(({ id }) => id === slug);
    return prepared && pixel ? answerFor(prepared, pixel, asked) : done(notLive(asked.path));
  };

  const newestAnswer = async ({ record }: StoredPixel, asked: Asked): Promise<Outcome<WhyAnswer>> => {
    const version = await stores.versions.find(record.slug, record.head);
    if (!version) return refuse('version_not_found', { slug: record.slug, version: record.head });
    const vendor = compileVendor(version.content);
    if (!vendor) return refuse('unknown_vendor', { vendor: version.content.vendor });
    // A stop outlives a new version, so it is part of the answer.
    const pixel = compilePixel(version, asIfApproved(version), record.paused, vendor);
    const questions = questionsOf(undefined, [pixel], sha256);
    const consent = await savedConsent();
    const snapshot = compileSnapshot([pixel], 1, clock.now(), { consent, questions });
    return answerFor(prepare(snapshot), pixel, asked);
  };

  const explain = async (slug: string, input: Why): Promise<Outcome<WhyAnswer>> => {
    const stored = await stores.pixels.find(slug);
    if (!stored) return refuse('pixel_not_found', { slug });
    const path = normalisePath(input.path);
    if (path === '') return refuse('invalid_input', {}, [{ path: ['path'], message: NO_PATH }]);
    const asked: Asked = { ...input, path, now: Date.parse(clock.now()) };
    return input.which === 'live' ? liveAnswer(slug, asked) : newestAnswer(stored, asked);
  };

  /** What can be asked about. */
  const options = async (): Promise<WhyOptions> => ({
    live: askable(live()?.policy ?? USUAL_CONSENT.policy),
    newest: askable((await savedConsent()).policy),
    knowsPlaces,
  });

  return { explain, options };
};

export type WhyService = ReturnType<typeof createWhy>;
