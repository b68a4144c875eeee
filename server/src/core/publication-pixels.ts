import type { PublishedPixel, Snapshot, SnapshotPixel } from '../contract';
import { prepare } from './prepare';
import { isTold } from './told';
import { vendorIn } from './trackers';

/** A pixel of a publication, but for whether the inventory still has it. */
export type ToldPixel = Omit<PublishedPixel, 'isKept'>;

const toldOf = (
  pixel: SnapshotPixel,
  language: string,
): Omit<NonNullable<PublishedPixel['told']>, 'blocked' | 'isTold'> => {
  const { about, keeps } = vendorIn(language, pixel);
  return {
    vendor: pixel.vendorName,
    categories: pixel.categories,
    purpose: pixel.purpose,
    purposeIn: pixel.purposeIn ?? {},
    about,
    keeps,
    hosts: pixel.hosts,
    stopsAt: pixel.stopsAt,
  };
};

/**
 * Say of pixels of a publication what visitors were told of them, and which of them ran for nobody: by what decides about real
 * pages. `language`: that of the vendors' texts.
 */
export const publishedPixels = (
  snapshot: Snapshot,
  [from, to]: readonly [number, number],
  language: string,
): ToldPixel[] => {
  const pixels = snapshot.pixels.slice(from, to);
  const prepared = prepare({ ...snapshot, pixels });
  return pixels.map((pixel, index) => ({
    slug: pixel.id,
    version: pixel.version,
    name: pixel.name,
    paused: pixel.paused,
    told: {
      ...toldOf(pixel, language),
      isTold: isTold(pixel),
      blocked: prepared.pixels[index]?.blocked ?? null,
    },
  }));
};

/** Say whether visitors could be asked about anything: a pixel that they are told of waits for a yes. */
export const asksVisitors = ({ pixels }: Snapshot): boolean =>
  pixels.some((pixel) => isTold(pixel) && pixel.categories.some((category) => category !== 'necessary'));
