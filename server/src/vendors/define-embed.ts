import { defineVendor, type Vendor, type VendorDefinition } from './define-vendor';
import { settingsOf } from './settings';

/** What tells one embed of the catalogue from another. */
interface Embed extends Pick<Vendor, 'key' | 'name' | 'company' | 'colour' | 'category' | 'about'> {
  /** Where its frame or its script comes from: by these, an embed in a page is known. */
  hosts: string[];
}

const settings = settingsOf({});
type EmbedVendor = VendorDefinition<typeof settings>;

const NOTHING: Pick<EmbedVendor, 'settings' | 'fields' | 'browser' | 'identity' | 'events'> = {
  settings,
  fields: {},
  browser: () => [],
  // Several places of a site may show the same embed, and nothing tells one from another.
  identity: () => '',
  // Nothing to run here. Of the neutral names, page view comes nearest to an embed that is shown.
  events: { page_view: { name: 'view', steps: () => [] } },
};

/**
 * Define content of another site that an author of this one puts into a page: a video, a map, a post. It can only be
 * declared, and has no settings.
 */
export const defineEmbed = ({ hosts, ...embed }: Embed): Vendor =>
  defineVendor({
    ...embed,
    ...NOTHING,
    injectable: false,
    hosts: () => hosts,
    audit: {
      cookies: embed.about.cookies.flatMap(({ name, where = 'cookie' }) =>
        where.endsWith('cookie') ? [name] : [],
      ),
      hosts,
      globals: [],
    },
    examples: [{ settings: {}, browser: [], events: { page_view: [] } }],
    refused: [
      { settings: { id: 'dQw4w9WgXcQ' }, message: 'This vendor has no such setting.' },
      { settings: { url: `https://${hosts[0]}/` }, message: 'This vendor has no such setting.' },
    ],
  });
