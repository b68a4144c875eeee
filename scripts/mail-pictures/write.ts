import { writeFileSync } from 'node:fs';
import type { Category, EventName, Review, ReviewFlag } from '../../server/src/contract';
import { questionPage, thanksPage } from '../../server/src/core/answer-page';
import type { Mail } from '../../server/src/core/mail-text';
import type { MailLanguage } from '../../server/src/core/mail-words';
import { pixelSentence } from '../../server/src/core/pixel-sentence';
import { reviewMail, type LetterKind, type LetterPixel } from '../../server/src/core/review-mail-text';
import { reportMail, type ReportPixel } from '../../server/src/core/review-report-text';
import { sentenceWords } from '../../server/src/core/review-words';

const SCREENS = 'https://cms.shop.example/admin/plugins/pixel-inventory';
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T09:00:00Z');
const LANGUAGES = ['en', 'de'] as const;
const COUNTS = [1, 5, 60] as const;

interface Example {
  name: string;
  vendor: string;
  receiver: string;
  id: string;
  events: EventName[];
  category: Category;
}

const EXAMPLES: Example[] = [
  {
    name: 'Spring campaign',
    vendor: 'Meta Pixel',
    receiver: 'Meta',
    id: '123456789012345',
    events: ['page_view', 'purchase'],
    category: 'marketing',
  },
  {
    name: 'Visitor statistics',
    vendor: 'Matomo',
    receiver: 'statistics.shop.example',
    id: '7',
    events: ['page_view', 'search'],
    category: 'measurement',
  },
  {
    name: 'Newsletter',
    vendor: 'LinkedIn Insight Tag',
    receiver: 'LinkedIn',
    id: '1234567',
    events: ['sign_up'],
    category: 'marketing',
  },
  {
    name: 'Checkout',
    vendor: 'Google Analytics 4',
    receiver: 'Google',
    id: 'G-ABC123DEF4',
    events: ['begin_checkout', 'purchase'],
    category: 'measurement',
  },
  {
    name: 'Product search',
    vendor: 'TikTok Pixel',
    receiver: 'TikTok',
    id: 'C1ABCDEFGH2345',
    events: ['view_item', 'search'],
    category: 'marketing',
  },
];
const FLAGS: ReviewFlag[] = [
  { code: 'no_fires', details: { days: 30 } },
  { code: 'no_owner_account', details: { email: 'jo.baker@shop.example' } },
];
const OWNER = 'Jo Baker';
const NOTES = {
  digest: 'ask',
  reminder: 'remind',
  warning: 'warn',
  escalation: 'overdue',
  paused: 'stopped',
  by_hand: 'pause',
} as const;
const KINDS = Object.keys(NOTES) as LetterKind[];

const iso = (days: number): string => new Date(NOW + days * DAY).toISOString();

const exampleOf = (at: number): Example => EXAMPLES[at % EXAMPLES.length] as Example;

const nameOf = (at: number): string =>
  at < EXAMPLES.length ? exampleOf(at).name : `${exampleOf(at).name} ${Math.floor(at / EXAMPLES.length) + 1}`;

const sentenceOf = (language: MailLanguage, { vendor, receiver, id, events, category }: Example): string =>
  pixelSentence(
    {
      vendorName: vendor,
      receiver,
      id,
      events,
      placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [] },
      categories: [category],
      ownerName: OWNER,
    },
    sentenceWords(language),
  );

const flagsOf = (at: number): ReviewFlag[] => (at % 4 === 0 ? FLAGS : at % 4 === 2 ? FLAGS.slice(0, 1) : []);

