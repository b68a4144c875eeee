import fc from 'fast-check';
import { reviewSettingsSchema, type Person } from '../../server/src/contract';
import { slotFrom } from '../../server/src/core/review-calendar';
import { asksAt, reviewDates, type ReviewSince } from '../../server/src/core/review-dates';
import type { Stores } from '../../server/src/io/ports';
import { zones } from '../../server/src/io/zones';
import type { DatedPixel, ReviewDatesService } from '../../server/src/services/review-dates';
import type { ReviewLetter, ReviewLetters, ReviewMails } from '../../server/src/services/review-letters';
import { createReviewPost } from '../../server/src/services/review-post';
import { createReviewRun } from '../../server/src/services/review-run';
import { createTasksInMemory, datedPixel } from '../fakes/review-stores';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-05T00:00:00.000Z');
const END = START + 365 * DAY;
const PIXELS = 200;
const OWNERS = 40;
/** Twice a day is seldom, so that a year is simulated soon. */
const EVERY = 12 * HOUR;

const iso = (moment: number): string => new Date(moment).toISOString();

/** From when on the scheduler is down, in days, for how long, and how far the clock goes back when it returns. */
interface Outage {
  day: number;
  hours: number;
  back: number;
}

interface Year {
  zone: string;
  weekday: number;
  hour: number;
  outages: Outage[];
  /** Days that owners take, one after the other; null: they never answer. */
  patience: (number | null)[];
  intervals: number[];
  /** Every so many mails, the provider refuses one. */
  refuses: number;
}

const year: fc.Arbitrary<Year> = fc.record({
  zone: fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ),
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  outages: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 364 }),
      hours: fc.integer({ min: 1, max: 24 * 40 }),
      back: fc.integer({ min: 0, max: 72 }),
    }),
    { maxLength: 6 },
  ),
  patience: fc.array(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(null)), {
    minLength: 5,
    maxLength: 20,
  }),
  intervals: fc.array(fc.integer({ min: 7, max: 120 }), { minLength: 3, maxLength: 10 }),
  refuses: fc.integer({ min: 2, max: 9 }),
});

/** The moments at which the scheduler looks. A clock that went back names some of them again. */
const momentsOf = ({ outages }: Year): number[] => {
  const moments: number[] = [];
  const down = outages.map(({ day, hours, back }) => ({ from: START + day * DAY, hours, back }));
  for (let now = START; now <= END; now += EVERY) {
    const isDown = down.some(({ from, hours }) => now >= from && now < from + hours * HOUR);
    const returned = down.find(
      ({ from, hours }) => now >= from + hours * HOUR && now < from + hours * HOUR + EVERY,
    );
    if (isDown) continue;
    moments.push(now);
    if (returned && returned.back > 0) moments.push(now - returned.back * HOUR);
  }
  return moments;
};

/** One asking of an owner, as it came to them. */
interface Asked {
  pixel: string;
  period: string;
  to: string;
  slot: string;
  at: number;
}

