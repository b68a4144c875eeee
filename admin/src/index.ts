import { ListSearch } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../server/src/contract';
import { PLUGIN_ID } from './plugin-id';

type Texts = Record<string, string>;

const LOADERS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
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
  },

  /** Strapi fills what a language lacks from English. */
  async registerTrads({ locales }: { locales: string[] }): Promise<{ data: Texts; locale: string }[]> {
    const known = locales.flatMap((locale) => {
      const load = LOADERS[locale];
      return load ? [{ locale, load }] : [];
    });
    return Promise.all(known.map(async ({ locale, load }) => ({ locale, data: (await load()).default })));
  },
};
