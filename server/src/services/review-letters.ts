import type { PixelContent, Review, ReviewSettings } from '../contract';
import { readerLanguage } from '../core/mail-words';
import { entryOf, isByHand, reasonIn } from '../core/by-hand';
import { addressOf, type ByHand, type Note, type NoteKind } from '../core/review';
import type { Recipient, Stores } from '../io/ports';
import type { ReviewTask } from '../io/review-ports';
import { NOT_NEEDED } from './review-answers';
import type { DatedPixel, ReviewDatesService } from './review-dates';
import type { ReviewViews } from './review-views';

/** Who stopped a pixel, started it again or retired it, when (RFC 3339), and why; '': nothing was said. */
export interface Deed {
  by: string;
  at: string;
  reason: string;
}

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
  /** What somebody did, where that is told. */
  deed?: Deed;
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
  by_hand: (letter: ReviewLetter) => Promise<void>;
  report: (letter: ReportLetter) => Promise<void>;
}

interface Parts {
  stores: Stores;
  dates: Pick<ReviewDatesService, 'scheduleOf'>;
  views: ReviewViews;
}

const TO_OWNERS: ReadonlySet<NoteKind> = new Set(['ask', 'remind', 'stopped']);

/** Whether nobody undid since what somebody did. */
const stands = (kind: ByHand, { paused, retired }: DatedPixel, review: Review | undefined): boolean => {
  if (kind === 'retire' || retired) return kind === 'retire' && retired;
  return kind === 'pause' ? paused : !paused && review?.stopped === false;
};

/** Whether what was to be said is still so when it is said. */
const isTrue = ({ kind, period, to }: Note, pixel: DatedPixel, review: Review | undefined): boolean => {
  const isOwner = addressOf(pixel.terms.owner.email) === to;
  if (isByHand(kind)) return isOwner && stands(kind, pixel, review);
  if (kind === 'stopped' && pixel.retired) return true;
  // The answer ended its period. Whoever starts it again or retires it has heard.
  if (kind === 'not_needed') return pixel.paused && !pixel.retired && review !== undefined;
  if (!review || review.period !== period) return false;
  if (TO_OWNERS.has(kind) && !isOwner) return false;
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

  /** What the audit log says that somebody did, by pixel. */
  const deedsOf = async (notes: readonly Note[]): Promise<ReadonlyMap<string, Deed>> => {
    const told = notes.filter(({ kind }) => isByHand(kind));
    const entries = await stores.activities.ofMoments(told.map(({ pixel, period: at }) => ({ pixel, at })));
    return new Map(
      told.flatMap(({ kind, pixel, period: at }) => {
        const ofPixel = entries.filter((entry) => entry.pixel === pixel);
        const entry = isByHand(kind) && entryOf(kind, ofPixel);
        return entry ? [[pixel, { by: entry.person.name, at, reason: reasonIn(entry.summary) }]] : [];
      }),
    );
  };

  const itemsOf = async (
    notes: Note[],
    now: string,
  ): Promise<[LetterItem[], DatedPixel[], ReviewSettings]> => {
    const slugs = [...new Set(notes.map(({ pixel }) => pixel))];
    const schedule = await dates.scheduleOf(await stores.reviews.named(slugs), now);
    const { pixels } = schedule;
    const [reviews, contents, comments, deeds] = await Promise.all([
      views.viewsOf(schedule.pixels, schedule, now),
      contentsOf(pixels),
      commentsOf(notes),
      deedsOf(notes),
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
      const item = { kind, slug, name, review: review ?? null, content, day, comment };
      if (!isByHand(kind)) return [item];
      const deed = deeds.get(slug);
      return deed ? [{ ...item, deed }] : [];
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
