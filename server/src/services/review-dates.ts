import type { PixelContent, ReviewSettings } from '../contract';
import type { LookDates } from '../core/compile';
import type { Zones } from '../core/review-calendar';
import { asksAt, reviewDates, termsOf, type ReviewDates, type ReviewSince } from '../core/review-dates';
import type { Stores } from '../io/ports';
import type { ApprovedTerms, ReviewablePixel, StoredSince } from '../io/review-ports';
import { findVendor } from '../vendors';
import type { SettingsService } from './settings';

interface Parts {
  stores: Stores;
  zones: Zones;
  settings: Pick<SettingsService, 'read'>;
}

/** A pixel whose terms are known. */
export type DatedPixel = ReviewablePixel & { terms: ApprovedTerms };

/** What the dates of all pixels follow from. */
export interface Schedule {
  settings: ReviewSettings;
  since: ReviewSince;
  pixels: DatedPixel[];
}

const sinceOf = ({ asks, stops, reports }: StoredSince, now: string): ReviewSince => ({
  asks: Date.parse(asks ?? now),
  stops: stops === null ? -Infinity : Date.parse(stops),
  reports: reports === null ? -Infinity : Date.parse(reports),
});

/** Read out of a version what its reviews depend on. */
export const termsOfContent = (content: PixelContent): ApprovedTerms => ({
  ...termsOf(content, findVendor(content.vendor)?.risk === 'custom_code'),
  owner: content.owner,
});

/** When each pixel has to be looked at again. Everything that depends on it asks here, so that all say the same. */
export const createReviewDates = ({ stores, zones, settings }: Parts) => {
  /** Pixels that were approved before their terms were noted get them from the version that is live, or will be. */
  const withTerms = async (pixels: ReviewablePixel[]): Promise<DatedPixel[]> => {
    const unknown = pixels.filter(({ terms }) => terms === null);
    const versions = await stores.versions.some(
      unknown.map(({ slug, live, approved }) => ({ pixel: slug, version: live ?? approved ?? 1 })),
    );
    const found = new Map(versions.map(({ pixel, content }) => [pixel, termsOfContent(content)]));
    return pixels.flatMap((pixel) => {
      const terms = pixel.terms ?? found.get(pixel.slug);
      return terms ? [{ ...pixel, terms }] : [];
    });
  };

  const scheduleOf = async (pixels: ReviewablePixel[], now: string): Promise<Schedule> => {
    const [{ reviews }, since] = await Promise.all([settings.read(), stores.reviewSince.read()]);
    return { settings: reviews, since: sinceOf(since, now), pixels: await withTerms(pixels) };
  };

  const datesOf = ({ lookedAt, terms }: DatedPixel, { settings: rules, since }: Schedule): ReviewDates =>
    reviewDates(Date.parse(lookedAt), terms, rules, since);

  const asksOf = (due: number, { settings: rules, since }: Schedule): number =>
    asksAt(due, rules, since, zones);

  /** What a publication says of each pixel. */
  const published = async (now: string): Promise<ReadonlyMap<string, LookDates>> => {
    const schedule = await scheduleOf(await stores.reviews.pixels(), now);
    return new Map(
      schedule.pixels.map((pixel) => {
        const { stops } = datesOf(pixel, schedule);
        const stopsAt = stops === Infinity ? null : new Date(stops).toISOString();
        return [pixel.slug, { reviewedAt: pixel.lookedAt, stopsAt }];
      }),
    );
  };

  /** Bring the due dates that lists are sorted by up to date, with the terms where they were not noted. */
  const noteAll = async (now: string): Promise<void> => {
    const pixels = await stores.reviews.pixels();
    const isNoted = new Map(pixels.map(({ slug, terms }) => [slug, terms !== null]));
    const schedule = await scheduleOf(pixels, now);
    for (const pixel of schedule.pixels) {
      const { slug, terms } = pixel;
      const reviewDueAt = new Date(datesOf(pixel, schedule).due).toISOString();
      if (reviewDueAt === pixel.reviewDueAt && isNoted.get(slug)) continue;
      await stores.reviews.note(slug, { reviewDueAt, reviewTerms: terms });
    }
  };

  return {
    /** Every pixel that was approved and is not retired. */
    schedule: async (now: string): Promise<Schedule> => scheduleOf(await stores.reviews.pixels(), now),
    scheduleOf,
    datesOf,
    /** When the owner of what is due then is asked. */
    asksOf,
    published,
    noteAll,
  };
};

export type ReviewDatesService = ReturnType<typeof createReviewDates>;
