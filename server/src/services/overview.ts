import type {
  Approval,
  Finding,
  Overview,
  Person,
  PixelSummary,
  ReviewStatus,
  SnapshotPixel,
} from '../contract';
import { isAuthor, judge } from '../core/approval';
import type { PreparedSnapshot } from '../core/decide';
import { addDays, startOfDay, withStanding } from '../core/review-due';
import type { Clock } from '../io/clock';
import type { HeadContent, StoredPixel, Stores } from '../io/ports';
import { findVendor } from '../vendors/registry';
import { findingsAmong } from './findings';
import type { SettingsService } from './settings';

interface Parts {
  stores: Stores;
  clock: Clock;
  settings: Pick<SettingsService, 'read'>;
  live: () => PreparedSnapshot | null;
}

/** Who asks, and what their roles include. */
export interface Reader {
  person: Person;
  mayApprove: boolean;
  maySeeActivity: boolean;
}

type Concern = Overview['need']['concerns'][number];
type Found = Concern & { finding: Finding };

/** What each question's list is made of. */
const ABOUT_NEED: ReadonlySet<Finding['code']> = new Set([
  'high_risk',
  'several_ids',
  'same_goal_twice',
  'runs_nowhere',
  'unusual_category',
]);
const ABOUT_WORDS: ReadonlySet<Finding['code']> = new Set(['hard_to_read']);
const ABOUT_DELIVERY: ReadonlySet<Finding['code']> = new Set(['not_injected_by_us']);

const REVIEW_DAYS = 30;
const REVIEWS_SHOWN = 10;
const LATELY_SHOWN = 8;

const toConcern = ({ slug, name }: PixelSummary): Concern => ({ slug, name });

const countStates = (pixels: StoredPixel[]): Record<string, number> => {
  const states: Record<string, number> = {};
  for (const { summary } of pixels) states[summary.state] = (states[summary.state] ?? 0) + 1;
  return states;
};

const concernsOf = (heads: HeadContent[], inUse: Parameters<typeof findingsAmong>[0]): Found[] => {
  const find = findingsAmong(inUse);
  return heads.flatMap(({ slug, content }) =>
    find(slug, content).map((finding) => ({ slug, name: content.name, finding })),
  );
};

const dueBefore = (pixels: PixelSummary[], moment: string): PixelSummary[] =>
  pixels
    .flatMap((pixel) =>
      pixel.reviewDueAt && pixel.reviewDueAt < moment ? [{ pixel, at: pixel.reviewDueAt }] : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ pixel }) => pixel);

const needsNoConsent = ({ categories }: SnapshotPixel): boolean =>
  categories.every((category) => category === 'necessary');

const necessaryConcern = ({ id, name, vendor }: SnapshotPixel): Concern => {
  const usual = findVendor(vendor)?.category ?? 'necessary';
  return usual === 'necessary'
    ? { slug: id, name }
    : { slug: id, name, finding: { code: 'hidden_in_necessary', details: { usual } } };
};

const earlyConcern = ({ id, name }: SnapshotPixel): Concern => ({
  slug: id,
  name,
  finding: { code: 'loads_before_consent', details: {} },
});

const consentOf = (prepared: PreparedSnapshot | null): Overview['consent'] => {
  const running = (prepared?.snapshot.pixels ?? []).filter(({ paused, declared }) => !paused && !declared);
  const necessary = running.filter(needsNoConsent);
  const early = running.filter((pixel) => pixel.beforeConsent && !needsNoConsent(pixel));
  return {
    live: running.length,
    wait: running.length - necessary.length - early.length,
    necessary: necessary.map(necessaryConcern),
    early: early.map(earlyConcern),
  };
};

/** What was sent back to a person: they had a hand in it, and nobody changed it since. */
const sentBackTo = (person: Person, pixels: StoredPixel[], decisions: Approval[]): Overview['sentBack'] => {
  const theirs = new Map(
    pixels.filter(({ record }) => isAuthor(record, person)).map((pixel) => [pixel.record.slug, pixel]),
  );
  return decisions.flatMap(({ pixel: slug, version, person: by, comment, at }) => {
    const pixel = theirs.get(slug);
    return pixel ? [{ slug, name: pixel.summary.name, version, person: by, comment, at }] : [];
  });
};

/** The first screen: what is known about the site's pixels, and what to do next. Its number of queries is fixed. */
export const createOverview = ({ stores, clock, settings, live }: Parts) => {
  const read = async ({ person, mayApprove, maySeeActivity }: Reader): Promise<Overview> => {
    const [all, heads, inUse, decisions, { twoPersonRule, reviews: rules }, lately] = await Promise.all([
      stores.pixels.all(),
      stores.versions.heads(),
      stores.pixels.identities(),
      stores.approvals.sentBack(),
      settings.read(),
      maySeeActivity ? stores.activities.lately(LATELY_SHOWN) : [],
    ]);
    const used = all.filter(({ record }) => !record.retired);
    const now = clock.now();
    const summaries = used.map(({ summary }) => withStanding(summary, rules.graceDays, now));
    const concerns = concernsOf(heads, inUse);
    const among = (codes: ReadonlySet<Finding['code']>) =>
      concerns.filter(({ finding }) => codes.has(finding.code));
    const coming = dueBefore(summaries, addDays(startOfDay(now), REVIEW_DAYS + 1));
    const standing = (status: ReviewStatus): Concern[] =>
      coming.filter(({ reviewStatus }) => reviewStatus === status).map(toConcern);
    const mine = (pixel: StoredPixel): boolean =>
      mayApprove && judge('approve', pixel.record, person, undefined, twoPersonRule) === null;
    return {
      states: countStates(all),
      known: {
        total: used.length,
        overdue: standing('overdue'),
        due: standing('due'),
        declared: among(ABOUT_DELIVERY),
      },
      consent: consentOf(live()),
      need: {
        events: heads.reduce((sum, { content }) => sum + content.events.length, 0),
        concerns: among(ABOUT_NEED),
      },
      understand: { purposes: heads.length, concerns: among(ABOUT_WORDS) },
      waiting: used
        .filter(({ record }) => record.review === 'in_review')
        .map((pixel) => ({ pixel: pixel.summary, mine: mine(pixel) })),
      sentBack: sentBackTo(person, used, decisions),
      reviews: coming.slice(0, REVIEWS_SHOWN),
      lately,
      twoPersonRule,
    };
  };

  return { read };
};

export type OverviewService = ReturnType<typeof createOverview>;
