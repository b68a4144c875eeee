import type { ReviewFlag, ReviewStatus } from '../contract';
import { languageWords, listWords } from './mail-days';
import { oneLine } from './mail-blocks';
import type { Say } from './mail-text';
import type { MailLanguage } from './mail-words';
import { SENTENCE_WORDS } from './mail-words/sentences';
import type { SentenceWords } from './pixel-sentence';

/** Let the sentence about a pixel speak the language of a mail. */
export const sentenceWords = (language: MailLanguage): SentenceWords => ({
  say: (key, values = {}) =>
    SENTENCE_WORDS[language][key].replace(/\{(\w+)\}/g, (_, name: string) =>
      oneLine(String(values[name] ?? '')),
    ),
  list: (items) => listWords(language, items),
});

/** Say in a plain sentence what is not as it should be. */
export const flagWords = ({ code, details }: ReviewFlag, language: MailLanguage, say: Say): string =>
  code === 'hard_to_read' && details['language'] !== undefined
    ? say('review.flag.hard_to_read_in', { language: languageWords(language, String(details['language'])) })
    : say(`review.flag.${code}`, details);

const DUE = {
  overdue: 'review.line.overdue',
  due: 'review.line.due',
  upcoming: 'review.line.upcoming',
} as const;

/** Say since when, or by when, somebody has to look. */
export const dueWords = (status: ReviewStatus, day: string, say: Say): string => say(DUE[status], { day });
