import * as React from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import type en from '../translations/en.json';
import { PLUGIN_ID } from '../plugin-id';

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
  /** Join with commas and "and". */
  list: (items: readonly string[]) => string;
}

/** Make words from react-intl. */
export const wordsOf = (intl: IntlShape): Words => ({
  say: (key, values) => intl.formatMessage({ id: `${PLUGIN_ID}.${key}` }, values),
  list: (items) => intl.formatList(items, { type: 'conjunction' }),
});

/** Use the reader's language in a component. */
export const useWords = (): Words => {
  const intl = useIntl();
  return React.useMemo(() => wordsOf(intl), [intl]);
};
