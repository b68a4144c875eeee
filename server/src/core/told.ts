import type { SnapshotPixel } from '../contract';

/** Say whether visitors are told of a pixel: it runs for some of them, or something else puts it into the site. */
export const isTold = ({ hash, approvedHash, paused }: SnapshotPixel): boolean =>
  approvedHash === hash && !paused;

/** A language at large: `pt` of `pt-BR`. */
export const baseOf = (lang: string): string => lang.split('-')[0] ?? lang;

/** What visitors are told of a pixel's vendor in one language, with what it keeps. */
export type ToldIn = NonNullable<SnapshotPixel['aboutIn']>[string];

/** Find what visitors are told of a pixel's vendor in a language; undefined: it is there in English alone. */
export const toldIn = ({ aboutIn }: Pick<SnapshotPixel, 'aboutIn'>, lang: string): ToldIn | undefined =>
  aboutIn?.[baseOf(lang)];
