import { ListSearch } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../server/src/contract';
import { HOME, PLUGIN_ID } from './plugin-id';
import { EntryPixelsPanel } from './side-panel/entry-pixels-panel';
import { TEXTS_KEY } from './words/words';

/** What we use of the content manager's interface for other plugins. */
interface ContentManagerApis {
  addEditViewSidePanel?: (panels: (typeof EntryPixelsPanel)[]) => void;
}

type Texts = Record<string, string>;

interface Language {
  screens: () => Promise<{ default: Texts }>;
  /** What the server says, and what the catalogue says, by its English text. */
  texts?: (() => Promise<{ default: Texts }>)[];
}

const LANGUAGES: Record<string, Language> = {
  en: { screens: () => import('./translations/en.json') },
  de: {
    screens: () => import('./translations/de.json'),
    texts: [
      () => import('./translations/texts.de.json'),
      () => import('../../server/src/vendors/texts/de.json'),
    ],
  },
  es: {
    screens: () => import('./translations/es.json'),
    texts: [
      () => import('./translations/texts.es.json'),
      () => import('../../server/src/vendors/texts/es.json'),
    ],
  },
  fr: {
    screens: () => import('./translations/fr.json'),
    texts: [
      () => import('./translations/texts.fr.json'),
      () => import('../../server/src/vendors/texts/fr.json'),
    ],
  },
};

const loadLanguage = async ({ screens, texts = [] }: Language): Promise<Texts> => {
  const [{ default: said }, ...others] = await Promise.all([screens(), ...texts.map((load) => load())]);
  if (others.length === 0) return said;
  const all = Object.fromEntries(others.flatMap((one) => Object.entries(one.default)));
  // One text that holds them all, for react-intl would read the braces in them as its own.
  return { ...said, [TEXTS_KEY]: JSON.stringify(all) };
};

export default {
  register(app: StrapiApp): void {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: ListSearch,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: 'Pixel inventory' },
      permissions: [{ action: PERMISSIONS.read, subject: null }],
      Component: () => import('./pages/app'),
    });
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.widgets.register({
      icon: ListSearch,
      title: { id: `${PLUGIN_ID}.widget.title`, defaultMessage: 'Pixels' },
      component: async () => (await import('./widget/pixels-widget')).PixelsWidget,
      id: 'pixels',
      pluginId: PLUGIN_ID,
      permissions: [{ action: PERMISSIONS.read }],
      link: {
        label: { id: `${PLUGIN_ID}.widget.link`, defaultMessage: 'Open the overview' },
        href: HOME,
      },
    });
  },

  /** Add to other plugins what they have room for; all of them have registered by now. */
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>): void {
    const { addEditViewSidePanel }: ContentManagerApis = app.getPlugin('content-manager').apis;
    addEditViewSidePanel?.([EntryPixelsPanel]);
  },

  /** Strapi fills what a language lacks from English. */
  async registerTrads({ locales }: { locales: string[] }): Promise<{ data: Texts; locale: string }[]> {
    const known = locales.flatMap((locale) => {
      const language = LANGUAGES[locale];
      return language ? [{ locale, language }] : [];
    });
    return Promise.all(
      known.map(async ({ locale, language }) => ({ locale, data: await loadLanguage(language) })),
    );
  },
};
