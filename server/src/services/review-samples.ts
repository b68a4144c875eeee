import {
  done,
  refuse,
  type MailPreview,
  type MailSample,
  type MailTest,
  type Outcome,
  type Person,
  type PixelContent,
  type Review,
} from '../contract';
import { isByHand } from '../core/by-hand';
import { sayIn, type Mail } from '../core/mail-text';
import type { MailLanguage } from '../core/mail-words';
import { dayText, reportMonth, type Zones } from '../core/review-calendar';
import { addressOf, type NoteKind } from '../core/review';
import type { LetterKind } from '../core/review-mail-text';
import { addDays } from '../core/review-due';
import type { Clock } from '../io/clock';
import type { Recipient, Stores } from '../io/ports';
import { reasonOf } from './describe';
import type { ReviewDatesService, Schedule } from './review-dates';
import type { LetterItem, ReviewLetter } from './review-letters';
import type { ReviewMailWriter, Specimen } from './review-mails';
import type { ReviewViews } from './review-views';

interface Parts {
  stores: Stores;
  clock: Clock;
  zones: Zones;
  dates: Pick<ReviewDatesService, 'schedule' | 'scheduleOf' | 'datesOf'>;
  views: ReviewViews;
  writer: ReviewMailWriter;
  deliver: (to: string, mail: Mail) => Promise<void>;
}

const NOTES: Record<LetterKind, NoteKind> = {
  digest: 'ask',
  reminder: 'remind',
  warning: 'warn',
  escalation: 'overdue',
  paused: 'stopped',
  by_hand: 'pause',
};

const QUIET_DAYS = 30;
const LAST_LOOK_DAYS = 110;
const EVERY_DAYS = 90;
const GRACE_DAYS = 14;

/** A pixel that there is not, and that nobody takes for one that there is. */
const sampleItem = (
  kind: LetterKind,
  { name: owner, email }: Person,
  name: string,
  at: string,
): LetterItem => {
  const dueAt = addDays(at, EVERY_DAYS - LAST_LOOK_DAYS);
  const content: PixelContent = {
    name,
    vendor: 'meta-pixel',
    delivery: 'injected',
    settings: { pixelId: '000000000000000' },
    purpose: '',
    categories: ['marketing'],
    placement: { include: [{ kind: 'prefix', path: '/example' }], exclude: [] },
    events: [{ name: 'page_view', goal: '' }],
    owner: { name: owner, email },
  };
  const review: Review = {
    slug: 'example',
    name,
    vendor: content.vendor,
    vendorName: content.vendor,
    categories: content.categories,
    owner: content.owner,
    state: 'live',
    version: 1,
    period: addDays(at, -LAST_LOOK_DAYS),
    everyDays: EVERY_DAYS,
    dueAt,
    asksAt: dueAt,
    graceEndsAt: addDays(dueAt, GRACE_DAYS),
    stopsAt: null,
    status: 'overdue',
    stopped: false,
    askedAt: dueAt,
    said: null,
    evidence: {
      daysSinceLook: LAST_LOOK_DAYS,
      fires30: 0,
      pages30: 0,
      fires90: 0,
      pages90: 0,
      countedDays: EVERY_DAYS,
      ownerExists: true,
      events: 1,
      goals: 1,
      purposeChanged: false,
      vendorChanged: false,
      weight: { bytes: 0, hosts: 0 },
      flags: [{ code: 'no_fires', details: { days: QUIET_DAYS } }],
      findings: [],
    },
  };
  return { kind: NOTES[kind], slug: 'example', name, review, content, day: '', comment: '' };
};

/** As if whoever looks at the mail had stopped it now. */
const withDeed = (item: LetterItem, { name: by }: Person, at: string): LetterItem =>
  isByHand(item.kind) ? { ...item, deed: { by, at, reason: '…' } } : item;

