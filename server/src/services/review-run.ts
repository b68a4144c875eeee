import type { ReviewRunResult } from '../contract';
import { REVIEW_STOPPED } from '../core/lone-approval';
import { review, mailKey, addressOf, type PlannedMail, type PlannedStop } from '../core/review';
import type { Zones } from '../core/review-calendar';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { TakenError } from '../io/review-ports';
import { activity, PLUGIN } from './describe';
import type { PublicationService } from './publications';
import type { DatedPixel, ReviewDatesService, Schedule } from './review-dates';
import type { ReviewPost } from './review-post';

interface Parts {
  stores: Stores;
  clock: Clock;
  zones: Zones;
  dates: ReviewDatesService;
  publications: Pick<PublicationService, 'within' | 'follow'>;
  post: ReviewPost;
  onError: (error: unknown) => void;
}

/** Whether something was done now; false: it had been done already. */
const once = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof TakenError) return false;
    throw error;
  }
};

/**
 * One look at all reviews: load, decide, write down what is to be done, do it. Several instances may look at once, and any of
 * them may end at any moment: what is written down has a key of its own, and mails are claimed for a while.
 */
export const createReviewRun = (parts: Parts) => {
  const { stores, clock, zones, dates, publications, post, onError } = parts;
  let running: Promise<ReviewRunResult> | null = null;

  /** Nobody is asked at once about all that was due before this site asked at all. */
  const begin = async (now: string): Promise<void> => {
    if ((await stores.reviewSince.read()).asks !== null) return;
    await stores.transact(async () => {
      const since = await stores.reviewSince.read();
      if (since.asks === null) await stores.reviewSince.write({ ...since, asks: now });
    });
  };

  /** Bring what is live and listed up to date, wherever something was changed half. */
  const follow = async (now: string): Promise<void> => {
    await dates.noteAll(now);
    const isChanged = await stores.transact(() =>
      publications.within.redate('schedule', 'Brought the dates of reviews up to date.', PLUGIN, now),
    );
    if (isChanged) await publications.follow();
  };

  const openPixels = (schedule: Schedule, now: string): DatedPixel[] =>
    schedule.pixels.filter((pixel) => {
      const { due, warns } = dates.datesOf(pixel, schedule);
      return pixel.live !== null && Date.parse(now) >= Math.min(due, warns);
    });

  const plan = async (now: string) => {
    const schedule = await dates.schedule(now);
    const pixels = openPixels(schedule, now);
    const [marks, approvers] = await Promise.all([
      stores.reviewTasks.marks(pixels.map(({ slug }) => slug)),
      pixels.length > 0 ? stores.people.whoMay('approve') : [],
    ]);
    const { settings, since } = schedule;
    const situation = {
      pixels: pixels.map(({ slug, lookedAt, terms, paused }) => ({
        slug,
        period: lookedAt,
        terms,
        ownerEmail: terms.owner.email,
        paused,
      })),
      marks,
      approvers: approvers.map(({ email }) => addressOf(email)).filter((email) => email !== ''),
      settings,
      since,
      now: Date.parse(now),
    };
    return { ...review(situation, zones), pixels };
  };

  const openMails = async (mails: PlannedMail[], now: string): Promise<void> => {
    const known = await stores.reviewTasks.known(mails);
    for (const mail of mails.filter((each) => !known.has(mailKey(each)))) {
      await once(stores.transact(() => stores.reviewTasks.open(mail, now)));
    }
  };

  /** Its pages stopped it already, at its moment: what is left is to say so. */
  const halt = (stop: PlannedStop, now: string): Promise<boolean> =>
    once(
      stores.transact(async () => {
        await stores.reviewTasks.mark(stop, now);
        const summary = `Stopped, as nobody reviewed it since ${stop.period.slice(0, 10)}.`;
        await stores.activities.append(activity(now, PLUGIN, REVIEW_STOPPED, summary, { pixel: stop.pixel }));
      }),
    );

  /** Retire it and keep that its owner is to be told, or do neither. */
  const retire = (stop: PlannedStop, pixel: DatedPixel | undefined, now: string): Promise<boolean> =>
    once(
      stores.transact(async () => {
        const to = addressOf(pixel?.terms.owner.email ?? '');
        await stores.reviewTasks.mark(stop, now);
        const reason = `nobody reviewed it since ${stop.period.slice(0, 10)}`;
        const outcome = await publications.within.retire(stop.pixel, reason, PLUGIN, now);
        if (!outcome.ok) throw new TakenError(outcome.code);
        if (to === '') return;
        const note = { ...stop, kind: 'stopped' as const, to };
        const slot = `${now} ${stop.pixel}`;
        await stores.reviewTasks.open({ kind: 'paused', to, slot, notes: [note] }, now);
      }),
    );

  const stopAll = async (stops: PlannedStop[], pixels: DatedPixel[], now: string) => {
    const pixelOf = new Map(pixels.map((pixel) => [pixel.slug, pixel]));
    const counts = { stopped: 0, retired: 0 };
    for (const stop of stops) {
      if (stop.kind === 'halted') counts.stopped += (await halt(stop, now)) ? 1 : 0;
      else counts.retired += (await retire(stop, pixelOf.get(stop.pixel), now)) ? 1 : 0;
    }
    if (counts.retired > 0) await publications.follow();
    return counts;
  };

  const look = async (): Promise<ReviewRunResult> => {
    const now = clock.now();
    await begin(now);
    await follow(now);
    const { mails, stops, pixels } = await plan(now);
    await openMails(mails, now);
    const counts = await stopAll(stops, pixels, now);
    return { at: now, ...counts, ...(await post.sendWaiting()) };
  };

  /** Look now. Whoever asks while somebody looks gets the same answer. */
  const run = (): Promise<ReviewRunResult> => {
    running ??= look().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    run,
    /**
     * The same for the scheduler, which has nobody to tell: never throws. Where the settings want no reviews, it only tries again
     * the mails about what somebody did.
     */
    tick: async (): Promise<void> => {
      try {
        const { settings } = await dates.scheduleOf([], clock.now());
        if (settings.scheduler === 'on') await run();
        else await post.sendWaiting('by_hand');
      } catch (error) {
        onError(error);
      }
    },
    /** Begin no further mail, and wait for what is under way. */
    stop: async (): Promise<void> => {
      post.stop();
      await running?.catch(() => undefined);
    },
  };
};

export type ReviewRun = ReturnType<typeof createReviewRun>;
