import { createIntl } from 'react-intl';
import de from '../../admin/src/translations/de.json';
import es from '../../admin/src/translations/es.json';
import fr from '../../admin/src/translations/fr.json';
import textsDe from '../../admin/src/translations/texts.de.json';
import textsEs from '../../admin/src/translations/texts.es.json';
import textsFr from '../../admin/src/translations/texts.fr.json';
import { TEXTS_KEY, wordsOf, type Words } from '../../admin/src/words/words';
import catalogueDe from '../../server/src/vendors/texts/de.json';
import catalogueEs from '../../server/src/vendors/texts/es.json';
import catalogueFr from '../../server/src/vendors/texts/fr.json';
import { english } from './english';

const wordsIn = (locale: string, screens: Record<string, string>, texts: Record<string, string>): Words =>
  wordsOf(
    createIntl({
      locale,
      messages: { ...screens, [TEXTS_KEY]: JSON.stringify(texts) },
      onError: (error) => {
        throw error;
      },
    }),
  );

/** The real texts of every language, as the screens use them. A missing text or value fails the test. */
export const languages = {
  en: english,
  de: wordsIn('de', de, { ...textsDe, ...catalogueDe }),
  es: wordsIn('es', es, { ...textsEs, ...catalogueEs }),
  fr: wordsIn('fr', fr, { ...textsFr, ...catalogueFr }),
};
