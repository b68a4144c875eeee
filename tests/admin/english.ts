import { createIntl } from 'react-intl';
import en from '../../admin/src/translations/en.json';
import { wordsOf } from '../../admin/src/words/words';

/** The real English texts, as the screens use them. A missing text or value fails the test. */
export const english = wordsOf(
  createIntl({
    locale: 'en',
    messages: en,
    onError: (error) => {
      throw error;
    },
  }),
);
