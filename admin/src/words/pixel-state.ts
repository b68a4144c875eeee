import type { PixelDetail, PixelSummary, ReviewState } from '../../../server/src/contract';
import type { TextKey, Words } from './words';

export type Tone = 'success' | 'secondary' | 'neutral' | 'warning' | 'danger';

export interface StateBadge {
  text: string;
  tone: Tone;
}

const STATES: Record<PixelSummary['state'], { key: TextKey; tone: Tone }> = {
  draft: { key: 'state.draft', tone: 'neutral' },
  in_review: { key: 'state.in_review', tone: 'secondary' },
  approved: { key: 'state.approved', tone: 'secondary' },
  live: { key: 'state.live', tone: 'success' },
  paused: { key: 'state.paused', tone: 'danger' },
  retired: { key: 'state.retired', tone: 'neutral' },
};

/** How far a newer version than the approved one has come. */
export const CHANGES: Record<ReviewState, { key: TextKey; tone: Tone }> = {
  draft: { key: 'change.draft', tone: 'neutral' },
  in_review: { key: 'change.in_review', tone: 'secondary' },
  approved: { key: 'change.approved', tone: 'secondary' },
};

const isServing = (pixel: PixelSummary): boolean => pixel.state === 'live' || pixel.state === 'paused';

/** Say the state of a pixel and, where it serves already, what a newer version waits for. */
export const stateBadges = (pixel: PixelSummary, { say }: Words): StateBadge[] => {
  const badges = [STATES[pixel.state]];
  if (isServing(pixel) && pixel.change) badges.push(CHANGES[pixel.change]);
  return badges.map(({ key, tone }) => ({ text: say(key), tone }));
};

/** How far the newest version has come; null: it is the one that serves, or the pixel is retired. */
export const reviewOf = (pixel: PixelSummary): ReviewState | null => {
  const { state } = pixel;
  if (state === 'retired') return null;
  return state === 'live' || state === 'paused' ? pixel.change : state;
};

/** The decision on the newest version, if the last thing that was decided about it is that it was sent back. */
export const sentBack = ({ approvals, pixel }: PixelDetail) => {
  const [last] = approvals
    .filter(({ version }) => version === pixel.head)
    .sort((a, b) => b.at.localeCompare(a.at));
  return last?.outcome === 'sent_back' ? last : null;
};

const authorsOfHead = (detail: PixelDetail): string[] =>
  (detail.versions[0]?.authors ?? []).map((person) => person.name);

const draftNext = (detail: PixelDetail, { say }: Words): string => {
  const refusal = sentBack(detail);
  const version = detail.pixel.head;
  return refusal
    ? say('next.sent-back', { version, person: refusal.person.name, comment: refusal.comment })
    : say('next.draft', { version });
};

const reviewNext = (review: ReviewState, detail: PixelDetail, words: Words): string => {
  const version = detail.pixel.head;
  if (review === 'draft') return draftNext(detail, words);
  if (review === 'approved') return words.say('next.approved', { version });
  return words.say('next.in_review', { version, authors: words.list(authorsOfHead(detail)) });
};

/** Say how things stand with a pixel and who has to do what next. */
export const nextStep = (detail: PixelDetail, words: Words): string => {
  const { pixel } = detail;
  const { say } = words;
  if (pixel.state === 'retired') return say('next.retired');
  const review = reviewOf(pixel);
  const next = review ? reviewNext(review, detail, words) : '';
  const now =
    pixel.state === 'paused'
      ? say('next.paused', { reason: pixel.pauseReason })
      : pixel.live !== null
        ? say('next.live', { version: pixel.live })
        : '';
  return [now, next].filter((part) => part !== '').join(' ');
};
