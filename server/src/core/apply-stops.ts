import type { LaterStops, Snapshot } from '../contract';
import { isOlder } from './snapshot-order';

/**
 * Stop in a snapshot what a later one stops or does not have any more, where the later one cannot be read as a whole: a site
 * whose package is older than the plugin in Strapi must not go on with what was stopped. Null: it stops nothing.
 */
export const applyStops = (held: Snapshot, later: LaterStops): Snapshot | null => {
  if (isOlder(later, held)) return null;
  const running = new Set(later.pixels.filter(({ paused }) => !paused).map(({ id }) => id));
  const isStopped = ({ id, paused }: { id: string; paused: boolean }) => !paused && !running.has(id);
  if (!held.pixels.some(isStopped)) return null;
  return {
    ...held,
    pixels: held.pixels.map((pixel) => (isStopped(pixel) ? { ...pixel, paused: true } : pixel)),
  };
};