/** Mails that somebody wants to look at, in the panel or as a test: nothing is noted, and their links answer nothing. */
export const createReviewSamples = (parts: Parts) => {
  const { stores, clock, zones, dates, views, writer, deliver } = parts;

  /** What is due, of the owner who has most of it; for an escalation, of everybody. */
  const dueOf = async (kind: LetterKind, schedule: Schedule, at: string): Promise<Review[]> => {
    const now = Date.parse(at);
    const due = schedule.pixels.filter(
      (pixel) => pixel.live !== null && dates.datesOf(pixel, schedule).due <= now,
    );
    const byOwner = new Map<string, typeof due>();
    for (const pixel of due) {
      const key = kind === 'escalation' ? '' : addressOf(pixel.terms.owner.email);
      byOwner.set(key, [...(byOwner.get(key) ?? []), pixel]);
    }
    const [most = []] = [...byOwner.values()].sort((a, b) => b.length - a.length);
    return views.viewsOf(most, schedule, at);
  };

  const itemsOf = async (kind: LetterKind, reviews: readonly Review[]): Promise<LetterItem[]> => {
    const versions = await stores.versions.some(
      reviews.map(({ slug, version }) => ({ pixel: slug, version })),
    );
    const contents = new Map(versions.map(({ pixel, content }) => [pixel, content]));
    return reviews.map((review) => {
      const { slug, name } = review;
      const content = contents.get(slug) ?? null;
      return { kind: NOTES[kind], slug, name, review, content, day: '', comment: '' };
    });
  };

  /** Where the settings stop nothing, the end of the grace is the day that such a mail would name. */
  const dated = (item: LetterItem, { settings }: Schedule): LetterItem => {
    if (!item.review) return item;
    const { review } = item;
    const stopsAt = review.stopsAt ?? review.graceEndsAt;
    const day = dayText(zones.dayOf(settings.timeZone, Date.parse(stopsAt)));
    return item.kind === 'stopped' ? { ...item, review: { ...review, stopsAt } } : { ...item, day };
  };

  const letterOf = async (
    kind: LetterKind,
    to: Recipient,
    sampleName: string,
  ): Promise<{ letter: ReviewLetter; sample: boolean }> => {
    const at = clock.now();
    const schedule = await dates.schedule(at);
    const found = await itemsOf(kind, await dueOf(kind, schedule, at));
    const sample = found.length === 0;
    const items = (sample ? [sampleItem(kind, to, sampleName, at)] : found).map((item) =>
      withDeed(dated(item, schedule), to, at),
    );
    // Written as to its owner, whoever looks at it.
    const [owner = to] = items.flatMap(({ review }) => review?.owner ?? []);
    const reader = kind === 'escalation' ? to : { ...to, ...owner };
    return { letter: { to: reader, items, timeZone: schedule.settings.timeZone, at }, sample };
  };

  const languageOf = async ({ language }: MailSample): Promise<MailLanguage> =>
    language ?? (await dates.scheduleOf([], clock.now())).settings.languageWithoutAccount;

  const write = async (
    kind: MailSample['kind'],
    language: MailLanguage,
    person: Person,
    notes: (language: MailLanguage) => string[],
  ): Promise<{ mail: Mail; sample: boolean }> => {
    const say = sayIn(language);
    const to: Recipient = { ...person, language };
    const specimen = (sample: boolean): Specimen => ({
      notes: () => [...notes(language), ...(sample ? [say('review.sample')] : [])],
    });
    if (kind !== 'report') {
      const { letter, sample } = await letterOf(kind, to, say('review.sample.name'));
      return { mail: await writer.write(kind, letter, specimen(sample)), sample };
    }
    const at = clock.now();
    const { settings } = await dates.schedule(at);
    const { month } = reportMonth(Date.parse(at), settings, zones);
    const letter = { to, month, timeZone: settings.timeZone, at };
    return { mail: await writer.writeReport(letter, specimen(false)), sample: false };
  };

  return {
    preview: async (wanted: MailSample, person: Person): Promise<MailPreview> => {
      const { mail, sample } = await write(wanted.kind, await languageOf(wanted), person, () => []);
      const { subject, text, html } = mail;
      return { subject, text, html, sample };
    },

    test: async (wanted: MailSample, person: Person): Promise<Outcome<MailTest>> => {
      const language = await languageOf(wanted);
      const say = sayIn(language);
      const notes = () => [say('review.test.text', { name: person.name })];
      const { mail } = await write(wanted.kind, language, person, notes);
      try {
        const subject = say('review.test.subject', { subject: mail.subject });
        await deliver(person.email, { ...mail, subject });
      } catch (error) {
        return refuse('mail_not_sent', { reason: reasonOf(error) });
      }
      return done({ to: person.email });
    },
  };
};

export type ReviewSamples = ReturnType<typeof createReviewSamples>;
