import { isHardToRead, type PixelContent, type Review, type ReviewEvidence } from '../contract';
import type { CompiledVendor } from '../core/compile';
import { evidenceOf, type FireCounts } from '../core/review-evidence';
import { reviewStatus } from '../core/review-dates';
import { versionKey } from '../core/version-key';
import type { Stores } from '../io/ports';
import { compileVendor } from '../vendors/compile-vendor';
import { findVendor } from '../vendors';
import type { DatedPixel, ReviewDatesService, Schedule } from './review-dates';

/** Says for how many of the last 90 days there are counts, and how often pixels fired; null: nobody counts. */
export type CountsOf = (
  slugs: string[],
  now: string,
) => Promise<{ days: number; of: ReadonlyMap<string, Omit<FireCounts, 'days'>> } | null>;

const SILENT = { fires30: 0, pages30: 0, fires90: 0, pages90: 0 };

interface Parts {
  stores: Stores;
  dates: Pick<ReviewDatesService, 'datesOf' | 'asksOf'>;
  countsOf: CountsOf;
}

type Live = DatedPixel & { live: number };

const isLive = (pixel: DatedPixel): pixel is Live => pixel.live !== null && !pixel.retired;

const iso = (moment: number): string => new Date(moment).toISOString();

/** A vendor's rules may have become stricter since the settings were checked. */
const compileSafely = (content: PixelContent): CompiledVendor | null => {
  try {
    return compileVendor(content);
  } catch {
    return null;
  }
};

const ownersOf = (pixels: readonly DatedPixel[]) =>
  [...new Set(pixels.flatMap(({ terms: { owner } }) => [owner.email, owner.email.toLowerCase()]))].map(
    (email) => ({
      id: '',
      name: '',
      email,
    }),
  );

/** What is shown of reviews, in the admin panel and in mails. */
export const createReviewViews = ({ stores, dates, countsOf }: Parts) => {
  /** What is known about live pixels. The number of queries does not depend on how many there are, but for large lists. */
  const evidenceFor = async (
    pixels: readonly Live[],
    now: string,
  ): Promise<ReadonlyMap<string, ReviewEvidence>> => {
    const slugs = pixels.map(({ slug }) => slug);
    const [latest, snapshot, people, counts] = await Promise.all([
      stores.reviews.latest(slugs),
      // A publication that is damaged is no reason not to review.
      stores.snapshots.latest().catch(() => null),
      stores.people.stillHere(ownersOf(pixels)),
      countsOf(slugs, now),
    ]);
    const versions = await stores.versions.some([
      ...pixels.map(({ slug, live }) => ({ pixel: slug, version: live })),
      ...latest.map(({ pixel, version }) => ({ pixel, version })),
    ]);
    const contentOf = new Map(
      versions.map(({ pixel, number, content }) => [versionKey(pixel, number), content]),
    );
    const publishedOf = new Map(snapshot?.pixels.map((pixel) => [pixel.id, pixel]));
    const lastOf = new Map(latest.map((entry) => [entry.pixel, entry]));
    const accounts = new Set(people.map(({ email }) => email.toLowerCase()));
    return new Map(
      pixels.flatMap((pixel) => {
        const { slug, live, lookedAt, paused, terms } = pixel;
        const content = contentOf.get(versionKey(slug, live));
        if (!content) return [];
        const last = lastOf.get(slug);
        const before = last && contentOf.get(versionKey(slug, last.version));
        const evidence = evidenceOf({
          now: Date.parse(now),
          lookedAt: Date.parse(lookedAt),
          content,
          owner: terms.owner.email,
          paused,
          published: publishedOf.get(slug) ?? null,
          compiled: compileSafely(content),
          reviewed: last && before ? { version: last.version, purpose: before.purpose } : null,
          ownerExists: accounts.has(terms.owner.email.toLowerCase()),
          counts: counts && { ...(counts.of.get(slug) ?? SILENT), days: counts.days },
          isHardToRead,
        });
        return [[slug, evidence] as const];
      }),
    );
  };

  const askedAt = (
    pixel: Live,
    marks: Awaited<ReturnType<Stores['reviewTasks']['marks']>>,
  ): string | null => {
    const sent = marks
      .filter(
        ({ pixel: slug, period, kind }) => slug === pixel.slug && period === pixel.lookedAt && kind === 'ask',
      )
      .flatMap(({ sentAt }) => sentAt ?? []);
    return sent.length > 0 ? iso(Math.max(...sent)) : null;
  };

  /** Show the reviews of those of these pixels that are live. */
  const viewsOf = async (
    pixels: readonly DatedPixel[],
    schedule: Schedule,
    now: string,
  ): Promise<Review[]> => {
    const live = pixels.filter(isLive);
    const slugs = live.map(({ slug }) => slug);
    const [evidence, marks, latest] = await Promise.all([
      evidenceFor(live, now),
      stores.reviewTasks.marks(slugs),
      stores.reviews.latest(slugs),
    ]);
    const lastOf = new Map(latest.map((entry) => [entry.pixel, entry]));
    return live.flatMap((pixel) => {
      const known = evidence.get(pixel.slug);
      if (!known) return [];
      const found = dates.datesOf(pixel, schedule);
      const last = lastOf.get(pixel.slug);
      return [
        {
          slug: pixel.slug,
          name: pixel.name,
          vendor: pixel.vendor,
          vendorName: findVendor(pixel.vendor)?.name ?? pixel.vendor,
          categories: pixel.categories,
          owner: pixel.terms.owner,
          state: pixel.state,
          version: pixel.live,
          period: pixel.lookedAt,
          everyDays: found.everyDays,
          dueAt: iso(found.due),
          asksAt: iso(dates.asksOf(found.due, schedule)),
          graceEndsAt: iso(found.graceEnds),
          stopsAt: found.stops === Infinity ? null : iso(found.stops),
          status: reviewStatus(found, Date.parse(now)),
          stopped: Date.parse(now) >= found.stops,
          askedAt: askedAt(pixel, marks),
          said: last?.period === pixel.lookedAt ? last.outcome : null,
          evidence: known,
        },
      ];
    });
  };

  return { viewsOf };
};

export type ReviewViews = ReturnType<typeof createReviewViews>;
