import type { PixelContent, ReviewSettings, ReviewStatus } from '../contract';
import { slotFrom, type Zones } from './review-calendar';

const DAY = 24 * 60 * 60 * 1000;

/** What about a pixel says how often somebody has to look at it. */
export interface ReviewTerms {
  /** Its own interval in days; null: it has none. */
  own: number | null;
  marketing: boolean;
  customCode: boolean;
  userData: boolean;
  /** Something else puts it into the site, so that we cannot stop it. */
  declared: boolean;
}

/** Events that only people set off who give their data. */
const OF_USER_DATA: ReadonlySet<string> = new Set([
  'add_payment_info',
  'purchase',
  'generate_lead',
  'sign_up',
  'subscribe',
]);

/** Read the terms out of a pixel's content. `customCode`: its vendor can do anything on a page. */
export const termsOf = (
  { reviewEveryDays, categories, events, delivery }: PixelContent,
  customCode: boolean,
): ReviewTerms => ({
  own: reviewEveryDays ?? null,
  marketing: categories.includes('marketing'),
  customCode,
  userData: events.some(({ name }) => OF_USER_DATA.has(name)),
  declared: delivery === 'declared',
});

/** Say after how many days somebody has to look again: the pixel's own interval, or the shortest that applies. */
export const everyDays = (terms: ReviewTerms, settings: ReviewSettings): number =>
  terms.own ??
  Math.min(
    settings.everyDays,
    ...(terms.marketing ? [settings.everyDaysMarketing] : []),
    ...(terms.customCode ? [settings.everyDaysCustomCode] : []),
    ...(terms.userData ? [settings.everyDaysUserData] : []),
  );

/** Since when things happen by themselves. Milliseconds since 1970. */
export interface ReviewSince {
  /** Before this moment, nobody was asked: what is due by then is asked at the first slot after it. */
  asks: number;
  /** Nothing is stopped before this moment: whoever makes the rules stricter leaves the others the days of grace. */
  stops: number;
  /** No report was due before this moment. */
  reports: number;
}

/** All moments of one review, in milliseconds since 1970. */
export interface ReviewDates {
  everyDays: number;
  due: number;
  graceEnds: number;
  /** When it is stopped; Infinity: never. */
  stops: number;
  /** When the owner is warned of that. */
  warns: number;
}

/** Work out when a pixel that somebody looked at then has to be looked at again, and what follows if nobody does. */
export const reviewDates = (
  lookedAt: number,
  terms: ReviewTerms,
  settings: ReviewSettings,
  since: ReviewSince,
): ReviewDates => {
  const days = everyDays(terms, settings);
  const due = lookedAt + days * DAY;
  const graceEnds = due + settings.graceDays * DAY;
  const neverStops = settings.overdue === 'warn' || terms.declared;
  const stops = neverStops ? Infinity : Math.max(graceEnds, since.stops);
  return {
    everyDays: days,
    due,
    graceEnds,
    stops,
    warns: stops - settings.warnDaysBefore * DAY,
  };
};

/** Work out when the owner of what is due then is asked. */
export const asksAt = (due: number, settings: ReviewSettings, since: ReviewSince, zones: Zones): number =>
  slotFrom(Math.max(due, since.asks), settings, zones);

/** Name how a review stands. */
export const reviewStatus = (
  { due, graceEnds }: Pick<ReviewDates, 'due' | 'graceEnds'>,
  now: number,
): ReviewStatus => {
  if (now < due) return 'upcoming';
  return now < graceEnds ? 'due' : 'overdue';
};

/** Say whether new settings can stop a pixel earlier than the old ones. */
export const isStricter = (before: ReviewSettings, after: ReviewSettings): boolean => {
  if (after.overdue === 'warn') return false;
  const shorter = (
    ['everyDays', 'everyDaysMarketing', 'everyDaysCustomCode', 'everyDaysUserData', 'graceDays'] as const
  ).some((field) => after[field] < before[field]);
  return before.overdue === 'warn' || shorter;
};
