import * as React from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import type en from '../translations/en.json';
import { PLUGIN_ID } from '../plugin-id';
import { translator, type Translations } from './translate-text';

/** A text's id without the plugin's prefix. A key that en.json lacks does not type-check. */
export type TextKey = keyof typeof en extends infer Id
  ? Id extends `${typeof PLUGIN_ID}.${infer Key}`
    ? Key
    : never
  : never;

export type TextValues = Record<string, string | number>;

/** How pure functions speak the reader's language without knowing about React. */
export interface Words {
  say: (key: TextKey, values?: TextValues) => string;
  /** The reader's language, as a tag. */
  language: string;
  /** Say what the server or the catalogue says in English in the reader's language. */
  tell: (english: string) => string;
  /** Join with commas and "and". */
  list: (items: readonly string[]) => string;
}

/** Where a language's texts keep the translations of what the server and the catalogue say. */
export const TEXTS_KEY = `${PLUGIN_ID}.texts`;

const translators = new Map<string, (english: string) => string>([['', (english) => english]]);

const translatorFor = (packed: string): ((english: string) => string) => {
  const known = translators.get(packed);
  if (known) return known;
  const made = translator(JSON.parse(packed) as Translations);
  translators.set(packed, made);
  return made;
};

const packedTexts = ({ messages }: IntlShape): string => {
  const packed = (messages as Record<string, unknown>)[TEXTS_KEY];
  return typeof packed === 'string' ? packed : '';
};

/** Make words from react-intl. */
export const wordsOf = (intl: IntlShape): Words => ({
  say: (key, values) => intl.formatMessage({ id: `${PLUGIN_ID}.${key}` }, values),
  tell: translatorFor(packedTexts(intl)),
  language: intl.locale,
  list: (items) => intl.formatList(items, { type: 'conjunction' }),
});

/** Use the reader's language in a component. */
export const useWords = (): Words => {
  const intl = useIntl();
  return React.useMemo(() => wordsOf(intl), [intl]);
};
