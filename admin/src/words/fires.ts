import type { Fires, PixelDetail, PixelSummary } from '../../../server/src/contract';
import type { Words } from './words';

const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** Say how many events a pixel reported in the last 30 days; empty: it has not been live, or the server does not tell. */
export const firedEvents = ({ fired, delivery, live }: PixelSummary, { say }: Words): string => {
  if (!fired || (live === null && fired.fires30 === 0)) return '';
  return delivery === 'declared' ? say('fires.uncounted') : say('fires.events', { count: fired.fires30 });
};

const howOften = (fires: Fires, { say, language }: Words): string => {
  const { fires30, pages30, fires90, pages90, lastFiredOn } = fires;
  if (fires30 > 0) {
    return say('pixel.fires.lately', { fires: fires30, pages: pages30, fires90, pages90 });
  }
  return lastFiredOn === null
    ? say('pixel.fires.never')
    : say('pixel.fires.silent', { day: dayIn(language, lastFiredOn) });
};

/** Say how often a pixel fires, and how that is known; null: it has not been live, or something else injects it. */
export const firesOf = (
  { pixel, fires }: Pick<PixelDetail, 'pixel' | 'fires'>,
  words: Words,
): { often: string; how: string } | null => {
  if (!fires || pixel.delivery === 'declared') return null;
  if (pixel.live === null && fires.lastFiredOn === null) return null;
  const { say, language } = words;
  return {
    often: howOften(fires, words),
    how: say('pixel.fires.how', { day: dayIn(language, fires.since) }),
  };
};
