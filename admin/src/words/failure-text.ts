import type { Failure } from '../failure';
import type { Words } from './words';

/** Say what happened, what is safe, and what to do. Empty: the person left, so there is nobody to tell. */
export const failureText = (failure: Failure, { say, tell }: Words): string => {
  if (failure.kind === 'left') return '';
  if (failure.kind === 'refused') return failure.message ? tell(failure.message) : say('failure.broken');
  return say(`failure.${failure.kind}`);
};
