import type { WhyAnswer } from '../../../server/src/contract';
import type { Words } from './words';

/** Say whether a pixel would run, and the reason. */
export const whyWords = ({ reason, path }: WhyAnswer, { say }: Words): string =>
  reason === null ? say('why.runs', { path }) : say(`why.reason.${reason}`, { path });
