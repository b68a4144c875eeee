import type { ReviewSettings, ReviewTaskKind } from '../contract';
import { dayText, hourAfterDays, reportMonth, slotUntil, type Zones } from './review-calendar';
import { asksAt, reviewDates, type ReviewDates, type ReviewSince, type ReviewTerms } from './review-dates';

const DAY = 24 * 60 * 60 * 1000;

/** A live pixel, as far as its reviews are concerned. */
export interface ReviewedPixel {
  slug: string;
  /** The moment of the last look (RFC 3339): it names the review that comes after it. */
  period: string;
  terms: ReviewTerms;
  /** Its owner's e-mail address, whatever somebody typed there. */
  ownerEmail: string;
  /** Somebody stopped it by hand. */
  paused: boolean;
}

/** What somebody does to a pixel that is live, as the audit log names it. */
export type ByHand = 'pause' | 'resume' | 'retire';

/** What somebody is told about a pixel. */
export type NoteKind =
  /** Please review it. */
  | 'ask'
  /** Once more. */
  | 'remind'
  /** It will be stopped. */
  | 'warn'
  /** It is stopped. */
  | 'stopped'
  /** The grace is over. */
  | 'overdue'
  /** Its owner cannot be asked. */
  | 'no_address'
  /** Its owner was asked, but no mail came through. */
  | 'not_delivered'
  /** Its owner said that it is no longer needed. */
  | 'not_needed'
  /** Somebody stopped it, started it again or retired it. The period is that moment. */
  | ByHand
  /** To nobody: it was written down that it is stopped, or it was retired. */
  | 'halted'
  | 'retired';

/** A pixel in a mail. Each is in one mail at most: `noteKey` is unique. */
export interface Note {
  kind: NoteKind;
  pixel: string;
  period: string;
  to: string;
  /** Day on which it will be stopped, of a warning: another day is another warning. */
  day: string;
}

/** A note that is in a mail already. */
export interface Mark extends Note {
  /** When that mail was handed over, in milliseconds since 1970; null: not yet. */
  sentAt: number | null;
  /** That mail was tried often enough. */
  givenUp: boolean;
}

/** A mail that is to be written: `mailKey` is unique. */
export interface PlannedMail {
  kind: ReviewTaskKind;
  to: string;
  /** The slot, day or month for which there is one such mail to somebody. */
  slot: string;
  notes: Note[];
}

/** What happens to a pixel that nobody reviewed, once: a note to nobody. */
export type PlannedStop = Note & { kind: 'halted' | 'retired' };

/** All that there is to know at a moment. */
export interface ReviewSituation {
  pixels: readonly ReviewedPixel[];
  /** Of the pixels' present periods; those of others do no harm. */
  marks: readonly Mark[];
  /** Addresses of those who may approve. */
  approvers: readonly string[];
  settings: ReviewSettings;
  since: ReviewSince;
  /** Milliseconds since 1970. */
  now: number;
}

/** What is to be done. */
export interface ReviewPlan {
  mails: PlannedMail[];
  stops: PlannedStop[];
}

/** One address, and nothing with it that a provider could take for a second one. */
const ADDRESS = /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/;

/** Bring an address into the form in which it is compared; '': no mail could be sent to it. */
export const addressOf = (email: string): string => {
  const address = email.trim().toLowerCase();
  return ADDRESS.test(address) ? address : '';
};

/** Name a note as no other one is named. */
export const noteKey = ({ kind, pixel, period, to, day }: Note): string =>
  [kind, pixel, period, to, day].join(' ');

/** Name a mail as no other one is named. */
export const mailKey = ({ kind, to, slot }: Pick<PlannedMail, 'kind' | 'to' | 'slot'>): string =>
  [kind, to, slot].join(' ');

const iso = (moment: number): string => new Date(moment).toISOString();

/** The marks of one review. */
interface Done {
  has: (note: Note) => boolean;
  /** When the last of this kind was handed over, to somebody or to anybody; null: none was. */
  sentAt: (kind: NoteKind, to?: string) => number | null;
  /** A mail that asks or warns was tried often enough. */
  isGivenUp: boolean;
}

const doneOf = (marks: readonly Mark[]): Done => {
  const keys = new Set(marks.map(noteKey));
  return {
    has: (note) => keys.has(noteKey(note)),
    sentAt: (kind, to) =>
      marks
        .filter((mark) => mark.kind === kind && (to === undefined || mark.to === to))
        .flatMap(({ sentAt }) => sentAt ?? [])
        .sort((a, b) => b - a)[0] ?? null,
    isGivenUp: marks.some(({ kind, givenUp }) => givenUp && (kind === 'ask' || kind === 'warn')),
  };
};

interface Case {
  pixel: ReviewedPixel;
  dates: ReviewDates & { asks: number };
  done: Done;
  situation: ReviewSituation;
  zones: Zones;
}

const noteTo = (to: string, kind: NoteKind, { pixel: { slug, period } }: Case, day = ''): Note => ({
  kind,
  pixel: slug,
  period,
  to,
  day,
});

const ownerOf = ({ pixel: { ownerEmail } }: Case): string[] => {
  const address = addressOf(ownerEmail);
  return address === '' ? [] : [address];
};

/** The owner, or where they have no address, those who may approve. */
const somebodyFor = (each: Case): readonly string[] => {
  const owner = ownerOf(each);
  return owner.length > 0 ? owner : each.situation.approvers;
};

