import type { Words } from './words';

const DAY_MS = 86_400_000;

/** Name the day of a moment in a zone: `2026-11-26`. `at` is RFC 3339 or milliseconds. */
export const dayIn = (timeZone: string, at: string | number): string => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(at));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

/** Say the day of a moment in a zone as people do: "26 November 2026". */
export const dayWords = (at: string, timeZone: string, { language }: Words): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(at));

/** Say a moment in a zone with its hour. */
export const momentWords = (at: string, timeZone: string, { language }: Words): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(at));

/** Count the days from one day to another; negative: it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Tell whether a text names a month: `2026-11`. */
export const isMonth = (text: string): boolean => MONTH.test(text);

/** Name the month that lies so many months after another one. */
export const monthAfter = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + by;
  const padded = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${padded(Math.floor(count / 12), 4)}-${padded((((count % 12) + 12) % 12) + 1, 2)}`;
};

/** Say a month: "November 2026". */
export const monthWords = (month: string, { language }: Words): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

/** A day as a date's own text, whatever the zone of whoever reads it. */
export const plainDayWords = (
  day: string,
  options: Intl.DateTimeFormatOptions,
  { language }: Words,
): string => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(day));

/** Name a day of the week; 1 is Monday, as was the fifth of January 2026. */
export const weekdayWords = (weekday: number, words: Words): string =>
  plainDayWords(`2026-01-0${4 + weekday}`, { weekday: 'long' }, words);

const DAYS_A_WEEK = 7;

/** The weeks of a month, from Monday to Sunday, with the days of its neighbours that stand in them. */
export const weeksOf = (month: string): string[][] => {
  const first = Date.parse(`${month}-01`);
  const next = Date.parse(`${monthAfter(month, 1)}-01`);
  const before = (new Date(first).getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  const weeks: string[][] = [];
  for (let monday = first - before * DAY_MS; monday < next; monday += DAYS_A_WEEK * DAY_MS) {
    weeks.push(
      Array.from({ length: DAYS_A_WEEK }, (_, day) =>
        new Date(monday + day * DAY_MS).toISOString().slice(0, 10),
      ),
    );
  }
  return weeks;
};
