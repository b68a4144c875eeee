import { ERRORS, type KeepResult, type Review } from '../../../server/src/contract';
import { flagWords } from './review-words';
import type { Words } from './words';

/** What became of the pixels that were to be kept together, in words. */
export interface KeepOutcome {
  tone: 'success' | 'warning';
  summary: string;
  lines: string[];
  refused: string[];
}

type Result = KeepResult['results'][number];

/** The server says flags in English, in the words of mails; here they are said as the screens say them. */
const messageOf = ({ message, flags }: Result, words: Words): string =>
  flags.length === 0
    ? words.tell(message)
    : words
        .tell(ERRORS.review_flagged)
        .replace('{flags}', () => flags.map((flag) => flagWords(flag, words)).join(' '));

/** Say what became of each, those that were refused first. */
export const keepOutcome = (
  { results }: KeepResult,
  chosen: ReadonlyMap<string, Pick<Review, 'name'>>,
  words: Words,
): KeepOutcome => {
  const { say } = words;
  const kept = results.filter(({ ok }) => ok);
  const refused = results.filter(({ ok }) => !ok);
  const line = (result: Result): string =>
    say('inventory.bulk.result', {
      name: chosen.get(result.slug)?.name ?? result.slug,
      message: messageOf(result, words),
    });
  return {
    tone: refused.length > 0 ? 'warning' : 'success',
    summary: [
      kept.length > 0 ? say('reviews.keep.done', { count: kept.length }) : '',
      refused.length > 0 ? say('reviews.keep.refused', { count: refused.length }) : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    lines: [...refused, ...kept].map(line),
    refused: refused.map(({ slug }) => slug),
  };
};
