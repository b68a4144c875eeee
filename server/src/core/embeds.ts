import type { Category, Snapshot, SnapshotPixel } from '../contract';
import { placeOf } from './embed-address';
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
    from: [
      ...['www.youtube.com/', 'youtube.com/', 'm.youtube.com/', 'youtu.be/'],
      ...['www.youtube-nocookie.com/', 'youtube-nocookie.com/'],
    ],
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
  {
    vendor: 'facebook-embed',
    name: 'Facebook',
    from: ['www.facebook.com/', 'facebook.com/'],
    usual: 'marketing',
  },
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

/** A part of a path ends there, and a source of a policy is either that place or what lies below it. */
const framesFrom = (start: string): string[] =>
  start.endsWith('/') || !start.includes('/') ? [start] : [start, `${start}/`];

/** Say where the frames of the embeds come from that an inventory names: hosts, some with a path. */
export const framesOf = (pixels: readonly Pick<SnapshotPixel, 'vendor'>[]): string[] => {
  const named = new Set(pixels.map(({ vendor }) => vendor));
  return PROVIDERS.filter(({ vendor }) => named.has(vendor)).flatMap(({ from }) => from.flatMap(framesFrom));
};

/** What a held embed says of itself. */
export interface HeldEmbed {
  name: string;
  /** All of them have to be granted. */
  categories: readonly Category[];
}

/** Says whether the content of an address has to be held back; null: it may load. */
export type JudgeEmbed = (address: string) => HeldEmbed | null;

const unionOf = (lists: readonly (readonly Category[])[]): Category[] => [...new Set(lists.flat())];

/** What the approved entries of the inventory say that each vendor needs consent for. */
const declaredIn = (pixels: readonly SnapshotPixel[]): Map<string, readonly Category[]> => {
  const declared = new Map<string, readonly Category[]>();
  for (const { vendor, categories } of pixels.filter(isTold)) {
    declared.set(vendor, unionOf([declared.get(vendor) ?? [], categories]));
  }
  return declared;
};

const isExempt = (categories: readonly Category[]): boolean =>
  categories.length > 0 && categories.every((category) => category === 'necessary');

/**
 * Prepare the judgement of embeds. What an embed needs consent for is what its approved entries in the inventory say; where
 * there is none, the usual of its provider. Content of a site that is no known provider is none of our business.
 */
export const embedJudge = ({ pixels }: Pick<Snapshot, 'pixels'>): JudgeEmbed => {
  const declared = declaredIn(pixels);
  const known = PROVIDERS.map(({ vendor, name, from, usual }) => ({
    from,
    held: { name, categories: declared.get(vendor) ?? [usual] },
  })).filter(({ held }) => !isExempt(held.categories));
  return (address) => {
    const place = placeOf(address);
    if (place === null) return null;
    // A part of a path ends there: `/player` is `/player/`.
    return known.find(({ from }) => from.some((start) => `${place}/`.startsWith(start)))?.held ?? null;
  };
};
