import type { ReviewEntry } from '../../../server/src/contract';
import { evidenceInShort, flagWords } from './review-words';
import type { Words } from './words';

const answersWords = ({ answers }: ReviewEntry, { say }: Words): string[] => {
  if (answers === null) return [];
  const { needed, decision, less, ownerRight } = answers;
  return [
    say('review.history.needed', { answer: say(`review.answer.${needed}`) }),
    ...(decision === '' ? [] : [say('review.history.decision', { decision })]),
    say('review.history.less', { answer: say(`review.answer.${less}`) }),
    say('review.history.ownerRight', { answer: say(`review.answer.${ownerRight}`) }),
  ];
};

/** Say who answered a review how, with the evidence of that moment. */
export const historyLines = (entry: ReviewEntry, words: Words): { headline: string; lines: string[] } => {
  const { say } = words;
  const { outcome, person, version, way, comment, evidence } = entry;
  return {
    headline: say(`review.history.${outcome}`, { name: person.name, version }),
    lines: [
      ...(comment === '' ? [] : [say('review.history.comment', { comment })]),
      ...answersWords(entry, words),
      ...(way === 'page' ? [] : [say(`review.history.way.${way}`)]),
      say('review.history.known', { known: evidenceInShort(evidence, false, words) }),
      ...evidence.flags.map((flag) => flagWords(flag, words)),
    ],
  };
};