const asking = (each: Case): Note[] => {
  const { dates, done, situation, zones } = each;
  const { now, settings } = situation;
  // What is stopped already is told of by another mail.
  if (now >= dates.stops) return [];
  return ownerOf(each).flatMap((owner) => {
    const askedAt = done.sentAt('ask', owner);
    const isReminded =
      askedAt !== null && now >= hourAfterDays(askedAt, settings.reminderDays, settings, zones);
    return [
      ...(now >= dates.asks ? [noteTo(owner, 'ask', each)] : []),
      ...(isReminded ? [noteTo(owner, 'remind', each)] : []),
    ];
  });
};

const stopDay = ({ dates, situation, zones }: Case): string =>
  dayText(zones.dayOf(situation.settings.timeZone, dates.stops));

/** Whether the settings only stop what is stopped by hand already. */
const isHeld = ({ pixel, situation }: Case): boolean =>
  pixel.paused && situation.settings.overdue === 'pause';

const warning = (each: Case): Note[] => {
  const { dates, situation } = each;
  const { now, settings } = situation;
  // What is retired does not come back, so that it never is without a warning, however late that comes.
  const isOfUse = now < dates.stops || settings.overdue === 'retire';
  if (dates.stops === Infinity || now < dates.warns || !isOfUse || isHeld(each)) return [];
  return somebodyFor(each).map((to) => noteTo(to, 'warn', each, stopDay(each)));
};

const telling = (each: Case): Note[] => {
  const { dates, done, situation } = each;
  const { now, approvers, settings } = situation;
  const tell = (kind: NoteKind, people: readonly string[]) => people.map((to) => noteTo(to, kind, each));
  const isStopped = now >= dates.stops && settings.overdue === 'pause' && !isHeld(each);
  const isUnheard = ownerOf(each).length === 0 && now >= dates.asks;
  return [
    ...(isStopped ? tell('stopped', ownerOf(each)) : []),
    ...(isUnheard ? tell('no_address', approvers) : []),
    ...(done.isGivenUp ? tell('not_delivered', approvers) : []),
    ...(now >= Math.max(dates.graceEnds, dates.asks) ? tell('overdue', approvers) : []),
  ];
};

const notesOf = (each: Case): Note[] =>
  [...asking(each), ...warning(each), ...telling(each)].filter((note) => !each.done.has(note));

const stopsOf = (each: Case): PlannedStop[] => {
  const { dates, done, situation } = each;
  const { now, settings } = situation;
  if (now < dates.stops || isHeld(each)) return [];
  const warnedAt = done.sentAt('warn');
  const isWarned = warnedAt !== null && now >= warnedAt + settings.warnDaysBefore * DAY;
  if (settings.overdue === 'retire' && !isWarned) return [];
  const kind = settings.overdue === 'pause' ? 'halted' : 'retired';
  const stop = { ...noteTo('', kind, each, stopDay(each)), kind } as const;
  return done.has(stop) ? [] : [stop];
};

/** What is told by which mail. */
const MAIL_KINDS: Partial<Record<NoteKind, ReviewTaskKind>> = {
  ask: 'digest',
  remind: 'reminder',
  warn: 'warning',
  stopped: 'paused',
};

/** Put the notes to somebody into as few mails as can be: a digest takes reminders along. */
const mailsOf = (notes: Note[], { settings, now }: ReviewSituation, zones: Zones): PlannedMail[] => {
  const slot = iso(slotUntil(now, settings, zones));
  const today = dayText(zones.dayOf(settings.timeZone, now));
  const asked = new Set(notes.filter(({ kind }) => kind === 'ask').map(({ to }) => to));
  const mails = new Map<string, PlannedMail>();
  for (const note of notes) {
    const { to } = note;
    const isDigest = note.kind === 'ask' || (note.kind === 'remind' && asked.has(to));
    const kind = isDigest ? 'digest' : (MAIL_KINDS[note.kind] ?? 'escalation');
    const fresh: PlannedMail = { kind, to, slot: isDigest ? slot : today, notes: [] };
    const mail = mails.get(mailKey(fresh)) ?? fresh;
    mail.notes.push(note);
    mails.set(mailKey(fresh), mail);
  }
  return [...mails.values()];
};

const reportsOf = ({ settings, since, now }: ReviewSituation, zones: Zones): PlannedMail[] => {
  if (!settings.report.on) return [];
  const { month, at } = reportMonth(now, settings, zones);
  if (at < since.reports) return [];
  const people = new Set(settings.report.to.map(addressOf).filter((to) => to !== ''));
  return [...people].map((to) => ({ kind: 'report', to, slot: month, notes: [] }));
};

/**
 * Say what is to be done at a moment so that no review is forgotten: which mails are to be written, and what is stopped.
 * Everything has a key of its own, so that doing it twice can be told from doing it once; what is named here was not done
 * yet, whether its moment is now or long ago. A clock that went back names nothing anew.
 */
export const review = (situation: ReviewSituation, zones: Zones): ReviewPlan => {
  const { pixels, marks, settings, since } = situation;
  const marksOf = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.pixel} ${mark.period}`;
    const known = marksOf.get(key);
    if (known) known.push(mark);
    else marksOf.set(key, [mark]);
  }
  const datesOf = ({ period, terms }: ReviewedPixel): Case['dates'] => {
    const dates = reviewDates(Date.parse(period), terms, settings, since);
    return { ...dates, asks: asksAt(dates.due, settings, since, zones) };
  };
  const cases = pixels.map((pixel): Case => ({
    pixel,
    dates: datesOf(pixel),
    done: doneOf(marksOf.get(`${pixel.slug} ${pixel.period}`) ?? []),
    situation,
    zones,
  }));
  return {
    mails: [...mailsOf(cases.flatMap(notesOf), situation, zones), ...reportsOf(situation, zones)],
    stops: cases.flatMap(stopsOf),
  };
};
