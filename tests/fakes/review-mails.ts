import type { Review, ReviewFlag } from '../../server/src/contract';
import type { AnswerFacts } from '../../server/src/core/answer-page';
import type { LetterFacts, LetterKind, LetterPixel } from '../../server/src/core/review-mail-text';
import type { ReportFacts } from '../../server/src/core/review-report-text';

const SCREENS = 'https://cms.example.org/admin/plugins/pixel-inventory';
const QUIET: ReviewFlag = { code: 'no_fires', details: { days: 30 } };

/** A pixel in a mail that asks about it. */
export const letterPixel = (changes: Partial<LetterPixel> = {}): LetterPixel => ({
  kind: 'ask',
  name: 'Spring',
  sentence:
    'Meta Pixel tells Meta that a page was viewed, on all pages, once a visitor agrees to marketing. Jo looks after it.',
  owner: 'Jo',
  review: {
    dueAt: '2026-10-26T09:00:00.000Z',
    stopsAt: '2026-11-30T09:00:00.000Z',
    status: 'overdue',
    askedAt: '2026-10-26T09:00:00.000Z',
  },
  day: '2026-12-01',
  flags: [QUIET],
  comment: '',
  declared: false,
  url: `${SCREENS}/pixels/spring/review`,
  answerUrl: 'https://cms.example.org/api/pixel-inventory/review-answer/1.abc.def',
  ...changes,
});

const NOTES = {
  digest: 'ask',
  reminder: 'remind',
  warning: 'warn',
  escalation: 'overdue',
  paused: 'stopped',
  by_hand: 'pause',
} as const;

/** Many pixels in a mail: every second one is overdue. */
export const manyPixels = (
  count: number,
  kind: LetterKind,
  changes: Partial<LetterPixel> = {},
): LetterPixel[] =>
  Array.from({ length: count }, (_, at) => {
    const due = { dueAt: '2026-11-20T09:00:00.000Z', stopsAt: null, status: 'due', askedAt: null } as const;
    const pixel = letterPixel();
    return {
      ...pixel,
      kind: NOTES[kind],
      name: `Spring ${at}`,
      review: at % 2 === 0 ? pixel.review : due,
      flags: at % 3 === 0 ? pixel.flags : [],
      answerUrl: `https://cms.example.org/api/pixel-inventory/review-answer/1.${'x'.repeat(110)}.${'y'.repeat(43)}`,
      ...changes,
    };
  });

/** What a mail of a kind says. */
export const letterFacts = (kind: LetterKind, pixels: LetterPixel[]): LetterFacts => ({
  pixels: pixels.map((pixel) => ({ ...pixel, kind: pixel.kind === 'ask' ? NOTES[kind] : pixel.kind })),
  timeZone: 'Europe/Berlin',
  site: 'shop.example',
  toOwner: kind !== 'escalation',
  listUrl: `${SCREENS}/reviews`,
  answersUntil: '2026-12-24T09:00:00.000Z',
  notes: [],
});

/** What a report says. */
export const reportFacts = (changes: Partial<ReportFacts> = {}): ReportFacts => {
  const line = {
    name: 'Spring',
    owner: 'Jo',
    dueAt: '2026-10-26T09:00:00.000Z',
    flags: [QUIET],
    url: `${SCREENS}/pixels/spring`,
  };
  return {
    month: '2026-11',
    since: '2026-10-01T09:00:00.000Z',
    timeZone: 'Europe/Berlin',
    site: 'shop.example',
    live: 12,
    due: 3,
    stopped: 1,
    fresh: [line],
    retired: [line],
    overdue: [line],
    flagged: [line],
    inventoryUrl: `${SCREENS}/inventory`,
    notes: [],
    csv: 'Name\r\n',
    ...changes,
  };
};

interface AnswerChanges extends Partial<Omit<AnswerFacts, 'review'>> {
  name?: string;
  flags?: ReviewFlag[];
}

/** What the page of a link says. */
export const answerFacts = ({
  name = 'Spring',
  flags = [QUIET],
  ...changes
}: AnswerChanges = {}): AnswerFacts => {
  const review: Review = {
    slug: 'spring',
    name,
    vendor: 'meta-pixel',
    vendorName: 'Meta Pixel',
    categories: ['marketing'],
    owner: { name: 'Jo', email: 'jo@example.org' },
    state: 'live',
    version: 1,
    period: '2026-07-28T09:00:00.000Z',
    everyDays: 90,
    dueAt: '2026-10-26T09:00:00.000Z',
    asksAt: '2026-10-26T09:00:00.000Z',
    graceEndsAt: '2026-11-09T09:00:00.000Z',
    stopsAt: '2026-11-30T09:00:00.000Z',
    status: 'overdue',
    stopped: false,
    askedAt: null,
    said: null,
    evidence: {
      daysSinceLook: 120,
      fires30: 0,
      pages30: 0,
      fires90: 0,
      pages90: 0,
      countedDays: 90,
      ownerExists: true,
      events: 1,
      goals: 1,
      purposeChanged: false,
      vendorChanged: false,
      weight: { bytes: 900, hosts: 2 },
      flags,
      findings: [],
    },
  };
  return {
    review,
    sentence: letterPixel().sentence,
    timeZone: 'Europe/Berlin',
    site: 'shop.example',
    formToken: '1.form.token',
    comment: '',
    commentLimit: 500,
    fault: null,
    declared: false,
    ...changes,
  };
};
