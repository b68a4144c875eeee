import type { Approval, ConsentSettings, MailLanguage, SnapshotPixel, Version } from '../contract';
import { guardCell } from './exchange-guard';
import { placementWords } from './pixel-sentence';
import { PROCESSING_WORDS, type ProcessingKey } from './processing-words';
import { sentenceWords } from './review-words';
import { vendorIn, writtenIn } from './trackers';
import { VISITOR_TEXTS } from './visitor-texts';

/** What is known of a pixel that visitors meet, or met. */
export interface ProcessedPixel {
  /** `unreviewed`: it is stopped, as nobody reviewed it in time. */
  state: 'live' | 'paused' | 'unreviewed' | 'retired';
  /** The one that is live; of a retired pixel the last one that was. */
  version: Pick<Version, 'pixel' | 'number' | 'content'>;
  vendorName: string;
  receiver: string;
  /** What visitors are told of its vendor; empty where the catalogue no longer holds it. */
  told: Pick<SnapshotPixel, 'about' | 'aboutIn' | 'traces' | 'beforeConsent'>;
  approval: Pick<Approval, 'person' | 'at'> | null;
  /** Moments (RFC 3339); null: there is none. */
  firstPublishedAt: string | null;
  reviewedAt: string | null;
  reviewDueAt: string | null;
}

interface Reading {
  language: MailLanguage;
  /** Whether visitors are asked first wherever they are. */
  asksFirst: boolean;
}

type Column = [heading: string, cell: (pixel: ProcessedPixel, reading: Reading) => string];

const LINE = '\n';

const say = (language: MailLanguage, key: ProcessingKey): string => PROCESSING_WORDS[language][key];

const day = (moment: string | null | undefined): string => moment?.slice(0, 10) ?? '';

const consentCell = (
  { version: { content }, told }: ProcessedPixel,
  { language, asksFirst }: Reading,
): string => {
  if (content.delivery === 'declared') return say(language, 'consent.unchecked');
  if (content.categories.every((category) => category === 'necessary'))
    return say(language, 'consent.needless');
  if (told.beforeConsent) return say(language, 'consent.early');
  return say(language, asksFirst ? 'consent.waits' : 'consent.by-place');
};

const eventsCell = ({ version: { content } }: ProcessedPixel, { language }: Reading): string => {
  const words = sentenceWords(language);
  return content.events.map(({ name, goal }) => `${words.say(`event.${name}.happened`)}: ${goal}`).join(LINE);
};

const keepsCell = ({ told }: ProcessedPixel, { language }: Reading): string => {
  if (!told.about) return '';
  const { keeps } = vendorIn(language, told);
  if (keeps.length === 0) return say(language, 'keeps.none');
  return keeps
    .map((trace) => {
      const filled: Record<string, string> = { ...trace, where: say(language, `where.${trace.where}`) };
      return say(language, 'keeps.line').replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '');
    })
    .join(LINE);
};

const about =
  (field: 'who' | 'collects' | 'dataGoesTo' | 'policyUrl'): Column[1] =>
  ({ told }, { language }) =>
    vendorIn(language, told).about?.[field] ?? '';

const COLUMNS: [ProcessingKey & `heading.${string}`, Column[1]][] = [
  ['heading.name', ({ version }) => version.content.name],
  ['heading.slug', ({ version }) => version.pixel],
  ['heading.state', ({ state }, { language }) => say(language, `state.${state}`)],
  ['heading.vendor', ({ vendorName }) => vendorName],
  ['heading.receiver', ({ receiver }) => receiver],
  ['heading.who', about('who')],
  ['heading.whereTo', about('dataGoesTo')],
  ['heading.purpose', ({ version }, { language }) => writtenIn(language, version.content).text],
  [
    'heading.categories',
    ({ version }, { language }) =>
      version.content.categories
        .map((category) => VISITOR_TEXTS[language]?.[category] ?? category)
        .join(', '),
  ],
  ['heading.consent', consentCell],
  ['heading.collects', about('collects')],
  ['heading.events', eventsCell],
  ['heading.keeps', keepsCell],
  [
    'heading.pages',
    ({ version }, { language }) => placementWords(version.content.placement, sentenceWords(language)) ?? '',
  ],
  ['heading.ownerName', ({ version }) => version.content.owner.name],
  ['heading.ownerEmail', ({ version }) => version.content.owner.email],
  ['heading.version', ({ version }) => String(version.number)],
  ['heading.approvedBy', ({ approval }) => approval?.person.name ?? ''],
  ['heading.approvedOn', ({ approval }) => day(approval?.at)],
  ['heading.firstOn', ({ firstPublishedAt }) => day(firstPublishedAt)],
  ['heading.reviewedOn', ({ reviewedAt }) => day(reviewedAt)],
  ['heading.dueOn', ({ reviewDueAt }) => day(reviewDueAt)],
  ['heading.policy', about('policyUrl')],
];

/** Name the columns of the record of processing. */
export const processingHeadings = (language: MailLanguage): string[] =>
  COLUMNS.map(([heading]) => say(language, heading));

/** Write what is known of a pixel as the cells of its row, none of which a spreadsheet takes for a formula. */
export const processingCells = (pixel: ProcessedPixel, reading: Reading): string[] =>
  COLUMNS.map(([, cell]) => guardCell(cell(pixel, reading)));

/** Say whether visitors are asked first wherever they are. */
export const asksFirst = ({ policy: { regions, elsewhere } }: ConsentSettings): boolean =>
  [elsewhere, ...regions].every(({ rule }) => rule === 'opt_in');

/** So many headings are no accident; a list that somebody typed may well have a name, a vendor and a purpose. */
const TELLING = 6;

/** Say whether these are the headings of a record of processing, also of one from which somebody took columns out. */
export const isProcessingRecord = (headings: readonly string[]): boolean =>
  (Object.keys(PROCESSING_WORDS) as MailLanguage[]).some((language) => {
    const ours = new Set(processingHeadings(language));
    const known = headings.filter((heading) => ours.has(heading)).length;
    return known >= TELLING && known > headings.length / 2;
  });
