import type { Finding, Overview } from '../../server/src/contract';
import { overviewAnswers, overviewSummary } from '../../admin/src/words/overview-answers';
import { widgetLines } from '../../admin/src/widget/widget-lines';
import { HOME, INVENTORY } from '../../admin/src/plugin-id';
import { english } from './english';

const pixel = (slug: string, code?: Finding['code'], details: Record<string, string> = {}) => ({
  slug,
  name: slug.toUpperCase(),
  ...(code ? { finding: { code, details } } : {}),
});

const overview = (part: Partial<Overview> = {}): Overview => ({
  states: { live: 9, draft: 5 },
  known: { total: 14, overdue: [], due: [], declared: [] },
  consent: { live: 9, wait: 9, necessary: [], early: [] },
  need: { events: 23, concerns: [] },
  understand: { purposes: 14, concerns: [] },
  waiting: [],
  sentBack: [],
  reviews: [],
  lately: [],
  twoPersonRule: true,
  ...part,
});

const answer = (
  key: 'known' | 'consent' | 'need' | 'understand',
  part: Partial<Overview>,
  mayEdit = true,
) => {
  const found = overviewAnswers(overview(part), mayEdit, english).find((each) => each.key === key);
  if (!found) throw new Error(`No answer to ${key}.`);
  return found;
};

const hard = pixel('a', 'hard_to_read');

describe('each question is answered in a sentence', () => {
  it.each([
    [
      'known',
      {},
      'good',
      '14 pixels',
      'Yes. Each has a purpose and somebody who looks after it, and no review is due.',
    ],
    [
      'known',
      { known: { total: 1, overdue: [pixel('a')], due: [], declared: [] } },
      'look',
      '1 pixel',
      'One needs a review: its day has passed.',
    ],
    [
      'known',
      { known: { total: 3, overdue: [], due: [], declared: [pixel('a'), pixel('b')] } },
      'good',
      '3 pixels',
      'Yes. 2 are put in by something else: listed here, but not controlled from here.',
    ],
    [
      'known',
      { states: { live: 9, draft: 5, retired: 2 } },
      'good',
      '16 pixels, 2 retired',
      'Yes. Each has a purpose and somebody who looks after it, and no review is due.',
    ],
    ['consent', {}, 'good', '9 of 9 live pixels', 'Yes. None of them runs before a visitor agrees.'],
    [
      'consent',
      { consent: { live: 0, wait: 0, necessary: [], early: [] } },
      'none',
      '0 of 0 live pixels',
      'Nothing is live, so nothing has to wait.',
    ],
    [
      'consent',
      { known: { total: 3, overdue: [], due: [], declared: [pixel('a')] } },
      'good',
      '9 of 9 live pixels',
      'Yes. None of them runs before a visitor agrees. One more is put in by something else: whether it waits is not ours to check.',
    ],
    [
      'consent',
      { consent: { live: 3, wait: 1, necessary: [pixel('a'), pixel('b')], early: [] } },
      'look',
      '1 of 3 live pixels',
      '2 do not: visitors are not asked, as they are declared necessary.',
    ],
    [
      'consent',
      { consent: { live: 3, wait: 2, necessary: [], early: [pixel('a', 'loads_before_consent')] } },
      'look',
      '2 of 3 live pixels',
      'One does not: it loads before a visitor agrees, as it was set up to.',
    ],
    [
      'consent',
      { consent: { live: 3, wait: 1, necessary: [pixel('b')], early: [pixel('a', 'loads_before_consent')] } },
      'look',
      '1 of 3 live pixels',
      '2 do not: visitors are not asked, or not before they load.',
    ],
    ['need', {}, 'good', '23 events', 'No. Every event helps with a decision of its own.'],
    ['need', { need: { events: 0, concerns: [] } }, 'none', '0 events', 'No. Nothing is reported.'],
    ['understand', {}, 'good', '14 purposes', 'Yes. Every purpose is written in plain words.'],
    [
      'understand',
      { understand: { purposes: 1, concerns: [hard] } },
      'look',
      '1 purpose',
      'One purpose is hard to read.',
    ],
  ] as const)('%s: %j', (key, part, verdict, figure, sentence) => {
    expect(answer(key, part as unknown as Partial<Overview>)).toMatchObject({
      verdict,
      figure,
      answer: sentence,
    });
  });

  it('counts a pixel once that is spoken of twice', () => {
    const concerns = [pixel('a', 'high_risk'), pixel('a', 'same_goal_twice', { goal: 'Why?' })];
    expect(answer('need', { need: { events: 2, concerns } })).toMatchObject({
      answer: 'Perhaps. One pixel deserves a look.',
      concerns: [{ slug: 'a' }, { slug: 'a', matter: expect.stringContaining('Why?') as unknown }],
    });
  });
});

