import {
  consentSettingsSchema,
  placeSchema,
  type ConsentSettings,
  type Issue,
  type VisitorTextKey,
} from '../../../../server/src/contract';
import { contrastsOf, isUnreadable } from '../../words/contrast';
import type { Words } from '../../words/words';
import { candidateOf, readPlaces, type ConsentValues } from './consent-values';
import { comparePlaceholders, usualText, type UsualTexts } from './text-parts';

/** The first fault of each field, by its path: `policy.days`, `policy.regions.0.key`, `banner.texts.de.intro`. */
export type ConsentFaults = Readonly<Record<string, string>>;

export interface CheckedConsent {
  /** Null: something needs a correction. */
  settings: ConsentSettings | null;
  faults: ConsentFaults;
}

type PathPart = string | number | symbol;
type Found = [field: string, message: string];

/** Parts of the path of a list's field: the places of a region are typed into one. */
const PLACES_DEPTH = 4;

const fieldOf = (path: readonly PathPart[]): string =>
  (path[3] === 'places' ? path.slice(0, PLACES_DEPTH) : path).map(String).join('.');

const fromSchema = (issues: { path: readonly PathPart[]; message: string }[], { tell }: Words): Found[] =>
  issues.map(({ path, message }) => [fieldOf(path), tell(message)]);

const wrongPlaces = ({ asks, regions }: ConsentValues, { say }: Words): Found[] =>
  (asks === 'everybody' ? [] : regions).flatMap(({ places }, at): Found[] => {
    const wrong = readPlaces(places).find((place) => !placeSchema.safeParse(place).success);
    return wrong === undefined
      ? []
      : [[`policy.regions.${at}.places`, say('banner.region.place-wrong', { place: wrong })]];
  });

const keysTwice = ({ asks, regions }: ConsentValues, { say }: Words): Found[] => {
  const keys = regions.map(({ key }) => key.trim());
  return (asks === 'everybody' ? [] : keys).flatMap((key, at): Found[] =>
    key !== '' && keys.indexOf(key) < at
      ? [[`policy.regions.${at}.key`, say('banner.region.key-twice')]]
      : [],
  );
};

const unreadable = (values: ConsentValues, { say }: Words): Found[] => {
  const { colours } = candidateOf(values).banner;
  return colours === null
    ? []
    : contrastsOf(colours)
        .filter(isUnreadable)
        .map(({ pair }) => [`banner.colours.${pair}`, say('banner.contrast.refused')]);
};

const placeholderFault = (text: string, usual: string, { say, list }: Words): string => {
  const { missing, unknown } = comparePlaceholders(text, usual);
  if (missing.length > 0) return say('banner.words.missing', { names: list(missing), count: missing.length });
  return unknown.length > 0
    ? say('banner.words.unknown', { names: list(unknown), count: unknown.length })
    : '';
};

const wrongTexts = ({ texts }: ConsentValues, usual: UsualTexts, words: Words): Found[] =>
  Object.entries(texts).flatMap(([language, own]) =>
    Object.entries(own).flatMap(([key, text]): Found[] => {
      if ((text?.trim() ?? '') === '') return [];
      const fault = placeholderFault(text ?? '', usualText(language, key as VisitorTextKey, usual), words);
      return fault === '' ? [] : [[`banner.texts.${language}.${key}`, fault]];
    }),
  );

const firstOfEach = (found: readonly Found[]): ConsentFaults => Object.fromEntries([...found].reverse());

/** Check what stands in the form: as the server will, and for what visitors could not read. */
export const checkConsent = (values: ConsentValues, usual: UsualTexts, words: Words): CheckedConsent => {
  const parsed = consentSettingsSchema.safeParse(candidateOf(values));
  const faults = firstOfEach([
    ...wrongPlaces(values, words),
    ...(parsed.success ? [] : fromSchema(parsed.error.issues, words)),
    ...keysTwice(values, words),
    ...unreadable(values, words),
    ...wrongTexts(values, usual, words),
  ]);
  return { settings: parsed.success && Object.keys(faults).length === 0 ? parsed.data : null, faults };
};

/** What the preview can show: settings that the server would take, readable or not. */
export const shownSettings = (values: ConsentValues): ConsentSettings | null => {
  const parsed = consentSettingsSchema.safeParse(candidateOf(values));
  return parsed.success ? parsed.data : null;
};

/** Lay the server's issues on the form's fields. */
export const serverFaults = (issues: readonly Issue[], words: Words): ConsentFaults =>
  firstOfEach(
    fromSchema(
      issues.map(({ path, message }) => ({
        path: path[0] === 'settings' ? path.slice(1) : path,
        message,
      })),
      words,
    ),
  );
