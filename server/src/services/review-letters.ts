import type { PixelContent, Review, ReviewSettings } from '../contract';
import { readerLanguage } from '../core/mail-words';
import { addressOf, type Note, type NoteKind } from '../core/review';
import type { Recipient, Stores } from '../io/ports';
import type { ReviewTask } from '../io/review-ports';
import { NOT_NEEDED } from './review-answers';
import type { DatedPixel, ReviewDatesService } from './review-dates';
import type { ReviewViews } from './review-views';

/** What a mail says about one pixel. */
export interface LetterItem {
  kind: NoteKind;
  slug: string;
  name: string;
  /** Null: it was retired, so there is nothing to review. */
  review: Review | null;
  /** The version that is live, or was; null: it cannot be found. */
  content: PixelContent | null;
  /** Day (RFC 3339) on which it will be stopped, of a warning; '': it is none. */
  day: string;
  /** What its owner wrote, where that is told; '': nothing. */
  comment: string;
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
  // The answer ended its period. Whoever starts it again or retires it has heard.
  if (kind === 'not_needed') return pixel.paused && !pixel.retired && review !== undefined;
  if (!review || review.period !== period) return false;
  if (TO_OWNERS.has(kind) && addressOf(pixel.terms.owner.email) !== to) return false;
  return kind !== 'stopped' || review.stopped;
};

/** What mails about reviews say, worked out when they are sent: what was answered meanwhile is left out. */
export const createReviewLetters = ({ stores, dates, views }: Parts) => {
  const recipientOf = async (email: string, name: string, settings: ReviewSettings): Promise<Recipient> => {
    const [account] = await stores.people.stillHere([{ id: '', name: '', email }]);
    const language = readerLanguage(account, settings.languageWithoutAccount);
    return { ...(account ?? { id: '', name, email }), language };
  };

  const contentsOf = async (pixels: readonly DatedPixel[]): Promise<ReadonlyMap<string, PixelContent>> => {
    const wanted = pixels.flatMap(({ slug, live, approved }) => {
      const version = live ?? approved;
      return version === null ? [] : [{ pixel: slug, version }];
    });
    const versions = await stores.versions.some(wanted);
    return new Map(versions.map(({ pixel, content }) => [pixel, content]));
  };

  /** What owners wrote by their links about what they need no longer. */
  const commentsOf = async (notes: readonly Note[]): Promise<ReadonlyMap<string, string>> => {
    const told = notes.filter(({ kind }) => kind === 'not_needed');
    const latest = await stores.reviews.latest(told.map(({ pixel }) => pixel));
    return new Map(
      latest
        .filter(({ way }) => way === 'link')
        .map(({ pixel, comment }) => [pixel, comment.replace(NOT_NEEDED, '').trim()]),
    );
  };

  const itemsOf = async (
    notes: Note[],
    now: string,
  ): Promise<[LetterItem[], DatedPixel[], ReviewSettings]> => {
    const slugs = [...new Set(notes.map(({ pixel }) => pixel))];
    const schedule = await dates.scheduleOf(await stores.reviews.named(slugs), now);
    const { pixels } = schedule;
    const [reviews, contents, comments] = await Promise.all([
      views.viewsOf(schedule.pixels, schedule, now),
      contentsOf(pixels),
      commentsOf(notes),
    ]);
    const reviewOf = new Map(reviews.map((review) => [review.slug, review]));
    const pixelOf = new Map(pixels.map((pixel) => [pixel.slug, pixel]));
    const items = notes.flatMap((note): LetterItem[] => {
      const pixel = pixelOf.get(note.pixel);
      const review = reviewOf.get(note.pixel);
      if (!pixel || !isTrue(note, pixel, review)) return [];
      const { kind, day } = note;
      const { slug, name } = pixel;
      const content = contents.get(slug) ?? null;
      const comment = kind === 'not_needed' ? (comments.get(slug) ?? '') : '';
      return [{ kind, slug, name, review: review ?? null, content, day, comment }];
    });
    return [items, pixels, schedule.settings];
  };

  /** Write what a mail says now; null: nothing any more. */
  const letterFor = async (task: ReviewTask, at: string): Promise<ReviewLetter | null> => {
    const [items, pixels, settings] = await itemsOf(await stores.reviewTasks.notesOf(task), at);
    if (items.length === 0) return null;
    const owner = pixels.find(({ terms }) => addressOf(terms.owner.email) === task.to);
    const to = await recipientOf(task.to, owner?.terms.owner.name ?? '', settings);
    return { to, items, timeZone: settings.timeZone, at };
  };

  const reportFor = async ({ to, slot }: ReviewTask, at: string): Promise<ReportLetter> => {
    const { settings } = await dates.scheduleOf([], at);
    return { to: await recipientOf(to, '', settings), month: slot, timeZone: settings.timeZone, at };
  };

  return { letterFor, reportFor };
};

export type ReviewLetters = ReturnType<typeof createReviewLetters>;
