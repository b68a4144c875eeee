import {
  triggersOf,
  type Category,
  type PathRule,
  type PixelContent,
  type PixelEvent,
} from '../../../server/src/contract';
import { contentRows, type LabelsOf } from './content-rows';
import { languageName } from './language-name';
import { shortRule } from './placement-words';
import { triggerWords } from './trigger-words';
import type { Words } from './words';

/** What the sentences need to know about the vendor. */
export interface ChangeFacts {
  labelsOf: LabelsOf;
  /** Who hears of an event. */
  receiver: string;
}

type Pair = readonly [before: PixelContent, after: PixelContent];

const ruleId = ({ kind, path }: PathRule): string => `${kind} ${path}`;

const missingIn = (rules: readonly PathRule[], from: readonly PathRule[]): PathRule[] => {
  const known = new Set(from.map(ruleId));
  return rules.filter((rule) => !known.has(ruleId(rule)));
};

const vendorSentences = ([before, after]: Pair, { labelsOf }: ChangeFacts, { say }: Words): string[] =>
  before.vendor === after.vendor
    ? []
    : [
        say('difference.vendor', {
          was: labelsOf(before.vendor).name,
          is: labelsOf(after.vendor).name,
        }),
      ];

const settingSentences = ([before, after]: Pair, { labelsOf }: ChangeFacts, words: Words): string[] => {
  if (before.vendor !== after.vendor) return [];
  const read = (content: PixelContent) =>
    new Map(
      contentRows(content, labelsOf, words)
        .filter(({ key }) => key.startsWith('settings.'))
        .map(({ key, label, lines }) => [key, { label, value: lines.join(' ') }]),
    );
  const [old, fresh] = [read(before), read(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was?.value === is?.value) return [];
    const label = (is ?? was)?.label ?? key;
    if (!was) return [words.say('difference.setting-added', { label, is: is?.value ?? '' })];
    if (!is) return [words.say('difference.setting-removed', { label, was: was.value })];
    return [words.say('difference.setting', { label, was: was.value, is: is.value })];
  });
};

const deliverySentences = ([before, after]: Pair, { say }: Words): string[] => {
  const [was, is] = [before.delivery ?? 'injected', after.delivery ?? 'injected'];
  return was === is ? [] : [say(`difference.delivery-${is}`)];
};

const textSentences = ([before, after]: Pair, words: Words): string[] => {
  const { say } = words;
  const sentences: string[] = [];
  if (before.name !== after.name) {
    sentences.push(say('difference.name', { was: before.name, is: after.name }));
  }
  if (before.purpose !== after.purpose) sentences.push(say('difference.purpose'));
  const [old, fresh] = [before.purposeIn ?? {}, after.purposeIn ?? {}];
  const languages = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (locale) => old[locale] !== fresh[locale],
  );
  if (languages.length > 0) {
    const names = words.list(languages.map((locale) => languageName(locale, words)));
    sentences.push(say('difference.purpose-in', { languages: names }));
  }
  return sentences;
};

const categorySentences = ([before, after]: Pair, { say, list }: Words): string[] => {
  const names = (categories: readonly Category[]): string =>
    list([...categories].sort().map((key) => say(`category.${key}.inside`)));
  const [was, is] = [names(before.categories), names(after.categories)];
  return was === is ? [] : [say('difference.category', { was, is })];
};

const triggerText = (event: PixelEvent, words: Words): string =>
  words.list(triggersOf(event).map((trigger) => triggerWords(trigger, words)));

const eventSentences = ([before, after]: Pair, { receiver }: ChangeFacts, words: Words): string[] => {
  const { say } = words;
  const old = new Map(before.events.map((event) => [event.name, event]));
  const kept = new Set(after.events.map(({ name }) => name));
  const changed = after.events.flatMap((event) => {
    const was = old.get(event.name);
    const label = say(`event.${event.name}.label`);
    const trigger = triggerText(event, words);
    if (!was) return [say('difference.event-added', { event: label, receiver, trigger })];
    const sentences: string[] = [];
    if (was.goal !== event.goal) sentences.push(say('difference.goal', { event: label, goal: event.goal }));
    if (triggerText(was, words) !== trigger) {
      sentences.push(say('difference.trigger', { event: label, trigger }));
    }
    return sentences;
  });
  const dropped = before.events
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) => say('difference.event-removed', { event: say(`event.${name}.label`), receiver }));
  return [...changed, ...dropped];
};

const placeSentences = ([{ placement: was }, { placement: is }]: Pair, words: Words): string[] => {
  const more = [...missingIn(is.include, was.include), ...missingIn(was.exclude, is.exclude)];
  const fewer = [...missingIn(was.include, is.include), ...missingIn(is.exclude, was.exclude)];
  const sentence = (key: 'difference.more-places' | 'difference.fewer-places', rules: PathRule[]) =>
    rules.length === 0
      ? []
      : [
          words.say(key, {
            count: rules.length,
            places: words.list(rules.map((rule) => shortRule(rule, words))),
          }),
        ];
  return [...sentence('difference.more-places', more), ...sentence('difference.fewer-places', fewer)];
};

const reviewSentence = (was: number | undefined, is: number | undefined, say: Words['say']): string => {
  if (is === undefined) return say('difference.review-usual');
  return was === undefined ? say('difference.review-own', { is }) : say('difference.review', { was, is });
};

const careSentences = ([before, after]: Pair, { say }: Words): string[] => {
  const sentences: string[] = [];
  if (before.owner.email !== after.owner.email || before.owner.name !== after.owner.name) {
    sentences.push(say('difference.owner', { was: before.owner.name, is: after.owner.name }));
  }
  if (before.reviewEveryDays !== after.reviewEveryDays) {
    sentences.push(reviewSentence(before.reviewEveryDays, after.reviewEveryDays, say));
  }
  return sentences;
};

/**
 * Say in sentences what a version changes compared with another one: what a visitor or the vendor would notice first,
 * what concerns the people who look after it last. Empty: nothing differs.
 */
export const changeSentences = (
  before: PixelContent,
  after: PixelContent,
  facts: ChangeFacts,
  words: Words,
): string[] => {
  const pair: Pair = [before, after];
  return [
    ...vendorSentences(pair, facts, words),
    ...eventSentences(pair, facts, words),
    ...placeSentences(pair, words),
    ...categorySentences(pair, words),
    ...settingSentences(pair, facts, words),
    ...deliverySentences(pair, words),
    ...textSentences(pair, words),
    ...careSentences(pair, words),
  ];
};