const pixelOf = (language: MailLanguage, kind: LetterKind, at: number): LetterPixel => {
  const isOverdue = at % 3 === 0 || kind === 'escalation' || kind === 'paused';
  return {
    kind: NOTES[kind],
    name: nameOf(at),
    sentence: sentenceOf(language, exampleOf(at)),
    owner: OWNER,
    review: {
      dueAt: iso(isOverdue ? -20 - (at % 9) : -(at % 7)),
      stopsAt: kind === 'paused' ? iso(-1) : null,
      status: isOverdue ? 'overdue' : 'due',
      askedAt: iso(-7),
    },
    day: iso(3).slice(0, 10),
    flags: flagsOf(at),
    comment: '',
    declared: false,
    url: `${SCREENS}/pixels/example-${at}/review`,
    answerUrl:
      kind === 'escalation'
        ? ''
        : `https://cms.shop.example/api/pixel-inventory/review-answer/1.${'x'.repeat(110)}.${'y'.repeat(43)}`,
  };
};

const letter = (language: MailLanguage, kind: LetterKind, count: number): Mail =>
  reviewMail(language, kind, {
    pixels: Array.from({ length: count }, (_, at) => pixelOf(language, kind, at)),
    timeZone: 'Europe/Berlin',
    site: 'shop.example',
    toOwner: kind !== 'escalation',
    listUrl: `${SCREENS}/reviews`,
    answersUntil: iso(30),
    notes: [],
  });

const report = (language: MailLanguage, count: number): Mail => {
  const lines = Array.from({ length: count }, (_, at): ReportPixel => ({
    name: nameOf(at),
    owner: OWNER,
    dueAt: iso(-20),
    flags: FLAGS.slice(0, 1),
    url: `${SCREENS}/pixels/example-${at}`,
  }));
  return reportMail(language, {
    month: '2026-11',
    since: iso(-30),
    timeZone: 'Europe/Berlin',
    site: 'shop.example',
    live: count * 2,
    due: count,
    stopped: 1,
    fresh: lines.slice(0, Math.ceil(count / 5)),
    retired: lines.slice(0, 1),
    overdue: lines.slice(0, Math.ceil(count / 2)),
    flagged: lines,
    inventoryUrl: `${SCREENS}/inventory`,
    notes: [],
    csv: '',
  });
};

const review: Review = {
  slug: 'spring-campaign',
  name: 'Spring campaign',
  vendor: 'meta-pixel',
  vendorName: 'Meta Pixel',
  categories: ['marketing'],
  owner: { name: OWNER, email: 'jo.baker@shop.example' },
  state: 'live',
  version: 3,
  period: iso(-110),
  everyDays: 90,
  dueAt: iso(-20),
  asksAt: iso(-20),
  graceEndsAt: iso(-6),
  stopsAt: null,
  status: 'overdue',
  stopped: false,
  askedAt: iso(-20),
  said: null,
  evidence: {
    daysSinceLook: 110,
    fires30: 0,
    pages30: 0,
    fires90: 12,
    pages90: 3,
    countedDays: 90,
    ownerExists: false,
    events: 2,
    goals: 2,
    purposeChanged: false,
    vendorChanged: false,
    weight: { bytes: 900, hosts: 2 },
    flags: FLAGS,
    findings: [],
  },
};

const pages = (language: MailLanguage): [string, string][] => {
  const [first] = EXAMPLES as [Example];
  const facts = {
    review,
    sentence: sentenceOf(language, first),
    timeZone: 'Europe/Berlin',
    site: 'shop.example',
    formToken: 'example',
    comment: '',
    commentLimit: 500,
    declared: false,
  };
  return [
    [`page-${language}`, questionPage(language, { ...facts, fault: null })],
    [`page-fault-${language}`, questionPage(language, { ...facts, fault: 'seen-missing' })],
    [`thanks-${language}`, thanksPage(language, 'stopped', review)],
  ];
};

const mails = LANGUAGES.flatMap((language) =>
  COUNTS.flatMap((count): [string, Mail][] => [
    ...KINDS.map((kind): [string, Mail] => [`${kind}-${language}-${count}`, letter(language, kind, count)]),
    [`report-${language}-${count}`, report(language, count)],
  ]),
);

writeFileSync(process.argv[2] ?? 'mails.json', JSON.stringify({ mails, pages: LANGUAGES.flatMap(pages) }));
