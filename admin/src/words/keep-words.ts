import type { BulkResult, Review } from '../../../server/src/contract';
import type { Words } from './words';

/** What became of the pixels that were to be kept together, in words. */
export interface KeepOutcome {
  tone: 'success' | 'warning';
  summary: string;
  lines: string[];
  refused: string[];
}

/** Say what became of each, those that were refused first. */
export const keepOutcome = (
  { results }: BulkResult,
  chosen: ReadonlyMap<string, Pick<Review, 'name'>>,
  { say, tell }: Words,
): KeepOutcome => {
  const kept = results.filter(({ ok }) => ok);
  const refused = results.filter(({ ok }) => !ok);
  const line = ({ slug, message }: BulkResult['results'][number]): string =>
    say('inventory.bulk.result', {
      name: chosen.get(slug)?.name ?? slug,
      message: tell(message),
    });
  return {
    tone: refused.length > 0 ? 'warning' : 'success',
    summary: [
      kept.length > 0 ? say('reviews.keep.done', { count: kept.length }) : '',
      refused.length > 0 ? say('inventory.bulk.refused', { count: refused.length }) : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    lines: [...refused, ...kept].map(line),
    refused: refused.map(({ slug }) => slug),
  };
};
