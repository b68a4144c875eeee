import { reviewSettingsSchema } from '../../server/src/contract';
import { review, type Mark, type NoteKind, type ReviewSituation } from '../../server/src/core/review';
import { reportMonth, slotFrom, slotUntil } from '../../server/src/core/review-calendar';
import { everyDays, isStricter, type ReviewTerms } from '../../server/src/core/review-dates';
import { zones } from '../../server/src/io/zones';
import cases from '../cases/review.json';

const iso = (moment: number): string => new Date(moment).toISOString();
const named = <T extends { why: string }>(rows: T[]) => rows.map((row) => [row.why, row] as const);

const PERIOD = '2026-08-01T00:00:00.000Z';
const TERMS: ReviewTerms = {
  own: null,
  marketing: false,
  customCode: false,
  userData: false,
  declared: false,
};

/** How a case describes a pixel: what differs from one of Jo's that was looked at on the first of August. */
interface PixelCase {
  period?: string;
  owner?: string;
  paused?: boolean;
  declared?: boolean;
  own?: number;
}

interface TodoCase {
  why: string;
  now: string;
  pixels?: Record<string, PixelCase>;
  settings?: Record<string, unknown>;
  marks?: {
    kind: string;
    to: string;
    pixel: string;
    sentAt: string | null;
    day?: string;
    period?: string;
    givenUp?: boolean;
  }[];
  approvers?: string[];
  since?: { asks?: string; stops?: string; reports?: string };
  /** Mails as "kind to slot: notes", and stops. */
  expect: string[];
}

const momentOr = (moment: string | undefined, otherwise: number): number =>
  moment === undefined ? otherwise : Date.parse(moment);

const situationOf = (row: TodoCase): ReviewSituation => ({
  pixels: Object.entries(row.pixels ?? { a: {} }).map(([slug, { period, owner, paused, declared, own }]) => ({
    slug,
    period: period ?? PERIOD,
    terms: { ...TERMS, own: own ?? null, declared: declared ?? false },
    ownerEmail: owner ?? 'jo@example.org',
    paused: paused ?? false,
  })),
  marks: (row.marks ?? []).map(({ kind, sentAt, day, period, givenUp, ...mark }): Mark => ({
    ...mark,
    kind: kind as NoteKind,
    period: period ?? PERIOD,
    day: day ?? '',
    sentAt: sentAt === null ? null : Date.parse(sentAt),
    givenUp: givenUp ?? false,
  })),
  approvers: row.approvers ?? ['ben@example.org'],
  settings: reviewSettingsSchema.parse(row.settings ?? {}),
  since: {
    asks: momentOr(row.since?.asks, -Infinity),
    stops: momentOr(row.since?.stops, -Infinity),
    reports: momentOr(row.since?.reports, -Infinity),
  },
  now: Date.parse(row.now),
});

const todo = (row: TodoCase): string[] => {
  const { mails, stops } = review(situationOf(row), zones);
  return [
    ...mails.map(({ kind, to, slot, notes }) => {
      const about = notes.map((note) => [note.kind, note.pixel, note.day].join(' ').trim());
      return `${kind} ${to} ${slot}${about.length > 0 ? `: ${about.join(', ')}` : ''}`;
    }),
    ...stops.map(({ kind, pixel }) => `${kind} ${pixel}`),
  ];
};

it.each(named(cases.slots))('the next slot: %s', (_, { zone, weekday, hour, from, slot }) => {
  expect(iso(slotFrom(Date.parse(from), { timeZone: zone, weekday, hour }, zones))).toBe(slot);
});

it.each(named(cases.untils))('the last slot: %s', (_, { zone, weekday, hour, until, slot }) => {
  expect(iso(slotUntil(Date.parse(until), { timeZone: zone, weekday, hour }, zones))).toBe(slot);
});

it.each(named(cases.reports))('the last report: %s', (_, { zone, dayOfMonth, hour, now, month, at }) => {
  const report = { on: true, dayOfMonth, hour, to: [] };
  const found = reportMonth(Date.parse(now), { timeZone: zone, report }, zones);
  expect({ month: found.month, at: iso(found.at) }).toEqual({ month, at });
});

it.each(named(cases.intervals))('how often: %s', (_, { terms, settings, days }) => {
  expect(everyDays({ ...TERMS, ...terms }, reviewSettingsSchema.parse(settings))).toBe(days);
});

it.each(named(cases.todo as TodoCase[]))('what is to be done: %s', (_, row) => {
  expect(todo(row)).toEqual(row.expect);
});

it('asks a new owner of 500 pixels in one mail', () => {
  const pixels = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`pixel-${at}`, {}]));
  const { mails } = review(
    situationOf({ why: '', now: '2026-11-02T09:00:00.000Z', pixels, expect: [] }),
    zones,
  );
  expect(mails.map(({ notes }) => notes.length)).toEqual([500]);
});

describe('settings', () => {
  const faultOf = (settings: unknown): string =>
    reviewSettingsSchema
      .safeParse(settings)
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('\n') ?? '';

  it.each([
    [
      'an interval of nothing',
      { everyDays: 0 },
      'everyDays: Please give at least 1 for the days between reviews.',
    ],
    ['an interval of 100 years', { everyDaysMarketing: 36_500 }, 'at most 730 for the days between reviews'],
    ['half a day', { everyDaysCustomCode: 0.5 }, 'in whole numbers'],
    ['a time zone that does not exist', { timeZone: 'Europe/Atlantis' }, 'There is no such time zone'],
    ['no time zone', { timeZone: '' }, 'There is no such time zone'],
    ['an offset, which knows no daylight saving', { timeZone: '+02:00' }, 'There is no such time zone'],
    ['an eighth day of the week', { weekday: 8 }, 'weekday: Please give at most 7'],
    ['a day of the week before the first', { weekday: 0 }, 'weekday: Please give at least 1'],
    ['an hour too many', { hour: 24 }, 'hour: Please give at most 23'],
    ['a report to nobody', { report: { on: true } }, 'report.to: Name at least one address'],
    ['a report to a word', { report: { on: true, to: ['boss'] } }, 'report.to.0: Expected an e-mail address'],
    ['something else', { weekdays: 1 }, 'Unrecognized key'],
  ])('refuse %s', (_, settings, words) => expect(faultOf(settings)).toContain(words));

  it.each([
    'UTC',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Argentina/Buenos_Aires',
  ])('take %s for a time zone', (timeZone) => expect(faultOf({ timeZone })).toBe(''));

  it.each([
    ['nothing', {}, {}, false],
    ['a stop where there was none', {}, { overdue: 'pause' }, true],
    ['no stop any more', { overdue: 'pause' }, { overdue: 'warn' }, false],
    ['less grace', { overdue: 'pause' }, { overdue: 'pause', graceDays: 7 }, true],
    ['more grace', { overdue: 'pause' }, { overdue: 'pause', graceDays: 28 }, false],
    ['a shorter interval', { overdue: 'retire' }, { overdue: 'retire', everyDaysUserData: 10 }, true],
    ['less grace where nothing stops', {}, { graceDays: 7 }, false],
  ])('become stricter by %s: %#', (_, before, after, stricter) => {
    expect(isStricter(reviewSettingsSchema.parse(before), reviewSettingsSchema.parse(after))).toBe(stricter);
  });
});
