import { readAddress, writeAddress } from '../../admin/src/pages/reviews/reviews-address';
import {
  checkReview,
  EMPTY,
  isTouched,
  keptKey,
  readKept,
  writeKept,
  type ReviewValues,
} from '../../admin/src/pages/review/review-values';
import {
  type reviewFields,
  reviewSettingsOf,
  timeZones,
  withoutPlace,
} from '../../admin/src/pages/settings/review-fields';
import { checkValues, isSame, toSave, valuesOf } from '../../admin/src/pages/settings/settings-values';
import { settingsSchema } from '../../server/src/contract';

const REVIEW = { slug: 'spring', period: '2026-08-01T12:00:00.000Z', version: 3 };
const FULL: ReviewValues = {
  ...EMPTY,
  needed: 'yes',
  decision: 'Which ads we pay for.',
  less: 'no',
  ownerRight: 'yes',
  outcome: 'keep',
};
const check = (part: Partial<ReviewValues>) => checkReview({ ...FULL, ...part }, REVIEW, 'Choose.');

describe('an answer', () => {
  it('is what the server expects', () => {
    expect(check({}).answer).toEqual({
      outcome: 'keep',
      period: REVIEW.period,
      version: 3,
      answers: { needed: 'yes', decision: 'Which ads we pay for.', less: 'no', ownerRight: 'yes' },
      comment: '',
    });
    const owner = { ownerName: 'Ana Reed', ownerEmail: 'ana@example.org' };
    expect(check({ outcome: 'hand_over', ...owner }).answer).toMatchObject({
      owner: { name: 'Ana Reed', email: 'ana@example.org' },
    });
    expect(check({ outcome: 'keep', ...owner }).answer).not.toHaveProperty('owner');
  });

  it.each<[string, Partial<ReviewValues>, string[]]>([
    ['nothing', EMPTY, ['answers.less', 'answers.needed', 'answers.ownerRight', 'outcome']],
    ['no outcome', { outcome: '' }, ['outcome']],
    ['kept although it is not needed', { needed: 'no' }, ['answers.needed']],
    ['kept by the wrong owner', { ownerRight: 'no' }, ['answers.ownerRight']],
    ['stopped without a reason', { outcome: 'pause' }, ['comment']],
    ['retired without a reason', { outcome: 'retire', comment: ' ' }, ['comment']],
    ['handed over to nobody', { outcome: 'hand_over' }, ['owner.email', 'owner.name']],
  ])('has faults at their fields: %s', (_, part, fields) => {
    const { answer, faults } = check(part);
    expect(answer).toBeNull();
    expect(Object.keys(faults).sort()).toEqual(fields);
  });
});

describe('what was typed', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const key = keptKey('jo@example.org', REVIEW);

  it('is kept for this person and this period alone, and forgotten once it is sent', () => {
    const tab = storage();
    writeKept(tab, key, FULL);
    expect(readKept(tab, key)).toEqual(FULL);
    expect(readKept(tab, keptKey('ana@example.org', REVIEW))).toEqual(EMPTY);
    expect(
      readKept(tab, keptKey('jo@example.org', { ...REVIEW, period: '2026-11-01T12:00:00.000Z' })),
    ).toEqual(EMPTY);
    writeKept(tab, key, EMPTY);
    expect(tab.kept.size).toBe(0);
  });

  it.each(['', '{', '{"needed":"perhaps"}', 'null'])('is nothing where it is not ours: %s', (text) => {
    const tab = storage();
    tab.setItem(key, text);
    expect(readKept(tab, key)).toEqual(EMPTY);
    expect(isTouched(readKept(tab, key))).toBe(false);
  });

  it('is no reason to stop anybody where the tab keeps nothing', () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => writeKept(full, key, FULL)).not.toThrow();
  });
});

describe('the address of the list', () => {
  it.each([
    ['', ''],
    ['status=due&owner=jo%40example.org', 'status=due&owner=jo%40example.org'],
    ['status=late&page=0&pageSize=7&colour=red', 'pageSize=7'],
    ['view=calendar&month=2026-12', 'view=calendar&month=2026-12'],
    ['view=calendar&month=2026-77', 'view=calendar'],
    ['view=table&month=2026-12', ''],
  ])('%s', (text, read) => {
    expect(writeAddress(readAddress(new URLSearchParams(text))).toString()).toBe(read);
  });
});

describe('the settings about reviews', () => {
  const saved = settingsSchema.parse({});
  const values = (part: Partial<ReturnType<typeof reviewFields>> = {}) => {
    const all = valuesOf(saved);
    return { ...all, reviews: { ...all.reviews, ...part } };
  };
  const report = (to: string, part = {}) => ({ on: true, dayOfMonth: 1, hour: 9, to, ...part });

  it.each<[string, Parameters<typeof values>[0], string[]]>([
    ['as usual', {}, []],
    ['an empty field', { graceDays: null }, ['reviews/graceDays']],
    ['an hour that there is not', { hour: 24 }, ['reviews/hour']],
    ['a zone that there is not', { timeZone: 'Mars/Olympus' }, ['reviews/timeZone']],
    [
      'no day in between',
      { everyDays: 0, everyDaysMarketing: 36500 },
      ['reviews/everyDays', 'reviews/everyDaysMarketing'],
    ],
    ['a report to nobody', { report: report('') }, ['reviews/report/to']],
    ['a report to no address', { report: report('jo@example.org\nana') }, ['reviews/report/to']],
    [
      'a report on no day',
      { report: report('jo@example.org', { dayOfMonth: 32 }) },
      ['reviews/report/dayOfMonth'],
    ],
  ])('have faults at their fields: %s', (_, part, fields) => {
    expect(Object.keys(checkValues(values(part))).sort()).toEqual(fields);
    expect(toSave(values(part)) === null).toBe(fields.length > 0);
  });

  it('are saved with the addresses one by one', () => {
    const fields = values({ report: report('jo@example.org, ana@example.org;\n lou@example.org ') }).reviews;
    expect(reviewSettingsOf(fields).report.to).toEqual([
      'jo@example.org',
      'ana@example.org',
      'lou@example.org',
    ]);
  });

  it('tell whether there is something to save', () => {
    expect(isSame(values(), values())).toBe(true);
    expect(isSame(values({ graceDays: 3 }), values())).toBe(false);
    expect(isSame(values({ report: report('') }), values())).toBe(false);
  });

  it('say what is wrong with any address at their one field', () => {
    expect(withoutPlace('reviews/report/to/3')).toBe('reviews/report/to');
    expect(withoutPlace('reviews/hour')).toBe('reviews/hour');
  });

  it('offer every zone once, and the one that is set', () => {
    const zones = timeZones('Mars/Olympus');
    expect(zones).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin', 'Mars/Olympus']));
    expect(new Set(zones).size).toBe(zones.length);
  });
});