describe('each answer leads on', () => {
  it('to the reviews that are overdue or due', () => {
    const known = {
      total: 3,
      overdue: [pixel('a')],
      due: [pixel('b')],
      declared: [pixel('c', 'not_injected_by_us')],
    };
    const { next, concerns } = answer('known', { known });
    expect(next).toEqual({ label: 'Review them', to: `${HOME}/reviews` });
    expect(concerns.map(({ slug, matter }) => `${slug}: ${matter}`)).toEqual([
      'a: Its review is overdue.',
      'b: Its review is due.',
      'c: Put in by something else.',
    ]);
  });

  it.each([
    [true, { label: 'Rewrite it', to: `${HOME}/pixels/a/edit` }],
    [false, { label: 'Look at it', to: `${HOME}/pixels/a` }],
  ])('to the purpose that is hard to read (may edit: %s)', (mayEdit, next) => {
    expect(answer('understand', { understand: { purposes: 1, concerns: [hard] } }, mayEdit).next).toEqual(
      next,
    );
  });

  it('to what is live, where all of it waits', () => {
    expect(answer('consent', {}).next).toEqual({ label: 'See what is live', to: `${INVENTORY}?state=live` });
  });
});

it.each([
  [{}, 'Yes, as far as this inventory knows.'],
  [{ understand: { purposes: 1, concerns: [hard] } }, '1 of 4 answers needs a look.'],
  [
    {
      understand: { purposes: 1, concerns: [hard] },
      known: { total: 1, overdue: [pixel('a')], due: [], declared: [] },
    },
    '2 of 4 answers need a look.',
  ],
])('sums up: %#', (part, sentence) => {
  expect(overviewSummary(overviewAnswers(overview(part), true, english), english)).toBe(sentence);
});

it('leaves out of the widget what there is none of', () => {
  expect(widgetLines(overview(), { overdue: 0, due: 0 })).toEqual([]);
  const sentBack = (slug: string): Overview['sentBack'][number] => ({
    slug,
    name: slug,
    version: 1,
    person: { id: 'ben', name: 'Ben', email: 'ben@example.org' },
    comment: 'Name the shops.',
    at: '2026-01-01T10:00:00.000Z',
  });
  const saidOf = (part: Partial<Overview>) =>
    widgetLines(overview(part), { overdue: 0, due: 0 }).map(({ label, count, to }) => [
      english.say(label, { count }),
      to,
    ]);
  expect(saidOf({ sentBack: [sentBack('spring')] })).toEqual([
    ['One version was sent back to you', `${HOME}/pixels/spring`],
  ]);
  expect(saidOf({ sentBack: [sentBack('spring'), sentBack('fall')] })).toEqual([
    ['2 versions were sent back to you', HOME],
  ]);
  const lines = widgetLines(overview(), { overdue: 2, due: 1 });
  expect(lines.map(({ label, count, to }) => [english.say(label, { count }), to])).toEqual([
    ['2 reviews are overdue', `${HOME}/reviews?status=overdue`],
    ['One review is due', `${HOME}/reviews?status=due`],
  ]);
});
