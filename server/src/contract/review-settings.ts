import * as z from 'zod';
import { LIMITS } from './pixel';

const LAST_HOUR = 23;

/** A zone of the IANA time zone database, as this machine knows it. */
const isTimeZone = (name: string): boolean => {
  // Some engines take offsets such as +02:00 for zones. They know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const whole = (what: string, min: number, max: number) =>
  z
    .number({ error: `Please fill in ${what}.` })
    .int(`Please give ${what} in whole numbers.`)
    .min(min, `Please give at least ${min} for ${what}.`)
    .max(max, `Please give at most ${max} for ${what}.`);

const interval = (what: string, usual: number) =>
  whole(what, LIMITS.reviewDaysMin, LIMITS.reviewDaysMax).default(usual);

const hour = (what: string) => whole(what, 0, LAST_HOUR).default(9);

/** Languages in which mails are written. */
export const MAIL_LANGUAGES = ['en', 'de', 'es', 'fr'] as const;
export const mailLanguageSchema = z.enum(MAIL_LANGUAGES, {
  error: 'Choose a language in which mails are written: en, de, es or fr.',
});
export type MailLanguage = z.infer<typeof mailLanguageSchema>;

/** What happens to a pixel that nobody reviewed until the grace is over. */
export const OVERDUE_POLICIES = ['warn', 'pause', 'retire'] as const;

/** When reviews are due, who is asked when, and what happens when nobody answers. */
export const reviewSettingsSchema = z.strictObject({
  /** Whether this site asks by itself. Off: `npx pixel-inventory reviews run` does, whenever somebody runs it. */
  scheduler: z.enum(['on', 'off'], { error: 'Choose on or off.' }).default('on'),
  timeZone: z
    .string({ error: 'Please choose a time zone.' })
    .trim()
    .max(60)
    .refine(isTimeZone, 'There is no such time zone. Expected a name such as Europe/Berlin.')
    .default('UTC'),
  /** From 1 (Monday) to 7 (Sunday), and the hour, at which owners are asked. */
  weekday: whole('the weekday', 1, 7).default(1),
  hour: hour('the hour'),
  /** Days between two looks at a pixel that does not say so itself. The shortest that applies counts. */
  everyDays: interval('the days between reviews', 90),
  everyDaysMarketing: interval('the days between reviews of marketing', 60),
  everyDaysCustomCode: interval('the days between reviews of custom code', 30),
  /** For pixels with events that only people who give their data set off. */
  everyDaysUserData: interval('the days between reviews of user data', 60),
  /** Days after the due date in which nothing happens. */
  graceDays: whole('the days of grace', 0, 365).default(14),
  /** Days after an owner was asked until they are asked once more. */
  reminderDays: whole('the days until a reminder', 1, 90).default(7),
  overdue: z.enum(OVERDUE_POLICIES, { error: 'Choose warn, pause or retire.' }).default('warn'),
  warnDaysBefore: whole('the days of warning', 1, 30).default(3),
  /** Of mails to people without an account in the admin panel: nothing else says which one they read. */
  languageWithoutAccount: mailLanguageSchema.default('en'),
  /** A monthly report about the whole inventory. In a shorter month, the last day stands for a later one. */
  report: z
    .strictObject({
      on: z.boolean().default(false),
      dayOfMonth: whole('the day of the month', 1, 31).default(1),
      hour: hour('the hour of the report'),
      to: z
        .array(z.email('Expected an e-mail address, for example: jo@example.org.').max(254))
        .max(50, 'At most 50 addresses.')
        .default([]),
    })
    .prefault({})
    .refine(({ on, to }) => !on || to.length > 0, {
      path: ['to'],
      message: 'Name at least one address for the report.',
    }),
});
export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;
