import type { Review } from '../contract';
import { guardCell } from '../core/exchange-guard';
import { reportMonth, type Zones } from '../core/review-calendar';
import type { ReportFacts, ReportPixel } from '../core/review-report-text';
import type { Csv, Stores } from '../io/ports';
import type { ReviewablePixel } from '../io/review-ports';
import type { ReviewDatesService } from './review-dates';
import type { ReportLetter } from './review-letters';
import type { ReviewViews } from './review-views';

interface Parts {
  stores: Stores;
  zones: Zones;
  dates: Pick<ReviewDatesService, 'schedule'>;
  views: ReviewViews;
  csv: Csv;
  /** A pixel's screen in the admin panel. */
  screenOf: (slug: string) => string;
}

const HEADINGS = [
  'Name',
  'Short name',
  'Vendor',
  'Categories',
  'Owner',
  'Owner e-mail',
  'State',
  'Last look',
  'Due',
  'Review',
  'Stops',
  'Fires in 30 days',
  'Flags',
];

const day = (moment: string | null): string => moment?.slice(0, 10) ?? '';

const cellsOf = (review: Review): string[] => [
  review.name,
  review.slug,
  review.vendorName,
  review.categories.join(', '),
  review.owner.name,
  review.owner.email,
  review.stopped ? 'stopped' : review.state,
  day(review.period),
  day(review.dueAt),
  review.status,
  day(review.stopsAt),
  String(review.evidence.fires30 ?? ''),
  review.evidence.flags.map(({ code }) => code).join(', '),
];

/** What the monthly report says: what stands in the inventory, and what changed since the one before. */
export const createReviewReport = ({ stores, zones, dates, views, csv, screenOf }: Parts) => {
  /** What was live then; null: that publication cannot be read. */
  const liveAt = async (moment: string): Promise<ReadonlySet<string> | null> => {
    try {
      return new Set((await stores.snapshots.at(moment))?.pixels.map(({ id }) => id));
    } catch {
      return null;
    }
  };

  const retiredSince = async (moment: string): Promise<ReviewablePixel[]> => {
    const entries = await stores.activities.withActions(['retire']);
    const slugs = entries.flatMap(({ at, pixel }) => (at >= moment && pixel !== null ? [pixel] : []));
    return (await stores.reviews.named([...new Set(slugs)])).filter(({ retired }) => retired);
  };

  const lineOf = ({ slug, name, owner, dueAt, evidence }: Review): ReportPixel => ({
    name,
    owner: owner.name,
    dueAt,
    flags: evidence.flags,
    url: screenOf(slug),
  });

  const goneLine = ({ slug, name, terms }: ReviewablePixel): ReportPixel => ({
    name,
    owner: terms?.owner.name ?? '',
    dueAt: '',
    flags: [],
    url: screenOf(slug),
  });

  const factsOf = async ({
    month,
    timeZone,
    at,
  }: ReportLetter): Promise<Omit<ReportFacts, 'site' | 'inventoryUrl' | 'notes'>> => {
    const schedule = await dates.schedule(at);
    const { at: latest } = reportMonth(Date.parse(at), schedule.settings, zones);
    const since = new Date(reportMonth(latest - 1, schedule.settings, zones).at).toISOString();
    const [found, before, gone] = await Promise.all([
      views.viewsOf(schedule.pixels, schedule, at),
      liveAt(since),
      retiredSince(since),
    ]);
    const reviews = found.sort((a, b) => a.dueAt.localeCompare(b.dueAt));
    const linesOf = (isIn: (review: Review) => boolean) => reviews.filter(isIn).map(lineOf);
    return {
      month,
      since,
      timeZone,
      live: reviews.length,
      due: reviews.filter(({ status }) => status === 'due').length,
      stopped: reviews.filter(({ stopped }) => stopped).length,
      fresh: linesOf(({ slug }) => before !== null && !before.has(slug)),
      retired: gone.map(goneLine),
      overdue: linesOf(({ status }) => status === 'overdue'),
      flagged: linesOf(({ evidence }) => evidence.flags.length > 0),
      csv: csv.write(
        HEADINGS,
        reviews.map((review) => cellsOf(review).map(guardCell)),
      ),
    };
  };

  return { factsOf };
};

export type ReviewReport = ReturnType<typeof createReviewReport>;
