import type { PixelSummary, ReviewState, ReviewStatus, Silence } from '../../../server/src/contract';
import { CHANGES, stateBadges, type StateBadge, type Tone } from './pixel-state';
import type { TextKey, Words } from './words';

const REVIEWS: Record<ReviewStatus, { key: TextKey; tone: Tone } | null> = {
  overdue: { key: 'health.overdue', tone: 'danger' },
  due: { key: 'health.due', tone: 'warning' },
  upcoming: null,
};

const SILENCES: Record<Silence, TextKey> = { never: 'health.never-fired', lately: 'health.silent' };

const serves = ({ state }: PixelSummary): boolean => state === 'live' || state === 'paused';

/** How far a version has come that is newer than the approved one; null: there is no such version. */
const changeOf = (pixel: PixelSummary): ReviewState | null => {
  if (serves(pixel)) return pixel.change;
  const was = pixel.approved !== null && pixel.approved !== pixel.head;
  return was && (pixel.state === 'draft' || pixel.state === 'in_review') ? 'draft' : null;
};

/**
 * Say how a pixel does: its state first, then what deserves a look. A retired pixel needs nothing any more.
 */
export const pixelHealth = (pixel: PixelSummary, words: Words): StateBadge[] => {
  const badge = (key: TextKey, tone: Tone): StateBadge => ({ text: words.say(key), tone });
  const state = stateBadges({ ...pixel, change: null }, words);
  if (pixel.state === 'retired') return state;
  const change = changeOf(pixel);
  const review = pixel.reviewStatus ? REVIEWS[pixel.reviewStatus] : null;
  const silent = pixel.fired?.silent;
  return [
    ...state,
    ...(review ? [badge(review.key, review.tone)] : []),
    ...(silent ? [badge(SILENCES[silent], 'warning')] : []),
    ...(change ? [badge(CHANGES[change].key, CHANGES[change].tone)] : []),
    ...(pixel.delivery === 'declared' ? [badge('health.declared', 'neutral')] : []),
  ];
};
