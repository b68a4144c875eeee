import type { Category, Snapshot } from '../contract';
import { isTold } from './told';

/** Content of another site in a page: a video, a map, a post. */
interface Provider {
  /** Key of its entry in the catalogue. */
  vendor: string;
  name: string;
  /** Beginnings of addresses, host in small letters and path: `www.youtube.com/embed/`. */
  from: readonly string[];
  /** What it needs consent for where no approved pixel says otherwise. */
  usual: Category;
}

const PROVIDERS: readonly Provider[] = [
  {
    vendor: 'youtube-embed',
    name: 'YouTube',
    from: ['www.youtube.com/embed/', 'youtube.com/embed/', 'www.youtube-nocookie.com/embed/'],
    usual: 'marketing',
  },
  { vendor: 'vimeo-embed', name: 'Vimeo', from: ['player.vimeo.com/'], usual: 'functional' },
  {
    vendor: 'google-maps-embed',
    name: 'Google Maps',
    from: ['www.google.com/maps', 'maps.google.com/', 'google.com/maps'],
    usual: 'functional',
  },
  {
    vendor: 'x-posts-embed',
    name: 'X',
    from: ['platform.twitter.com/', 'twitter.com/', 'x.com/', 'platform.x.com/'],
    usual: 'marketing',
  },
  {
    vendor: 'instagram-embed',
    name: 'Instagram',
    from: ['www.instagram.com/', 'instagram.com/'],
    usual: 'marketing',
  },
  { vendor: 'spotify-embed', name: 'Spotify', from: ['open.spotify.com/embed'], usual: 'functional' },
  { vendor: 'facebook-embed', name: 'Facebook', from: ['www.facebook.com/plugins/'], usual: 'marketing' },
  {
    vendor: 'tiktok-embed',
    name: 'TikTok',
    from: ['www.tiktok.com/embed', 'www.tiktok.com/player/'],
    usual: 'marketing',
  },
  { vendor: 'soundcloud-embed', name: 'SoundCloud', from: ['w.soundcloud.com/'], usual: 'functional' },
  {
    vendor: 'dailymotion-embed',
    name: 'Dailymotion',
    from: ['www.dailymotion.com/embed', 'geo.dailymotion.com/'],
    usual: 'marketing',
  },
  {
    vendor: 'twitch-embed',
    name: 'Twitch',
    from: ['player.twitch.tv/', 'clips.twitch.tv/embed'],
    usual: 'marketing',
  },
  { vendor: 'linkedin-embed', name: 'LinkedIn', from: ['www.linkedin.com/embed/'], usual: 'marketing' },
];

/** What a held embed says of itself. */
export interface HeldEmbed {
  name: string;
  /** All of them have to be granted. */
  categories: readonly Category[];
}

/** Says whether the content of an address has to be held back; null: it may load. */
export type JudgeEmbed = (address: string) => HeldEmbed | null;

const ADDRESS = /^\s*(?:https?:)?\/\/(?:[^/?#\\@]*@)?([^/?#\\:]+)(?::\d+)?([^?#]*)/i;

/** Host and path of an address that leads elsewhere, in the form that providers are known by. */
const placeOf = (address: string): string | null => {
  // Browsers leave these out of an address, and take a backslash for a slash (URL standard, section 4.4).
  const plain = address.replace(/[\t\n\r]/g, '').replace(/\\/g, '/');
  const [, host, path] = ADDRESS.exec(plain) ?? [];
  return host === undefined ? null : `${host.toLowerCase().replace(/\.$/, '')}${path === '' ? '/' : path}`;
};

/**
 * Prepare the judgement of embeds. What an embed needs consent for is what its approved entry in the inventory says; where
 * there is none, the usual of its provider. Content of a site that is no known provider is none of our business.
 */
export const embedJudge = ({ pixels }: Pick<Snapshot, 'pixels'>): JudgeEmbed => {
  const declared = new Map(pixels.filter(isTold).map(({ vendor, categories }) => [vendor, categories]));
  const known = PROVIDERS.map(({ vendor, name, from, usual }) => ({
    from,
    held: { name, categories: declared.get(vendor) ?? [usual] },
  }));
  return (address) => {
    const place = placeOf(address);
    if (place === null) return null;
    return known.find(({ from }) => from.some((start) => place.startsWith(start)))?.held ?? null;
  };
};
