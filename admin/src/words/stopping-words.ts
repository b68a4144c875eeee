import type { PixelContent } from '../../../server/src/contract';
import type { Words } from './words';

/** Say what it means to retire a pixel: `serving` is the version that is live, if any. */
export const retireWords = (
  serving: Pick<PixelContent, 'delivery'> | null,
  receiver: string,
  { say }: Words,
): string => {
  if (serving === null) return say('stopping.retire.consequence-idle');
  return serving.delivery === 'declared'
    ? say('stopping.retire.consequence-declared')
    : say('stopping.retire.consequence', { receiver });
};
