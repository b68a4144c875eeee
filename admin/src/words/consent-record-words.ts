import {
  CHOICE_WAYS,
  CONSENT_RULES,
  type ConsentRecord,
  type NoticeMarks,
  type Tally,
} from '../../../server/src/contract';
import type { ContentRow } from './content-rows';
import { momentWords } from './moment-words';
import { publicationLink } from './publication-words';
import type { Words } from './words';

/** What a visitor chooses about, in the order of the banner. */
export const CHOSEN = ['functional', 'measurement', 'marketing'] as const;

const NO_PIXELS = '000000';
const GROUP = /.{1,4}/g;

/** Write the number of a proof as visitors see it: `7ZQ4-M9T2-XK5B-8N1C`. */
export const recordNumber = (id: string): string => id.match(GROUP)?.join('-') ?? id;

const inside = (categories: readonly (typeof CHOSEN)[number][], { say, list }: Words): string =>
  list(categories.map((category) => say(`category.${category}.inside`)));

/** Say in a sentence what a visitor chose. */
export const choiceWords = ({ categories }: ConsentRecord, words: Words): string =>
  categories.length === 0
    ? words.say('consent.chose-nothing')
    : words.say('consent.chose', { categories: inside(categories, words) });

/** What nobody asked about, nobody refused. */
const refusedWords = ({ categories, notice }: ConsentRecord, words: Words): string => {
  const refused = CHOSEN.filter(
    (category) => !categories.includes(category) && notice[category] !== NO_PIXELS,
  );
  return refused.length === 0
    ? words.say('consent.refused-nothing')
    : words.say('consent.refused', { categories: inside(refused, words) });
};

const ruleLines = ({ rule, region }: ConsentRecord, { say }: Words): string[] => [
  say(`consent.rule.${rule}`),
  region === null ? say('consent.no-region') : say('consent.region', { region }),
];

const signalLines = ({ gpc, dnt }: ConsentRecord, { say }: Words): string[] => {
  const lines = [...(gpc ? [say('consent.gpc')] : []), ...(dnt ? [say('consent.dnt')] : [])];
  return lines.length > 0 ? lines : [say('consent.no-signal')];
};

const markLines = (notice: NoticeMarks, { say }: Words): string[] =>
  CHOSEN.map((category) =>
    say(notice[category] === NO_PIXELS ? 'consent.mark-none' : 'consent.mark', {
      category: say(`category.${category}.name`),
      mark: notice[category],
    }),
  );

/** Everything that a proof says, in words. */
export const recordRows = (record: ConsentRecord, words: Words): ContentRow[] => {
  const { say } = words;
  return [
    { key: 'number', label: say('consent.number'), lines: [recordNumber(record.id)] },
    { key: 'when', label: say('consent.when'), lines: [momentWords(record.at, words)] },
    {
      key: 'what',
      label: say('consent.what'),
      lines: [choiceWords(record, words), refusedWords(record, words)],
    },
    { key: 'way', label: say('consent.way'), lines: [say(`consent.way.${record.way}`)] },
    { key: 'rule', label: say('consent.rule'), lines: ruleLines(record, words) },
    { key: 'signals', label: say('consent.signals'), lines: signalLines(record, words) },
    {
      key: 'shown',
      label: say('consent.shown'),
      lines: [
        record.snapshot === 0
          ? say('consent.no-publication')
          : say('consent.publication', { number: record.snapshot }),
        ...markLines(record.notice, words),
      ],
      ...(record.snapshot === 0 ? {} : { link: publicationLink(record.snapshot, words) }),
    },
    { key: 'until', label: say('consent.until'), lines: [momentWords(record.expiresAt, words)] },
  ];
};

/** Answer in one line how visitors choose. */
export const ratesAnswer = ({ total, ...sum }: Tally, days: number, words: Words): string =>
  total === 0
    ? words.say('consent.answer-none', { days })
    : words.say('consent.answer', {
        days,
        count: total,
        measurement: sum.measurement / total,
        marketing: sum.marketing / total,
      });

/** Say by what ways, under which rules and with which signal visitors chose, as far as there is something to say. */
export const ratesSentences = ({ total, ways, rules, gpc }: Tally, { say, list }: Words): string[] => {
  if (total === 0) return [];
  const byWay = CHOICE_WAYS.filter((way) => ways[way] > 0).map((way) =>
    say(`consent.count.${way}`, { count: ways[way] }),
  );
  const byRule = CONSENT_RULES.filter((rule) => rules[rule] > 0).map((rule) =>
    say(`consent.count.${rule}`, { count: rules[rule] }),
  );
  return [
    say('consent.by-way', { ways: list(byWay) }),
    say('consent.by-rule', { rules: list(byRule) }),
    say('consent.by-gpc', { count: gpc }),
  ];
};
