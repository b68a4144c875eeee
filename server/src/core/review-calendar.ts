import type { ReviewSettings } from '../contract';

const DAY = 24 * 60 * 60 * 1000;
const WEEK_DAYS = 7;

/** A day of a calendar, wherever that is. */
export interface CalendarDay {
  year: number;
  /** 1 is January. */
  month: number;
  day: number;
}

/** What is known about time zones. Handed in, so that decisions need no library. Moments are milliseconds since 1970. */
export interface Zones {
  /** The day that it is in a zone at a moment. */
  dayOf: (zone: string, moment: number) => CalendarDay;
  /**
   * The moment at which an hour of a day begins in a zone. An hour that a change of clocks leaves out: as much later as the
   * clocks were set forward. One that comes twice: the first one.
   */
  momentOf: (zone: string, day: CalendarDay, hour: number) => number;
}

/** Days since 1970 of a calendar day. A day past the end of its month counts into the next. */
const daysOf = ({ year, month, day }: CalendarDay): number => Date.UTC(year, month - 1, day) / DAY;

const calendarDay = (days: number): CalendarDay => {
  const date = new Date(days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

const later = (day: CalendarDay, days: number): CalendarDay => calendarDay(daysOf(day) + days);

/** From 1 (Monday) to 7 (Sunday). */
const weekdayOf = (day: CalendarDay): number =>
  ((((daysOf(day) + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS) + 1;

/** Write a day as RFC 3339 does. */
export const dayText = (day: CalendarDay): string => new Date(daysOf(day) * DAY).toISOString().slice(0, 10);

type Slotting = Pick<ReviewSettings, 'timeZone' | 'weekday' | 'hour'>;

/** The slots around a moment, in order: enough of them that some come before it and some after it. */
const slotsAround = (moment: number, { timeZone, weekday, hour }: Slotting, zones: Zones): number[] => {
  const today = zones.dayOf(timeZone, moment);
  const next = later(today, (weekday - weekdayOf(today) + WEEK_DAYS) % WEEK_DAYS);
  // A zone can leave a whole day out, so that a slot of last week may still come.
  return [-2, -1, 0, 1, 2].map((weeks) => zones.momentOf(timeZone, later(next, weeks * WEEK_DAYS), hour));
};

/** Find the first slot, a weekday and an hour in a zone, at or after a moment. */
export const slotFrom = (moment: number, slotting: Slotting, zones: Zones): number =>
  slotsAround(moment, slotting, zones).find((slot) => slot >= moment) ?? Infinity;

/** Find the last slot at or before a moment. */
export const slotUntil = (moment: number, slotting: Slotting, zones: Zones): number =>
  slotsAround(moment, slotting, zones)
    .filter((slot) => slot <= moment)
    .at(-1) ?? -Infinity;

/** Find the moment so many days of a zone's calendar after another one, at an hour. */
export const hourAfterDays = (
  moment: number,
  days: number,
  { timeZone, hour }: Pick<Slotting, 'timeZone' | 'hour'>,
  zones: Zones,
): number => zones.momentOf(timeZone, later(zones.dayOf(timeZone, moment), days), hour);

const lastDayOf = ({ year, month }: CalendarDay): number =>
  calendarDay(daysOf({ year, month: month + 1, day: 0 })).day;

/** A month and the moment at which its report is due. */
export interface ReportMonth {
  /** `2026-11` */
  month: string;
  at: number;
}

/** Find the last month whose report is due at a moment. In a shorter month, its last day stands for a later one. */
export const reportMonth = (
  now: number,
  { timeZone, report: { dayOfMonth, hour } }: Pick<ReviewSettings, 'timeZone' | 'report'>,
  zones: Zones,
): ReportMonth => {
  const today = zones.dayOf(timeZone, now);
  const inMonth = (monthsBefore: number): ReportMonth => {
    const first = calendarDay(daysOf({ year: today.year, month: today.month - monthsBefore, day: 1 }));
    const day = { ...first, day: Math.min(dayOfMonth, lastDayOf(first)) };
    return { month: dayText(first).slice(0, 7), at: zones.momentOf(timeZone, day, hour) };
  };
  const current = inMonth(0);
  return current.at <= now ? current : inMonth(1);
};
