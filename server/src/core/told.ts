import type { SnapshotPixel } from '../contract';

/** Say whether visitors are told of a pixel: it runs for some of them, or something else puts it into the site. */
export const isTold = ({ hash, approvedHash, paused }: SnapshotPixel): boolean =>
  approvedHash === hash && !paused;