const simulate = async (each: Year) => {
  const { zone: timeZone, weekday, hour, patience, intervals, refuses } = each;
  const settings = reviewSettingsSchema.parse({ timeZone, weekday, hour, graceDays: 365 });
  const since: ReviewSince = { asks: START, stops: -Infinity, reports: -Infinity };
  const tasks = createTasksInMemory();
  const pixels = new Map<string, DatedPixel>();
  for (let at = 0; at < PIXELS; at += 1) {
    const owner = `owner-${at % OWNERS}@example.org`;
    const looked = iso(START - ((at * 13) % 100) * DAY - at * 61_000);
    pixels.set(`p${at}`, datedPixel(`p${at}`, owner, looked, intervals[at % intervals.length] ?? 90));
  }
  let now = START;
  let handed = 0;
  const asked: Asked[] = [];
  const answers: { pixel: string; at: number }[] = [];
  const periods: { pixel: string; period: string; from: number }[] = [...pixels.values()].map(
    ({ slug, lookedAt }) => ({ pixel: slug, period: lookedAt, from: START }),
  );
  const take = (letter: ReviewLetter): Promise<void> => {
    handed += 1;
    const mail = tasks.all().find(({ state, to }) => state === 'claimed' && to === letter.to.email);
    // The provider accepts it the third time at the latest.
    if (handed % refuses === 0 && (mail?.attempts ?? 0) < 3) return Promise.reject(new Error('Try again.'));
    for (const { kind, pixel, period, to } of mail?.notes ?? []) {
      if (kind !== 'ask') continue;
      asked.push({ pixel, period, to, slot: mail?.slot ?? '', at: now });
      const days = patience[asked.length % patience.length];
      if (typeof days === 'number') answers.push({ pixel, at: now + days * DAY });
    }
    return Promise.resolve();
  };
  const stores = {
    reviewTasks: tasks,
    reviewSince: {
      read: () => Promise.resolve({ asks: iso(START), stops: null, reports: null }),
      write: () => Promise.resolve(),
    },
    people: { whoMay: () => Promise.resolve([]) },
    activities: { append: () => Promise.resolve({ number: 1, hash: '' }) },
    transact: <T>(work: () => Promise<T>) => work(),
  } as unknown as Stores;
  const dates = {
    schedule: () => Promise.resolve({ settings, since, pixels: [...pixels.values()] }),
    datesOf: ({ lookedAt, terms }: DatedPixel) => reviewDates(Date.parse(lookedAt), terms, settings, since),
    noteAll: () => Promise.resolve(),
  } as unknown as ReviewDatesService;
  const letters: ReviewLetters = {
    letterFor: ({ to }, at) =>
      Promise.resolve({
        to: { id: '', name: '', email: to, language: null },
        items: [],
        timeZone,
        at,
      }),
    reportFor: () => Promise.reject(new Error('There is no report.')),
  };
  const none = () => Promise.resolve();
  const mails: ReviewMails = {
    digest: take,
    reminder: none,
    warning: none,
    escalation: none,
    paused: none,
    by_hand: none,
    report: none,
  };
  const clock = { now: () => iso(now) };
  const onError = (error: unknown): never => {
    throw error instanceof Error ? error : new Error(String(error));
  };
  const publications = {
    within: { redate: (_: string, __: string, ___: Person) => Promise.resolve(false) },
    follow: none,
  } as unknown as Parameters<typeof createReviewRun>[0]['publications'];
  const post = createReviewPost({ stores, clock, letters, mails, onError });
  const { run } = createReviewRun({ stores, clock, zones, dates, publications, post, onError });

  const moments = momentsOf(each);
  for (const moment of moments) {
    now = moment;
    for (const answer of answers.splice(0)) {
      const pixel = pixels.get(answer.pixel);
      if (answer.at > now || !pixel) answers.push(answer);
      else {
        const lookedAt = iso(Math.max(now, Date.parse(pixel.lookedAt) + 1));
        pixels.set(pixel.slug, { ...pixel, lookedAt });
        periods.push({ pixel: pixel.slug, period: lookedAt, from: now });
      }
    }
    await run();
  }
  return { asked, periods, pixels, moments, settings, since };
};

it('asks exactly once for each review of a year, whatever the scheduler, the clock and the provider do', async () => {
  await fc.assert(
    fc.asyncProperty(year, async (each) => {
      const { asked, periods, pixels, moments, settings, since } = await simulate(each);
      // What is refused is tried again within the day: whatever became due before that must have come through.
      const last = Math.max(...moments) - 2 * DAY;
      const countOf = new Map<string, Asked[]>();
      for (const one of asked) {
        const key = `${one.pixel} ${one.period}`;
        countOf.set(key, [...(countOf.get(key) ?? []), one]);
      }
      for (const { pixel, period } of periods) {
        const { terms } = pixels.get(pixel) as DatedPixel;
        const { due } = reviewDates(Date.parse(period), terms, settings, since);
        const asks = asksAt(due, settings, since, zones);
        const mailed = countOf.get(`${pixel} ${period}`) ?? [];
        expect(asks).toBe(slotFrom(Math.max(due, START), settings, zones));
        if (asks < last) expect([pixel, period, mailed.length]).toEqual([pixel, period, 1]);
        else expect(mailed.length).toBeLessThanOrEqual(1);
        for (const { at } of mailed) expect(at).toBeGreaterThanOrEqual(asks);
      }
      // All that was asked for was due, and nobody got two digests in one period.
      const known = new Set(periods.map(({ pixel, period }) => `${pixel} ${period}`));
      expect([...countOf.keys()].filter((key) => !known.has(key))).toEqual([]);
      const digests = new Set(asked.map(({ to, slot, at }) => `${to} ${slot} ${at}`));
      expect(new Set(asked.map(({ to, slot }) => `${to} ${slot}`)).size).toBe(digests.size);
      expect(asked.length).toBeGreaterThan(PIXELS);
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);
