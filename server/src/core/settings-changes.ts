import type { ReviewSettings, Settings } from '../contract';
import { RULE_OFF, RULE_ON } from './lone-approval';

/** A change of the settings, for the audit log. */
export interface SettingsChange {
  action: string;
  /** A sentence in English. */
  summary: string;
}

const setting = (summary: string): SettingsChange[] => [{ action: 'settings', summary }];

const pathChanges = (before: Settings['contentPaths'], after: Settings['contentPaths']): SettingsChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((type) => {
    const path = after[type];
    if (path === before[type]) return [];
    return setting(
      path === undefined
        ? `Took away where entries of ${type} are shown.`
        : `Entries of ${type} are shown at ${path}.`,
    );
  });

/** What the log says of one setting about reviews. */
const REVIEW_SENTENCES: Record<keyof ReviewSettings, (after: ReviewSettings) => string> = {
  scheduler: ({ scheduler }) =>
    scheduler === 'on' ? 'Switched the asking for reviews on.' : 'Switched the asking for reviews off.',
  timeZone: ({ timeZone }) => `The time zone of reviews is ${timeZone}.`,
  weekday: ({ weekday }) => `Owners are asked for reviews on day ${weekday} of the week.`,
  hour: ({ hour }) => `Owners are asked for reviews at ${hour} o'clock.`,
  everyDays: ({ everyDays }) => `Pixels are reviewed every ${everyDays} days.`,
  everyDaysMarketing: ({ everyDaysMarketing: days }) => `Marketing is reviewed every ${days} days.`,
  everyDaysCustomCode: ({ everyDaysCustomCode: days }) => `Custom code is reviewed every ${days} days.`,
  everyDaysUserData: ({ everyDaysUserData: days }) =>
    `What people's data sets off is reviewed every ${days} days.`,
  graceDays: ({ graceDays }) => `Reviews have ${graceDays} days of grace.`,
  reminderDays: ({ reminderDays }) => `Owners are reminded of reviews after ${reminderDays} days.`,
  overdue: ({ overdue }) => OVERDUE_SENTENCES[overdue],
  warnDaysBefore: ({ warnDaysBefore: days }) => `Owners are warned ${days} days before a pixel is stopped.`,
  languageWithoutAccount: ({ languageWithoutAccount }) => LANGUAGE_SENTENCES[languageWithoutAccount],
  report: ({ report }) =>
    report.on
      ? `The monthly report goes to ${report.to.join(', ')} on day ${report.dayOfMonth} at ${report.hour} o'clock.`
      : 'Switched the monthly report off.',
};

const OVERDUE_SENTENCES: Record<ReviewSettings['overdue'], string> = {
  warn: 'A pixel that nobody reviewed goes on.',
  pause: 'A pixel that nobody reviewed is stopped.',
  retire: 'A pixel that nobody reviewed is stopped, and then retired.',
};

const LANGUAGE_SENTENCES: Record<ReviewSettings['languageWithoutAccount'], string> = {
  en: 'People without an account get mails in English.',
  de: 'People without an account get mails in German.',
  es: 'People without an account get mails in Spanish.',
  fr: 'People without an account get mails in French.',
};

const reviewChanges = (before: ReviewSettings, after: ReviewSettings): SettingsChange[] =>
  (Object.keys(REVIEW_SENTENCES) as (keyof ReviewSettings)[]).flatMap((field) =>
    JSON.stringify(before[field]) === JSON.stringify(after[field])
      ? []
      : setting(REVIEW_SENTENCES[field](after)),
  );

/** Say what somebody changed in the settings, one sentence a change. */
export const settingsChanges = (before: Settings, after: Settings): SettingsChange[] => [
  ...(before.twoPersonRule === after.twoPersonRule
    ? []
    : [
        {
          action: after.twoPersonRule ? RULE_ON : RULE_OFF,
          summary: after.twoPersonRule
            ? 'Switched the two-person rule on.'
            : 'Switched the two-person rule off.',
        },
      ]),
  ...(before.mails.submitted === after.mails.submitted
    ? []
    : setting(
        after.mails.submitted
          ? 'Switched the mails about submitted versions on.'
          : 'Switched the mails about submitted versions off.',
      )),
  ...(before.mails.decided === after.mails.decided
    ? []
    : setting(
        after.mails.decided
          ? 'Switched the mails about decisions on.'
          : 'Switched the mails about decisions off.',
      )),
  ...(before.mails.stopped === after.mails.stopped
    ? []
    : setting(
        after.mails.stopped
          ? 'Switched the mails about stopped pixels on.'
          : 'Switched the mails about stopped pixels off.',
      )),
  ...(before.siteUrl === after.siteUrl
    ? []
    : setting(
        after.siteUrl === ''
          ? 'Took the address of the site away.'
          : `The address of the site is ${after.siteUrl}.`,
      )),
  ...pathChanges(before.contentPaths, after.contentPaths),
  ...reviewChanges(before.reviews, after.reviews),
];
