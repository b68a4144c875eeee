import type { ReviewSettings } from '../../../../server/src/contract';

/** What is counted or chosen as a number; null: its field is empty. */
export const REVIEW_NUMBERS = [
  'weekday',
  'hour',
  'everyDays',
  'everyDaysMarketing',
  'everyDaysCustomCode',
  'everyDaysUserData',
  'graceDays',
  'reminderDays',
  'warnDaysBefore',
] as const;
export type ReviewNumber = (typeof REVIEW_NUMBERS)[number];

/** What the form holds about reviews. */
export interface ReviewFields extends Record<ReviewNumber, number | null> {
  scheduler: ReviewSettings['scheduler'];
  timeZone: string;
  overdue: ReviewSettings['overdue'];
  languageWithoutAccount: ReviewSettings['languageWithoutAccount'];
  report: {
    on: boolean;
    dayOfMonth: number | null;
    hour: number | null;
    /** One address a line. */
    to: string;
  };
}

/** Fill the form. Keys stand in one order, so that two forms can be compared as texts. */
export const reviewFields = (saved: ReviewFieldsSource): ReviewFields => ({
  scheduler: saved.scheduler,
  timeZone: saved.timeZone,
  weekday: saved.weekday,
  hour: saved.hour,
  everyDays: saved.everyDays,
  everyDaysMarketing: saved.everyDaysMarketing,
  everyDaysCustomCode: saved.everyDaysCustomCode,
  everyDaysUserData: saved.everyDaysUserData,
  graceDays: saved.graceDays,
  reminderDays: saved.reminderDays,
  overdue: saved.overdue,
  warnDaysBefore: saved.warnDaysBefore,
  languageWithoutAccount: saved.languageWithoutAccount,
  report: {
    on: saved.report.on,
    dayOfMonth: saved.report.dayOfMonth,
    hour: saved.report.hour,
    to: saved.report.to.join('\n'),
  },
});

type ReviewFieldsSource = Omit<ReviewFields, 'report'> & {
  report: Omit<ReviewFields['report'], 'to'> & { to: string[] };
};

/** What is saved of it: the addresses one by one, however they were typed. */
export const reviewSettingsOf = (fields: ReviewFields): ReviewFieldsSource => ({
  ...fields,
  report: {
    ...fields.report,
    to: fields.report.to.split(/[\s,;]+/).filter((address) => address !== ''),
  },
});

/** One field holds all addresses, so that what is wrong with any of them is said there. */
export const withoutPlace = (field: string): string =>
  field.startsWith('reviews/report/to/') ? 'reviews/report/to' : field;

const zonesHere = (): string[] => {
  try {
    return Intl.supportedValuesOf('timeZone');
  } catch {
    return [];
  }
};

/** The zones to choose from, with the one that is set, which another machine may have named. */
export const timeZones = (chosen: string): string[] =>
  [...new Set(['UTC', ...zonesHere(), ...(chosen === '' ? [] : [chosen])])].sort();
