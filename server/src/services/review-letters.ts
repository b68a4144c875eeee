import type { Review } from '../contract';
import { addressOf, type Note, type NoteKind } from '../core/review';
import type { Recipient, ReviewTask, Stores } from '../io/ports';
import type { DatedPixel, ReviewDatesService } from './review-dates';
import type { ReviewViews } from './review-views';

/** What a mail says about one pixel. */
export interface LetterItem {
  kind: NoteKind;
  slug: string;
  name: string;
  /** Null: it was retired, so there is nothing to review. */
  review: Review | null;
  /** Day (RFC 3339) on which it will be stopped, of a warning; '': it is none. */
  day: string;
}

/** A mail about reviews to one person. At least one item. */
export interface ReviewLetter {
  to: Recipient;
  items: LetterItem[];
  /** Zone in which its moments are to be said. */
  timeZone: string;
  at: string;
}

/** The monthly report to one address. */
export interface ReportLetter {
  to: Recipient;
  /** `2026-11` */
  month: string;
  timeZone: string;
  at: string;
}

/**
 * Writes mails about reviews and hands them over. Rejects where one is not sent, with an UnansweredError where nobody can
 * say.
 */
export interface ReviewMails {
  digest: (letter: ReviewLetter) => Promise<void>;
  reminder: (letter: ReviewLetter) => Promise<void>;
  warning: (letter: ReviewLetter) => Promise<void>;
  escalation: (letter: ReviewLetter) => Promise<void>;
  paused: (letter: ReviewLetter) => Promise<void>;
  report: (letter: ReportLetter) => Promise<void>;
}

interface Parts {
  stores: Stores;
  dates: Pick<ReviewDatesService, 'scheduleOf'>;
  views: ReviewViews;
}

const TO_OWNERS: ReadonlySet<NoteKind> = new Set(['ask', 'remind', 'stopped']);

/** Whether what was to be said is still so when it is said. */
const isTrue = ({ kind, period, to }: Note, pixel: DatedPixel, review: Review | undefined): boolean => {
  if (kind === 'stopped' && pixel.retired) return true;
  if (!review || review.period !== period) return false;
  if (TO_OWNERS.has(kind) && addressOf(pixel.terms.owner.email) !== to) return false;
  return kind !== 'stopped' || review.stopped;
};

/** What mails about reviews say, worked out when they are sent: what was answered meanwhile is left out. */
export const createReviewLetters = ({ stores, dates, views }: Parts) => {
  const recipientOf = async (email: string, name: string): Promise<Recipient> => {
    const [found] = await stores.people.stillHere([{ id: '', name: '', email }]);
    return found ?? { id: '', name, email, language: null };
  };

  const itemsOf = async (notes: Note[], now: string): Promise<[LetterItem[], DatedPixel[], string]> => {
    const slugs = [...new Set(notes.map(({ pixel }) => pixel))];
    const schedule = await dates.scheduleOf(await stores.reviews.named(slugs), now);
    const { pixels } = schedule;
    const reviews = await views.viewsOf(schedule.pixels, schedule, now);
    const reviewOf = new Map(reviews.map((review) => [review.slug, review]));
    const pixelOf = new Map(pixels.map((pixel) => [pixel.slug, pixel]));
    const items = notes.flatMap((note): LetterItem[] => {
      const pixel = pixelOf.get(note.pixel);
      const review = reviewOf.get(note.pixel);
      if (!pixel || !isTrue(note, pixel, review)) return [];
      const { kind, day } = note;
      return [{ kind, slug: pixel.slug, name: pixel.name, review: review ?? null, day }];
    });
    return [items, pixels, schedule.settings.timeZone];
  };

  /** Write what a mail says now; null: nothing any more. */
  const letterFor = async (task: ReviewTask, at: string): Promise<ReviewLetter | null> => {
    const [items, pixels, timeZone] = await itemsOf(await stores.reviewTasks.notesOf(task), at);
    if (items.length === 0) return null;
    const owner = pixels.find(({ terms }) => addressOf(terms.owner.email) === task.to);
    return { to: await recipientOf(task.to, owner?.terms.owner.name ?? ''), items, timeZone, at };
  };

  const reportFor = async ({ to, slot }: ReviewTask, at: string): Promise<ReportLetter> => {
    const { settings } = await dates.scheduleOf([], at);
    return { to: await recipientOf(to, ''), month: slot, timeZone: settings.timeZone, at };
  };

  return { letterFor, reportFor };
};

export type ReviewLetters = ReturnType<typeof createReviewLetters>;
