import type { ReviewRunResult, ReviewTaskState, ReviewTaskView } from '../../../server/src/contract';
import type { Tone } from './pixel-state';
import type { Words } from './words';

/** Say what one run did; what there is none of is left out. */
export const runWords = ({ sent, failed, stopped, retired }: ReviewRunResult, { say }: Words): string => {
  const parts = [
    sent > 0 ? say('settings.run.sent', { count: sent }) : '',
    failed > 0 ? say('settings.run.failed', { count: failed }) : '',
    stopped > 0 ? say('settings.run.stopped', { count: stopped }) : '',
    retired > 0 ? say('settings.run.retired', { count: retired }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? say('settings.run.nothing') : parts.join(' ');
};

/** Colour of a mail's state; its word stands beside it. */
export const MAIL_TONES: Record<ReviewTaskState, Tone> = {
  waiting: 'secondary',
  claimed: 'secondary',
  sent: 'success',
  failed: 'warning',
  given_up: 'danger',
  dropped: 'neutral',
};

/** Whether a mail can be tried again by hand. */
export const canRetry = ({ state }: Pick<ReviewTaskView, 'state'>): boolean =>
  state === 'failed' || state === 'given_up';

/** Say what happened with a mail, as far as it is not told by its state. */
export const mailLines = (mail: ReviewTaskView, { say }: Words): string[] => [
  ...(mail.pixels.length > 0 ? [say('settings.sent.pixels', { pixels: mail.pixels.join(', ') })] : []),
  ...(mail.attempts > 1 ? [say('settings.sent.attempts', { count: mail.attempts })] : []),
  ...(mail.lastError === '' ? [] : [say('settings.sent.error', { error: mail.lastError })]),
  ...(mail.maybeTwice ? [say('settings.sent.twice')] : []),
];
