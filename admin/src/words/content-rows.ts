import { triggersOf, type EventName, type PixelContent } from '../../../server/src/contract';
import { languageName } from './language-name';
import { ruleWords } from './placement-words';
import { triggerWords } from './trigger-words';
import type { Words } from './words';

/** What a person needs to know about a vendor to read a pixel. */
export interface VendorLabels {
  name: string;
  settings: Record<string, string>;
  /** What the vendor calls an event. */
  events: Partial<Record<EventName, string>>;
}

/** One fact about a pixel in words. The key is the same in every version, so that versions can be compared. */
export interface ContentRow {
  key: string;
  label: string;
  lines: string[];
  /** The language of the lines, where it is not the reader's. */
  lang?: string;
  /** Leads on to what it names. */
  link?: { text: string; to: string };
}

export type LabelsOf = (vendor: string) => VendorLabels;

const settingText = (value: unknown, { say }: Words): string => {
  if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

const settingRows = (content: PixelContent, labels: VendorLabels, words: Words): ContentRow[] =>
  Object.entries(content.settings)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => ({
      key: `settings.${key}`,
      label: words.tell(labels.settings[key] ?? key),
      lines: [settingText(value, words)],
    }));

const eventRows = (content: PixelContent, labels: VendorLabels, words: Words): ContentRow[] =>
  content.events.map((declared) => {
    const { name, goal } = declared;
    const { say } = words;
    const event = say(`event.${name}.label`);
    const theirs = labels.events[name];
    return {
      key: `events.${name}`,
      label: say('row.event', { event }),
      lines: [
        say('row.goal', { goal }),
        ...triggersOf(declared).map((trigger) =>
          say('row.trigger', { trigger: triggerWords(trigger, words) }),
        ),
        ...(theirs ? [say('row.event-theirs', { vendor: labels.name, name: theirs })] : []),
      ],
    };
  });

const placementRows = (content: PixelContent, words: Words): ContentRow[] => {
  const { include, exclude } = content.placement;
  const except = exclude.map((rule) => ruleWords(rule, words));
  return [
    {
      key: 'placement.include',
      label: words.say('row.include'),
      lines: include.map((rule) => ruleWords(rule, words)),
    },
    {
      key: 'placement.exclude',
      label: words.say('row.exclude'),
      lines: except.length > 0 ? except : [words.say('row.exclude-none')],
    },
  ];
};

const row = (key: string, label: string, ...lines: string[]): ContentRow => ({ key, label, lines });

const reviewWords = ({ reviewEveryDays: days }: PixelContent, { say }: Words): string =>
  days === undefined ? say('row.review-usual') : say('row.review-days', { days });

const deliveryRows = ({ delivery }: PixelContent, { say }: Words): ContentRow[] =>
  delivery === 'declared' ? [row('delivery', say('row.delivery'), say('row.declared'))] : [];

const purposeRows = ({ purpose, purposeIn = {} }: PixelContent, words: Words): ContentRow[] => [
  row('purpose', words.say('row.purpose'), purpose),
  ...Object.entries(purposeIn).map(([locale, text]) =>
    row(`purposeIn.${locale}`, words.say('row.purpose-in', { language: languageName(locale, words) }), text),
  ),
];

/** Say everything that a version holds, in the order in which the form asks for it. */
export const contentRows = (content: PixelContent, labelsOf: LabelsOf, words: Words): ContentRow[] => {
  const { say } = words;
  const labels = labelsOf(content.vendor);
  return [
    row('vendor', say('row.vendor'), labels.name),
    ...settingRows(content, labels, words),
    ...deliveryRows(content, words),
    row('name', say('row.name'), content.name),
    ...purposeRows(content, words),
    row('categories', say('row.categories'), ...content.categories.map((key) => say(`category.${key}.name`))),
    ...eventRows(content, labels, words),
    ...placementRows(content, words),
    row('owner', say('row.owner'), `${content.owner.name} (${content.owner.email})`),
    row('reviewEveryDays', say('row.review'), reviewWords(content, words)),
  ];
};
