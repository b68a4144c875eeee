import type { Category, EventName, PathRule, Placement } from '../contract';
import type { SentenceKey } from './mail-words/sentences';

/** What the sentence needs to know. Empty texts and lists stand for what is not answered yet. */
export interface SentenceFacts {
  /** For example `Meta Pixel`; empty: none chosen. */
  vendorName: string;
  /** Who hears of it, for example `Meta`. */
  receiver: string;
  /** The setting that tells this pixel from others of the vendor, for example its id. */
  id: string;
  events: readonly EventName[];
  placement: Placement;
  categories: readonly Category[];
  ownerName: string;
  /** Something else puts it into the site, so whether it waits for consent is not ours to say. */
  declared?: boolean;
}

/** How the sentence speaks its reader's language. */
export interface SentenceWords {
  say: (key: SentenceKey, values?: Record<string, string | number>) => string;
  /** Join with commas and "and". */
  list: (items: readonly string[]) => string;
}

const EVERY_PAGE = '/';

/** Say whether a rule names every page. */
export const isEveryPage = (rule: PathRule): boolean => rule.kind === 'prefix' && rule.path === EVERY_PAGE;

/** Say one rule briefly, as it stands in a sentence. */
export const shortRule = (rule: PathRule, { say }: SentenceWords): string =>
  rule.kind === 'prefix' ? rule.path : say(`place.short.${rule.kind}`, { path: rule.path });

const filledIn = (rules: PathRule[]): PathRule[] => rules.filter((rule) => rule.path.trim() !== '');

/** Say briefly where a pixel runs: "all pages but /kids". Null: no path is filled in yet. */
export const placementWords = (placement: Placement, words: SentenceWords): string | null => {
  const include = filledIn(placement.include);
  const exclude = filledIn(placement.exclude).map((rule) => shortRule(rule, words));
  if (include.length === 0) return null;
  const places = include.some(isEveryPage)
    ? words.say('place.every-page')
    : words.list(include.map((rule) => shortRule(rule, words)));
  return exclude.length === 0 ? places : words.say('place.but', { places, except: words.list(exclude) });
};

const SHOWN_OF_ID = 4;
const LONGEST_WHOLE_ID = 14;

const shorten = (id: string): string => (id.length > LONGEST_WHOLE_ID ? `${id.slice(0, SHOWN_OF_ID)}…` : id);

const eventsPart = (events: readonly EventName[], { say, list }: SentenceWords): string =>
  events.length === 0
    ? say('sentence.which-events')
    : list(events.map((name) => say(`event.${name}.happened`)));

const consentPart = (categories: readonly Category[], { say, list }: SentenceWords): string => {
  const asked = categories.filter((category) => category !== 'necessary');
  if (categories.length === 0) return say('sentence.which-consent');
  if (asked.length === 0) return say('sentence.without-asking');
  return say('sentence.once-agreed', { categories: list(asked.map((key) => say(`category.${key}.inside`))) });
};

/**
 * Say in one sentence what a pixel does, whom it tells, where, and when. Parts that are not answered yet
 * stand in the sentence as questions, so that it grows with the form.
 */
export const pixelSentence = (facts: SentenceFacts, words: SentenceWords): string => {
  const { say } = words;
  if (facts.vendorName === '') return say('sentence.no-vendor');
  const id = shorten(facts.id.trim());
  return say(facts.declared ? 'sentence.whole-declared' : 'sentence.whole', {
    pixel: id === '' ? facts.vendorName : `${facts.vendorName} ${id}`,
    receiver: facts.receiver,
    events: eventsPart(facts.events, words),
    places: placementWords(facts.placement, words) ?? say('sentence.which-places'),
    consent: consentPart(facts.categories, words),
    owner: facts.ownerName.trim() === '' ? say('sentence.who') : facts.ownerName.trim(),
  });
};
