import {
  done,
  refuse,
  type CalendarEntry,
  type CalendarQuery,
  type Outcome,
  type Person,
  type Review,
  type ReviewCalendar,
  type ReviewDetail,
  type ReviewEntry,
  type ReviewList,
  type ReviewQuery,
  type ReviewStatus,
  type ReviewTaskList,
  type ReviewTaskQuery,
} from '../contract';
import { foldText } from '../core/fold-text';
import { dayText, type Zones } from '../core/review-calendar';
import { reviewStatus } from '../core/review-dates';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import type { DatedPixel, ReviewDatesService, Schedule } from './review-dates';
import { answersFor, type ReviewRights } from './review-rights';
import type { ReviewViews } from './review-views';

interface Parts {
  stores: Stores;
  clock: Clock;
  zones: Zones;
  dates: ReviewDatesService;
  views: ReviewViews;
}

const HISTORY_SHOWN = 100;

interface Standing {
  pixel: DatedPixel;
  due: number;
  stops: number;
  status: ReviewStatus;
}

const matches = ({ status, owner, search }: ReviewQuery) => {
  const words = foldText(search);
  return (each: Standing): boolean => {
    const { name, slug, terms } = each.pixel;
    if (status !== undefined && each.status !== status) return false;
    if (owner !== undefined && terms.owner.email.toLowerCase() !== owner.toLowerCase()) return false;
    return (
      words === '' || foldText([name, slug, terms.owner.name, terms.owner.email].join('\n')).includes(words)
    );
  };
};

const countOf = (standings: readonly Standing[], status: ReviewStatus): number =>
  standings.filter((each) => each.status === status).length;

/** Reading of reviews: what is due, when, with which evidence, and what was answered before. */
export const createReviews = ({ stores, clock, zones, dates, views }: Parts) => {
  /** Every live pixel, soonest first. */
  const standingsOf = (schedule: Schedule, now: string): Standing[] =>
    schedule.pixels
      .filter(({ live }) => live !== null)
      .map((pixel) => {
        const found = dates.datesOf(pixel, schedule);
        return {
          pixel,
          due: found.due,
          stops: found.stops,
          status: reviewStatus(found, Date.parse(now)),
        };
      })
      .sort((a, b) => a.due - b.due || (a.pixel.slug < b.pixel.slug ? -1 : 1));

  const list = async (query: ReviewQuery): Promise<ReviewList> => {
    const now = clock.now();
    const schedule = await dates.schedule(now);
    const standings = standingsOf(schedule, now);
    const found = standings.filter(matches(query));
    const { page, pageSize } = query;
    const shown = found.slice((page - 1) * pageSize, page * pageSize).map(({ pixel }) => pixel);
    return {
      items: await views.viewsOf(shown, schedule, now),
      total: found.length,
      page,
      pageSize,
      counts: {
        overdue: countOf(standings, 'overdue'),
        due: countOf(standings, 'due'),
        upcoming: countOf(standings, 'upcoming'),
      },
      timeZone: schedule.settings.timeZone,
    };
  };

  /** The dates of all that is live. */
  const all = async (): Promise<ReviewCalendar> => {
    const now = clock.now();
    const schedule = await dates.schedule(now);
    const { timeZone } = schedule.settings;
    const entries = standingsOf(schedule, now).map(({ pixel, due, stops, status }): CalendarEntry => ({
      slug: pixel.slug,
      name: pixel.name,
      owner: pixel.terms.owner,
      period: pixel.lookedAt,
      dueAt: new Date(due).toISOString(),
      stopsAt: stops === Infinity ? null : new Date(stops).toISOString(),
      status,
      stopped: Date.parse(now) >= stops,
      day: dayText(zones.dayOf(timeZone, due)),
    }));
    return { entries, timeZone };
  };

  const calendar = async ({ from, to }: CalendarQuery): Promise<ReviewCalendar> => {
    const { entries, timeZone } = await all();
    return { entries: entries.filter(({ day }) => day >= from && day <= to), timeZone };
  };

  /** The reviews of those of these pixels that are live. */
  const these = async (slugs: string[]): Promise<ReadonlyMap<string, Review>> => {
    const now = clock.now();
    const schedule = await dates.scheduleOf(await stores.reviews.named(slugs), now);
    const reviews = await views.viewsOf(schedule.pixels, schedule, now);
    return new Map(reviews.map((review) => [review.slug, review]));
  };

  const detail = async (
    slug: string,
    person: Person,
    rights: ReviewRights,
  ): Promise<Outcome<ReviewDetail>> => {
    const [stored, found, history, { settings }] = await Promise.all([
      stores.pixels.find(slug),
      these([slug]),
      stores.reviews.ofPixel(slug, HISTORY_SHOWN),
      dates.scheduleOf([], clock.now()),
    ]);
    if (!stored) return refuse('pixel_not_found', { slug });
    const review = found.get(slug) ?? null;
    const version = review && (await stores.versions.find(slug, review.version));
    return done({
      review,
      content: version?.content ?? null,
      history,
      may: answersFor(review?.owner.email ?? '', person, rights, version?.content.delivery === 'declared'),
      overdue: settings.overdue,
      timeZone: settings.timeZone,
    });
  };

  const history = async (slug: string): Promise<Outcome<ReviewEntry[]>> => {
    const stored = await stores.pixels.find(slug);
    return stored
      ? done(await stores.reviews.ofPixel(slug, HISTORY_SHOWN))
      : refuse('pixel_not_found', { slug });
  };

  const mails = async (query: ReviewTaskQuery): Promise<ReviewTaskList> => {
    const { items, total } = await stores.reviewTasks.page(query);
    return { items, total, page: query.page, pageSize: query.pageSize };
  };

  return { list, all, calendar, these, detail, history, mails };
};

export type ReviewService = ReturnType<typeof createReviews>;
