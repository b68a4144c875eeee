import type {
  ConsentSettings,
  Publication,
  PublicationFault,
  PublishedPixel,
  SnapshotSummary,
  TextChange,
} from '../../../server/src/contract';
import { publication } from '../plugin-id';
import { activitySummary } from './activity-summary';
import { consentFacts } from './consent-changes';
import { rowChanges, type ContentChange } from './content-changes';
import type { ContentRow } from './content-rows';
import { languageName } from './language-name';
import { momentWords } from './moment-words';
import type { StateBadge } from './pixel-state';
import { publicationChanges } from './publication-changes';
import type { Words } from './words';

/** Lead to a publication by its number. */
export const publicationLink = (number: number, { say }: Words) => ({
  text: say('publication.read', { number }),
  to: publication(number),
});

/** Say why there is a publication. */
export const causeWords = (
  { cause, restored }: Pick<SnapshotSummary, 'cause' | 'restored'>,
  { say }: Words,
): string =>
  cause === 'rollback' ? say('cause.rollback', { number: restored ?? 0 }) : say(`cause.${cause}`);

type Lived = Pick<Publication, 'at' | 'until' | 'isCurrent'>;

/** Say from when until when a publication was what visitors met. */
export const liveWords = ({ at, until, isCurrent }: Lived, words: Words): string => {
  const since = momentWords(at, words);
  if (isCurrent) return words.say('publication.live-since', { since });
  return until === null
    ? words.say('publication.live-unknown', { since })
    : words.say('publication.live-between', { since, until: momentWords(until, words) });
};

/** Say in plain words what is wrong with a publication as it is stored. */
export const faultWords = (fault: PublicationFault, { say }: Words): string =>
  say(`publication.fault.${fault}`);

const whyLines = ({ logged, ...entry }: Publication, words: Words): string[] => [
  causeWords(entry, words),
  ...(logged ? [words.say('publication.logged', { summary: activitySummary(logged, words) })] : []),
];

/** How a publication came to be, in words. */
export const publicationRows = (entry: Publication, words: Words): ContentRow[] => {
  const { say } = words;
  const { person, restored } = entry;
  return [
    { key: 'when', label: say('publication.when'), lines: [momentWords(entry.at, words)] },
    { key: 'live', label: say('publication.live'), lines: [liveWords(entry, words)] },
    { key: 'who', label: say('publication.who'), lines: [`${person.name} (${person.email})`] },
    {
      key: 'why',
      label: say('publication.why'),
      lines: whyLines(entry, words),
      ...(restored === null ? {} : { link: publicationLink(restored, words) }),
    },
    {
      key: 'hash',
      label: say('publication.fingerprint'),
      lines: [entry.hash, say('publication.fingerprint-of')],
    },
  ];
};

type Changes = NonNullable<Publication['changes']>;

/** Say how the pixels of a publication differ from those of the one before it. */
export const pixelChangeWords = ({ pixels }: Changes, words: Words): string[] => {
  const { say, list } = words;
  const { before, after, more, recompiled, redated } = pixels;
  return [
    ...publicationChanges({ pixels: before }, { pixels: after }, words),
    ...(more > 0 ? [say('publication.changes-more', { count: more })] : []),
    ...(recompiled.length > 0 ? [say('publication.recompiled', { names: list(recompiled) })] : []),
    ...(redated > 0 ? [say('publication.redated', { count: redated })] : []),
  ];
};

const textChange = ({ language, key, before, after }: TextChange, words: Words): ContentChange => ({
  key: `text ${language} ${key}`,
  label: words.say('publication.text-in', {
    language: languageName(language, words),
    text: words.say(`banner.text.${key}`),
  }),
  before: [before],
  after: [after],
});

/** What differs in the settings about consent, before beside after: the rules and days, then each text by its language. */
export const consentDifference = (
  { before, texts }: NonNullable<Changes['consent']>,
  after: ConsentSettings,
  words: Words,
): ContentChange[] => {
  // How many texts there are says less than the texts.
  const facts = (settings: ConsentSettings) =>
    consentFacts(settings, words).filter(({ key }) => key !== 'texts');
  return [...rowChanges(facts(before), facts(after)), ...texts.map((change) => textChange(change, words))];
};

/** How a pixel stood in a publication; null: only its name is known. */
export const pixelStanding = ({ paused, told }: PublishedPixel, { say }: Words): StateBadge | null => {
  if (paused || told?.blocked === 'paused') return { text: say('state.paused'), tone: 'danger' };
  if (!told) return null;
  if (told.blocked === null) return { text: say('state.live'), tone: 'success' };
  return told.blocked === 'declared'
    ? { text: say('health.declared'), tone: 'neutral' }
    : { text: say('publication.ran-for-nobody'), tone: 'warning' };
};

/** Say until when it ran, where the publication said so. `end`: when the publication was no longer live, or now. */
export const stopWords = ({ told }: PublishedPixel, end: number, words: Words): string => {
  if (!told || told.blocked !== null || told.stopsAt === null) return '';
  const key = Date.parse(told.stopsAt) <= end ? 'publication.stopped-at' : 'publication.stops-at';
  return words.say(key, { at: momentWords(told.stopsAt, words) });
};

type Told = NonNullable<PublishedPixel['told']>;
type Trace = Told['keeps'][number];

const traceWords = ({ name, where, lifetime, purpose }: Trace, { say }: Words): string =>
  say(`publication.trace.${where}`, { name, lifetime, purpose });

const aboutRows = ({ about, keeps, hosts }: Told, words: Words): ContentRow[] => {
  const { say } = words;
  const row = (key: string, label: string, ...lines: string[]): ContentRow => ({ key, label, lines });
  return [
    ...(about
      ? [
          row('who', say('publication.about.who'), about.who),
          row('collects', say('publication.about.collects'), about.collects),
          row('where', say('publication.about.where'), about.dataGoesTo),
          ...(about.policyUrl ? [row('policy', say('publication.about.policy'), about.policyUrl)] : []),
        ]
      : [row('who', say('publication.about.who'), say('publication.about.unknown'))]),
    row(
      'keeps',
      say('publication.about.keeps'),
      ...(keeps.length > 0
        ? keeps.map((trace) => traceWords(trace, words))
        : [say('publication.about.keeps-nothing')]),
    ),
    row(
      'hosts',
      say('publication.about.hosts'),
      ...(hosts.length > 0 ? hosts : [say('publication.about.no-hosts')]),
    ),
  ];
};

/** What visitors were told of a pixel. */
export const toldRows = (told: Told, words: Words): ContentRow[] => {
  const { say, list } = words;
  return [
    {
      key: 'categories',
      label: say('row.categories'),
      lines: [list(told.categories.map((key) => say(`category.${key}.name`)))],
    },
    { key: 'purpose', label: say('row.purpose'), lines: [told.purpose] },
    ...Object.entries(told.purposeIn).map(([locale, text]) => ({
      key: `purpose ${locale}`,
      label: say('row.purpose-in', { language: languageName(locale, words) }),
      lines: [text],
      lang: locale,
    })),
    ...aboutRows(told, words),
  ];
};
